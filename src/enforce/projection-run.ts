import type { Masker } from '../text'
import type { CompiledKind, Outcome } from './compiled-kind'
import { Descent, type Way } from './descent'
import type { Shown } from './disclosure'
import type { FactSource } from './fact-source'
import type { ProjectionContext, Projector } from './projection-context'
import { type Hiding, recordMask } from './record-mask'
import type { UnreadParts } from './unread-parts'

/** What a run asks of the guard that started it. */
interface RunningGuard {
  pseudonym(kind: string, identifier: string, source: FactSource): string | undefined
  showNested(kind: string, record: unknown, run: ProjectionRun): unknown
  hiddenIn(kind: string, record: unknown, outer: Hiding, isShut: boolean): Hiding | undefined
}

/** One projection of one record. One is made for every view, so it holds little until it is asked for more. */
export class ProjectionRun implements ProjectionContext {
  #descent: Descent | undefined
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
    return recordMask({ kind, source, read }, guard.hiddenIn.bind(guard))
  }

  nested(kind: string, record: unknown): unknown {
    return this.guard.showNested(kind, record, this)
  }

  follow(part: unknown, project: Projector): unknown {
    return this.descend(part, { projector: project, source: this.source }, () => project(part, this))
  }

  /** Follows a recursive part or a nested record, unless it is too deep, too much, or inside itself. */
  descend(part: unknown, way: Way, project: () => unknown): unknown {
    if (this.outer !== undefined) return this.outer.descend(part, way, project)
    this.#descent ??= new Descent(this.source.record)
    return this.#descent.follow(part, way, project)
  }

  restart(): void {
    if (this.trace !== undefined) this.trace.length = 0
    if (this.outer !== undefined) return
    this.#descent = undefined
    this.unread?.begin()
  }
}
