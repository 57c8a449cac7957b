import { estimateDistinct } from './estimate-distinct'
import { highestRank, registers, type SubjectHash } from './subject-hash'

/** Too many subjects to remember, in slices of time: a HyperLogLog sketch for each slice, united for the slices that a
 * window reaches into.
 *
 * Counts are estimates with a standard error of 1.04 / √4096 = 1.6 %. A slice that a window begins in counts whole: too much
 * is counted in time, never too little. Nobody is missed for having come late or twice, and two sketches united are the
 * sketch of both.
 */
export class SubjectSketch {
  /** Slice → the highest rank in each register. */
  readonly #slices = new Map<number, Uint8Array>()
  readonly #width: number
  #united: United | undefined

  /** @param width - of a slice, in milliseconds */
  constructor(width: number) {
    this.#width = width
  }

  /** In slices. */
  get size(): number {
    return this.#slices.size
  }

  get isEmpty(): boolean {
    return this.#slices.size === 0
  }

  /** The last instant of the last slice; undefined when there is none. */
  get latest(): number | undefined {
    return this.isEmpty ? undefined : (Math.max(...this.#slices.keys()) + 1) * this.#width - 1
  }

  add(hash: SubjectHash, at: number): void {
    const slice = Math.floor(at / this.#width)
    const ranks = this.#ranksOf(slice)
    ranks[hash.register] = Math.max(ranks[hash.register] ?? 0, hash.rank)
    if (this.#united !== undefined && slice >= this.#united.from) this.#united.raise(hash)
  }

  /** Takes in a slice of another sketch. */
  absorb(slice: number, ranks: Uint8Array): void {
    const own = this.#ranksOf(slice)
    for (const [register, rank] of ranks.entries()) own[register] = Math.max(own[register] ?? 0, rank)
    this.#united = undefined
  }

  countAfter(instant: number): number {
    return this.#unitedAfter(instant).count()
  }

  /** Whether it makes no difference to the count if this subject is released once more. */
  hasAfter(hash: SubjectHash, instant: number): boolean {
    return this.#unitedAfter(instant).rankIn(hash.register) >= hash.rank
  }

  /** Forgets the slices that end at an instant or before. */
  dropUpTo(instant: number): void {
    for (const slice of [...this.#slices.keys()]) {
      if ((slice + 1) * this.#width <= instant) this.#slices.delete(slice)
    }
    this.#united = undefined
  }

  /** The slices, latest first, each without what a later one says already: the same whatever order it was filled in. */
  *slices(): Generator<readonly [number, Uint8Array]> {
    const later = new Uint8Array(registers)
    for (const [slice, ranks] of [...this.#slices].sort(([a], [b]) => b - a)) {
      const own = ranks.map((rank, i) => (rank > (later[i] ?? 0) ? rank : 0))
      if (own.some((rank) => rank > 0)) yield [slice, own]
      for (const [i, rank] of own.entries()) if (rank > 0) later[i] = rank
    }
  }

  /** How many there are after an instant in either of two sketches of one width. */
  static unitedCount(a: SubjectSketch, b: SubjectSketch, instant: number): number {
    const united = new United(Math.floor(instant / a.#width))
    for (const { ranks } of [a.#unitedAfter(instant), b.#unitedAfter(instant)]) united.unite(ranks)
    return united.count()
  }

  #ranksOf(slice: number): Uint8Array {
    const ranks = this.#slices.get(slice) ?? new Uint8Array(registers)
    this.#slices.set(slice, ranks)
    return ranks
  }

  #unitedAfter(instant: number): United {
    const from = Math.floor(instant / this.#width)
    if (this.#united?.from !== from) {
      this.#united = new United(from)
      for (const [slice, ranks] of this.#slices) if (slice >= from) this.#united.unite(ranks)
    }
    return this.#united
  }
}

/** The slices from one on, united. */
class United {
  readonly ranks = new Uint8Array(registers)
  /** Rank → how many registers hold it. */
  readonly #histogram = new Uint32Array(highestRank + 1)
  #count: number | undefined

  constructor(readonly from: number) {
    this.#histogram[0] = registers
  }

  rankIn(register: number): number {
    return this.ranks[register] ?? 0
  }

  raise({ register, rank }: SubjectHash): void {
    const before = this.rankIn(register)
    if (rank <= before) return
    this.ranks[register] = rank
    this.#histogram[before] = (this.#histogram[before] ?? 0) - 1
    this.#histogram[rank] = (this.#histogram[rank] ?? 0) + 1
    this.#count = undefined
  }

  unite(ranks: Uint8Array): void {
    for (const [register, rank] of ranks.entries()) if (rank > 0) this.raise({ register, rank })
  }

  count(): number {
    this.#count ??= Math.round(estimateDistinct(this.#histogram))
    return this.#count
  }
}
