import { compile, decide, type Rule, type Situation, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { seeded } from '../../examples/replay/random'
import { compilePolicy } from '../../src/enforce/compiled-policy'

const roles = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11'] as const
const numbered = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}`)
const categories = numbered('c', 20)

/** A policy in which nothing repeats or absorbs anything: worse than any that somebody wrote. */
function randomPolicy(ruleCount: number, factCount: number, opensExistence: boolean) {
  const random = seeded(ruleCount + factCount)
  const facts = numbered('f', factCount)
  const words = vocabulary({
    roles,
    purposes: ['use'],
    kinds: ['record'],
    categories: Object.fromEntries(categories.map((name) => [name, { forms: ['present'] }])),
    facts: Object.fromEntries(facts.map((name) => [name, 'flag' as const])),
    notices: ['clause'],
  })
  const some = (names: readonly string[], count: number) =>
    Array.from({ length: count }, () => names[random.below(names.length)] ?? '')
  const rule = (_: unknown, i: number): Rule => {
    const terms = some(facts, 2 + random.below(3)).map((name) => words.fact(name as never))
    const when = words.all(...terms.map((term) => (random.chance(0.3) ? words.not(term) : term)))
    const parts = { id: `rule${i}`, to: random.pick(roles), on: 'record', when, source: 'test' } as const
    const named = some(categories, 1 + random.below(3))
    if (random.chance(0.2)) return words.forbid({ ...parts, categories: named as never, cap: 'present' as never })
    const opened = opensExistence ? ['existence', ...named] : named
    return words.permit({ ...parts, ...ground, categories: opened as never })
  }
  const ground = { purpose: 'use', basis: { article: '6(1)(c)', statute: 'an Act' }, notice: 'clause' } as const
  const there = words.permit({
    ...ground,
    id: 'there',
    to: roles,
    on: 'record',
    categories: 'existence',
    source: 'test',
  })
  const rules = [...(opensExistence ? [] : [there]), ...Array.from({ length: ruleCount }, rule)]
  const record = words.record('record', {
    schema: z.object(Object.fromEntries(categories.map((name) => [name, z.string()]))),
    classify: Object.fromEntries(categories.map((name) => [name, name])) as never,
  })
  return { policy: words.definePolicy({ name: 'large', version: '1', rules }), record, facts, random }
}

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
