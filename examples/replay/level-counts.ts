/** Category → level → how many were shown it at that level. What was withheld is not counted. */
export type LevelTable = Readonly<Record<string, Readonly<Record<string, number>>>>

/** What views hold, counted by category and level. */
export class LevelCounts {
  readonly #counts = new Map<string, Map<string, number>>()

  /** So many views that hold something of these categories, each at its level. Where a record nested in another holds
   * the same at the same level, the view counts once.
   */
  add(disclosed: readonly { readonly category: string; readonly level: string }[], count: number): void {
    for (const category of new Set(disclosed.map((each) => each.category))) {
      const row = this.#counts.get(category) ?? new Map<string, number>()
      const levels = disclosed.filter((each) => each.category === category).map(({ level }) => level)
      for (const level of new Set(levels)) row.set(level, (row.get(level) ?? 0) + count)
      this.#counts.set(category, row)
    }
  }

  get categories(): readonly string[] {
    return [...this.#counts.keys()]
  }

  /** One row for each of these categories; an empty one where nothing was shown. */
  table(categories: readonly string[]): LevelTable {
    return Object.fromEntries(categories.map((category) => [category, this.#row(category)]))
  }

  #row(category: string): LevelTable[string] {
    const levels = [...(this.#counts.get(category) ?? [])]
    return Object.fromEntries(levels.sort(([one], [other]) => (one < other ? -1 : 1)))
  }
}
