import { all, type Condition, is, levelFor, type Policy, type Rule, ruleCondition, rulesFor } from '../policy'
import { categoriesOf, domainsOf, existence, levelsOf, type PartialSituation } from '../vocabulary'
import { knownValue, type Situation } from './situation'
import { FALSE, TRUE, type Truth, truth } from './truth'

/** Category → level. */
export type Levels = Readonly<Record<string, string>>

/** Decides, category by category, how much of a record of `kind` may be seen in a situation: what a policy means.
 *
 * A permit holds only if its whole condition is true; a forbid applies unless its condition is false. The level is the
 * lesser of the highest permit that holds and the lowest cap that applies; nothing holds, nothing is shown. No field
 * stands above existence; a situation that cannot be, or may be one that cannot be, discloses nothing.
 *
 * Slow and obvious on purpose: everything fast is tested against it.
 * @returns a level for every category of the vocabulary, in its order; never throws
 * @see docs/semantics.md
 */
export function decide(policy: Policy, kind: string, situation: Situation): Levels {
  const { vocabulary, rules } = policy
  const truthOf = judge(policy, situation)
  const isPossible = (vocabulary.impossible ?? []).every((partial) => truthOf(asCondition(partial)) === FALSE)

  const level = (category: string): string => {
    const levels = levelsOf(vocabulary, category)
    const rank = (rule: Rule): number => levels.indexOf(levelFor(rule, category) ?? 'withheld')
    const speaking = rulesFor(rules, kind, category)
    const permits = speaking.filter((rule) => rule.kind === 'permit' && truthOf(ruleCondition(rule)) === TRUE)
    const forbids = speaking.filter((rule) => rule.kind === 'forbid' && truthOf(ruleCondition(rule)) !== FALSE)
    return levels[Math.min(Math.max(0, ...permits.map(rank)), ...forbids.map(rank))] ?? 'withheld'
  }

  const isThere = isPossible && level(existence) === 'full'
  const bounded = (category: string): string =>
    category === existence ? (isPossible ? level(existence) : 'withheld') : isThere ? level(category) : 'withheld'
  return Object.fromEntries(categoriesOf(vocabulary).map((category) => [category, bounded(category)]))
}

/** The truth of conditions in one situation, as the policy's vocabulary bounds it. */
export function judge(policy: Policy, situation: Situation): (condition: Condition) => Truth {
  const domains = domainsOf(policy.vocabulary)
  return (condition) => truth(condition, (fact) => knownValue(situation, fact, domains.get(fact)))
}

/** A partial situation as a condition: every fact named has the value, or one of the values. */
export function asCondition(partial: PartialSituation): Condition {
  return all(...Object.entries(partial).map(([fact, values]) => is(fact, ...[values].flat())))
}
