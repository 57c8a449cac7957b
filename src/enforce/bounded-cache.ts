/** A cache that forgets everything when it has grown too heavy: what is asked for often is soon there again. */
export class BoundedCache<K, V> {
  readonly #entries = new Map<K, V>()
  #weight = 0

  constructor(readonly heaviest: number) {}

  /** What is kept under a key, or what `make` gives; `weigh` says what keeping it costs. */
  get(key: K, make: () => V, weigh: (value: V) => number = () => 1): V {
    const known = this.#entries.get(key)
    if (known !== undefined) return known
    const value = make()
    const weight = weigh(value)
    if (this.#weight + weight > this.heaviest) {
      this.#entries.clear()
      this.#weight = 0
    }
    this.#entries.set(key, value)
    this.#weight += weight
    return value
  }
}
