import { each, entries, type FactsInput, field, lazy, seal, type VocabularyDefinition, variants } from 'need-to-know'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CountedReads } from './counted-reads'
import { openGuard, request } from './open-record'

const secret = 'c4nary'

const person = z.object({
  name: z.string().optional(),
  age: z.number().optional(),
  born: z.date().optional(),
  address: z.object({ street: z.string(), city: z.string() }).optional(),
  tags: z.array(z.string()).optional(),
  jobs: z.array(z.object({ title: z.string(), salary: z.number() })).optional(),
  links: z.record(z.string(), z.string()).optional(),
  pair: z.tuple([z.string(), z.string()]).optional(),
  contact: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('mail'), mail: z.string() }),
      z.object({ type: z.literal('phone'), phone: z.string() }),
    ])
    .optional(),
})
const classify = {
  name: 'open',
  age: 'open',
  born: 'open',
  address: { street: 'hidden', city: 'open' },
  tags: 'open',
  jobs: { title: 'open', salary: 'hidden' },
  links: entries('open', 'open'),
  pair: ['open', 'hidden'],
  contact: variants('type', { mail: { type: 'open', mail: 'open' }, phone: { type: 'open', phone: 'hidden' } }),
}
const categories = { open: {}, hidden: {}, present: { forms: ['present'] }, count: { forms: ['count'] } }
const guard = openGuard({ schema: person, classify, categories, levels: { hidden: 'withheld' } })
const view = (record: unknown) => guard.view('cv', record, request)
const good = { name: 'Anna', tags: ['x'], jobs: [{ title: 'cook', salary: 1 }] }
const goodView = { name: 'Anna', tags: ['x'], jobs: [{ title: 'cook' }] }

// Whatever was tried, the next call is unharmed.
afterEach(() => expect(view(good)).toEqual(goodView))

function thrower(): never {
  throw new Error(secret)
}

