import { type Rule, vocabulary } from 'need-to-know'
import { z } from 'zod'
import { seeded } from '../../examples/replay/random'

export const roles = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8', 'r9', 'r10', 'r11'] as const
const numbered = (name: string, count: number) => Array.from({ length: count }, (_, i) => `${name}${i}`)
export const categories = numbered('c', 20)

/** A policy in which nothing repeats or absorbs anything: worse than any that somebody wrote. */
export function randomPolicy(ruleCount: number, factCount: number, opensExistence: boolean) {
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
