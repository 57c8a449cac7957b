import { type Policy, type Rule, vocabulary } from 'need-to-know'
import { type Mutant, type MutationOperator, mutatePolicy } from 'need-to-know/testing'

/** A small board with one of everything that a mutant can change. */
export const board = vocabulary({
  roles: ['employer', 'agency', 'visitor'],
  purposes: ['recruitment', 'support', 'sales'],
  kinds: ['cv', 'note', 'message'],
  categories: {
    'identity.name': { forms: ['initials'] },
    'identity.birthDate': { forms: ['decade', 'year'] },
    skill: {},
    health: { special: true },
  },
  facts: { presence: ['deleted', 'offline', 'online'], follows: 'flag', blocked: 'flag' },
  consents: ['share', 'contact'],
  contracts: ['placement', 'base'],
  notices: ['told', 'clicked', 'mailed'],
})

export const { permit, forbid, fact, all, any, not } = board

export const define = (...rules: readonly Rule[]): Policy<typeof board.definition> =>
  board.definePolicy({ name: 'board', version: '1', rules })

/** What a permit to an employer needs beside what a test is about. */
export const sound = {
  id: 'open',
  to: 'employer',
  on: 'cv',
  categories: ['existence', 'skill'],
  purpose: 'recruitment',
  basis: { article: '6(1)(a)', consent: 'share' },
  notice: 'told',
  source: 'JI-08',
} as const

/** A forbid beside which something is permitted to employers of CVs. */
export const shut = { id: 'shut', when: fact('blocked'), source: 'AMB-30' } as const

export const mutantsBy = (operator: MutationOperator, policy: Policy, rule = policy.rules[0]?.id): readonly Mutant[] =>
  mutatePolicy(policy).filter((mutant) => mutant.operator === operator && mutant.rule === rule)

/** One part of the rule that each mutant of an operator changed. */
export function changed<K extends string>(operator: MutationOperator, key: K, policy: Policy): readonly unknown[] {
  return mutantsBy(operator, policy).map((mutant) => Reflect.get(ruleOf(mutant), key))
}

export function ruleOf({ policy, rule }: Mutant): Rule {
  const found = policy.rules.find(({ id }) => id === rule)
  if (found === undefined) throw new RangeError('the rule is gone')
  return found
}