describe('hostile records: less is shown, nothing is thrown, later calls are unharmed', () => {
  it('a getter that throws costs its own field alone', () => {
    const record = {
      ...good,
      get age(): number {
        return thrower()
      },
      address: {
        street: 's',
        get city(): string {
          return thrower()
        },
      },
    }
    expect(view(record)).toEqual(goodView)
  })

  it('a getter in a withheld field is never called', () => {
    let calls = 0
    const address = {
      city: 'Oslo',
      get street(): string {
        calls++
        return secret
      },
    }
    expect(view({ address })).toEqual({ address: { city: 'Oslo' } })
    expect(calls).toBe(0)
  })

  it('items that throw are left out of a list, and the others stay', () => {
    const tags = ['a', 'b', 'c']
    Object.defineProperty(tags, 1, { get: thrower, enumerable: true })
    expect(view({ tags })).toEqual({ tags: ['a', 'c'] })
  })

  it('a getter in an open field is never called either', () => {
    let calls = 0
    const record = {
      age: 3,
      get name() {
        calls++
        return secret
      },
    }
    expect(view(record)).toEqual({ age: 3 })
    expect(calls).toBe(0)
  })

  it('the tag of a variant that changes while it is read opens no other variant', () => {
    const answers = ['mail', 'phone', 'phone', 'phone']
    const contact = new Proxy(
      { type: 'mail', mail: 'a@b.c', phone: secret },
      {
        getOwnPropertyDescriptor: (target, key) => ({
          ...(Reflect.getOwnPropertyDescriptor(target, key) as PropertyDescriptor),
          ...(key === 'type' ? { value: answers.shift() } : {}),
        }),
      },
    )
    expect(JSON.stringify(view({ contact, name: 'Anna' }))).not.toContain(secret)
  })

  it('proxies are read like what they stand for; revoked ones show nothing', () => {
    expect(view(new Proxy(good, {}))).toEqual(goodView)
    const revoked = Proxy.revocable({}, {})
    revoked.revoke()
    expect(view(revoked.proxy)).toBeNull()
    expect(view({ name: 'Anna', address: revoked.proxy })).toEqual({ name: 'Anna' })
    const list = Proxy.revocable([], {})
    list.revoke()
    expect(view({ name: 'Anna', tags: list.proxy, jobs: list.proxy, links: list.proxy, pair: list.proxy })).toEqual({
      name: 'Anna',
    })
    expect(view({ ...good, jobs: [revoked.proxy, ...good.jobs] })).toEqual(goodView)
  })

  it('a proxy of which every trap throws shows nothing', () => {
    const traps = new Proxy({}, { get: () => thrower })
    expect(view(new Proxy({}, traps))).toBeNull()
    expect(view({ ...good, address: new Proxy({}, traps), links: new Proxy({}, traps) })).toEqual(goodView)
  })

  it('a list whose length is not a number, or lies, shows no more than its items', () => {
    const lying = (length: unknown) =>
      new Proxy(['a'], { get: (list, key) => (key === 'length' ? length : Reflect.get(list, key)) })
    for (const length of [secret, { valueOf: thrower }, Number.NaN, -1, 1.5, Infinity, 2 ** 53, 4_000_000_000]) {
      expect(JSON.stringify(view({ name: 'Anna', tags: lying(length) }))).not.toContain(secret)
    }
  })

  it('the count of a list is a number, whatever its length says', () => {
    const counted = openGuard({
      schema: z.object({ tags: z.array(z.string()) }),
      classify: { tags: 'count' },
      categories,
      levels: { count: 'count' },
    })
    const tags = new Proxy(['a'], { get: (list, key) => (key === 'length' ? secret : Reflect.get(list, key)) })
    expect(counted.view('cv', { tags }, request)).toBeNull()
    expect(counted.view('cv', { tags: ['a', 'b'] }, request)).toEqual({ tags: 2 })
  })

  it('a list that throws half way is on the view and the receipt, or on neither', () => {
    const nesting = openGuard({
      schema: z.object({ name: z.string(), notes: z.array(z.object({ text: z.string() })) }),
      classify: { name: 'open', notes: each('note') },
      categories,
      nested: { note: { schema: z.object({ text: z.string() }), classify: { text: 'hidden' } } },
    })
    let reads = 0
    const notes = new Proxy([{ text: 'a' }, { text: 'b' }], {
      get: (list, key) => (key === 'length' && ++reads % 3 === 0 ? thrower() : Reflect.get(list, key)),
    })
    for (let i = 0; i < 4; i++) {
      const { view: shown, receipt } = nesting.disclose('cv', { name: 'Anna', notes }, request)
      expect(receipt.disclosed.some(({ record }) => record === 'note')).toBe(JSON.stringify(shown).includes('notes'))
    }
  })

  it('`__proto__` and `constructor` as keys are data or nothing, never a prototype', () => {
    const record = JSON.parse(
      '{"name":"Anna","__proto__":{"age":3},"constructor":{"name":"x"},"links":{"__proto__":"p","constructor":"c","a":"b"}}',
    )
    const shown = view(record)
    expect(shown).toEqual({ name: 'Anna', links: { constructor: 'c', a: 'b' } })
    expect(Object.getPrototypeOf(shown)).toBe(Object.prototype)
    expect(Object.getPrototypeOf((shown as { links: object }).links)).toBe(Object.prototype)
  })

  it('a schema with the field `constructor` or `toString` reads own properties alone', () => {
    const odd = openGuard({
      schema: z.object({ constructor: z.string(), toString: z.string(), valueOf: z.object({ name: z.string() }) }),
      classify: { constructor: 'open', toString: 'open', valueOf: { name: 'open' } },
      categories,
    })
    expect(odd.view('cv', {}, request)).toBeNull()
    expect(odd.view('cv', { constructor: 'c', toString: 't' }, request)).toEqual({ constructor: 'c', toString: 't' })
  })

  it('a polluted prototype supplies no value, no item and no fact', () => {
    const prototype = Object.prototype as Record<string, unknown>
    const list = Array.prototype as unknown as Record<string, unknown>
    try {
      prototype['name'] = secret
      prototype['own'] = true
      prototype['viewer'] = request.viewer
      list['0'] = secret
      list['1'] = secret
      expect(view({ age: 3, tags: [] })).toEqual({ age: 3 })
      expect(view({ pair: ['x'], tags: ['y'] })).toEqual({ pair: ['x', null], tags: ['y'] })
      expect(guard.decide('cv', { purpose: 'recruitment', at: 0 } as never)).toMatchObject({ existence: 'withheld' })
      expect(guard.requiredFacts('cv', request)).toEqual([])
    } finally {
      for (const key of ['name', 'own', 'viewer']) delete prototype[key]
      for (const key of ['0', '1']) delete list[key]
      Array.prototype.length = 0
    }
  })

  it('inherited properties show nothing', () => {
    expect(view(Object.create({ name: secret }))).toBeNull()
    expect(view({ name: 'Anna', address: Object.create({ city: secret }) })).toEqual({ name: 'Anna' })
    expect(view(Object.assign(Object.create(null), good))).toEqual(goodView)
  })

  it('symbols, functions, unknown keys and toJSON do not get through', () => {
    const record = {
      ...good,
      [Symbol('s')]: secret,
      toJSON: () => secret,
      extra: secret,
      age: () => secret,
      address: { city: Symbol(secret), toJSON: () => secret },
    }
    expect(view(record)).toEqual(goodView)
    expect(JSON.stringify(view(record))).not.toContain(secret)
  })

  it('holes in a list are nothing; a huge length costs no reads', () => {
    const holes: string[] = []
    holes[2] = 'c'
    expect(view({ tags: holes })).toEqual({ tags: ['c'] })
    const counted = new CountedReads()
    const sparse: string[] = []
    sparse[4_000_000_000] = 'far away'
    const huge = counted.of(sparse)
    expect(view({ name: 'Anna', tags: huge, jobs: huge })).toMatchObject({ name: 'Anna' })
    expect(view({ name: 'Anna', tags: counted.of({ length: 4_000_000_000, 0: secret }) })).toEqual({ name: 'Anna' })
    expect(counted.reads).toBeLessThan(100)
  })

  const malformed: readonly (readonly [string, object])[] = [
    ['a string where an object is expected', { address: secret, jobs: [secret], contact: secret, links: secret }],
    ['an object where a string is expected', { name: { first: secret }, tags: [{ tag: secret }] }],
    ['an object where a list is expected', { tags: { 0: secret, length: 1 }, pair: { 0: secret } }],
    ['a list where an object is expected', { address: [secret], links: [secret], contact: [secret] }],
    ['boxed primitives', { name: new String(secret), age: new Number(3) }],
    ['numbers that are none', { age: Number.NaN, name: 3 }],
    ['infinities', { age: Infinity }],
    ['big integers', { age: 3n, name: 3n }],
    ['an invalid date', { born: new Date(Number.NaN) }],
    ['a date that is none', { born: Object.create(Date.prototype), name: new Date(0) }],
    ['a date with a method of its own', { born: { getTime: () => 0, toISOString: () => secret } }],
    ['null everywhere', { name: null, age: null, born: null, tags: null, jobs: null, links: null, pair: null }],
    ['undefined everywhere', { name: undefined, tags: undefined, jobs: [undefined], links: { a: undefined } }],
  ]
  it.each(malformed)('%s: nothing is shown', (_, record) => {
    expect(view(record)).toBeNull()
    expect(view({ ...record, ...('name' in record ? { jobs: good.jobs } : { name: 'Anna' }) })).toEqual(
      'name' in record ? { jobs: goodView.jobs } : { name: 'Anna' },
    )
  })

  it('a subclass of Date is read by what is inside, whatever its methods say', () => {
    class LoudDate extends Date {
      override getTime(): number {
        throw new Error(secret)
      }
      override toISOString(): string {
        return secret
      }
    }
    const shown = view({ born: new LoudDate(5) }) as { born: Date }
    expect(shown).toEqual({ born: new Date(5) })
    expect(Object.getPrototypeOf(shown.born)).toBe(Date.prototype)
  })

  it('-0 stays a number, lone surrogates stay text', () => {
    expect(view({ age: -0 })).toEqual({ age: -0 })
    expect(view({ name: '\ud800' })).toEqual({ name: '\ud800' })
  })

  it('forms make nothing of lone surrogates', () => {
    const forms = openGuard({
      schema: z.object({ name: z.string(), id: z.string(), text: z.string() }),
      classify: { name: field('name', {}), id: 'id', text: 'text' },
      categories: { name: { forms: ['initials'] }, id: { forms: ['pseudonym'] }, text: { forms: ['short'] } },
      levels: { name: 'initials', id: 'pseudonym', text: 'short' },
      options: { pseudonymKey: new TextEncoder().encode('a secret of sixteen bytes or more') },
    })
    expect(forms.view('cv', { name: '\ud800 \udc00', id: 'a\ud800', text: 'x' }, request)).toBeNull()
  })
})

