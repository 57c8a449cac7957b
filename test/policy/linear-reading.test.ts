import { type Condition, parsePolicy, type Rule, UsageError, type VocabularyDefinition } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { checkRules } from '../../src/policy/check-rules'
import { describeCondition, factsIn, foldCondition, writtenOut } from '../../src/policy/condition'
import { checkVocabulary } from '../../src/vocabulary'
import { board, fact, forbid } from './board'
import { growth } from './counted-steps'

const many = (count: number, prefix: string) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)
const names: VocabularyDefinition = {
  roles: ['employer'],
  purposes: ['recruitment'],
  kinds: ['cv'],
  categories: { skill: {} },
  facts: { online: 'flag' },
  consents: ['share'],
  notices: ['terms'],
}
const rule: Rule = {
  kind: 'forbid',
  id: 'closed',
  to: '*',
  on: '*',
  categories: ['*'],
  cap: 'withheld',
  when: { kind: 'is', fact: 'online', values: [false] },
  source: ['s'],
}
/** Twice the document, twice the work: a little more for what is the same in both. */
const twice = 2.1

describe('checking a policy takes steps as its document has parts', () => {
  const vocabularies: readonly (readonly [string, (size: number) => VocabularyDefinition])[] = [
    ['names', (size) => ({ ...names, consents: many(size, 'c'), contracts: many(size, 'k'), roles: many(size, 'r') })],
    ['values of facts', (size) => ({ ...names, facts: { size: many(size, 'v'), other: many(size, 'w') } })],
    ['forms', (size) => ({ ...names, categories: { skill: { forms: many(size, 'f') } } })],
    [
      'impossible situations',
      (size) => ({ ...names, consents: many(size, 'c'), impossible: many(size, '').map(() => ({ online: true })) }),
    ],
    [
      'values of an impossible situation',
      (size) => ({ ...names, facts: { size: many(size, 'v') }, impossible: [{ size: many(size, 'v') }] }),
    ],
  ]
  it.each(vocabularies)('a vocabulary: %s', (_, make) => {
    expect(checkVocabulary(make(400))).toEqual([])
    expect(growth(make, checkVocabulary, 400)).toBeLessThan(twice)
  })

  const deep = (size: number) =>
    Object.fromEntries(many(size, 'q').map((name) => [`${name}${'.a'.repeat(40)}`, { forms: ['short'] }]))
  const policies: readonly (readonly [string, (size: number) => readonly [VocabularyDefinition, readonly Rule[]]])[] = [
    ['categories of many parts', (size) => [{ ...names, categories: deep(size) }, [rule]]],
    ['rules', (size) => [names, many(size, 'r').map((id) => ({ ...rule, id }))]],
    [
      'rules on every category',
      (size) => [{ ...names, categories: deep(size) }, many(size, 'r').map((id) => ({ ...rule, id }))],
    ],
    [
      'roles and record kinds of a rule',
      (size) => [
        { ...names, roles: many(size, 'r'), kinds: many(size, 'k') },
        [{ ...rule, to: many(size, 'r'), on: many(size, 'k') }],
      ],
    ],
    [
      'a table of levels',
      (size) => [
        { ...names, categories: deep(size) },
        [
          {
            ...rule,
            cap: { '*': 'full', ...Object.fromEntries(Object.keys(deep(size)).map((each) => [each, 'short'])) },
          },
        ],
      ],
    ],
    [
      'values of a condition',
      (size) => [
        { ...names, facts: { size: many(size, 'v') } },
        [{ ...rule, when: { kind: 'is', fact: 'size', values: many(size, 'v') } }],
      ],
    ],
    [
      'parts of a condition',
      (size) => [
        names,
        [{ ...rule, when: { kind: 'any', conditions: many(size, '').map(() => ({ ...rule.when }) as Condition) } }],
      ],
    ],
  ]
  it.each(policies)('rules: %s', (_, make) => {
    expect(checkRules(...make(200))).toEqual([])
    expect(growth(make, (data) => checkRules(...data), 200)).toBeLessThan(twice)
  })

  it('tables of many rules over many categories are looked up so often and no more; the issue says where', () => {
    const categories = Object.fromEntries(many(1000, 'q').map((name) => [`a.${name}`, {}]))
    const tables = many(600, 'r').map((id) => ({ ...rule, id, cap: { a: 'full', existence: 'withheld' } }))
    expect(checkRules({ ...names, categories }, tables.slice(0, 400))).toEqual([])
    const issues = checkRules({ ...names, categories }, tables)
    expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(['too-many']))
    expect(issues[0]?.path).toBe('/rules/499/cap')
  })

  it('of more than 10,000 issues the rest is not looked for', () => {
    const categories = Object.fromEntries(many(1000, 'q').map((name) => [name, {}]))
    const wrong = many(5000, 'r').map((id) => ({ ...rule, id, cap: `none${id}` }))
    const issues = checkRules({ ...names, categories }, wrong)
    expect(issues.length).toBeLessThan(12_000)
    expect(issues.at(-1)).toMatchObject({ code: 'too-many', path: '/rules' })
  })

  it('a hint lists twenty levels, not a thousand', () => {
    const categories = { skill: { forms: many(1000, 'f') } }
    const [issue] = checkRules({ ...names, categories }, [{ ...rule, categories: ['skill'], cap: 'none' }])
    expect(issue?.hint?.split(', ')).toHaveLength(21)
  })

  it('a hostile document is refused with its issues, however its parts are multiplied', () => {
    const vocabulary = { ...names, impossible: many(2000, '').map(() => ({ online: 'no' })) }
    const document = {
      kind: 'policy',
      name: 'p',
      version: '1',
      controller: 'private',
      vocabulary,
      rules: [],
      hash: 'x',
    }
    const parsed = parsePolicy(document)
    expect(parsed.ok ? 0 : parsed.issues.length).toBe(2000)
  })
})

describe('conditions that share parts are read once', () => {
  const shared = (depth: number): Condition => {
    let condition: Condition = fact('restricted')
    for (let i = 0; i < depth; i++) condition = board.any(condition, condition)
    return condition
  }
  const stepsOf = (condition: Condition): number => {
    let steps = 0
    const count = () => steps++
    foldCondition<unknown>(condition, { is: count, all: count, any: count, not: count })
    return steps
  }

  it('a part that stands in many places is one step for each place that names it', () => {
    expect([10, 20, 40].map((depth) => stepsOf(shared(depth)))).toEqual([12, 22, 42])
    expect(writtenOut(shared(60))).toBe(2 ** 61 - 1)
    expect(factsIn(shared(60))).toEqual(['restricted'])
  })

  it('a rule keeps what can be written out, and refuses by name what cannot', () => {
    const rule = forbid({ id: 'd', when: shared(12), source: 's' })
    expect(writtenOut(rule.when)).toBe(2 ** 13 - 1)
    for (const depth of [15, 40, 99]) {
      const refused = () => forbid({ id: 'd', when: shared(depth), source: 's' })
      expect(refused).toThrow(UsageError)
      expect(refused).toThrow('the condition of a rule has more than 20000 parts when written out')
    }
    expect(describeCondition(forbid({ id: 'd', when: shared(2), source: 's' }).when)).toContain('restricted')
  })
})
