import { foldCondition, type Policy, ruleCondition } from '../../../src/policy'

/** The facts that any rule of a policy turns on, and those that its impossible situations name. */
export function factNames({ rules, vocabulary }: Policy): readonly string[] {
  const inRules = rules.flatMap((rule) =>
    foldCondition<readonly string[]>(ruleCondition(rule), {
      is: (fact) => [fact],
      all: (parts) => parts.flat(),
      any: (parts) => parts.flat(),
      not: (part) => part,
    }),
  )
  const inImpossible = (vocabulary.impossible ?? []).flatMap((partial) => Object.keys(partial))
  return [...new Set([...inRules, ...inImpossible])]
}
