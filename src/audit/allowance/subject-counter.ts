import { ExactSubjects } from './exact-subjects'
import type { Measure } from './measure'
import { SubjectSketch } from './subject-sketch'
import type { CounterState } from './usage'

/** Distinct subjects, each with the weight of the heaviest release, for any window that ends now.
 *
 * Tier k holds who was released with at least its weight; the sum is the size of each tier by what it adds to the weight.
 * Exact up to a number of subjects; from then on estimated, see `SubjectSketch`. Releases may come in any order, and twice.
 */
export class SubjectCounter {
  readonly #measure: Measure
  // INVARIANT (tiers nest): what is in a tier is in all before it.
  #sets: readonly ExactSubjects[] = none
  /** In place of the sets, once there are too many subjects for them. */
  #sketches: readonly SubjectSketch[] | undefined

  constructor(measure: Measure) {
    this.#measure = measure
  }

  get isEmpty(): boolean {
    return this.#sketches?.every(({ isEmpty }) => isEmpty) ?? (this.#sets[0]?.size ?? 0) === 0
  }

  get isExact(): boolean {
    return this.#sketches === undefined
  }

  /** Whether it holds more than it may hold exactly, or more slices of time than it should ever need. */
  get isOverfull(): boolean {
    if (this.#sketches !== undefined) return (this.#sketches[0]?.size ?? 0) > this.#measure.mostSlices
    return (this.#sets[0]?.size ?? 0) > this.#measure.exactUpTo
  }

  /** How much it remembers one by one. */
  get size(): number {
    let size = 0
    for (const set of this.#sets) size += set.size
    return size
  }

  /** The latest instant of a release, or the end of the slice of time that holds it; undefined when there is none. */
  get latest(): number | undefined {
    return (this.#sketches ?? this.#sets)[0]?.latest
  }

  add(subject: string, tier: number, at: number): void {
    for (let k = 0; k <= tier; k++) this.#addTo(k, subject, at)
  }

  /** The weighted number of subjects released after an instant. */
  used(after: number): number {
    let sum = 0
    const tiers = this.#sketches ?? this.#sets
    for (let k = 0; k < tiers.length; k++) sum += this.#measure.step(k) * (tiers[k]?.countAfter(after) ?? 0)
    return sum
  }

  /** What a release would add to that. */
  added(subject: string, tier: number, after: number): number {
    let sum = 0
    for (let k = 0; k <= tier; k++) if (!this.#has(k, subject, after)) sum += this.#measure.step(k)
    return sum
  }

  /** How many subjects were released after an instant, whatever their weight. */
  countAfter(after: number): number {
    return (this.#sketches ?? this.#sets)[0]?.countAfter(after) ?? 0
  }

  /** How many are in this counter or in another, each counted once. */
  countWith(other: SubjectCounter, after: number): number {
    if (!this.isExact || !other.isExact) return SubjectSketch.unitedCount(this.#sketchOf(0), other.#sketchOf(0), after)
    const there = other.#sets[0]
    let count = there?.countAfter(after) ?? 0
    for (const [subject, at] of this.#sets[0]?.entries() ?? []) {
      if (at > after && there?.hasAfter(subject, after) !== true) count++
    }
    return count
  }

  /** Forgets who was last released at an instant or before. */
  dropUpTo(instant: number): void {
    for (const tier of this.#sketches ?? this.#sets) tier.dropUpTo(instant)
    if (this.isEmpty) this.#sketches = undefined
  }

  /** Goes on with estimates. */
  becomeSketch(): void {
    this.#sketches ??= this.#sets.map((_, k) => this.#sketchOf(k))
    this.#sets = none
  }

  state(): CounterState {
    if (this.#sketches === undefined) {
      const tiers = this.#sets.map((set) => [...set.entries()].sort(([a], [b]) => compare(a, b)))
      return { kind: 'exact', tiers }
    }
    const tiers = this.#sketches.map((sketch) =>
      Array.from(sketch.slices(), ([i, ranks]) => [i, write(ranks)] as const),
    )
    return { kind: 'sketch', tiers }
  }

  /** Takes in what another counter holds: a union, so in any order, and twice is once. */
  absorb(state: CounterState): void {
    if (state.kind === 'exact') {
      for (const [k, tier] of state.tiers.entries()) for (const [subject, at] of tier) this.#addTo(k, subject, at)
      return
    }
    this.becomeSketch()
    for (const [k, slices] of state.tiers.entries()) {
      const sketch = this.#sketchAt(k)
      for (const [slice, text] of slices) sketch.absorb(slice, read(text))
    }
  }

  #has(tier: number, subject: string, after: number): boolean {
    if (this.#sketches === undefined) return this.#sets[tier]?.hasAfter(subject, after) ?? false
    return this.#sketches[tier]?.hasAfter(this.#measure.hash(subject), after) ?? false
  }

  #addTo(k: number, subject: string, at: number): void {
    if (this.#sketches === undefined) this.#setAt(k).add(subject, at)
    else this.#sketchAt(k).add(this.#measure.hash(subject), at)
  }

  /** Tiers are reached one after the other, the lightest first. */
  #setAt(k: number): ExactSubjects {
    const before = this.#sets[k]
    if (before !== undefined) return before
    const set = new ExactSubjects()
    this.#sets = [...this.#sets, set]
    return set
  }

  #sketchAt(k: number): SubjectSketch {
    const before = this.#sketches?.[k]
    if (before !== undefined) return before
    const sketch = new SubjectSketch(this.#measure.sliceWidth)
    this.#sketches = [...(this.#sketches ?? []), sketch]
    return sketch
  }

  /** A tier as a sketch: its own, or one made of what it holds. */
  #sketchOf(k: number): SubjectSketch {
    const own = this.#sketches?.[k]
    if (own !== undefined) return own
    const sketch = new SubjectSketch(this.#measure.sliceWidth)
    for (const [subject, at] of this.#sets[k]?.entries() ?? []) sketch.add(this.#measure.hash(subject), at)
    return sketch
  }
}

const none: readonly ExactSubjects[] = Object.freeze([])

const zero = 48

/** Ranks as text, a character each: `0` for 0, and on from there. */
function write(ranks: Uint8Array): string {
  return String.fromCharCode(...ranks.map((rank) => rank + zero))
}

function read(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) - zero)
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
