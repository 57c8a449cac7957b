import type { Policy, VocabularyDefinition } from 'need-to-know'
import { definePolicy, factsIn, ruleCondition } from '../../src/policy'
import { asCondition } from '../../src/semantics'
import { domainsOf, type Value } from '../../src/vocabulary'
import type { Choice } from '../laws/arbitraries/choice'
import { someForbid, somePermit } from '../laws/arbitraries/rule'

/** Small enough that every situation can be looked at. */
export const small: VocabularyDefinition = {
  roles: ['employer', 'agency'],
  purposes: ['recruitment'],
  kinds: ['cv', 'note'],
  categories: { 'identity.name': { forms: ['initials'] }, skill: {} },
  facts: { form: ['anonymous', 'personal'], follows: 'flag' },
  consents: ['form'],
  notices: ['database'],
}

/** A policy of at most `most` rules over a vocabulary. */
export function smallPolicy(choice: Choice, vocabulary: VocabularyDefinition, most = 4): Policy {
  const rules = choice.times(1, most, (i) =>
    choice.chance(65) ? somePermit(choice, vocabulary, `rule${i}`) : someForbid(choice, vocabulary, `rule${i}`),
  )
  return definePolicy(vocabulary, { name: 'small', version: '1', rules })
}

/** The facts that policies ask, with the viewer's role, and those asked besides. */
export function askedFacts(policies: readonly Policy[], more: readonly string[] = []): readonly string[] {
  const conditions = policies.flatMap(({ rules, vocabulary }) => [
    ...rules.map(ruleCondition),
    ...(vocabulary.impossible ?? []).map(asCondition),
  ])
  return [...new Set(['viewer.role', ...more, ...conditions.flatMap(factsIn)])]
}

/** How many situations there are over some facts, *unknown* being a value of each. */
export function situationsOver(facts: readonly string[], domains: ReadonlyMap<string, readonly Value[]>): bigint {
  return facts.reduce((product, fact) => product * BigInt((domains.get(fact) ?? []).length + 1), 1n)
}

/** What a number of situations over the asked facts stands for over all facts. */
export function timesTheRest(number: bigint, asked: readonly string[], vocabulary: VocabularyDefinition): bigint {
  const domains = domainsOf(vocabulary)
  return (
    number *
    situationsOver(
      [...domains.keys()].filter((fact) => !asked.includes(fact)),
      domains,
    )
  )
}
