import { runInNewContext } from 'node:vm'
import { compile, each, entries, lazy, seal, variants, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type OpenGuard, openGuard, request } from './open-record'

const secret = 'c4nary'
const categories = { open: {}, hidden: {}, there: { forms: ['present'] }, many: { forms: ['count'] } }
const levels = { hidden: 'withheld', there: 'present', many: 'count' }

const note = z.object({ text: z.string(), pages: z.number().optional() })
const schema = z.object({
  name: z.string().optional(),
  age: z.number().optional(),
  large: z.bigint().optional(),
  born: z.date().optional(),
  day: z.iso.date().optional(),
  maybe: z.string().nullish(),
  hidden: z.string().optional(),
  flag: z.string().optional(),
  address: z.object({ street: z.string(), city: z.string() }).optional(),
  home: z.object({ city: z.string() }).nullish(),
  tags: z.array(z.string()).optional(),
  many: z.array(z.string()).optional(),
  jobs: z.array(z.object({ title: z.string(), salary: z.number() })).optional(),
  links: z.record(z.string(), z.string()).optional(),
  pair: z.tuple([z.string(), z.number()]).optional(),
  either: z.union([z.object({ city: z.string() }), z.array(z.string()), z.number()]).optional(),
  contact: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('mail'), mail: z.string() }),
      z.object({ type: z.literal('phone'), phone: z.string() }),
      z.object({ type: z.literal('fax'), fax: z.string() }),
    ])
    .optional(),
  notes: z.array(note).optional(),
})
const classify = {
  name: 'open',
  age: 'open',
  large: 'open',
  born: 'open',
  day: 'open',
  maybe: 'open',
  hidden: 'hidden',
  flag: 'there',
  address: { street: 'hidden', city: 'open' },
  home: 'there',
  tags: 'open',
  many: 'many',
  jobs: { title: 'open', salary: 'hidden' },
  links: entries('open', 'open'),
  pair: 'open',
  either: 'open',
  contact: variants('type', {
    mail: { type: 'open', mail: 'open' },
    phone: { type: 'open', phone: 'hidden' },
    fax: { type: 'hidden', fax: 'open' },
  }),
  notes: each('note'),
}
const guard = openGuard({
  schema,
  classify,
  categories,
  levels,
  nested: { note: { schema: note, classify: { text: 'open', pages: 'hidden' } } },
})

const unreadOf = (record: unknown, of: OpenGuard = guard) => of.disclose('cv', record as object, request).unread

/** What is left of a good record when one part of it is what it should not be. */
const good = { name: 'Anna', jobs: [{ title: 'cook', salary: 1 }] }

const rejecting = (): Promise<never> => {
  const promise = Promise.reject(new Error(secret))
  promise.catch(() => undefined)
  return promise
}