describe('cycles and depth', () => {
  interface Tree {
    label: string
    children?: unknown
  }
  const tree: z.ZodType = z.object({
    label: z.string(),
    get children() {
      return z.array(tree).optional()
    },
  })
  const table: unknown = { label: 'open', children: lazy(() => table) }
  const treeGuard = openGuard({ schema: tree, classify: table, categories })
  const treeView = (record: unknown) => treeGuard.view('cv', record, request)

  it('a cycle is followed once', () => {
    const loop: Tree = { label: 'a' }
    loop.children = [loop, { label: 'b', children: [loop] }]
    const shown = treeView(loop)
    expect(JSON.stringify(shown).length).toBeLessThan(1000)
    expect(shown).toMatchObject({ label: 'a' })
  })

  it('10,000-deep nesting shows the first levels', () => {
    let deep: Tree = { label: 'end' }
    for (let i = 0; i < 10_000; i++) deep = { label: `l${i}`, children: [deep] }
    const shown = treeView(deep)
    expect(shown).toMatchObject({ label: 'l9999', children: [{ label: 'l9998' }] })
    expect(JSON.stringify(shown)).not.toContain('end')
    expect(view({ ...good, age: deep, address: { city: deep } })).toEqual(goodView)
  })

  it('shared parts that would multiply into 2^64 are read less than a million times', () => {
    const counted = new CountedReads()
    let shared: Tree = { label: 'end' }
    for (let i = 0; i < 63; i++) shared = counted.of({ label: `l${i}`, children: [shared, shared] })
    expect(treeView(shared)).toMatchObject({ label: 'l62' })
    expect(counted.reads).toBeLessThan(counted.limit)
  })

  it('getters that grow two fresh children each are read less than a million times', () => {
    const counted = new CountedReads()
    const grow = (): object =>
      counted.of({
        label: 'a',
        get children() {
          return [grow(), grow()]
        },
      })
    expect(treeView(grow())).toMatchObject({ label: 'a' })
    expect(counted.reads).toBeLessThan(counted.limit)
  })

  it('parts that throw in a recursive record do not use up its depth', () => {
    const revoked = Proxy.revocable({}, {})
    revoked.revoke()
    const children = [...Array.from({ length: 200 }, () => revoked.proxy), { label: 'last' }]
    expect(treeView({ label: 'a', children })).toEqual({ label: 'a', children: [{ label: 'last' }] })
  })

  interface Note {
    text: string
    replies?: unknown
  }
  const note: z.ZodType = z.object({ text: z.string(), replies: z.array(z.lazy(() => note)).optional() })
  const definition = { schema: note, classify: { text: 'open', replies: each('note') } }
  const threads = openGuard({
    schema: z.object({ notes: z.array(note) }),
    classify: { notes: each('note') },
    categories,
    nested: { note: definition },
  })
  const threadView = (notes: unknown) => threads.view('cv', { notes }, request)

  it('a record that nests itself in a cycle ends', () => {
    const counted = new CountedReads()
    const loop: Note = counted.of({ text: 'a' })
    loop.replies = [loop, loop]
    expect(threadView([loop])).toMatchObject({ notes: [{ text: 'a' }] })
    const { receipt } = threads.disclose('cv', { notes: [loop] }, request)
    expect(receipt.disclosed.map(({ category }) => category)).toContain('open')
    expect(counted.reads).toBeLessThan(counted.limit)
  })

  it('records that nest records 10,000 deep, or shared ones, end', () => {
    let deep: Note = { text: 'end' }
    for (let i = 0; i < 10_000; i++) deep = { text: `t${i}`, replies: [deep] }
    expect(threadView([deep])).toMatchObject({ notes: [{ text: 't9999', replies: [{ text: 't9998' }] }] })
    expect(JSON.stringify(threadView([deep])).match(/text/g)?.length).toBe(64)
    const counted = new CountedReads()
    let shared: Note = { text: 'end' }
    for (let i = 0; i < 63; i++) shared = counted.of({ text: `t${i}`, replies: [shared, shared] })
    expect(threadView([shared])).toMatchObject({ notes: [{ text: 't62' }] })
    expect(counted.reads).toBeLessThan(counted.limit)
  })

  it('a nested record that occurs twice is shown twice', () => {
    const twice: Note = { text: 'a', replies: [{ text: 'b' }] }
    expect(threadView([twice, twice])).toEqual({ notes: [twice, twice] })
  })

  it('one nested record that throws costs no other', () => {
    const bad = Object.defineProperty({ replies: [{ text: 'kept' }] }, 'text', { get: thrower, enumerable: true })
    expect(threadView([{ text: 'a' }, bad, { text: 'c' }])).toEqual({
      notes: [{ text: 'a' }, { replies: [{ text: 'kept' }] }, { text: 'c' }],
    })
  })
})

