import fc from 'fast-check'
import { compile, entries, vocabulary } from 'need-to-know'
import { cvSchema, dialogueSchema, profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { attempt } from '../../src/enforce/attempt'
import { arbitraries } from '../../src/testing/arbitrary/arbitraries'
import { openGuard } from '../enforce/open-record'

const guard = compile(profiles.strict, { records: recruitment.records })
type Asked = { readonly record: never; readonly request: never; readonly facts: never }
type Asking = { readonly at: number; readonly viewer: { readonly id?: string }; readonly record?: { subject?: string } }
const { subject } = recruitment.records.cv
const subjectIn = (record: unknown, request: Asking) =>
  (request.record?.subject ?? attempt(() => (subject === 'none' ? undefined : subject?.(record as never)))) as
    | string
    | undefined
const sample = <T>(values: fc.Arbitrary<T>, numRuns = 150, seed = 1) => fc.sample(values, { numRuns, seed })

describe('records', () => {
  it.each([
    ['cv', cvSchema],
    ['dialogue', dialogueSchema],
  ] as const)('of a %s are mostly what its schema accepts, and sometimes not', (kind, schema) => {
    const accepted = sample(arbitraries(guard, kind).record).filter((record) => schema.safeParse(record).success)
    expect(accepted.length).toBeGreaterThan(60)
    expect(accepted.length).toBeLessThan(150)
  })

  const formats = {
    email: z.email(),
    url: z.url(),
    day: z.iso.date(),
    instant: z.iso.datetime(),
    uuid: z.uuid(),
    short: z.string().max(3),
    long: z.string().min(20),
    month: z.string().regex(/^\d{4}-\d{2}$/),
    age: z.number().int().min(18).max(67),
    many: z.array(z.string()).min(5),
    keyed: z.record(z.enum(['a', 'b']), z.string()),
    tag: z.templateLiteral(['n', z.number()]),
  }
  it.each(Object.entries(formats))('have a part `%s` that its schema accepts', (key, schema) => {
    const open = openGuard({
      schema: z.object({ [key]: schema }),
      classify: { [key]: 'open' },
      categories: { open: {} },
    })
    const records = sample(arbitraries(open, 'cv').record, 60)
    const accepted = records.filter((record) => schema.safeParse((record as Record<string, unknown>)[key]).success)
    expect(accepted.length).toBeGreaterThan(45)
  })

  it('shrink to a small one', () => {
    const { record } = arbitraries(guard, 'cv')
    const result = fc.check(
      fc.property(record, (each) => !Array.isArray(each.skills) || each.skills.length === 0),
      { seed: 1, numRuns: 100 },
    )
    expect(result.counterexample?.[0].skills).toHaveLength(1)
    expect(JSON.stringify(result.counterexample?.[0]).length).toBeLessThan(400)
  })
})

describe('facts', () => {
  it('shrink to unknown, one by one; fixed ones stay', () => {
    const { facts } = arbitraries(guard, 'cv', { facts: { 'account.active': true } })
    const property = fc.property(facts, (each) => each['relation.follows'] !== true)
    const result = fc.check(property, { seed: 1, numRuns: 200 })
    expect(result.counterexample?.[0]).toEqual({ 'relation.follows': true, 'account.active': true })
  })
})

describe('questions', () => {
  it.each(['cv', 'dialogue'] as const)('disclose something of a %s in one of five, to many roles', (kind) => {
    const asked = sample(arbitraries(guard, kind).question, 200)
    const seen = asked.filter(
      ({ record, request, facts }) => guard.view(kind, record as never, request, facts) !== null,
    )
    expect(seen.length).toBeGreaterThan(40)
    expect(new Set(seen.map(({ request }) => request.viewer.role)).size).toBeGreaterThan(2)
  })

  it('are of records whose own facts let them be seen, where a viewer is fixed', () => {
    const request = { viewer: { role: 'employer', assurance: 'substantial' }, purpose: 'recruitment' } as const
    const asked = sample(arbitraries(guard, 'cv', { request }).question, 1000)
    const seen = asked.filter((each) => guard.view('cv', each.record as never, each.request, each.facts) !== null)
    expect(seen.length).toBeGreaterThan(350)
    const records = seen.map(({ record }) => record as { presence?: unknown; form?: unknown })
    expect(new Set(records.map(({ presence }) => presence))).toEqual(new Set(['online', 'offline']))
    expect(new Set(records.map(({ form }) => form))).toEqual(new Set([undefined, 'anonymous', 'personal']))
  })

  it('are of nested records that belong to the viewer, as often as not', () => {
    const request = { viewer: { role: 'agency' }, purpose: 'recruitment' } as const
    const asked = sample(arbitraries(guard, 'cv', { request }).question, 100)
    const views = asked.map((each) => guard.view('cv', each.record as never, each.request, each.facts))
    expect(views.filter((view) => (view?.notes?.length ?? 0) > 0).length).toBeGreaterThan(2)
  })

  it('are of categories one by one, where together they would come out in too many ways', () => {
    const names = Array.from({ length: 10 }, (_, i) => `part${i}`)
    const factsOf = (name: string) => ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${letter}.${name}`)
    const v = vocabulary({
      roles: ['reader'],
      purposes: ['reading'],
      kinds: ['book'],
      categories: Object.fromEntries(names.map((name) => [name, {}])),
      facts: Object.fromEntries(names.flatMap(factsOf).map((fact) => [fact, 'flag' as const])),
    })
    const rule = {
      to: 'reader',
      on: 'book',
      purpose: 'reading',
      basis: 'none',
      notice: 'none',
      source: 'test',
    } as const
    const policy = v.definePolicy({
      name: 'books',
      version: '1',
      rules: [
        v.permit({ ...rule, id: 'there', categories: 'existence' }),
        ...names.map((name) =>
          v.permit({ ...rule, id: name, categories: name, when: v.all(...factsOf(name).map((fact) => v.fact(fact))) }),
        ),
      ],
    })
    const schema = z.object(Object.fromEntries(names.map((name) => [name, z.string()])))
    const classify = Object.fromEntries(names.map((name) => [name, name]))
    const book = { kind: 'book', schema, classify } as const
    const books = compile(policy as never, { voidRules: 'keep', records: { book } as never }) as unknown as typeof guard
    const asked = sample(arbitraries(books, 'book' as never).question, 200) as unknown as Asked[]
    const seen = asked.map(({ record, request, facts }) => books.view('book' as never, record, request, facts) ?? {})
    const shown = names.map((name) => seen.filter((view) => Object.hasOwn(view, name)).length)
    expect(Math.min(...shown)).toBeGreaterThan(1)
    // Drawn blindly, six facts are all true once in hundreds.
    expect(shown.reduce((sum, count) => sum + count)).toBeGreaterThan(40)
  })

  it('have the parts that were asked for', () => {
    const { question } = arbitraries(guard, 'cv', { request: { viewer: { role: 'agency' }, purpose: 'recruitment' } })
    for (const { request } of sample(question, 30)) {
      expect(request).toMatchObject({ viewer: { role: 'agency' }, purpose: 'recruitment' })
    }
  })

  it('hold long texts, empty ones, markup and control characters, and no key `__proto__`', () => {
    const open = openGuard({
      schema: z.object({ text: z.string(), keyed: z.record(z.string(), z.string()) }),
      classify: { text: 'open', keyed: entries('open', 'open') },
      categories: { open: {} },
    })
    const records = sample(arbitraries(open, 'cv').record, 200) as unknown as { text: unknown; keyed?: unknown }[]
    const texts = records.map(({ text }) => text).filter((text) => typeof text === 'string')
    for (const kind of [/^$/, /^.{200}$/, /<i>.*&/, /\p{Cc}/u])
      expect(
        texts.some((text) => kind.test(text)),
        `${kind}`,
      ).toBe(true)
    for (const { keyed } of records) expect(Object.getPrototypeOf(Object(keyed))).not.toBeNull()
  })

  it('are now and then by the subject of the record, and at no instant', () => {
    const asked = sample(arbitraries(guard, 'cv').question, 300) as unknown as { record: unknown; request: Asking }[]
    expect(asked.some(({ request }) => Number.isNaN(request.at))).toBe(true)
    const isSubject = asked.filter(({ record, request }) => subjectIn(record, request) === request.viewer.id)
    expect(isSubject.length).toBeGreaterThan(10)
  })

  it('are the same for the same seed', () => {
    const { question } = arbitraries(guard, 'dialogue')
    expect(sample(question, 10, 7)).toEqual(sample(question, 10, 7))
    expect(sample(question, 10, 7)).not.toEqual(sample(question, 10, 8))
  })
})
