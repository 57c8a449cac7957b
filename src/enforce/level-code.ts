/** The terminal of *full*, in every category: what lets categories with different forms share diagrams. */
export const FULL = 2 ** 20

/** A level as a diagram's terminal: 0 is withheld, then the category's forms in their order, then `FULL`. */
export function levelCode(levels: readonly string[], level: string): number {
  const index = levels.indexOf(level)
  return index === levels.length - 1 ? FULL : Math.max(0, index)
}

/** The level a terminal stands for. */
export function levelOfCode(levels: readonly string[], code: number): string {
  return (code === FULL ? levels.at(-1) : levels[code]) ?? 'withheld'
}
