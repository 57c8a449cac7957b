import type { ExposedCategory } from '../../history'

/** Categories, each with how much of it was, or could be, seen. */
export type SeenLevels = readonly { readonly category: string; readonly level: string }[]

/** Lists of levels, each of which there is once: what hundreds of thousands have in common is kept once. */
export class LevelLists {
  readonly #lists = new Map<string, SeenLevels>()
  readonly #joined = new Map<SeenLevels, Map<SeenLevels, SeenLevels>>()
  readonly #beyond = new Map<SeenLevels, Map<SeenLevels, SeenLevels>>()
  readonly #could = new Map<readonly ExposedCategory[], SeenLevels>()
  readonly #order: ReadonlyMap<string, number>

  constructor(
    categories: readonly string[],
    readonly rank: (category: string, level: string) => number,
  ) {
    this.#order = new Map(categories.map((category, i) => [category, i]))
  }

  /** What could be seen in an exposure. */
  could(categories: readonly ExposedCategory[]): SeenLevels {
    const known = this.#could.get(categories)
    if (known !== undefined) return known
    const list = this.of(categories.map(({ category, seen }) => ({ category, level: seen })))
    this.#could.set(categories, list)
    return list
  }

  /** The list of these levels, in vocabulary order; of a category that comes twice, the higher. */
  of(levels: SeenLevels): SeenLevels {
    const highest = new Map<string, string>()
    for (const { category, level } of levels) {
      const before = highest.get(category)
      if (before === undefined || this.rank(category, before) < this.rank(category, level)) highest.set(category, level)
    }
    const sorted = [...highest].sort(([a], [b]) => (this.#order.get(a) ?? 0) - (this.#order.get(b) ?? 0))
    const key = JSON.stringify(sorted)
    const list =
      this.#lists.get(key) ?? Object.freeze(sorted.map(([category, level]) => Object.freeze({ category, level })))
    this.#lists.set(key, list)
    return list
  }

  /** What of the first stands above the second, or is not in it. */
  beyond(a: SeenLevels, b: SeenLevels): SeenLevels {
    if (a === b || a.length === 0) return noLevelsSeen
    const byFirst = this.#beyond.get(a) ?? new Map<SeenLevels, SeenLevels>()
    this.#beyond.set(a, byFirst)
    const list = byFirst.get(b) ?? this.of(a.filter((each) => !b.some((other) => this.#reaches(other, each))))
    byFirst.set(b, list)
    return list
  }

  #reaches(other: SeenLevels[number], { category, level }: SeenLevels[number]): boolean {
    return other.category === category && this.rank(category, other.level) >= this.rank(category, level)
  }

  /** Both together. */
  join(a: SeenLevels, b: SeenLevels): SeenLevels {
    if (a === b || b.length === 0) return a
    if (a.length === 0) return b
    const byFirst = this.#joined.get(a) ?? new Map<SeenLevels, SeenLevels>()
    this.#joined.set(a, byFirst)
    const list = byFirst.get(b) ?? this.of([...a, ...b])
    byFirst.set(b, list)
    return list
  }
}

export const noLevelsSeen: SeenLevels = Object.freeze([])
