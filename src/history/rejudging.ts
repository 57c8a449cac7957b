import type { Issue } from '../vocabulary'
import type { Alarm } from './alarm'
import { directionOf } from './authority'
import type { Event } from './event'
import { isContradiction, type Ledger } from './ledger'

/** An act that is judged anew. `label`: it was kept as an attempt, for this reason. */
export interface RejudgedAct {
  readonly event: Event
  /** Where it stands in a document. */
  readonly path: string
  readonly label?: Alarm | undefined
}

type LabelledAct = RejudgedAct & { readonly label: Alarm }

/** Judges acts anew, in the order in which they stand, and adds them to a ledger as events or as attempts.
 *
 * An act stays an attempt only where authority refuses it, or where it cannot have happened. Neither its label nor its
 * place takes its effect away:
 *
 * - What authority allows counts at its own instant, however early it stands; standing too late, it is refused.
 * - What closes or says what was found, and could not have happened where it stands, waits until its instant is over.
 */
export class Rejudging {
  readonly #ledger: Ledger
  /** Acts that stand before their instant, the earliest first. */
  #ahead: readonly LabelledAct[] = []
  /** Acts that could not have happened where they stand, all of one instant that is not over. */
  #unplaced: readonly LabelledAct[] = []
  #hasDemoted = false

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** Judges the next act, after what waited for an instant that has come.
   *
   * @param next - the earliest instant of all acts that stand after this one
   */
  judge(act: RejudgedAct, next: number): readonly Issue[] {
    const issues = this.#settle(Math.min(act.event.at, next))
    return [...issues, ...this.#take(act, next)]
  }

  /** Judges what still waits: no act stands after it. */
  end(): readonly Issue[] {
    return this.#settle(Number.POSITIVE_INFINITY)
  }

  #take(act: RejudgedAct, next: number): readonly Issue[] {
    const { event, path, label } = act
    if (label !== undefined && event.at > next && this.#ledger.alarmOf(event) === undefined) {
      this.#ahead = [...this.#ahead, { ...act, label }].sort((a, b) => a.event.at - b.event.at)
      return []
    }
    const issues = this.#ledger.record(event, path)
    if (issues.length === 0) {
      this.#hasDemoted ||= label === undefined && this.#ledger.entries.at(-1)?.kind === 'attempt'
      return []
    }
    const mayRest = (label !== undefined || this.#hasDemoted) && issues.every(isContradiction)
    return mayRest && event.at <= next ? this.#keep({ event, path, label: label ?? 'rests-on-attempt' }) : issues
  }

  /** Keeps what contradicts the acts before it: as an attempt, unless it may yet close something within its instant. */
  #keep(act: LabelledAct): readonly Issue[] {
    if (directionOf(act.event) === 'widening') return this.#ledger.recordAttempt(act.event, act.label, act.path)
    this.#unplaced = [...this.#unplaced, act]
    return []
  }

  /** @param now - the earliest instant of all acts that stand from here on */
  #settle(now: number): readonly Issue[] {
    const issues: Issue[] = []
    for (;;) {
      const [first, ...others] = this.#ahead
      issues.push(...this.#place(Math.min(now, first?.event.at ?? now)))
      if (first === undefined || first.event.at > now) return issues
      this.#ahead = others
      issues.push(...this.#take(first, Math.min(now, others[0]?.event.at ?? now)))
    }
  }

  /** Counts what can have happened by the end of its instant, in whatever order; the others are attempts. */
  #place(now: number): readonly Issue[] {
    const [first] = this.#unplaced
    if (first === undefined || first.event.at >= now) return []
    let left = this.#unplaced
    for (let before = left.length + 1; left.length < before; ) {
      before = left.length
      left = left.filter(({ event, path }) => this.#ledger.record(event, path).length > 0)
    }
    this.#unplaced = []
    return left.flatMap(({ event, label, path }) => this.#ledger.recordAttempt(event, label, path))
  }
}
