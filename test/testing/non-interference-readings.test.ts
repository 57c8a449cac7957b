import { compile, type DisclosureRequest, seal } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bytesOf } from '../../src/testing/interference/bytes'
import { InterferenceError } from '../../src/testing/interference/interference-error'
import { nonInterference } from '../../src/testing/interference/non-interference'
import type { NonInterferenceOptions } from '../../src/testing/interference/non-interference-options'
import { isAccount } from '../../src/testing/interference/viewer-parts'
import { openGuard, request as openRequest } from '../enforce/open-record'
import { faulty } from './faulty-guard'

const guard = compile(profiles.strict, { records: recruitment.records })
const small = openGuard({
  schema: z.object({ name: z.string(), photo: z.string().optional() }),
  classify: { name: 'name', photo: 'photo' },
  categories: { name: {}, photo: {} },
  levels: { photo: 'withheld' },
})
const hidden = openGuard({
  schema: z.object({ name: z.string(), photo: z.string().optional() }),
  classify: { name: 'name', photo: 'photo' },
  categories: { name: {}, photo: {} },
  levels: { existence: 'withheld' },
  definition: { subject: (record: unknown) => String(photoOf(record)) },
})
const asEmployer = {
  request: { viewer: { role: 'employer', assurance: 'substantial' }, purpose: 'recruitment' },
} as const
const photoOf = (record: unknown) => (record as { photo?: unknown } | undefined)?.photo
const shownOf = (record: unknown) => (hasPhoto(record) ? photoOf(record) : '')
const hasPhoto = (record: unknown) => typeof photoOf(record) === 'string'

function caught(of: unknown, options: object = {}): InterferenceError {
  try {
    nonInterference(of as typeof small, 'cv', { ...asEmployer, runs: 80, ...options } as NonInterferenceOptions<never>)
  } catch (error) {
    if (error instanceof InterferenceError) return error
    throw error
  }
  throw new Error('nothing told')
}

describe('an output is read for all that it shows', () => {
  const outputs: readonly (readonly [string, (has: boolean) => unknown])[] = [
    ['a map', (has) => new Map([['p', has]])],
    ['a set', (has) => new Set([has])],
    ['search parameters', (has) => new URLSearchParams({ p: String(has) })],
    ['an address', (has) => new URL(`https://board.example/${has}`)],
    ['headers', (has) => new Headers({ p: String(has) })],
    ['an error', (has) => new Error(String(has))],
    ['a regular expression', (has) => new RegExp(String(has))],
    ['a date', (has) => new Date(Number(has))],
    ['bytes', (has) => new Uint8Array(Number(has))],
    ['a buffer', (has) => new ArrayBuffer(Number(has))],
    ['a symbol key', (has) => ({ [Symbol.for('p')]: has })],
    ['a property that cannot be enumerated', (has) => Object.defineProperty({}, 'p', { value: has })],
    ['a property that is there, and undefined', (has) => (has ? { p: undefined } : {})],
    ['NaN and null', (has) => (has ? Number.NaN : null)],
    ['-0 and 0', (has) => (has ? -0 : 0)],
    ['1n and 2n', (has) => (has ? 1n : 2n)],
    ['1n and 1', (has) => (has ? 1n : 1)],
    ['a date and its text', (has) => (has ? new Date(0) : '1970-01-01T00:00:00.000Z')],
    ['a hole and undefined', (has) => (has ? Array.from({ length: 1 }) : new Array(1))],
    ['what is inherited', (has) => Object.create({ p: has })],
    ['no prototype', (has) => (has ? Object.create(null) : {})],
    ['what is frozen', (has) => (has ? Object.freeze({}) : {})],
    ['the order of keys', (has) => (has ? { a: 1, b: 2 } : { b: 2, a: 1 })],
    [
      'what a class prints',
      (has) =>
        new (class Page {
          toString = undefined
          toJSON() {
            return has
          }
        })(),
    ],
    [
      'what a getter answers',
      (has) =>
        new (class Page {
          get p() {
            return has
          }
        })(),
    ],
    [
      'what a getter throws',
      (has) => ({
        get p() {
          throw new Error(String(has))
        },
      }),
    ],
    ['the class itself', (has) => (has ? new (class A {})() : new (class B {})())],
  ]
  it.each(outputs)('INV-05 %s', (_, make) => {
    expect(bytesOf(make(true))).toBe(bytesOf(make(true)))
    expect(bytesOf(make(true))).not.toBe(bytesOf(make(false)))
  })

  it('a circle comes to an end', () => {
    const circle: { self?: unknown; p: boolean } = { p: true }
    circle.self = circle
    expect(bytesOf(circle)).not.toBe(bytesOf({ self: { p: true }, p: true }))
  })

  const unread: readonly (readonly [string, () => unknown])[] = [
    ['a promise', async () => 1],
    // biome-ignore lint/suspicious/noThenProperty: a thenable is what this is about
    ['what has a `then`', () => ({ then: () => 1 })],
    ['a function', () => () => 1],
    ['a function within', () => ({ read: () => 1 })],
    [
      'a generator',
      function* () {
        yield 1
      },
    ],
    ['an iterator', () => new Map().entries()],
    ['a stream', () => new ReadableStream()],
    ['a response', () => new Response('1')],
    ['a blob', () => new Blob(['1'])],
    ['a weak map', () => new WeakMap()],
    [
      'a revoked proxy',
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {})
        revoke()
        return proxy
      },
    ],
    [
      'what nests without an end',
      () => {
        const nest = (): object => ({
          get p() {
            return nest()
          },
        })
        return nest()
      },
    ],
  ]
  it.each(unread)('INV-05 %s is refused, for it shows nothing of what it gives', (_, output) => {
    const refused = expect.objectContaining({ name: 'UsageError', code: 'unread-output' })
    expect(() => caught(small, { observe: { output } })).toThrow(refused)
  })

  it('INV-05 so is what a method of the guard gives', () => {
    const view =
      (real: (...given: readonly unknown[]) => unknown) =>
      async (...given: readonly unknown[]) =>
        real(...given)
    expect(() => caught(faulty(small, { view }))).toThrow(expect.objectContaining({ code: 'unread-output' }))
  })
})

