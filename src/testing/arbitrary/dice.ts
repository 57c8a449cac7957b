/** Choices made from one number: the same number, the same choices. Nothing here is random.
 *
 * The generator is mulberry32: small, and good enough to pick test cases with.
 */
export class Dice {
  #state: number

  constructor(...seed: readonly (string | number)[]) {
    this.#state = hash(seed.join('\u0000'))
  }

  /** A whole number from 0 to 2^32 - 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return this.next() % count
  }

  chance(percent: number): boolean {
    return this.below(100) < percent
  }

  /** One of a list; undefined of an empty one. */
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(Math.max(1, list.length))]
  }

  shuffled<T>(list: readonly T[]): readonly T[] {
    const result = [...list]
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const [one, other] = [result[i], result[j]]
      result[i] = other as T
      result[j] = one as T
    }
    return result
  }
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193)
  return state >>> 0
}
