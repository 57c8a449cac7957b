/** How wide results are printed, in characters. */
export const width = 100

/** A line as lines no longer than `width`, broken at spaces; those after the first stand two further in. */
export function wrapped(line: string, indent: number): readonly string[] {
  const lines: string[] = []
  let current = ' '.repeat(indent)
  // Not after a *not*: it would be overlooked at the end of a line.
  for (const word of line.split(/(?<!\bnot) /)) {
    const isFirst = current.trim() === ''
    if (!isFirst && current.length + 1 + word.length > width) {
      lines.push(current)
      current = ' '.repeat(indent + 2) + word
    } else current += isFirst ? word : ` ${word}`
  }
  return [...lines, current]
}
