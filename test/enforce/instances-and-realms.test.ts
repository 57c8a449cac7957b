import { createContext, runInContext } from 'node:vm'
import { entries, UsageError, variants } from 'need-to-know'
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { openGuard, request } from './open-record'

const secret = 'c4nary'
const hidden: unique symbol = Symbol('name')
const schema = z.object({
  name: z.string(),
  born: z.date().optional(),
  tags: z.array(z.string()).optional(),
  address: z.object({ street: z.string(), city: z.string() }).optional(),
  jobs: z.array(z.object({ title: z.string() })).optional(),
  links: z.record(z.string(), z.string()).optional(),
  contact: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('mail'), mail: z.string() }),
      z.object({ type: z.literal('phone'), phone: z.string() }),
    ])
    .optional(),
})
const guard = openGuard({
  schema,
  classify: {
    name: 'open',
    born: 'open',
    tags: 'open',
    address: { street: 'hidden', city: 'open' },
    jobs: { title: 'open' },
    links: entries('open', 'open'),
    contact: variants('type', { mail: 'open', phone: 'open' }),
  },
  categories: { open: {}, hidden: {} },
  levels: { hidden: 'withheld' },
})
const disclose = (record: unknown) => guard.disclose('cv', record as never, request)

class Row {
  constructor(columns: object) {
    Object.assign(this, columns)
  }
}
const plain = {
  name: 'Anna',
  born: new Date(7),
  tags: ['a'],
  address: { street: 's', city: 'Oslo' },
  jobs: [{ title: 'cook' }],
  links: { web: 'x' },
  contact: { type: 'mail', mail: 'a@b.c' },
}
const shown = { ...plain, address: { city: 'Oslo' } }

describe('instances of classes', () => {
  it('are read by the own enumerable data properties that the schema names', () => {
    const { address, jobs, contact } = plain
    const record = new Row({
      ...plain,
      extra: secret,
      address: new Row({ ...address, extra: secret }),
      jobs: jobs.map((job) => new Row(job)),
      contact: new Row(contact),
    })
    const { view, unread } = disclose(record)
    expect({ view, unread }).toEqual({ view: shown, unread: [] })
    expect(view).toEqual(guard.view('cv', record as never, request))
    expect(Object.getPrototypeOf(view)).toBe(Object.prototype)
  })

  it('never show what is private, computed, inherited, hidden or named by a symbol', () => {
    let calls = 0
    class Entity {
      readonly #name = secret
      readonly [hidden] = secret
      get name() {
        calls++
        return this.#name
      }
      get address() {
        calls++
        return { street: secret, city: secret }
      }
      toJSON() {
        return { name: secret }
      }
    }
    Object.assign(Entity.prototype, { tags: [secret] })
    const entity = new Entity()
    Object.defineProperty(entity, 'born', { value: new Date(0), enumerable: false })
    Object.defineProperty(entity, 'jobs', { get: () => [{ title: secret }], enumerable: true })
    const { view, unread, receipt } = disclose(entity)
    expect({ view, refusal: receipt.refusal }).toEqual({ view: null, refusal: 'unreadable' })
    expect(unread).toEqual(['/address', '/born', '/jobs', '/name', '/tags'])
    expect(guard.view('cv', entity as never, request)).toBeNull()
    expect(disclose({ ...plain, address: entity }).unread).toEqual(['/address'])
    expect(JSON.stringify(disclose({ name: 'Anna', jobs: [entity], links: entity }))).not.toContain(secret)
    expect(calls).toBe(0)
  })

  it('are no dynamic tables: their keys are how they keep themselves', () => {
    const { view, unread } = disclose({ name: 'Anna', links: new Row({ web: secret }) })
    expect({ view, unread }).toEqual({ view: { name: 'Anna' }, unread: ['/links'] })
  })

  it('that hold only what is withheld are readable, and show nothing', () => {
    const { view, unread } = disclose({ name: 'Anna', address: new Row({ street: secret }) })
    expect({ view, unread }).toEqual({ view: { name: 'Anna' }, unread: [] })
  })

  it('that an ORM keeps behind accessors are unreadable, by part', () => {
    class Model {
      readonly dataValues = plain
    }
    for (const key of Object.keys(plain)) {
      Object.defineProperty(Model.prototype, key, { get: () => secret, enumerable: true })
    }
    const { view, unread, refusal } = disclose(new Model())
    expect({ view, refusal }).toEqual({ view: null, refusal: 'unreadable' })
    expect(unread).toEqual(
      Object.keys(plain)
        .map((key) => `/${key}`)
        .sort(),
    )
  })

  it('whose prototypes have no end are read to an end', () => {
    const endless: object = new Proxy({}, { getPrototypeOf: () => endless })
    expect(disclose(endless)).toMatchObject({ view: null, refusal: 'unreadable' })
  })
})

