import type { Alert, Weighing } from '../allowance/verdict'
import type { GateRefusal } from './release'

/** How an account stands with a gate before any record is looked up: the same whatever record of a kind is asked for, and
 * whether it is there or not. All of it may be told to the viewer but `weighing`, `alerts` and `refusal`, which are for the house.
 */
export interface GateStanding {
  readonly kind: 'standing'
  /**
   * - `open`: the gate will answer; what it answers is the view, or that there is nothing
   * - `exhausted`: there is no room for anybody whom the account has not met (UWV-26)
   * - `blocked`: the account is blocked (UWV-11)
   * - `unknown`: the log or the allowance cannot be asked, so nothing is released
   */
  readonly is: 'open' | 'exhausted' | 'blocked' | 'unknown'
  /** What an HTTP answer says of it; undefined where that is left to the view: 200 for one, 404 for null. */
  readonly status: 403 | 429 | 503 | undefined
  readonly refusal: GateRefusal | undefined
  readonly weighing: Weighing | undefined
  readonly alerts: readonly Alert[]
}

const statuses = { open: undefined, exhausted: 429, blocked: 403, unknown: 503 } as const

export function gateStanding(refusal: GateRefusal | undefined, weighing: Weighing | undefined): GateStanding {
  const is = standingFor(refusal)
  const alerts = weighing?.alerts ?? []
  return Object.freeze<GateStanding>({ kind: 'standing', is, status: statuses[is], refusal, weighing, alerts })
}

function standingFor(refusal: GateRefusal | undefined): GateStanding['is'] {
  if (refusal === undefined) return 'open'
  // Who has just been blocked for asking too much is blocked.
  if (refusal === 'blocked' || refusal === 'wrong-purpose') return 'blocked'
  return refusal === 'disproportionate' ? 'exhausted' : 'unknown'
}
