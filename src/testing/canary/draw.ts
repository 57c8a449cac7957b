import { sha256 } from '@noble/hashes/sha2'
import { utf8ToBytes } from '@noble/hashes/utils'

/** Numbers that look random and are not: the same for the same seed, everywhere. */
export class Draw {
  readonly #seed: string
  #block = 0
  #left: number[] = []

  constructor(seed: string) {
    this.#seed = seed
  }

  /** A whole number from 0 up to, and without, `below`, which is 10,000 at most. */
  below(below: number): number {
    if (this.#left.length < 4) this.#left.push(...sha256(utf8ToBytes(`${this.#seed} ${this.#block++}`)))
    const [a = 0, b = 0, c = 0] = this.#left.splice(0, 3)
    return (a * 65536 + b * 256 + c) % below
  }

  from(letters: string): string {
    return letters.charAt(this.below(letters.length))
  }
}
