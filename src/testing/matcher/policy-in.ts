import type { Policy } from '../../policy'
import { type Prover, prover } from '../../prove'
import { UsageError } from '../../vocabulary'

/** A policy, or the one that a guard was compiled from or a prover made ready.
 *
 * @throws UsageError `wrong-type`
 */
export function policyIn(value: unknown): Policy {
  if (isOfKind(value, 'policy')) return value as unknown as Policy
  const holdsOne = isOfKind(value, 'guard') || isOfKind(value, 'prover')
  if (holdsOne && isOfKind(value['policy'], 'policy')) return value['policy'] as unknown as Policy
  throw new UsageError('wrong-type', 'this looks at a policy, a guard or a prover; it was given something else')
}

/** What proves claims about it: the prover itself, when one is given. */
export function proverIn(value: unknown): Prover {
  return isOfKind(value, 'prover') && typeof value['prove'] === 'function'
    ? (value as unknown as Prover)
    : prover(policyIn(value))
}

function isOfKind(value: unknown, kind: string): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'kind') === kind
}
