/** Lists by key that can be copied without copying them. */
export class Lists<T> {
  readonly #lists: Map<string, T[]>
  /** Lists that no copy shares, so that they can be added to in place. */
  readonly #own = new Set<string>()

  constructor(lists?: Lists<T>) {
    this.#lists = new Map(lists === undefined ? [] : lists.#lists)
    if (lists !== undefined) lists.#own.clear()
  }

  of(key: string): readonly T[] {
    return this.#lists.get(key) ?? []
  }

  keys(): IterableIterator<string> {
    return this.#lists.keys()
  }

  add(key: string, item: T): void {
    const list = this.#lists.get(key)
    if (list !== undefined && this.#own.has(key)) {
      list.push(item)
      return
    }
    this.#lists.set(key, [...(list ?? []), item])
    this.#own.add(key)
  }
}
