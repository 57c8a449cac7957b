import type { VocabularyDefinition } from 'need-to-know'
import type { Choice } from './choice'

const categoryNames = ['identity.name', 'identity.birthDate', 'identity.photo', 'contact.email', 'address', 'skill']
const formNames = [
  'present',
  'count',
  'initials',
  'decade',
  'year',
  'month',
  'pseudonym',
  'scrubbed',
  'region',
  'outline',
]
const enumeration = ['closed', 'limited', 'open']

/** A vocabulary of two record kinds, with categories, forms, facts and impossible situations of any sort. */
export function someVocabulary(choice: Choice): VocabularyDefinition {
  const categories = choice.atLeastOne(categoryNames, 60)
  const facts = Object.fromEntries(
    choice.times(2, 4, (i) => [`fact${i}`, choice.chance(50) ? ('flag' as const) : someEnumeration(choice)] as const),
  )
  return {
    roles: choice.atLeastOne(['employer', 'agency', 'caseworker']),
    purposes: choice.atLeastOne(['recruitment', 'statistics']),
    kinds: ['cv', 'note'],
    categories: Object.fromEntries([
      ...categories.map((name) => [name, { forms: choice.some(formNames, 20) }] as const),
      ...(choice.chance(30) ? [['health', { forms: ['present'], special: true }] as const] : []),
    ]),
    facts,
    consents: ['form'],
    contracts: choice.some(['placement']),
    notices: choice.atLeastOne(['database', 'dialogue']),
    obligations: ['log', 'notify'],
    impossible: choice.chance(40) ? choice.times(1, 2, () => someImpossible(choice, facts)) : [],
  }
}

function someEnumeration(choice: Choice): readonly string[] {
  return enumeration.slice(0, 2 + choice.below(2))
}

function someImpossible(choice: Choice, facts: VocabularyDefinition['facts']) {
  const names = choice.times(1, 2, () => choice.pick(Object.keys(facts)))
  return Object.fromEntries(
    names.map((name) => {
      const domain: readonly (string | boolean)[] = facts[name] === 'flag' ? [false, true] : [...(facts[name] ?? [])]
      return [name, choice.chance(70) ? choice.pick(domain) : choice.atLeastOne(domain)] as const
    }),
  )
}
