import { fences } from './fences'

/** A `ts` block, and what the page says it prints. */
export type Block = { readonly code: string; readonly line: number; readonly prints: string | undefined }

/** Blocks that run as one module: a first block and those after it that start with `// continued`. */
export type PageModule = readonly Block[]

const CONTINUED = /^\/\/ continued\b/

/** The modules of a page. A `text` block that directly follows a `ts` block is what that block prints. */
export function pageModules(markdown: string): PageModule[] {
  const all = fences(markdown)
  const modules: Block[][] = []
  for (const [index, { language, content, line }] of all.entries()) {
    if (language !== 'ts') continue
    const next = all[index + 1]
    const prints = next?.language === 'text' && next.gap.trim() === '' ? next.content : undefined
    const block = { code: content, line, prints }
    const last = modules.at(-1)
    if (!CONTINUED.test(content)) modules.push([block])
    else if (last) last.push(block)
    else throw new Error(`line ${line} continues nothing`)
  }
  return modules
}

/** Blocks that print although the page does not say what. */
export const silentAboutOutput = (module: PageModule): Block[] =>
  module.filter(({ code, prints }) => prints === undefined && /\bconsole\.\w+\(/.test(code))
