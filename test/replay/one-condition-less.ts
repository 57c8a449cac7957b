import type { RecruitmentPolicy } from '../../examples/replay/words'
import { all, any, type Condition, foldCondition, is, not, type Permit, type Rule, withRules } from '../../src/policy'

/** A policy with something taken out of one of its rules. Undefined takes out the rule. */
export function without(
  policy: RecruitmentPolicy,
  id: string,
  takeOut: (rule: Rule) => Rule | undefined,
): RecruitmentPolicy {
  if (!policy.rules.some((rule) => rule.id === id)) throw new RangeError(`the policy has no rule ${id}`)
  const rules = policy.rules.flatMap((rule) => (rule.id === id ? (takeOut(rule) ?? []) : rule))
  return withRules(policy, rules)
}

/** The rule as it would be if it did not ask for this fact. */
export const asking =
  (fact: string) =>
  (rule: Rule): Rule => {
    const when = rule.when && unasked(rule.when, fact)
    if (JSON.stringify(when) === JSON.stringify(rule.when)) throw new RangeError(`${rule.id} does not ask for ${fact}`)
    return when === undefined ? { ...permitted(rule), when: all() } : { ...rule, when }
  }

/** The rule on no basis: no consent is asked for. */
export const itsBasis = (rule: Rule): Rule => ({ ...permitted(rule), basis: 'none' })

/** The rule without a notice: whether the subject had been told does not count. */
export const itsNotice = (rule: Rule): Rule => ({ ...permitted(rule), notice: 'none' })

export const theWholeRule = (): undefined => undefined

/** Undefined where nothing else is asked for. */
function unasked(condition: Condition, fact: string): Condition | undefined {
  const rest = (parts: readonly (Condition | undefined)[]) => parts.filter((part) => part !== undefined)
  return foldCondition<Condition | undefined>(condition, {
    is: (name, values) => (name === fact ? undefined : is(name, ...values)),
    all: (parts) => (rest(parts).length === 0 ? undefined : all(...rest(parts))),
    any: (parts) => (rest(parts).length === 0 ? undefined : any(...rest(parts))),
    not: (part) => part && not(part),
  })
}

function permitted(rule: Rule): Permit {
  if (rule.kind !== 'permit') throw new RangeError(`${rule.id} is no permit`)
  return rule
}