describe('objects of another realm', () => {
  const realm = createContext({ text: JSON.stringify({ ...plain, born: undefined }) })
  const foreign = runInContext('const r = JSON.parse(text); r.born = new Date(7); r', realm)

  it('are read as those of this one: objects, lists, tables and dates', () => {
    const { view, unread } = disclose(foreign)
    expect({ view, unread }).toEqual({ view: shown, unread: [] })
    expect(view).toBeInstanceOf(Object)
    expect((view as unknown as typeof plain).born).toBeInstanceOf(Date)
  })

  it('hide what is there no better: accessors, prototypes, promises, maps', () => {
    const odd = runInContext(
      `const p = Promise.reject(new Error("${secret}"))
       Object.create({ name: "${secret}" }, {
         tags: { get: () => ["${secret}"], enumerable: true },
         address: { value: p, enumerable: true },
         links: { value: new Map([["a", "${secret}"]]), enumerable: true } })`,
      realm,
    )
    const { view, unread } = disclose(odd)
    expect({ view, unread }).toEqual({ view: null, unread: ['/address', '/links', '/name', '/tags'] })
  })
})

describe('a prototype that something was added to', () => {
  it.each([true, false])('supplies nothing, whether it can be enumerated or not: %s', (enumerable) => {
    const added = { configurable: true, writable: true, enumerable, value: secret }
    const tags = ['a', 'b']
    Reflect.deleteProperty(tags, '0')
    const record = Object.defineProperty({ tags, born: new Date(1), jobs: [{}] }, 'address', {
      get: () => secret,
      enumerable: true,
    })
    const found: unknown[] = []
    const names = ['name', 'title', 'value']
    try {
      for (const name of names) Object.defineProperty(Object.prototype, name, added)
      Object.defineProperty(Array.prototype, '0', added)
      const { view, unread } = disclose(record)
      found[1] = view
      found[2] = unread
      found[3] = guard.view('cv', record as never, request)
    } finally {
      for (const name of names) Reflect.deleteProperty(Object.prototype, name)
      Reflect.deleteProperty(Array.prototype, '0')
      Array.prototype.length = 0
    }
    const shown = { tags: ['b'], born: new Date(1) }
    expect(found.slice(1)).toEqual([shown, ['/address'], shown])
  })
})

describe('two copies of the library in one application', () => {
  const anotherCopy = async () => {
    vi.resetModules()
    return await import('need-to-know')
  }

  it('a record that the other sealed is unreadable, and the explanation says so', async () => {
    const copy = await anotherCopy()
    const sealed = copy.seal('cv', plain)
    expect(disclose(sealed)).toMatchObject({ view: null, unread: [''], refusal: 'unreadable' })
    expect(guard.view('cv', sealed as never, request)).toBeNull()
    const { inside, outside, refusal } = guard.explain('cv', request, {}, sealed as never)
    expect(refusal).toBe('unreadable')
    expect(inside.split('\n')[0]).toContain('sealed')
    expect(outside).toBe(guard.explain('cv', request, {}, plain as never).outside)
    for (const name of Object.getOwnPropertySymbols(sealed)) expect(name.description).not.toContain('need-to-know')
  })

  it('an error of the other is a UsageError by its code', async () => {
    const copy = await anotherCopy()
    expect(copy.UsageError).not.toBe(UsageError)
    const error = new copy.UsageError('weak-key', 'too short')
    expect(error).toBeInstanceOf(UsageError)
    expect(new UsageError('weak-key', 'too short')).toBeInstanceOf(copy.UsageError)
    class Mine extends UsageError {}
    expect(error).not.toBeInstanceOf(Mine)
    expect(new Mine('mine', 'mine')).toBeInstanceOf(Mine)
    const others = [
      new Error('x'),
      Object.assign(new Error('x'), { code: 'weak-key' }),
      { name: 'UsageError', code: 'x' },
      null,
      'x',
    ]
    for (const other of others) expect(other).not.toBeInstanceOf(UsageError)
  })
})
