import type { Disclosure } from '../../enforce'
import type { Policy } from '../../policy'
import { UsageError } from '../../vocabulary'

/** What a gate needs of a guard, whatever its records. */
export interface AnyGuard {
  readonly kind: 'guard'
  readonly policy: Policy
  disclose(kind: string, record: unknown, request: unknown, facts: unknown): Disclosure
  decide(kind: string, request: unknown): unknown
}

/** What a guard hands on of its records, besides what hosts need. */
interface Classified {
  classified(): ReadonlyMap<string, readonly string[]>
}

/** For each record kind of a guard the categories that its fields are classified under.
 *
 * A guard that wraps another hands its `classified` on: a `Proxy` does.
 * @throws UsageError `invalid-gate`
 */
export function classifiedIn(guard: AnyGuard): ReadonlyMap<string, readonly string[]> {
  const inside = guard as AnyGuard & Partial<Classified>
  if (typeof inside.classified === 'function') return inside.classified()
  throw new UsageError('invalid-gate', 'an allowance needs a guard that `compile` made, or a `Proxy` of one')
}
