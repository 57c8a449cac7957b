import { Masker } from '../text'
import type { CompiledKind } from './compiled-kind'
import type { FactSource } from './fact-source'
import type { HiddenValues, ReadHidden } from './hidden-values'

/** How many parts of a record are read for its withheld values, and how deep they may lie. */
const mostParts = 100_000
const deepest = 500

/** A record with what it is decided on, and what reads the values that the decision withholds. */
export interface Hiding {
  readonly kind: CompiledKind
  readonly source: FactSource
  readonly read: ReadHidden | undefined
}

/** Decides on a record nested in another. */
export type HiddenIn = (kind: string, record: unknown, outer: Hiding) => Hiding | undefined

/** The masker of one record in one call, from what is withheld of it there; undefined where that cannot be read. */
export function recordMask(record: Hiding, hiddenIn: HiddenIn): Masker | undefined {
  const values = new Values(record, hiddenIn)
  try {
    record.read?.(record.source.record, values)
    return values.masker
  } catch {
    return undefined
  }
}

class Values implements HiddenValues {
  readonly masker = new Masker()
  readonly #met = new Map<unknown, Set<object>>()
  #depth = 0
  #parts = 0
  /** The record that is being read. */
  #at: Hiding

  constructor(
    outermost: Hiding,
    readonly hiddenIn: HiddenIn,
  ) {
    this.#at = outermost
  }

  add(value: string, isName: boolean): void {
    this.masker.add(value, isName)
  }

  nested(kind: string, record: unknown): void {
    if (typeof record !== 'object' || record === null || !this.enter(record, kind)) return
    const outer = this.#at
    const inner = this.hiddenIn(kind, record, outer)
    if (inner !== undefined) {
      this.#at = inner
      inner.read?.(inner.source.record, this)
      this.#at = outer
    }
    this.leave()
  }

  enter(part: object, place: unknown): boolean {
    const met = this.#met.get(place) ?? new Set()
    if (met.has(part)) return false
    this.#met.set(place, met.add(part))
    this.count()
    if (++this.#depth > deepest) throw new RangeError('too deep')
    return true
  }

  leave(): void {
    this.#depth--
  }

  count(): void {
    if (++this.#parts > mostParts) throw new RangeError('too many')
  }
}