describe('what is open, is there and cannot be read is named for the house', () => {
  const parts: readonly (readonly [string, object, readonly string[]])[] = [
    ['a date where text is expected', { day: new Date(0) }, ['/day']],
    ['text where a date is expected', { born: '2020-01-01' }, ['/born']],
    ['a date that is none', { born: new Date(Number.NaN) }, ['/born']],
    ['unparsed JSON of an object', { address: '{"city":"Oslo"}' }, ['/address']],
    ['unparsed JSON of a list', { tags: '["a"]', jobs: '[]', notes: '[]' }, ['/jobs', '/notes', '/tags']],
    [
      'unparsed JSON of a table, a tuple, a variant',
      { links: '{}', pair: '[]', contact: '{}' },
      ['/contact', '/links', '/pair'],
    ],
    ['numeric text', { age: '12.50' }, ['/age']],
    ['a big integer in a field for numbers', { age: 5n }, ['/age']],
    ['a number in a field for big integers', { large: 5 }, ['/large']],
    [
      'null where none may be',
      { name: null, address: null, tags: null, links: null },
      ['/address', '/links', '/name', '/tags'],
    ],
    ['a promise', { name: rejecting(), address: rejecting(), tags: [rejecting()] }, ['/address', '/name', '/tags/*']],
    [
      'items of a list',
      { tags: ['a', 7, 'b', null], jobs: [{ title: 1 }, 'x'] },
      ['/jobs/*', '/jobs/*/title', '/tags/*'],
    ],
    ['members of a table, without their keys', { links: { [secret]: 1, b: 'c' } }, ['/links/*']],
    ['places of a tuple', { pair: [1, 'x'] }, ['/pair/0', '/pair/1']],
    ['a part of a nested record', { notes: [{ text: 1 }] }, ['/notes/*/text']],
    ['a nested record', { notes: ['x'] }, ['/notes/*']],
    [
      'an object where a list is expected, and the other way round',
      { tags: { 0: 'a' }, address: ['a'] },
      ['/address', '/tags'],
    ],
    ['what a form would be made of', { flag: 7, home: '{}', many: 'a,b' }, ['/flag', '/home', '/many']],
    ['what no option of a union takes', { either: secret }, ['/either']],
    ['an option of a union', { either: { city: 1 } }, ['/either/city']],
    ['an item of an option of a union', { either: ['a', 1] }, ['/either/*']],
    ['a variant without a tag', { contact: { mail: 'a' } }, ['/contact/type']],
    ['a variant that there is none of', { contact: { type: 'pigeon' } }, ['/contact/type']],
    ['the part of a variant', { contact: { type: 'mail', mail: 1 } }, ['/contact/mail']],
    [
      'a map, a set, bytes, boxed values',
      { address: new Map([['city', 'x']]), tags: new Set(['x']), name: new String('x') },
      ['/address', '/name', '/tags'],
    ],
    ['a list that is too long to be one', { tags: Object.assign([], { length: 4_000_000_000 }) }, ['/tags']],
  ]
  it.each(parts)('%s', (_, part, paths) => {
    const record = { ...good, ...part }
    const { unread, view, receipt, refusal } = guard.disclose('cv', record as object, request)
    expect(unread).toEqual(paths)
    expect(Object.isFrozen(unread)).toBe(true)
    expect({ refusal, on: receipt.refusal }).toEqual({ refusal: undefined, on: undefined })
    expect(view).toEqual(guard.view('cv', record as object, request))
    expect(JSON.stringify([unread, receipt])).not.toContain(secret)
  })

  it('nothing where all of it can be read, or is absent', () => {
    const whole = {
      ...good,
      age: 1,
      large: 1n,
      born: new Date(0),
      day: '2020-01-01',
      maybe: null,
      home: null,
      address: { city: 'Oslo', street: 's' },
      tags: ['a'],
      many: [],
      links: { a: 'b' },
      pair: ['a', 1],
      either: 7,
      contact: { type: 'mail', mail: 'a' },
      notes: [{ text: 'a' }],
    }
    expect(unreadOf(whole)).toEqual([])
    expect(unreadOf({ ...whole, either: ['a'] })).toEqual([])
    expect(unreadOf({ ...whole, either: { city: 'Oslo' } })).toEqual([])
    expect(unreadOf({ name: undefined, tags: [], jobs: [undefined], address: {}, links: {} })).toEqual([])
    expect(unreadOf({})).toEqual([])
  })

  it('what is withheld is not walked', () => {
    const trap = () => {
      throw new Error(secret)
    }
    const traps = { get: trap, getOwnPropertyDescriptor: trap, ownKeys: trap, getPrototypeOf: trap }
    const hidden = new Proxy({}, traps)
    expect(unreadOf({ ...good, hidden, address: { street: hidden, city: 'Oslo' } })).toEqual([])
    expect(unreadOf({ ...good, contact: { type: 'phone', phone: hidden } })).toEqual([])
    expect(unreadOf({ ...good, contact: { type: 'fax', fax: hidden } })).toEqual([])
    expect(unreadOf({ ...good, notes: [{ text: 'a', pages: hidden }] })).toEqual([])
  })

  it('a trap that throws costs the part it guards, which is named', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    const record = { ...good, address: proxy, tags: proxy, flag: proxy, notes: [proxy, { text: 'a' }] }
    const { unread, view } = guard.disclose('cv', record as object, request)
    expect(unread).toEqual(['/address', '/flag', '/notes/*', '/tags'])
    expect(view).toEqual({ name: 'Anna', jobs: [{ title: 'cook' }], flag: false, home: false, notes: [{ text: 'a' }] })
  })

  it('`present` of a date answers the same for what is no date as for what is absent, in the swift reading and the careful', () => {
    const dated = openGuard({
      schema: z.object({ x: z.string(), born: z.date().optional() }),
      classify: { x: 'open', born: 'there' },
      categories,
      levels,
    })
    const without = { x: 'x', born: false }
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    for (const born of [undefined, 7, {}, [], 'x', new Date(Number.NaN), new Map(), proxy, rejecting()]) {
      expect(dated.view('cv', { x: 'x', born } as never, request)).toEqual(without)
      const { view, unread } = dated.disclose('cv', { x: 'x', born } as never, request)
      expect({ view, unread }).toEqual({ view: without, unread: born === undefined ? [] : ['/born'] })
    }
    expect(dated.view('cv', { x: 'x', born: new Date(0) } as never, request)).toEqual({ x: 'x', born: true })
  })

  it('the paths of a recursive record go as deep as it does', () => {
    const tree: z.ZodType = z.object({
      label: z.string(),
      get children() {
        return z.array(tree).optional()
      },
    })
    const table: unknown = { label: 'open', children: lazy(() => table) }
    const record = { label: 'a', children: [{ label: 1, children: [{ label: 2 }] }] }
    expect(unreadOf(record, openGuard({ schema: tree, classify: table, categories }))).toEqual([
      '/children/*/children/*/label',
      '/children/*/label',
    ])
  })
})

