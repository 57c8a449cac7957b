import { Masker } from '../text'
import type { CompiledKind } from './compiled-kind'
import type { FactSource } from './fact-source'
import type { HiddenValues, ReadHidden } from './hidden-values'

/** How many parts of a record are read for its withheld values: as many as are walked where nothing is shown. So many are
 * a proxy's, which can grow new ones for ever.
 */
const mostParts = 1_000_000

/** A record with what it is decided on, and what reads the values that the decision withholds. */
export interface Hiding {
  readonly kind: CompiledKind
  readonly source: FactSource
  readonly read: ReadHidden | undefined
}

/** Decides on a record nested in another; where that is `shut`, nothing of it is shown, whatever is decided. */
export type HiddenIn = (kind: string, record: unknown, outer: Hiding, isShut: boolean) => Hiding | undefined

/** An object that is to be read, in the record that it stands in. */
interface Waiting {
  readonly part: object
  readonly read: ReadHidden
  readonly within: Hiding
}

/** The masker of one record in one call, from what is withheld of it there; undefined where that cannot be read. */
export function recordMask(record: Hiding, hiddenIn: HiddenIn): Masker | undefined {
  const values = new Values(record, hiddenIn)
  try {
    values.read()
    return values.isRead ? values.masker : undefined
  } catch {
    return undefined
  }
}

/** Reads each object once in each way that it is decided on, one after the other: however deep they lie, and however often
 * they are shared, that takes as long as there are objects.
 */
class Values implements HiddenValues {
  readonly masker = new Masker()
  readonly #met = new Map<ReadHidden, Set<object>>()
  readonly #waiting: Waiting[] = []
  #parts = 0
  #isRead = true
  /** The record that is being read. */
  #within: Hiding

  constructor(
    readonly outermost: Hiding,
    readonly hiddenIn: HiddenIn,
  ) {
    this.#within = outermost
  }

  read(): void {
    this.outermost.read?.(this.outermost.source.record, this)
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      this.#within = next.within
      next.read(next.part, this)
    }
  }

  get isRead(): boolean {
    return this.#isRead
  }

  unreadable(): void {
    this.#isRead = false
  }

  add(value: string, isName: boolean): void {
    this.masker.add(value, isName)
  }

  nested(kind: string, record: unknown, isShut: boolean): void {
    if (typeof record !== 'object' || record === null) return
    const inner = this.hiddenIn(kind, record, this.#within, isShut)
    if (inner?.read !== undefined) this.#wait(record, inner.read, inner)
  }

  later(part: object, read: ReadHidden): void {
    this.#wait(part, read, this.#within)
  }

  count(): void {
    if (++this.#parts > mostParts) throw new RangeError('too many')
  }

  #wait(part: object, read: ReadHidden, within: Hiding): void {
    const met = this.#met.get(read) ?? new Set()
    if (met.has(part)) return
    this.#met.set(read, met.add(part))
    this.count()
    this.#waiting.push({ part, read, within })
  }
}
