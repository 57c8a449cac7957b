import { compile, each, entries, field, lazy, prefix, variants, vocabulary } from 'need-to-know'
import { describe, expectTypeOf, it } from 'vitest'
import { z } from 'zod'

const board = vocabulary({
  roles: ['employer'],
  purposes: ['recruitment'],
  kinds: ['cv', 'note'],
  categories: {
    name: { forms: ['present', 'initials'] },
    birthDate: { forms: ['decade', 'year'] },
    skill: { forms: ['count'] },
    address: { forms: ['region', 'municipality'] },
    note: {},
  },
  facts: { 'cv.form': ['anonymous', 'personal'], 'note.own': 'flag' },
  consents: ['share'],
})
const { record } = board
const person = z.object({ name: z.string(), born: z.date().optional(), skills: z.array(z.string()) })

describe('a classification', () => {
  it('gives every leaf a category', () => {
    record('cv', { schema: person, classify: { name: 'name', born: 'birthDate', skills: 'skill' } })
    // @ts-expect-error [ts2322] - a leaf has none: the skills
    record('cv', { schema: person, classify: { name: 'name', born: 'birthDate' } })
    // @ts-expect-error [ts2322] - an optional leaf has none
    record('cv', { schema: person, classify: { name: 'name', skills: 'skill' } })
    // @ts-expect-error [ts2322] - a category is not in the vocabulary
    record('cv', { schema: person, classify: { name: 'nom', born: 'birthDate', skills: 'skill' } })
    // @ts-expect-error [ts2322] - a prefix is not a category, and existence is no field's
    record('cv', { schema: person, classify: { name: 'existence', born: 'birthDate', skills: 'skill' } })
    // @ts-expect-error [ts2345] - the record kind is not in the vocabulary
    record('letter', { schema: person, classify: { name: 'name', born: 'birthDate', skills: 'skill' } })
  })

  it('gives a whole branch one category', () => {
    const schema = z.object({ address: z.object({ street: z.string(), town: z.object({ code: z.string() }) }) })
    record('cv', { schema, classify: { address: 'address' } })
    record('cv', { schema, classify: 'address' })
    // @ts-expect-error [ts2322] - a leaf within a branch has no category
    record('cv', { schema, classify: { address: { street: 'address', town: {} } } })
  })

  it('looks through lists, however deep', () => {
    const schema = z.object({ jobs: z.array(z.object({ title: z.string(), tags: z.array(z.array(z.string())) })) })
    record('cv', { schema, classify: { jobs: { title: 'skill', tags: 'skill' } } })
    record('cv', { schema, classify: { jobs: 'skill' } })
    // @ts-expect-error [ts2322] - a leaf within a list has no category
    record('cv', { schema, classify: { jobs: { title: 'skill' } } })
  })

  it('gives a field forms of its own, by the levels of its category', () => {
    const schema = z.object({ postcode: z.string() })
    record('cv', { schema, classify: { postcode: field('address', { municipality: prefix(2), region: 'present' }) } })
    // @ts-expect-error [ts2322] - the category has no such level
    record('cv', { schema, classify: { postcode: field('address', { street: prefix(2) }) } })
    // @ts-expect-error [ts2322] - there is no such form
    record('cv', { schema, classify: { postcode: field('address', { region: 'blurred' }) } })
    // @ts-expect-error [ts2322] - there is no such category
    record('cv', { schema, classify: { postcode: field('adress', { region: 'present' }) } })
  })

  it('nests a record kind in a list', () => {
    const schema = z.object({ notes: z.array(z.object({ text: z.string() })) })
    record('cv', { schema, classify: { notes: each('note') } })
    // @ts-expect-error [ts2322] - the record kind is not in the vocabulary
    record('cv', { schema, classify: { notes: each('letter') } })
    // @ts-expect-error [ts2322] - only the items of a list are records of their own
    record('cv', { schema: z.object({ note: z.object({ text: z.string() }) }), classify: { note: each('note') } })
  })

  it('takes a table with dynamic keys by its keys and its values', () => {
    const schema = z.object({ links: z.record(z.string(), z.object({ url: z.string() })) })
    record('cv', { schema, classify: { links: entries('skill', { url: 'note' }) } })
    // @ts-expect-error [ts2322] - the keys have no category of the vocabulary
    record('cv', { schema, classify: { links: entries('key', { url: 'note' }) } })
    // @ts-expect-error [ts2322] - the values have none
    record('cv', { schema, classify: { links: entries('skill', {}) } })
    // @ts-expect-error [ts2353] - keys are data: a table of keys that are known is none
    record('cv', { schema, classify: { links: { home: 'note' } } })
  })

  it('takes a union of objects by the key that tells them apart', () => {
    const schema = z.object({
      contact: z.discriminatedUnion('by', [
        z.object({ by: z.literal('mail'), mail: z.string() }),
        z.object({ by: z.literal('phone'), number: z.string() }),
      ]),
    })
    const classify = {
      contact: variants('by', { mail: { by: 'note', mail: 'note' }, phone: { by: 'note', number: 'note' } }),
    }
    record('cv', { schema, classify })
    record('cv', { schema, classify: { contact: 'note' } })
  })

  it('takes a tuple place by place', () => {
    const schema = z.object({ range: z.tuple([z.string(), z.number()]) })
    record('cv', { schema, classify: { range: ['name', 'skill'] } })
    record('cv', { schema, classify: { range: 'skill' } })
    // @ts-expect-error [ts2322] - a place has no category
    record('cv', { schema, classify: { range: ['name'] } })
  })

  it('takes a recursive schema with a classification that refers to itself', () => {
    const tree = z.object({
      text: z.string(),
      get children() {
        return z.array(tree)
      },
    })
    const classify: { readonly text: 'note'; readonly children: ReturnType<typeof lazy> } = {
      text: 'note',
      children: lazy(() => classify),
    }
    record('note', { schema: tree, classify })
  })
})

