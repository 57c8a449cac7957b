import { compile, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { expectNoUnhandledRejection } from '../unhandled-rejections'

const secret = 'c4nary'
const w = vocabulary({
  roles: ['e'],
  purposes: ['r'],
  kinds: ['cv'],
  categories: { a: {} },
  facts: { on: 'flag' },
  consents: ['c'],
  notices: ['n'],
})
const permit = {
  to: 'e',
  on: 'cv',
  categories: '*',
  purpose: 'r',
  basis: { article: '6(1)(a)', consent: 'c' },
  notice: 'n',
  source: 's',
} as const
const request = { viewer: { id: 'v', role: 'e', assurance: 'high' }, purpose: 'r', at: 0 } as const
const facts = { 'consent.c': true, 'informed.n': true } as const
const schema = z.object({ id: z.string(), x: z.string().optional() })
const record = { id: 'cv-1', x: secret }

interface Readers {
  readonly id?: (record: unknown) => unknown
  readonly subject?: (record: unknown) => unknown
  readonly on?: (record: unknown) => unknown
}
function guardOf({ id, subject, on }: Readers, whenOn = false) {
  const definition = {
    schema,
    classify: { id: 'a', x: 'a' },
    ...(on && { facts: { on } }),
    ...(id && { id }),
    ...(subject && { subject }),
  }
  const cv = w.record('cv', definition as never)
  const rule = w.permit({ ...permit, id: 'p', ...(whenOn ? { when: w.fact('on') } : {}) })
  return compile(w.definePolicy({ name: 'n', version: '1', rules: [rule] }), { records: { cv } })
}

expectNoUnhandledRejection()

/** The name by which `await` knows what to wait for. */
const later = 'then'
const failing = () => Promise.reject(new Error(secret))
const failingReader = async (each: unknown) => {
  throw new Error((each as typeof record).x)
}

describe('a promise where a value is meant', () => {
  it.each([
    ['a promise', () => Promise.resolve(facts)],
    ['one that rejects', failing],
    ['a thenable', () => Object.assign(Object.create({ [later]: () => undefined }), facts)],
  ])('as facts, %s, gives nothing, by that name', (_, given) => {
    const guard = guardOf({})
    const { view, decision, receipt } = guard.disclose('cv', record, request, given() as never)
    expect(view).toBeNull()
    expect(decision['existence']).toEqual({ level: 'withheld', reason: 'promise', rules: [] })
    expect(receipt).toMatchObject({ refusal: 'policy', at: 0, viewer: { id: 'v' } })
    expect(guard.view('cv', record, request, given() as never)).toBeNull()
    expect(guard.requiredFacts('cv', request, given() as never)).toEqual([])
    const { inside, outside } = guard.explain('cv', request, given() as never)
    expect(inside).toContain('promise')
    expect(outside).not.toContain('promise')
  })

  it.each([
    ['a promise', () => Promise.resolve(request)],
    ['one that rejects', failing],
  ])('as the request, %s, gives nothing, by that name', (_, given) => {
    const { view, decision } = guardOf({}).disclose('cv', record, given() as never, facts)
    expect({ view, reason: decision['existence']?.reason }).toEqual({ view: null, reason: 'promise' })
  })

  it.each([
    ['a promise', () => Promise.resolve(record)],
    ['one that rejects', failing],
  ])('as the record, %s, is unreadable', (_, given) => {
    expect(guardOf({}).disclose('cv', given() as never, request, facts)).toMatchObject({
      view: null,
      refusal: 'unreadable',
    })
    // Where it is closed it is not read, and its rejection is taken all the same.
    expect(guardOf({}).disclose('cv', given() as never, request)).toMatchObject({ view: null, refusal: 'policy' })
    expect(guardOf({}).view('cv', given() as never, request)).toBeNull()
  })

  it('as a part of the record is unreadable', () => {
    const { view, unread } = guardOf({}).disclose('cv', { id: 'cv-1', x: failing() } as never, request, facts)
    expect({ view, unread }).toEqual({ view: { id: 'cv-1' }, unread: ['/x'] })
  })

  it('from an asynchronous factsOf gives nothing, by that name', () => {
    for (const factsOf of [async () => facts, failing]) {
      const [disclosure] = [...guardOf({}).discloseAll('cv', [record], request, factsOf as never)]
      expect(disclosure).toMatchObject({ view: null, decision: { existence: { reason: 'promise' } } })
    }
  })

  it.each([
    ['resolves', async () => true],
    ['rejects', failingReader],
  ])('from the reader of a fact that %s is unknown, and the explanation names it', (_, on) => {
    const guard = guardOf({ on }, true)
    expect(guard.disclose('cv', record, request, facts).view).toBeNull()
    expect(guard.view('cv', record, request, facts)).toBeNull()
    const { inside, outside } = guard.explain('cv', request, facts, record)
    expect(inside).toContain('the reader of on gives a promise')
    expect(inside + outside).not.toContain(secret)
  })

  it('from the readers of id and subject is unknown, and the explanation names them', () => {
    const guard = guardOf({ id: failingReader, subject: failingReader })
    const { receipt } = guard.disclose('cv', record, request, facts)
    expect(receipt.record).toEqual({ kind: 'cv', id: undefined, subject: undefined })
    const { inside } = guard.explain('cv', request, facts, record)
    expect(inside).toContain('the reader of id gives a promise')
    expect(inside).toContain('the reader of subject gives a promise')
  })
})
