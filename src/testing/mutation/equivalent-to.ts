import { type Policy, voidReasons } from '../../policy'
import { equalTo } from '../../prove/equal-to'
import type { Mutant } from './mutant'

/** Whether a mutant is the same policy in other words: the same levels in every situation, and the same permits void for
 * the same reasons.
 *
 * Levels alone do not tell a permit that lost its basis or its notice where nothing turned on it: `compile` refuses the
 * one policy and not the other. What a receipt says of the ground of a disclosure is not compared.
 * @throws UsageError `diagram-too-large`
 */
export function equivalentTo(policy: Policy): (mutant: Mutant) => boolean {
  const voids = voidsOf(policy).join()
  const isEqual = equalTo(policy)
  return (mutant) => voidsOf(mutant.policy).join() === voids && isEqual(mutant.policy)
}

/** Each void permit with each reason: as texts, in the order of the rules. */
export function voidsOf(policy: Policy): readonly string[] {
  return voidReasons(policy).map(({ rule, code }) => JSON.stringify([rule, code]))
}
