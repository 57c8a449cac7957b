import type { Masker } from '../text'
import type { CompiledKind, Outcome } from './compiled-kind'
import type { Shown } from './disclosure'
import type { FactSource } from './fact-source'
import type { ProjectionContext } from './projection-context'
import { type Hiding, recordMask } from './record-mask'
import type { UnreadParts } from './unread-parts'

/** What a run asks of the guard that started it. */
interface RunningGuard {
  pseudonym(kind: string, identifier: string, source: FactSource): string | undefined
  showNested(kind: string, record: unknown, run: ProjectionRun): unknown
  hiddenIn(kind: string, record: unknown, outer: Hiding): Hiding | undefined
}

/** How many recursive parts may be open at once. */
const deepest = 64
/** How many recursive parts, or nested records, are followed: a getter can grow new ones for ever. */
const mostParts = 100_000

/** One projection of one record. One is made for every view, so it holds little until it is asked for more. */
export class ProjectionRun implements ProjectionContext {
  #depth = 0
  #count = 0
  #met: Set<unknown> | undefined
  /** Undefined before the first text; null where what is withheld cannot be read. */
  #mask: Pick<Masker, 'mask'> | null | undefined

  constructor(
    readonly guard: RunningGuard,
    readonly kind: CompiledKind,
    readonly source: FactSource,
    readonly trace: Shown[] | undefined,
    readonly outer: ProjectionRun | undefined,
    /** Where an account is kept of what cannot be read. */
    readonly unread: UnreadParts | undefined,
    readonly outcome: Outcome,
  ) {}

  get isCareful(): boolean {
    return this.unread?.isCareful ?? false
  }

  get isToBeReadAgain(): boolean {
    return this.outer === undefined && this.unread !== undefined && this.unread.isFound && !this.unread.isCareful
  }

  unreadable(): void {
    this.unread?.note()
  }

  stepIn(step: string): void {
    this.unread?.enter(step)
  }

  stepOut(): void {
    this.unread?.leave()
  }

  pseudonym(identifier: string): string | undefined {
    return this.guard.pseudonym(this.kind.definition.kind, identifier, this.source)
  }

  /** What the outermost record withholds is masked in all that is nested in it. */
  mask(text: string): string | undefined {
    if (this.outer !== undefined) return this.outer.mask(text)
    if (this.#mask === undefined) this.#mask = this.#makeMask() ?? null
    return this.#mask?.mask(text)
  }

  #makeMask(): Pick<Masker, 'mask'> | undefined {
    const read = this.outcome.hidden()
    if (read === undefined) return { mask: (text) => text }
    const { kind, source, guard } = this
    return recordMask({ kind, source, read }, (name, record, outer) => guard.hiddenIn(name, record, outer))
  }

  nested(kind: string, record: unknown): unknown {
    if (!this.#mayNest(record)) return undefined
    return this.guard.showNested(kind, record, this)
  }

  /** A kind that nests itself ends where a record is met again inside itself, or when they are too deep or too many. */
  #mayNest(record: unknown): boolean {
    let depth = 0
    let outermost: ProjectionRun = this
    for (let open: ProjectionRun | undefined = this; open !== undefined; open = open.outer) {
      if (open.source.record === record || ++depth > deepest) return false
      outermost = open
    }
    return ++outermost.#count <= mostParts
  }

  enter(part: unknown): boolean {
    this.#met ??= new Set()
    if (this.#depth >= deepest || this.#met.has(part) || ++this.#count > mostParts) return false
    if (typeof part === 'object' && part !== null) this.#met.add(part)
    this.#depth++
    return true
  }

  leave(): void {
    this.#depth--
  }

  restart(): void {
    this.#depth = 0
    this.#met = undefined
    if (this.trace !== undefined) this.trace.length = 0
    if (this.outer === undefined) this.unread?.begin()
  }
}
