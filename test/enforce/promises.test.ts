import { compile, parsePolicy, UsageError, vocabulary } from 'need-to-know'
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
const thenKey = 'then'
const failing = () => Promise.reject(new Error(secret))
const failingReader = async (each: unknown) => {
  throw new Error((each as typeof record).x)
}

describe('a promise where a value is meant', () => {
  it.each([
    ['a promise', () => Promise.resolve(facts)],
    ['one that rejects', failing],
    ['a thenable', () => Object.assign(Object.create({ [thenKey]: () => undefined }), facts)],
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

describe('a promise in a part of the request', () => {
  const parts: readonly (readonly [string, (later: unknown) => object])[] = [
    ['/viewer', (later) => ({ viewer: later })],
    ...['id', 'role', 'organisation', 'assurance'].map(
      (key) => [`/viewer/${key}`, (later: unknown) => ({ viewer: { ...request.viewer, [key]: later } })] as const,
    ),
    ['/purpose', (later) => ({ purpose: later })],
    ['/at', (later) => ({ at: later })],
    ['/act', (later) => ({ act: later })],
    ['/need', (later) => ({ need: later })],
    ['/need/id', (later) => ({ need: { kind: 'vacancy', id: later } })],
    ['/need/kind', (later) => ({ need: { kind: later, id: 'v' } })],
    ['/record', (later) => ({ record: later })],
    ['/record/id', (later) => ({ record: { id: later } })],
    ['/record/subject', (later) => ({ record: { subject: later } })],
    ['/evidence', (later) => ({ evidence: later })],
    ['/evidence', (later) => ({ evidence: { 'consent.c': later } })],
    ['/evidence', (later) => ({ evidence: { 'consent.c': ['x', later] } })],
  ]
  it.each(parts)('%s opens nothing, by that name', (path, withLater) => {
    const guard = guardOf({})
    for (const later of [failing, () => Promise.resolve('v'), () => ({ [thenKey]: () => undefined })]) {
      const asked = () => ({ ...request, ...withLater(later()) }) as never
      const { view, decision, receipt } = guard.disclose('cv', record, asked(), facts)
      expect(view).toBeNull()
      expect(decision['existence']).toEqual({ level: 'withheld', reason: 'promise', rules: [] })
      expect(receipt.refusal).toBe('policy')
      expect(guard.view('cv', record, asked(), facts)).toBeNull()
      expect(guard.decide('cv', asked(), facts)['existence']).toBe('withheld')
      expect(guard.most('cv', asked(), facts)['existence']).toBe('withheld')
      const { inside, outside } = guard.explain('cv', asked(), facts)
      expect(inside).toContain(`/request${path} is a promise: await it first`)
      expect(outside).not.toContain('promise')
    }
  })

  it('is taken also where it is all that an accessor gives, and where another part throws', () => {
    const lazy = Object.defineProperty({ ...request }, 'purpose', { enumerable: true, get: failing })
    expect(guardOf({}).disclose('cv', record, lazy as never, facts).decision['existence']?.reason).toBe('promise')
    const broken = {
      ...request,
      get purpose(): never {
        throw new Error(secret)
      },
      viewer: { ...request.viewer, role: failing() },
      need: failing(),
      evidence: { 'consent.c': failing() },
    }
    expect(guardOf({}).disclose('cv', record, broken as never, facts).view).toBeNull()
    const evidence = { enumerable: true, get: () => [failing()] }
    const withEvidence = { ...request, evidence: Object.defineProperty({}, 'consent.c', evidence) }
    expect(guardOf({}).disclose('cv', record, withEvidence as never, facts).receipt.evidence).toBeUndefined()
  })
})

describe('a promise for the value of a fact', () => {
  it('is unknown, and the explanation names it; the others are known', () => {
    const guard = guardOf({}, true)
    expect(guard.disclose('cv', record, request, { ...facts, on: failing() } as never).view).toBeNull()
    expect(guard.disclose('cv', record, request, { ...facts, on: true }).view).toEqual(record)
    const { inside } = guard.explain('cv', request, { ...facts, on: failing() } as never)
    expect(inside).toContain('the fact on is a promise: await it first')
    expect(guard.requiredFacts('cv', request, { ...facts, on: failing() } as never)).toEqual(['on'])
  })

  it('of which no rule speaks rejects for nobody, and stands in no account where the vocabulary does not have it', () => {
    const guard = guardOf({})
    for (const fact of ['on', secret]) {
      const given = () => ({ ...facts, [fact]: failing() }) as never
      expect(guard.disclose('cv', record, request, given()).view).toEqual(record)
      expect(guard.view('cv', record, request, given())).toEqual(record)
      expect(guard.explain('cv', request, given(), record).inside).not.toContain(secret)
    }
  })

  it('from an accessor is unknown; no accessor is called that no rule asks for', () => {
    const lazy = Object.defineProperties({ ...facts }, { on: { enumerable: true, get: failing } })
    expect(guardOf({}, true).disclose('cv', record, request, lazy).view).toBeNull()
    const unasked = () => {
      throw new Error('an accessor was called')
    }
    const guarded = Object.defineProperties({ ...facts }, { on: { enumerable: true, get: unasked } })
    expect(guardOf({}).disclose('cv', record, request, guarded).view).toEqual(record)
  })
})

describe('a promise for a definition is refused by name', () => {
  const rule = (parts: object) => w.permit({ ...permit, id: 'p', ...parts } as never)
  const promised: readonly (readonly [string, string, string, () => unknown])[] = [
    ['a permit', 'wrong-type', '', () => w.permit(failing() as never)],
    ['the categories of a permit', 'wrong-type', '/categories', () => rule({ categories: failing() })],
    ['a category of a permit', 'wrong-type', '/categories/0', () => rule({ categories: [failing()] })],
    ['a level of a permit', 'wrong-type', '/level/a', () => rule({ level: { a: failing() } })],
    ['a forbid', 'wrong-type', '', () => w.forbid(failing() as never)],
    [
      'the condition of a forbid',
      'wrong-type',
      '/when',
      () => w.forbid({ id: 'f', when: failing(), source: 's' } as never),
    ],
    ['the definition of a record', 'wrong-type', '', () => w.record('cv', failing() as never)],
    ['the readers of a record', 'wrong-type', '/facts', () => w.record('cv', { schema, facts: failing() } as never)],
    ['a policy', 'wrong-type', '', () => w.definePolicy(failing() as never)],
    ['its rules', 'wrong-type', '/rules', () => w.definePolicy({ name: 'n', version: '1', rules: failing() } as never)],
    [
      'a rule',
      'invalid-policy',
      '/rules',
      () => w.definePolicy({ name: 'n', version: '1', rules: [failing(), failing()] as never }),
    ],
    ['a notice', 'wrong-type', '', () => w.defineNotice(failing() as never)],
    ['an extension', 'wrong-type', '', () => w.extend(failing() as never)],
    ['a vocabulary', 'invalid-vocabulary', '', () => vocabulary(failing() as never)],
    ['its names', 'invalid-vocabulary', '', () => vocabulary({ roles: failing(), kinds: failing() } as never)],
    ['a policy to compile', 'invalid-policy', '', () => compile(failing() as never, { records: {} })],
    ['the options of compile', 'wrong-type', '', () => compile(empty, failing() as never)],
    ['the records', 'wrong-type', '/records', () => compile(empty, { records: failing() } as never)],
    ['a record', 'invalid-records', '/records/cv', () => compile(empty, { records: { cv: failing() } } as never)],
    ['a key', 'wrong-type', '/pseudonymKey', () => compile(empty, { records: {}, pseudonymKey: failing() } as never)],
  ]
  const empty = w.definePolicy({ name: 'n', version: '1', rules: [] })
  it.each(promised)('%s', (_, code, path, define) => {
    expect(issuesOf(define)).toEqual([code, path])
  })

  it('and a stored policy that is one, or holds one, is no policy', () => {
    for (const document of [failing(), { ...empty, rules: [failing(), { id: failing() }], name: failing() }]) {
      expect(parsePolicy(document)).toMatchObject({ ok: false, issues: [{ code: 'not-a-policy' }] })
    }
  })
})

function issuesOf(define: () => unknown): readonly (string | undefined)[] {
  try {
    define()
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    expect(error.message).not.toContain(secret)
    return [error.code, error.issues[0]?.path]
  }
  return []
}