describe('hostile requests and facts', () => {
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const throwing = {
    get viewer() {
      return thrower()
    },
    purpose: 'recruitment',
    at: 0,
  }
  const requests: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['text', secret],
    ['a revoked proxy', revoked.proxy],
    ['a getter that throws', throwing],
    [
      'a viewer that throws',
      { ...request, viewer: new Proxy({}, { get: thrower, getOwnPropertyDescriptor: thrower }) },
    ],
    ['no viewer', { ...request, viewer: undefined }],
    ['a viewer that is text', { ...request, viewer: secret }],
    ['a role that is an object', { ...request, viewer: { ...request.viewer, role: { toString: () => 'employer' } } }],
    ['a role in a list', { ...request, viewer: { ...request.viewer, role: ['employer'] } }],
    ['a purpose that is an object', { ...request, purpose: { toString: () => 'recruitment' } }],
    ['no instant', { ...request, at: undefined }],
    ['an instant that is not a number', { ...request, at: Number.NaN }],
    ['an instant that is text', { ...request, at: '0' }],
    ['an instant that is a date', { ...request, at: new Date(0) }],
    ['an inherited request', Object.create(request)],
    ['an inherited viewer', { ...request, viewer: Object.create(request.viewer) }],
  ]

  it.each(requests)('%s: nothing is disclosed, nothing is thrown', (_, hostile) => {
    const asked = hostile as typeof request
    expect(guard.view('cv', good, asked)).toBeNull()
    const { view: shown, receipt, decision } = guard.disclose('cv', good, asked)
    expect(shown).toBeNull()
    expect(receipt.disclosed).toEqual([])
    expect(Object.values(decision).every(({ level }) => level === 'withheld')).toBe(true)
    expect(Object.values(guard.decide('cv', asked)).every((level) => level === 'withheld')).toBe(true)
    expect(guard.explain('cv', asked).outside).toBe('There is nothing here for you to see.')
    expect(JSON.stringify([guard.explain('cv', asked), guard.requiredFacts('cv', asked)])).not.toContain(secret)
  })

  it('an instant that changes while it is read does not reach the receipt, nor is it frozen', () => {
    const other = { secret }
    const answers: unknown[] = [0]
    const asked = {
      ...request,
      get at() {
        return answers.shift() ?? other
      },
    }
    const { receipt } = guard.disclose('cv', good, asked as never)
    expect(JSON.stringify(receipt)).not.toContain(secret)
    expect(Object.isFrozen(other)).toBe(false)
  })

  it('a request whose record says odd things is a request without a record', () => {
    for (const record of [null, 7, revoked.proxy, { subject: { a: 1 } }, { subject: ['u1'] }, { id: 7 }]) {
      expect(view(good)).toEqual(guard.view('cv', good, { ...request, record } as never))
      expect(guard.disclose('cv', good, { ...request, record } as never).receipt.record.subject).toBeUndefined()
    }
  })

  const facts: readonly (readonly [string, unknown])[] = [
    ['null', null],
    ['a number', 7],
    ['text', 'closed'],
    ['a list', ['closed']],
    ['a function', () => true],
    ['a revoked proxy', revoked.proxy],
    ['a proxy that throws', new Proxy({}, { get: thrower, getOwnPropertyDescriptor: thrower, ownKeys: thrower })],
    ['a getter that throws', Object.defineProperty({}, 'closed', { get: thrower, enumerable: true })],
    ['inherited facts', Object.create({ closed: false })],
    ['a map', new Map([['closed', false]])],
    ['facts about the viewer', { 'viewer.role': 'subject', 'viewer.isSubject': true, purpose: 'x' }],
  ]
  it.each(facts)('facts that are %s: as if there were none', (_, hostile) => {
    const given = hostile as FactsInput<VocabularyDefinition>
    expect(guard.view('cv', good, request, given)).toEqual(goodView)
    expect(JSON.stringify(guard.disclose('cv', good, request, given))).toBe(
      JSON.stringify(guard.disclose('cv', good, request)),
    )
    expect(guard.requiredFacts('cv', request, given)).toEqual(guard.requiredFacts('cv', request))
  })

  it('a sealed record of another kind, or sealed twice, shows nothing', () => {
    expect(view(seal('cv', good))).toEqual(goodView)
    expect(view(seal('note', good))).toBeNull()
    expect(view(seal('cv', seal('cv', good)))).toBeNull()
    expect(view(new Proxy(seal('cv', good), {}))).toBeNull()
    expect(view({ ...seal('cv', good) })).toBeNull()
  })
})
