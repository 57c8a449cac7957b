import { compile, decide, type Situation } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { compilePolicy } from '../../src/enforce/compiled-policy'
import { categories, randomPolicy, roles } from './random-policy'

describe.each([
  ['3,000 rules over 60 facts', 3000, 60, false],
  ['3,000 rules over 120 facts', 3000, 120, false],
  ['600 rules over 60 facts that all open the record', 600, 60, true],
] as const)('%s', (_, ruleCount, factCount, opensExistence) => {
  const { policy, record, facts, random } = randomPolicy(ruleCount, factCount, opensExistence)
  const guard = compile(policy, { records: { record: record as never } })

  it('compile, and are decided as the reference decides them, where diagrams were made and where not', () => {
    const roots = compilePolicy(policy, ['record']).roots.get('record')
    expect(roots?.size).toBeLessThan(categories.length + 1)
    const seen = new Set<string>()
    for (let i = 0; i < 12; i++) {
      const known = Object.fromEntries(
        facts.filter(() => random.chance(0.9)).map((name) => [name, random.chance(0.7)] as const),
      )
      const role = random.pick(roles)
      const request = { viewer: { id: 'v', role, assurance: 'high' }, purpose: 'use', at: 0 } as const
      const situation: Situation = {
        ...known,
        'informed.clause': true,
        'viewer.role': role,
        'viewer.assurance': 'high',
        'viewer.individual': true,
        act: 'view',
        purpose: 'use',
      }
      const given = { ...known, 'informed.clause': true } as never
      const levels = guard.decide('record', request, given)
      expect(levels).toEqual(decide(policy, 'record', situation))
      const { decision } = guard.disclose('record', {} as never, request, given)
      expect(Object.fromEntries(Object.entries(decision).map(([name, { level }]) => [name, level]))).toEqual(levels)
      for (const level of Object.values(levels)) seen.add(level)
    }
    expect([...seen].sort()).toEqual(['full', 'present', 'withheld'])
  })

  it('name what is missing where no diagram was made: nothing but unknown facts of the rules', () => {
    const request = { viewer: { id: 'v', role: 'r0', assurance: 'high' }, purpose: 'use', at: 0 } as const
    const half = Object.fromEntries(facts.slice(0, factCount / 2).map((name) => [name, true]))
    const missing = guard.requiredFacts('record', request, { 'informed.clause': true, ...half } as never)
    expect(missing.length).toBeGreaterThan(0)
    for (const fact of missing) expect(Object.keys(half)).not.toContain(fact)
  })
})
