import type { Policy } from '../../policy'
import { UsageError } from '../../vocabulary'

/** A policy, or the one that a guard was compiled from.
 *
 * @throws UsageError `wrong-type`
 */
export function policyIn(value: unknown): Policy {
  if (isOfKind(value, 'policy')) return value as unknown as Policy
  if (isOfKind(value, 'guard') && isOfKind(value['policy'], 'policy')) return value['policy'] as unknown as Policy
  throw new UsageError('wrong-type', 'this looks at a policy or a guard; it was given something else')
}

function isOfKind(value: unknown, kind: string): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'kind') === kind
}
