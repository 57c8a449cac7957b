import { type Condition, describeCondition, type IsCondition, is, not } from '../../../policy'
import { domainsOf, quote, type Value } from '../../../vocabulary'
import { type Rewrite, rewriteWhen } from '../rewrite-once'
import type { ChangeRule } from '../rule-change'

/** Each comparison turned into its contrary, and each `not` taken away. A `not` before a comparison is the comparison's
 * contrary already: to flip the comparison does the same.
 */
export const flipFact: ChangeRule = (rule, { vocabulary }) => {
  const domains = domainsOf(vocabulary)
  return rewriteWhen(rule, (part) => {
    if (part.kind === 'is') return [flipped(part, contrary(part, domains.get(part.fact) ?? []))]
    return part.kind === 'not' && part.condition.kind !== 'is' ? [flipped(part, part.condition)] : []
  })
}

function flipped(part: Condition, condition: Condition): Rewrite {
  return { condition, does: `takes ${quote(describeCondition(part))} for its contrary` }
}

/** The other values; a comparison with every value there is has none, and asks only whether the fact is known. */
function contrary(part: IsCondition, domain: readonly Value[]): Condition {
  const others = domain.filter((value) => !part.values.includes(value))
  return others.length === 0 ? not(part) : is(part.fact, ...others)
}