describe('errors are told apart', () => {
  const errors: readonly (readonly [string, (has: boolean) => unknown])[] = [
    ['code', (has) => Object.assign(new Error('x'), { code: has })],
    ['issues', (has) => Object.assign(new Error('x'), { issues: [has] })],
    ['a property of their own', (has) => Object.assign(new Error('x'), { status: has })],
    ['cause', (has) => new Error('x', { cause: has })],
    ['errors within', (has) => new AggregateError([new Error(String(has))], 'x')],
    ['class', (has) => (has ? new TypeError('x') : new RangeError('x'))],
    ['what is no error', (has) => has],
  ]
  it.each(errors)('INV-05 by their %s', (_, make) => {
    const output = (record: unknown) => {
      throw make(hasPhoto(record))
    }
    expect(caught(small, { observe: { output } }).details?.shown).toBe('error')
  })

  it('an output that throws the same each time observed nothing', () => {
    const output = () => {
      throw new Error('x')
    }
    const error = caught(small, { observe: { output } })
    expect(error.code).toBe('vacuous')
    expect(error.message).toContain('`output` threw the same error each time')
  })
})

describe('the guard on trial is not believed', () => {
  const shown = (view: object | null, record: unknown) => (view === null ? null : { ...view, photo: shownOf(record) })
  const opened = faulty(small, {
    view:
      (real) =>
      (...given) =>
        shown(real(...given) as object | null, given[1]),
    disclose:
      (real) =>
      (...given) => {
        const disclosed = real(...given) as { decision: object; view: object | null }
        if (disclosed.view === null) return disclosed
        const decision = { ...disclosed.decision, photo: { level: 'full', reason: 'permitted', rules: [] } }
        return { ...disclosed, decision, view: shown(disclosed.view, given[1]) }
      },
  })

  it('INV-05 a field that view and decision both show against the policy is found', () => {
    expect(caught(opened).details).toMatchObject({ shown: 'view', fields: [{ path: '/photo' }] })
  })

  it('INV-05 a decision that says more than the policy is found, though nothing more is shown', () => {
    const disclose =
      (real: (...given: readonly unknown[]) => unknown) =>
      (...given: readonly unknown[]) => {
        const disclosed = real(...given) as { decision: object }
        return {
          ...disclosed,
          decision: { ...disclosed.decision, photo: { level: 'full', reason: 'permitted', rules: [] } },
        }
      }
    const error = caught(faulty(small, { disclose }))
    expect(error.details).toMatchObject({ on: 'cv', shown: 'decision', fields: [{ path: '', categories: ['photo'] }] })
    expect(error.message).toContain('the decision says more than the policy does')
  })

  it('INV-05 a record that the guard changes is found', () => {
    const view =
      (real: (...given: readonly unknown[]) => unknown) =>
      (...given: readonly unknown[]) => {
        Reflect.deleteProperty(given[1] as object, 'photo')
        return real(...given)
      }
    expect(caught(faulty(small, { view })).details?.shown).toBe('input')
  })
})