describe('a record definition', () => {
  it('reads facts from its own record and the request, each of its own type', () => {
    record('cv', {
      schema: person,
      classify: { name: 'name', born: 'birthDate', skills: 'skill' },
      id: (cv) => cv.name,
      subject: (cv) => cv.name,
      facts: {
        'cv.form': (cv, request) => {
          expectTypeOf(cv).toEqualTypeOf<{ name: string; born?: Date | undefined; skills: string[] }>()
          expectTypeOf(request.viewer.role).toEqualTypeOf<'employer' | 'subject'>()
          expectTypeOf(request.purpose).toEqualTypeOf<'recruitment'>()
          return cv.name === '' ? 'anonymous' : 'personal'
        },
        'consent.share': () => true,
        'note.own': () => undefined,
      },
    })
    const input = { schema: person, classify: { name: 'name', born: 'birthDate', skills: 'skill' } } as const
    // @ts-expect-error [ts2322] - the value is outside the domain
    record('cv', { ...input, facts: { 'cv.form': () => 'semi' } })
    // @ts-expect-error [ts2353] - the fact is not in the vocabulary
    record('cv', { ...input, facts: { 'cv.from': () => 'personal' } })
    // @ts-expect-error [ts2353] - who asks is not for a record to say
    record('cv', { ...input, facts: { 'viewer.isSubject': () => true } })
    // @ts-expect-error [ts2339] - the record has no such field
    record('cv', { ...input, id: (cv) => cv.nome })
  })
})

const policy = board.definePolicy({ name: 'p', version: '1', rules: [] })
const request = { viewer: { id: 'v', role: 'employer', assurance: 'high' }, purpose: 'recruitment', at: 0 } as const

