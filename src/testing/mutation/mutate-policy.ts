import { isTooDeep, type Permit, type Policy, type Rule, withRules } from '../../policy'
import { quote, type VocabularyDefinition } from '../../vocabulary'
import type { Mutant } from './mutant'
import type { MutationOperator } from './mutation-operator'
import { mutationOperators, operators } from './operators'
import type { RuleChange } from './rule-change'

/** The policy with each mistake that people make in policies: every single change to a single rule, one mutant each.
 *
 * In the order of the rules, for each in that of the operators; the same for the same policy. What comes out with the
 * content of the original, or of an earlier mutant, is left out. The number grows with the parts of conditions, the
 * names in lists, and for a forbid that concerns all with the roles and record kinds of which anything is permitted.
 *
 * Not among them: changes to obligations and sources, which no level turns on; changes to the vocabulary; two at once.
 */
export function mutatePolicy<D extends VocabularyDefinition>(policy: Policy<D>): readonly Mutant<D>[] {
  const seen = new Set([policy.hash])
  const mutants = policy.rules.flatMap((rule) =>
    mutationOperators.flatMap((operator) => mutantsOf(policy, rule, operator)),
  )
  return Object.freeze(
    mutants.filter(({ policy: { hash } }) => {
      const isNew = !seen.has(hash)
      seen.add(hash)
      return isNew
    }),
  )
}

function mutantsOf<D extends VocabularyDefinition>(
  policy: Policy<D>,
  rule: Rule,
  operator: MutationOperator,
): readonly Mutant<D>[] {
  return operators[operator](rule, policy).flatMap((change, i) =>
    isWritable(change, policy)
      ? [
          Object.freeze({
            kind: 'mutant' as const,
            id: `${rule.id}/${operator}/${i + 1}`,
            operator,
            rule: rule.id,
            description: `Rule ${quote(rule.id)} ${change.does}.`,
            policy: withRules(policy, replaced(policy.rules, rule, change)),
          }),
        ]
      : [],
  )
}

/** The contrary of a condition, and a permit's as a forbid's, may stand one deeper than a condition may be. A permit on
 * records with a data subject needs a ground, one on others has none: no change leads from one to the other, nor from what
 * a recipient keeps for itself to what the host keeps.
 */
function isWritable({ rule }: RuleChange, { vocabulary }: Policy): boolean {
  if (rule?.kind === 'permit' && !suits(rule, vocabulary)) return false
  return rule?.when === undefined || !isTooDeep(rule.when)
}

function suits({ subject, basis, on }: Permit, vocabulary: VocabularyDefinition): boolean {
  const { kindsWithoutSubject = [], kindsOfRecipients = [] } = vocabulary
  const isOfRecipient = typeof basis === 'object' && basis.controller === 'recipient'
  if (isOfRecipient && !on.every((kind) => kindsOfRecipients.includes(kind))) return false
  return on.every((kind) => kindsWithoutSubject.includes(kind) === (subject === 'none'))
}

function replaced(rules: readonly Rule[], rule: Rule, change: RuleChange): readonly Rule[] {
  return rules.flatMap((each) => (each.id !== rule.id ? [each] : change.rule === undefined ? [] : [change.rule]))
}