describe('a record that is withheld as a whole looks like none', () => {
  const leak = (of: typeof hidden, method: string, add: (record: unknown) => object) =>
    faulty(of, {
      [method]:
        (real) =>
        (...given) => ({ ...(real(...given) as object), ...add(given[method === 'explain' ? 3 : 1]) }),
    })
  const exists = (record: unknown) => ({ there: record !== undefined && record !== null })
  const existenceOf = (of: unknown, options: object = {}) => caught(of, options).details

  it('INV-05 NAV-44 in what is disclosed, explained and made of it by the host', () => {
    const all = { path: '', categories: ['existence'] }
    expect(existenceOf(leak(hidden, 'disclose', exists))).toMatchObject({ shown: 'there', fields: [all] })
    expect(
      existenceOf(leak(hidden, 'explain', (record) => ({ outside: exists(record).there ? 'a' : 'b' }))),
    ).toMatchObject({ shown: 'explanation' })
    expect(existenceOf(hidden, { observe: { page: (record: unknown) => exists(record) } })).toMatchObject({
      shown: 'page',
    })
  })

  it('what is for the house, or needs a record, or names its id, tells nothing', () => {
    const observe = {
      book: (record: unknown, request: DisclosureRequest) => hidden.disclose('cv', record as never, request),
      receipt: (record: unknown, request: DisclosureRequest) => hidden.disclose('cv', record as never, request).receipt,
      needs: (record: unknown) => (record as { name?: unknown }).name === 17 && false,
    }
    expect(caught(hidden, { observe }).message).toContain('nothing was ever disclosed')
  })
})

describe('values that a sample seldom holds', () => {
  const tells: readonly (readonly [string, (photo: unknown, record: object) => unknown])[] = [
    ['long texts', (photo) => String(photo).length > 150],
    ['the empty text', (photo) => photo === ''],
    ['markup', (photo) => String(photo).includes('<b')],
    ['control characters', (photo) => String(photo).includes('\u0000')],
    ['undefined, put there', (photo, record) => photo === undefined && Object.hasOwn(record, 'photo')],
  ]
  it.each(tells)('INV-05 %s', (_, tell) => {
    const told = (record: unknown) => record !== undefined && tell(photoOf(record), record as object)
    expect(caught(small, { observe: { told }, runs: 300 }).details).toMatchObject({
      shown: 'told',
      fields: [{ path: '/photo' }],
    })
  })

  it('INV-05 values of the wrong type', () => {
    const told = (record: unknown) => photoOf(record) === 17
    // Few: a record has one itself in five hundred cases, and that would tell as well.
    expect(caught(small, { observe: { told }, runs: 60, seed: 3 }).details).toMatchObject({ shown: 'told' })
  })

  it('INV-05 zero, a thousand million and ten of a list', () => {
    const of = openGuard({
      schema: z.object({ name: z.string(), sum: z.number(), list: z.array(z.string()) }),
      classify: { name: 'name', sum: 'photo', list: 'photo' },
      categories: { name: {}, photo: {} },
      levels: { photo: 'withheld' },
    })
    type Sums = { sum?: unknown; list?: readonly unknown[] } | undefined
    const found = (tell: (record: Sums) => unknown) =>
      caught(of, { observe: { told: (record: unknown) => tell(record as Sums) ?? null }, runs: 300 }).details?.shown
    expect(found((record) => record?.sum === 1e9)).toBe('told')
    expect(found((record) => Object.is(record?.sum, 0))).toBe('told')
    expect(found((record) => record?.list?.length === 10)).toBe('told')
  })
})

