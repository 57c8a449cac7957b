/** A fenced block of a Markdown page. `line` is that of its first line of content; `gap` is the prose between it and
 * the block before. */
export type Fence = { readonly language: string; readonly content: string; readonly line: number; readonly gap: string }

const OPENING = /^(`{3,}|~{3,})\s*([\w-]*)/

/** The fenced blocks of a page, in order. */
export function fences(markdown: string): Fence[] {
  const found: Fence[] = []
  let open: { mark: string; language: string; line: number; content: string[] } | undefined
  let gap: string[] = []
  for (const [index, line] of markdown.split(/\r?\n/).entries()) {
    if (open) {
      if (line.startsWith(open.mark)) {
        found.push({ language: open.language, content: open.content.join('\n'), line: open.line, gap: gap.join('\n') })
        open = undefined
        gap = []
      } else open.content.push(line)
      continue
    }
    const [, mark, language] = OPENING.exec(line) ?? []
    if (mark === undefined) gap.push(line)
    else open = { mark, language: language ?? '', line: index + 2, content: [] }
  }
  if (open) throw new Error(`the block at line ${open.line} is never closed`)
  return found
}
