import type { Decision, Receipt, Refusal } from '../../enforce'
import type { Alert, Weighing } from '../allowance/verdict'
import type { ContactRequest } from '../log/log-record'

/** Why nothing was released: the reason on the receipt, or that there is none.
 *
 * - `not-logged`: the receipt is not known to be kept
 * - `obligation-failed`: it is kept, and what it obliges to was not carried out
 */
export type GateRefusal = Refusal | 'not-logged' | 'obligation-failed'

/** What comes out of a gate. Only `view` is for the viewer; whoever is told why it is null learns what it hides. A status code
 * follows from `gate.standing`, and from whether there is a view.
 */
export interface Release<View = unknown> {
  readonly kind: 'release'
  readonly view: View | null
  readonly refusal: GateRefusal | undefined
  /** As it stands in the log; undefined when it is not known to stand there. */
  readonly receipt: Receipt | undefined
  readonly decision: Decision
  /** Schema paths of what the rules open and nobody can read, as `disclosure.unread` has them. */
  readonly unread: readonly string[]
  /** How the amount stands to the need; undefined where nothing was to be weighed. */
  readonly weighing: Weighing | undefined
  readonly alerts: readonly Alert[]
  /** What was carried out for it. */
  readonly obligations: readonly string[]
}

/** What became of an approach: whether it may be sent, and that it was put down. Only `allowed` is for the viewer. */
export interface Approach {
  readonly kind: 'approach'
  readonly allowed: boolean
  readonly refusal: GateRefusal | undefined
  /** As it stands in the log; undefined when it is not known to stand there. */
  readonly request: ContactRequest | undefined
  readonly decision: Decision
  /** Schema paths of what the rules open and nobody can read, as `disclosure.unread` has them. */
  readonly unread: readonly string[]
  /** How approaches stand to the need; undefined where nothing was to be weighed. */
  readonly weighing: Weighing | undefined
  readonly alerts: readonly Alert[]
  /** What was carried out for it. */
  readonly obligations: readonly string[]
}
