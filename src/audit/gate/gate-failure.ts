import type { Weighing } from '../allowance/verdict'
import type { GateRefusal } from './release'

/** Something that a gate needed and could not have. For the house alone: the viewer learns nothing of it. */
export interface GateFailure {
  readonly kind: 'gateFailure'
  readonly call: GateCall
  /** What it was.
   *
   * - `request`, `facts`: they could not be read, or are promises
   * - `clock`: it gave no instant
   * - `log`: the entry is not known to be kept
   * - `account`, `organisation`, `subject`, `vacancies`, `instant`: the allowance could not be weighed without it; of
   *   `instant`, because what was released by then may be forgotten
   * - `obligation`: it was not carried out
   */
  readonly part: 'request' | 'facts' | 'clock' | 'log' | 'obligation' | NonNullable<Weighing['unknown']>
  /** What the call came to for it; undefined where it went on: with facts unknown, or where nobody is stopped. */
  readonly refusal: GateRefusal | undefined
  /** Which one was not carried out. */
  readonly obligation: string | undefined
  /** What was thrown, as it is: code of the host threw it, and it may hold anything. Else a UsageError that says what was
   * found. */
  readonly cause: unknown
}

export type GateCall = 'disclose' | 'discloseAll' | 'approach' | 'standing'

/** A failure as a call of the gate comes upon it. */
export type Failing = Pick<GateFailure, 'part' | 'refusal' | 'cause'> & { readonly obligation?: string }

/** Tells the host. What it does with it, and whether it fails, changes nothing. */
export function tellQuietly(tell: ((failure: GateFailure) => unknown) | undefined, failure: GateFailure): void {
  try {
    Promise.resolve(tell?.(Object.freeze(failure))).catch(() => undefined)
  } catch {
    // Whoever is told cannot be told of this.
  }
}