describe('a record that cannot be read at all', () => {
  class Entity {
    readonly #kept = secret
    get name() {
      return this.#kept
    }
  }
  const whole: readonly (readonly [string, unknown])[] = [
    ['text', JSON.stringify(good)],
    ['a number', 7],
    ['null', null],
    ['a list', [good]],
    ['a promise', Promise.resolve(good)],
    ['a date', new Date(0)],
    ['a map', new Map(Object.entries(good))],
    ['a function', () => good],
    ['sealed as another kind', seal('note', good)],
    ['sealed twice', seal('cv', seal('cv', good))],
  ]
  it.each(whole)('%s is refused as unreadable where it is open', (_, record) => {
    const { view, unread, refusal, receipt } = guard.disclose('cv', record as object, request)
    expect({ view, unread, refusal, on: receipt.refusal }).toEqual({
      view: null,
      unread: [''],
      refusal: 'unreadable',
      on: 'unreadable',
    })
    expect(receipt.disclosed).toEqual([])
  })

  it.each([...whole, ['an instance with accessors', new Entity()]] as const)(
    '%s stays `policy` where it is closed',
    (_, record) => {
      const closed = openGuard({
        schema,
        classify,
        categories,
        levels: { existence: 'withheld' },
        nested: { note: { schema: note, classify: 'open' } },
      })
      const { unread, refusal, receipt } = closed.disclose('cv', record as object, request)
      expect({ unread, refusal, on: receipt.refusal }).toEqual({ unread: [], refusal: 'policy', on: 'policy' })
    },
  )

  it('is so too where each of its open parts is', () => {
    const { view, unread, refusal } = guard.disclose('cv', { age: 'x', hidden: 'y' } as object, request)
    expect({ view, unread, refusal }).toEqual({ view: null, unread: ['/age'], refusal: 'unreadable' })
    expect(guard.disclose('cv', new Entity(), request)).toMatchObject({ unread: ['/name'], refusal: 'unreadable' })
  })

  it('what is not there, or holds nothing, stays `policy`', () => {
    for (const record of [undefined, {}, { hidden: 'x' }, { unknown: 1 }])
      expect(guard.disclose('cv', record as object, request)).toMatchObject({
        view: null,
        unread: [],
        refusal: 'policy',
      })
  })

  it('is so where it is closed for facts that it would hold itself, and not where others close it', () => {
    const w = vocabulary({
      roles: ['e'],
      purposes: ['r'],
      kinds: ['cv'],
      categories: { a: {} },
      facts: { online: 'flag', paid: 'flag' },
    })
    const cv = w.record('cv', {
      schema: z.object({ online: z.boolean() }),
      classify: { online: 'a' },
      facts: { online: (each) => each.online },
    })
    const rule = { id: 'p', to: 'e', on: 'cv', categories: '*', purpose: 'r', basis: 'none', notice: 'none' } as const
    const when = w.all(w.fact('online'), w.fact('paid'))
    const policy = w.definePolicy({ name: 'n', version: '1', rules: [w.permit({ ...rule, when, source: 's' })] })
    const held = compile(policy, { records: { cv }, voidRules: 'keep' })
    const asked = { viewer: { id: 'v', role: 'e', assurance: 'high' }, purpose: 'r', at: 0 } as const
    const answer = (record: unknown, paid?: boolean) => {
      const given = paid === undefined ? {} : { paid }
      const { unread, refusal, view } = held.disclose('cv', record as never, asked, given)
      expect(held.explain('cv', asked, given, record as never).refusal).toBe(refusal)
      return { unread, refusal, view }
    }
    const unreadable = { view: null, unread: [''], refusal: 'unreadable' }
    const closed = { view: null, unread: [], refusal: 'policy' }
    for (const record of ['{"online":true}', seal('note', { online: true }), null, [], new Map()]) {
      expect(answer(record, true)).toEqual(unreadable)
      expect(answer(record, false)).toEqual(closed)
      expect(answer(record)).toEqual(closed)
    }
    for (const record of [{ online: false }, { online: 'x' }, {}, undefined])
      expect(answer(record, true)).toEqual(closed)
    expect(answer({ online: true }, true)).toEqual({ view: { online: true }, unread: [], refusal: undefined })
  })

  it('is named to the house by the explanation, with what cannot be read, and to the viewer by nothing', () => {
    const explained = (record?: unknown) => guard.explain('cv', request, {}, record as never)
    expect(explained(good).refusal).toBeUndefined()
    expect(explained().refusal).toBeUndefined()
    expect(explained('text')).toMatchObject({ refusal: 'unreadable', outside: explained(good).outside })
    expect(explained('text').inside).toContain('the record cannot be read: the record itself')
    const part = explained({ ...good, age: secret, links: { [secret]: 1 } })
    expect(part).toMatchObject({ refusal: undefined, outside: explained(good).outside })
    expect(part.inside).toContain('cannot be read: /age, /links/*')
    expect(part.inside).not.toContain(secret)
  })

  it('a seal of another copy of the library is one', () => {
    const copy = runInNewContext(
      'class C { #r; constructor(r) { this.sealed = "[sealed cv]"; this.#r = r; Object.freeze(this) } }; new C(r)',
      { r: good },
    )
    const sealed = openGuard({ schema: z.object({ sealed: z.string() }), classify: { sealed: 'open' }, categories })
    for (const each of [guard, sealed])
      expect(each.disclose('cv', copy, request)).toMatchObject({ view: null, unread: [''], refusal: 'unreadable' })
  })
})