describe('the other outputs', () => {
  type Method = (...given: readonly unknown[]) => unknown
  it('INV-05 a view of a sealed record', () => {
    let sealed = 0
    const view =
      (real: Method) =>
      (...given: readonly unknown[]) => {
        if (given[1] !== null && typeof given[1] === 'object' && 'sealed' in given[1]) return { n: sealed++ }
        return real(...given)
      }
    expect(caught(faulty(small, { view })).details?.shown).toBe('sealed')
  })

  const explained = (add: (inside: string, record: unknown) => string) =>
    faulty(small, {
      explain:
        (real) =>
        (...given) => {
          const explanation = real(...given) as { inside: string }
          return { ...explanation, inside: add(explanation.inside, given[3]) }
        },
    })
  const tellings: readonly (readonly [string, (inside: string, record: unknown) => string])[] = [
    ['a line more', (inside, record) => (hasPhoto(record) ? `${inside}\nphoto: there` : inside)],
    ['a line that is another', (inside, record) => (hasPhoto(record) ? inside.replace('withheld', 'kept') : inside)],
    [
      'the order of its lines',
      (inside, record) => (hasPhoto(record) ? inside.split('\n').reverse().join('\n') : inside),
    ],
    [
      'a word before the account',
      (inside, record) => (hasPhoto(record) ? `photo cannot be read: /photo\n${inside}` : inside),
    ],
  ]
  it.each(tellings)('INV-05 the inside of an explanation, that tells by %s', (_, add) => {
    expect(caught(explained(add)).details).toMatchObject({ shown: 'explanation', fields: [{ path: '/photo' }] })
  })

  it('not the account of what is open and could not be read, which is for the house', () => {
    const later = openGuard({
      schema: z.object({ name: z.string(), photo: z.string().optional() }),
      classify: { name: 'name', photo: 'photo' },
      categories: { name: {}, photo: {} },
      levels: { photo: 'withheld' },
      definition: { id: async (record: unknown) => String(photoOf(record)) } as never,
    })
    const explanation = (record: unknown) => later.explain('cv', openRequest, {}, record as never)
    const of = { none: explanation({}), part: explanation({ name: 17 }), sealed: explanation(seal('note', {})) }
    expect(of.part.inside).toContain('cannot be read: /name')
    expect(of.part.inside).toContain('the reader of id gives a promise')
    expect(of.sealed.inside).toContain('the record is sealed')
    expect(explanation(new Map()).inside).toContain('the record cannot be read: the record itself')
    for (const each of [of.part, of.sealed, explanation(new Map())]) {
      expect(each.inside).not.toBe(of.none.inside)
      expect(bytesOf(each, isAccount)).toBe(bytesOf(of.none, isAccount))
    }
    expect(bytesOf({ ...of.none, inside: 17 }, isAccount)).not.toBe(bytesOf(of.none, isAccount))
    expect(nonInterference(small, 'cv', { ...asEmployer, runs: 200, seed: 7 }).differing).toBeGreaterThan(50)
  })

  it('INV-05 levels that change with the record seen last', () => {
    let last = false
    const of = faulty(small, {
      disclose:
        (real) =>
        (...given) => {
          last = hasPhoto(given[1])
          return real(...given)
        },
      decide:
        (real) =>
        (...given) => ({ ...(real(...given) as object), last }),
    })
    expect(caught(of).details?.shown).toBe('levels')
  })

  it('INV-05 a list in which one is replaced by nothing, its length as it was', () => {
    const discloseAll =
      (real: Method) =>
      (...given: readonly unknown[]) =>
        [...(real(...given) as Iterable<{ view: unknown }>)].map((each, i) =>
          hasPhoto((given[1] as readonly unknown[])[i]) ? { ...each, view: null } : each,
        )
    expect(caught(faulty(small, { discloseAll })).details?.shown).toBe('count')
  })

  it('big integers are printed where the test asks for values', () => {
    const of = openGuard({
      schema: z.object({ name: z.string(), sum: z.bigint() }),
      classify: { name: 'name', sum: 'photo' },
      categories: { name: {}, photo: {} },
      levels: { photo: 'withheld' },
    })
    const told = (record: unknown) => (record as { sum?: unknown } | undefined)?.sum
    expect(caught(of, { observe: { told }, showValues: true }).message).toMatch(/"sum": "\d+n"/)
  })
})

describe('a path and constraints that mean nothing', () => {
  it('a case that does not tell any more is vacuous', () => {
    const error = caught(guard, { path: '3' })
    expect(error.code).toBe('vacuous')
    expect(error.message).toContain('take `path` away')
    expect(caught(small, { path: '0:99999' }).code).toBe('vacuous')
  })

  it.each([
    [{ path: 'abc' }, 'wrong-type'],
    [{ request: { viewr: {} } }, 'unknown-key'],
    [{ request: { viewer: { name: 'u1' } } }, 'unknown-key'],
    [{ request: { viewer: { role: 'emploier' } } }, 'invalid-constraints'],
    [{ request: { viewer: { assurance: 'much' } } }, 'invalid-constraints'],
    [{ request: { purpose: 'recruitmnt' } }, 'invalid-constraints'],
    [{ request: { act: 'peek' } }, 'invalid-constraints'],
    [{ facts: { 'cv.frm': 'personal' } }, 'invalid-constraints'],
    [{ facts: { 'relation.follows': 'yes' } }, 'invalid-constraints'],
    [{ facts: { 'viewer.isSubject': true } }, 'invalid-constraints'],
  ])('refuses %j', (options, code) => {
    expect(() => caught(guard, options)).toThrow(expect.objectContaining({ name: 'UsageError', code }))
  })
})
