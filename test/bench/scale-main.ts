import { z } from 'zod'
import { compile, type Rule, vocabulary } from '../../src'
import { Random } from './random'

// `tsx test/bench/scale-main.ts [rules] [facts] [each]`: what a large random policy costs. Nothing in it repeats or absorbs
// anything, which real policies do, so this is worse than any of them.
const ruleCount = Number(process.argv[2] ?? 3000)
const factCount = Number(process.argv[3] ?? 60)
// With `each` every permit opens the record too: then a record's existence depends on all that a role is told.
const opensExistence = process.argv[4] === 'each'
const random = new Random(ruleCount + factCount)
const numbered = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${name}${i}`)

const roles = numbered('role', 12)
const categories = numbered('category', 20)
const facts = numbered('fact', factCount)
const names = vocabulary({
  roles,
  purposes: ['use'],
  kinds: ['record'],
  categories: Object.fromEntries(categories.map((name) => [name, {}])),
  facts: Object.fromEntries(facts.map((name) => [name, 'flag' as const])),
  notices: ['clause'],
})
const { permit, forbid, fact, all, not } = names

const ground = { purpose: 'use', basis: { article: '6(1)(c)', statute: 'an Act' }, notice: 'clause' } as const

function randomRule(id: string): Rule {
  const terms = random.sample(facts, 2 + random.below(3)).map((name) => fact(name))
  const when = all(...terms.map((term) => (random.once(3) ? not(term) : term)))
  const parts = { id, to: random.pick(roles), on: 'record', when, source: 'bench' } as const
  const some = random.sample(categories, 1 + random.below(3))
  if (random.once(5)) return forbid({ ...parts, categories: some as never })
  const opened = opensExistence ? ['existence', ...some] : some
  return permit({ ...parts, ...ground, categories: opened as never })
}

const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6)
const existence = permit({
  ...ground,
  id: 'existence',
  to: roles,
  on: 'record',
  categories: 'existence',
  source: 'bench',
})
const rules = [existence, ...Array.from({ length: ruleCount - 1 }, (_, i) => randomRule(`rule${i}`))]
const policy = names.definePolicy({ name: 'large', version: '1', rules })
const shape = Object.fromEntries(categories.map((name) => [name, z.string()]))
const classify = Object.fromEntries(categories.map((name) => [name, name]))
const record = names.record('record', { schema: z.object(shape), classify: classify as never })

const before = megabytes()
let start = performance.now()
const guard = compile(policy, { records: { record: record as never } })
console.log(
  `${ruleCount} rules, ${factCount} facts: compiled in ${(performance.now() - start).toFixed()} ms, ${before} MB → ${megabytes()} MB`,
)

const calls = Array.from({ length: 1200 }, (_, i) => ({
  request: { viewer: { id: 'v', role: roles[i % 12] as never, assurance: 'high' }, purpose: 'use', at: 0 } as const,
  facts: { 'informed.clause': true, ...Object.fromEntries(facts.map((name) => [name, random.once(2)])) } as never,
}))
const decideAll = (): number => {
  start = performance.now()
  for (const { request, facts } of calls) guard.decide('record' as never, request, facts)
  return performance.now() - start
}
console.log(`first use of 12 roles: ${decideAll().toFixed()} ms, ${megabytes()} MB`)
for (let i = 0; i < 20; i++) decideAll()
const times = Array.from({ length: 21 }, decideAll).sort((a, b) => a - b)
console.log(`decide: ${(((times[10] ?? 0) / calls.length) * 1e3).toFixed(2)} µs`)
