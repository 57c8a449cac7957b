/** Lists of ids by key that can be copied without copying them. */
export class Lists {
  readonly #lists: Map<string, string[]>
  /** Lists that no copy shares, so that they can be added to in place. */
  readonly #own = new Set<string>()

  constructor(lists?: Lists) {
    this.#lists = new Map(lists === undefined ? [] : lists.#lists)
    if (lists !== undefined) lists.#own.clear()
  }

  of(key: string): readonly string[] {
    return this.#lists.get(key) ?? []
  }

  keys(): IterableIterator<string> {
    return this.#lists.keys()
  }

  add(key: string, id: string): void {
    const list = this.#lists.get(key)
    if (list !== undefined && this.#own.has(key)) {
      list.push(id)
      return
    }
    this.#lists.set(key, [...(list ?? []), id])
    this.#own.add(key)
  }
}
