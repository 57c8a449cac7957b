import { type Policy, type Rule, rulesFor } from '../policy'
import { categoriesOf, existence, levelsOf } from '../vocabulary'
import { Sight } from './sight'
import type { Space } from './space'

/** The rules without which the policy discloses the same in every situation, each taken away by itself: of two rules that
 * say the same, both are named.
 */
export function redundantRules(space: Space, policy: Policy): ReadonlySet<string> {
  const whole = new Sight(space, policy)
  return new Set(policy.rules.filter((rule) => isRedundant(whole, rule)).map(({ id }) => id))
}

function isRedundant(whole: Sight, rule: Rule): boolean {
  const { policy, allowed } = whole
  const rest = whole.having(whole.rules.filter((each) => each !== rule))
  return policy.vocabulary.kinds.every((on) => {
    const heard = new Set(placesOf(policy, rule, on))
    return [...heard].every((category) =>
      levelsOf(policy.vocabulary, category).every(
        (_, rank) => whole.reaches(on, category, rank, allowed) === rest.reaches(on, category, rank, allowed),
      ),
    )
  })
}

/** The categories that a rule has a say in: what says whether the record is there, speaks of them all. */
function placesOf(policy: Policy, rule: Rule, on: string): readonly string[] {
  const categories = categoriesOf(policy.vocabulary)
  const speaks = (category: string) => rulesFor([rule], on, category).length > 0
  return speaks(existence) ? categories : categories.filter(speaks)
}
