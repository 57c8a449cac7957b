import type { Disclosure } from '../../enforce'
import type { Policy } from '../../policy'

/** What a gate needs of a guard, whatever its records. */
export interface AnyGuard {
  readonly kind: 'guard'
  readonly policy: Policy
  disclose(kind: string, record: unknown, request: unknown, facts: unknown): Disclosure
  decide(kind: string, request: unknown): unknown
}
