import { type Masker, Shield } from '../text'
import { attempt } from './attempt'
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
  /** What the view shows in full, in a run that is made to collect it. */
  #whole: Set<string> | undefined
  #shield: Shield | undefined

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
    return this.#mask?.mask(text, () => this.#getShield())
  }

  showsWhole(text: string): void {
    if (this.outer !== undefined) this.outer.showsWhole(text)
    else this.#whole?.add(text)
  }

  /** A run that collects has no shield: what a mask takes out of the view is no part of it. */
  #getShield(): Shield {
    this.#shield ??= this.#whole === undefined ? this.#makeShield() : new Shield()
    return this.#shield
  }

  /** What this decision shows in full is read as the view itself is: by projecting the record once more. */
  #makeShield(): Shield {
    const { guard, kind, source, outcome } = this
    const run = new ProjectionRun(guard, kind, source, undefined, undefined, undefined, outcome)
    run.#mask = this.#mask
    run.#whole = new Set()
    const view = attempt(() => outcome.project(source.record, run))
    const shield = new Shield()
    if (view !== undefined) for (const value of run.#whole) shield.add(value)
    return shield
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
    this.#forgetWhole()
    if (this.outer !== undefined) return
    this.#descent = undefined
    this.#shield = undefined
    this.unread?.begin()
  }

  /** What was read before may not be shown now. */
  #forgetWhole(): void {
    if (this.outer !== undefined) this.outer.#forgetWhole()
    else this.#whole?.clear()
  }
}
