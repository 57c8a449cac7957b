import type { Receipt } from '../../enforce'
import type { Policy } from '../../policy'
import { quote, requireKnownKeys, UsageError } from '../../vocabulary'

export type Obey = (receipt: Receipt) => unknown

/** Every duty of the policy has somebody who carries it out, before the first disclosure: one that nobody knows of would
 * be forgotten in silence.
 *
 * @throws UsageError `unknown-key`, `unkept-obligation`
 */
export function obligationHandlers(policy: Policy, given: object = {}): ReadonlyMap<string, Obey> {
  const { obligations: known = [] } = policy.vocabulary
  requireKnownKeys(
    'the obligations of a gate',
    given,
    known.filter((name) => name !== 'log'),
  )
  const handlers = new Map(Object.entries(given) as [string, Obey][])
  const needed = new Set(policy.rules.flatMap((rule) => (rule.kind === 'permit' ? rule.obligations : [])))
  for (const name of needed) {
    if (name !== 'log' && typeof handlers.get(name) !== 'function') {
      throw new UsageError('unkept-obligation', `the policy obliges to ${quote(name)}, and nobody carries it out`)
    }
  }
  return handlers
}
