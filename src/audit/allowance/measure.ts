import type { Allowance } from './allowance'
import { type SubjectHash, subjectHash } from './subject-hash'

/** Slices of a window, in sketches. */
const slicesPerWindow = 24

/** How subjects are counted: what all counters under one allowance have in common. */
export class Measure {
  readonly window: number
  readonly exactUpTo: number
  readonly sliceWidth: number
  /** Slices of a sketch that hold a window, what may come late, and as much again. */
  readonly mostSlices: number = 3 * slicesPerWindow
  readonly #steps: readonly number[]
  #last: { readonly subject: string; readonly hash: SubjectHash } | undefined

  /** @param ladder - the weight of each tier, rising from 1 */
  constructor(
    { window, exactUpTo }: Pick<Allowance, 'window' | 'exactUpTo'>,
    readonly ladder: readonly number[],
  ) {
    this.window = window
    this.exactUpTo = exactUpTo
    this.#steps = ladder.map((weight, i) => weight - (ladder[i - 1] ?? 0))
    this.sliceWidth = Math.ceil(window / slicesPerWindow)
  }

  /** A subject is asked for by several counters, one after the other: it is hashed once. */
  hash(subject: string): SubjectHash {
    if (this.#last?.subject !== subject) this.#last = { subject, hash: subjectHash(subject) }
    return this.#last.hash
  }

  /** The weight that a tier adds to the one below it. */
  step(tier: number): number {
    return this.#steps[tier] ?? 0
  }
}