const note = record('note', {
  schema: z.object({ text: z.string(), stars: z.number() }),
  classify: { text: 'note', stars: 'note' },
})
const cv = record('cv', {
  schema: z.object({
    name: z.string(),
    nick: z.string().nullable(),
    born: z.date(),
    bornOn: z.iso.date().optional(),
    skills: z.array(z.string()),
    age: z.number(),
    postcode: z.string(),
    job: z.object({ title: z.string(), years: z.array(z.number()) }),
    notes: z.array(note.schema),
    links: z.record(z.string(), z.string()),
    range: z.tuple([z.string(), z.number()]),
    contact: z.discriminatedUnion('by', [
      z.object({ by: z.literal('mail'), mail: z.string() }),
      z.object({ by: z.literal('phone'), number: z.number() }),
    ]),
  }),
  classify: {
    name: 'name',
    nick: 'note',
    born: 'birthDate',
    bornOn: 'birthDate',
    skills: 'skill',
    age: 'note',
    postcode: field('address', { municipality: prefix(2), region: 'present' }),
    job: 'note',
    notes: each('note'),
    links: entries('note', 'note'),
    range: ['note', 'note'],
    contact: variants('by', { mail: { by: 'note', mail: 'note' }, phone: { by: 'note', number: 'note' } }),
  },
})
const guard = compile(policy, { records: { cv, note } })
type View = NonNullable<ReturnType<typeof guard.disclose<'cv'>>['view']>

describe('a view', () => {
  it('may be null, and any part of it may be absent', () => {
    expectTypeOf(guard.disclose('note', { text: 't', stars: 1 }, request).view).toEqualTypeOf<{
      readonly text?: string
      readonly stars?: number
    } | null>()
    expectTypeOf<{ [K in keyof View]: undefined extends View[K] ? true : false }[keyof View]>().toEqualTypeOf<
      true | undefined
    >()
  })

  it('shows a value as it is, or in the forms of its category', () => {
    expectTypeOf<View['age']>().toEqualTypeOf<number | undefined>()
    expectTypeOf<View['name']>().toEqualTypeOf<string | boolean | undefined>()
    expectTypeOf<readonly string[] | number>().toExtend<View['skills']>()
    expectTypeOf<boolean>().not.toExtend<View['skills']>()
    expectTypeOf<View['postcode']>().toEqualTypeOf<string | boolean | undefined>()
  })

  it('shows a date as a date, or in the forms of its category as text', () => {
    expectTypeOf<View['born']>().toEqualTypeOf<Date | string | undefined>()
    expectTypeOf<View['bornOn']>().toEqualTypeOf<string | undefined>()
  })

  it('keeps what was null apart from what is withheld', () => {
    expectTypeOf<View['nick']>().toEqualTypeOf<string | null | undefined>()
  })

  it('has read-only structure, each part of which may be absent', () => {
    expectTypeOf<View['job']>().toEqualTypeOf<
      { readonly title?: string; readonly years?: readonly number[] } | undefined
    >()
    expectTypeOf<View['links']>().toEqualTypeOf<{ readonly [key: string]: string } | undefined>()
    expectTypeOf<View['range']>().toEqualTypeOf<readonly [string | null, number | null] | undefined>()
  })

  it('shows nested records as views of their own kind', () => {
    expectTypeOf<View['notes']>().toEqualTypeOf<
      readonly { readonly text?: string; readonly stars?: number }[] | undefined
    >()
  })

  it('shows the variants of a union apart', () => {
    expectTypeOf<View['contact']>().toEqualTypeOf<
      { readonly by?: 'mail'; readonly mail?: string } | { readonly by?: 'phone'; readonly number?: number } | undefined
    >()
  })

  it('has no field that the schema does not have, and cannot be written to', () => {
    const view: View = {}
    // @ts-expect-error [ts2339] - the schema has no such field
    view.salary
    // @ts-expect-error [ts2540] - a view is frozen
    view.age = 7
  })
})

describe('a guard', () => {
  const person = { text: 't', stars: 1 }

  it('knows its record kinds, their records, who asks, and the facts', () => {
    guard.disclose('note', person, request, { 'cv.form': 'personal', 'consent.share': undefined })
    // @ts-expect-error [ts2345] - the guard has no such record kind
    guard.disclose('letter', person, request)
    // @ts-expect-error [ts2345] - the record is of another kind
    guard.disclose('cv', person, request)
    // @ts-expect-error [ts2322] - the purpose is not in the vocabulary
    guard.disclose('note', person, { ...request, purpose: 'curiosity' })
    // @ts-expect-error [ts2322] - the value of a fact is outside its domain
    guard.disclose('note', person, request, { 'cv.form': 'semi' })
    // @ts-expect-error [ts2353] - the fact is not in the vocabulary
    guard.decide('note', request, { 'cv.from': 'personal' })
  })
})
