import { compile, each, entries, lazy, seal, variants, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { expectNoUnhandledRejection } from '../unhandled-rejections'
import { openGuard, request as openRequest } from './open-record'

const board = vocabulary({
  roles: ['employer'],
  purposes: ['recruitment'],
  kinds: ['cv'],
  categories: { skill: {}, hidden: {} },
  facts: { 'cv.online': 'flag', 'cv.form': ['anonymous', 'personal'] },
})
const policy = board.definePolicy({
  name: 'p',
  version: '1',
  rules: [
    board.permit({
      id: 'open',
      to: 'employer',
      on: 'cv',
      categories: ['existence', 'skill'],
      purpose: 'recruitment',
      when: board.fact('cv.online'),
      basis: 'none',
      notice: 'none',
      source: 's',
    }),
  ],
})
const schema = z.object({ skills: z.array(z.string()), born: z.iso.date() })
const cv = board.record('cv', { schema, classify: { skills: 'skill', born: 'hidden' } })
const guard = compile(policy, { records: { cv }, voidRules: 'keep' })
const request = {
  viewer: { id: 'u1', role: 'employer', organisation: 'o1', assurance: 'high' },
  purpose: 'recruitment',
  at: Date.UTC(2026, 0, 1),
}
const facts = { 'cv.online': true }
const secret = 'Asta Holm 010180-0000'
/** Stands for a promise that is made when it is asked for: one of the table's own would be rejected before its test. */
const promised = Symbol('promised')
const rejected = () => Promise.reject(new Error(secret))

/** Data with a rejected promise in each place that one stands for. */
function withPromises(value: unknown): unknown {
  if (value === promised) return rejected()
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const entries = Object.entries(Object.getOwnPropertyDescriptors(value))
  const made = entries.map(([key, entry]) => [
    key,
    'value' in entry ? { ...entry, value: withPromises(entry.value) } : entry,
  ])
  return Object.create(Object.prototype, Object.fromEntries(made) as PropertyDescriptorMap)
}

describe('guard.check lists what is wrong with a call, and no value', () => {
  expectNoUnhandledRejection()

  const told = (...call: readonly unknown[]) => {
    const issues = guard.check('cv', ...(call as [unknown, unknown?, unknown?]))
    expect(JSON.stringify(issues)).not.toMatch(/Asta|010180/)
    return issues.map(({ code, path }) => `${code} ${path}`)
  }

  it('nothing of a sound call, with and without facts and record', () => {
    expect(told(request)).toEqual([])
    expect(told({ ...request, act: 'list', at: 0 }, { ...facts, 'cv.form': null })).toEqual([])
    expect(told(request, facts, { skills: ['sql'], born: '1980-01-01' })).toEqual([])
  })

  it.each([
    ['a misspelt name, the nearest known', { 'cv.onlin': true }, ['unknown-fact /facts']],
    ['a value outside the domain', { 'cv.online': 1 }, ['unknown-value /facts/cv.online']],
    ['a flag as text', { 'cv.online': 'true' }, ['unknown-value /facts/cv.online']],
    ['a word that is none', { 'cv.form': secret }, ['unknown-value /facts/cv.form']],
    ['a promise', { 'cv.online': promised }, ['promise /facts/cv.online']],
    ['promised facts', promised, ['promise /facts']],
    ['a derived fact', { 'viewer.isSubject': true }, ['derived-fact /facts/viewer.isSubject']],
    ['text', secret, ['wrong-type /facts']],
    ['null', null, ['wrong-type /facts']],
    ['a date', new Date(0), ['wrong-type /facts']],
    ['a promise under a name that is none', { [secret]: promised, other: promised }, ['unknown-fact /facts']],
    ['a promised derived fact', { purpose: promised }, ['derived-fact /facts/purpose']],
  ])('of facts: %s', (_, given, issues) => {
    expect(told(request, withPromises(given))).toEqual(issues)
  })

  it('of facts: a map and an instance, and what it holds, for facts stay plain', () => {
    class Facts {
      'cv.online' = 1
      'cv.onlin' = true
    }
    expect(told(request, new Map([['cv.online', true]]))).toEqual(['wrong-type /facts'])
    expect(told(request, new Facts())).toEqual([
      'unknown-fact /facts',
      'wrong-type /facts',
      'unknown-value /facts/cv.online',
    ])
    expect(told(request, Object.assign(Object.create(null), facts))).toEqual([])
  })

  it('names of facts that are far from every known one are counted, never printed', () => {
    const issues = guard.check('cv', request, { [secret]: true, other: 1, 'cv.onlime': true } as never)
    expect(issues.map(({ message, hint }) => hint ?? message)).toEqual([
      '`cv.online` is nearly the same',
      '2 of these facts are not in the vocabulary',
    ])
    expect(JSON.stringify(issues)).not.toContain('Asta')
  })

  it.each([
    ['no request', undefined, ['wrong-type /request']],
    ['a promised request', promised, ['promise /request']],
    ['no viewer', { ...request, viewer: undefined }, ['wrong-type /request/viewer']],
    ['a role that is none', viewerWith({ role: secret }), ['unknown-role /request/viewer/role']],
    ['an assurance that is none', viewerWith({ assurance: 3 }), ['unknown-assurance /request/viewer/assurance']],
    ['a number for an id', viewerWith({ id: 7 }), ['wrong-type /request/viewer/id']],
    ['a promised role', viewerWith({ role: promised }), ['promise /request/viewer/role']],
    ['a purpose that is none', { ...request, purpose: secret }, ['unknown-purpose /request/purpose']],
    ['an act that is none', { ...request, act: 'print' }, ['unknown-act /request/act']],
    ['a promised viewer', { ...request, viewer: promised }, ['promise /request/viewer']],
    ['a promised id', viewerWith({ id: promised }), ['promise /request/viewer/id']],
    ['a promised purpose', { ...request, purpose: promised }, ['promise /request/purpose']],
    ['a promised act', { ...request, act: promised }, ['promise /request/act']],
    ['a promised instant', { ...request, at: promised }, ['promise /request/at']],
    ['a promised need', { ...request, need: promised }, ['promise /request/need']],
    ['a promise for what is needed', needing({ id: promised }), ['promise /request/need/id']],
    ['a promised kind of need', needing({ kind: promised }), ['promise /request/need/kind']],
    ['a kind of need that is none', needing({ kind: secret }), ['unknown-need /request/need/kind']],
    ['no kind of need', needing({ kind: undefined }), ['unknown-need /request/need/kind']],
    ['a number for what is needed', needing({ id: 7 }), ['wrong-type /request/need/id']],
    ['a need as text', { ...request, need: secret }, ['wrong-type /request/need']],
    ['a promised record', { ...request, record: promised }, ['promise /request/record']],
    [
      'promises for its ids',
      { ...request, record: { id: promised, subject: promised } },
      ['promise /request/record/id', 'promise /request/record/subject'],
    ],
    ['a record as text', { ...request, record: secret }, ['wrong-type /request/record']],
    ['promised evidence', { ...request, evidence: promised }, ['promise /request/evidence']],
    [
      'promises in evidence, by fact where there is such a fact',
      { ...request, evidence: { 'cv.online': { 0: promised }, [secret]: promised } },
      ['promise /request/evidence', 'promise /request/evidence/cv.online'],
    ],
    ['evidence as text', { ...request, evidence: secret }, ['wrong-type /request/evidence']],
    ['seconds', { ...request, at: 1_767_225_600 }, ['not-an-instant /request/at']],
    ['a date', { ...request, at: new Date(0) }, ['not-an-instant /request/at']],
    ['a date as text', { ...request, at: '2026-01-01' }, ['not-an-instant /request/at']],
    ['no instant', { ...request, at: undefined }, ['not-an-instant /request/at']],
    ['a getter that throws', Object.defineProperty({ ...request }, 'at', throwing()), ['not-an-instant /request/at']],
  ])('of the request: %s', (_, given, issues) => {
    expect(told(withPromises(given), facts)).toEqual(issues)
  })

  it('of the record: what this request opens and cannot be read, by schema path; a promise', () => {
    expect(told(request, facts, { skills: [secret, 7], born: 7 })).toEqual(['unreadable /record/skills/*'])
    expect(told(request, facts, { skills: secret })).toEqual(['unreadable /record/skills'])
    expect(told(request, {}, { skills: 7 })).toEqual([])
    expect(told(request, facts, rejected())).toEqual(['promise /record'])
    expect(told(request, facts, secret)).toEqual(['unreadable /record'])
  })

  it('of the record: a promise at its own place, in what is open, closed or withheld', () => {
    expect(told(request, facts, { skills: ['sql'], born: rejected() })).toEqual(['promise /record/born'])
    expect(told(request, {}, { skills: [rejected(), rejected()], born: rejected() })).toEqual([
      'promise /record/born',
      'promise /record/skills/*',
    ])
    expect(told(request, facts, { skills: [rejected()], born: '1980-01-01' })).toEqual([
      'promise /record/skills/*',
      'unreadable /record/skills/*',
    ])
    expect(told(request, facts, seal('cv', { skills: [], born: rejected() }))).toEqual(['promise /record/born'])
    class Row {
      skills = ['sql']
      born = rejected()
    }
    expect(told(request, facts, new Row())).toEqual(['promise /record/born'])
    const unasked = Object.defineProperty({ skills: ['sql'] }, 'born', throwing())
    expect(told(request, facts, unasked)).toEqual([])
  })

  it('of the record: a promise in a table, a tuple, a variant, a union, a recursive part and a nested record', () => {
    const tree: z.ZodType = z.object({
      label: z.string(),
      get more() {
        return z.array(tree)
      },
    })
    const table: unknown = { label: 'open', more: lazy(() => table) }
    const note = z.object({ text: z.string() })
    const all = openGuard({
      schema: z.object({
        name: z.string(),
        title: z.string(),
        keyed: z.record(z.string(), z.string()),
        pair: z.tuple([z.string(), z.string()]),
        one: z.discriminatedUnion('type', [
          z.object({ type: z.literal('a'), x: z.string() }),
          z.object({ type: z.literal('b'), y: z.string() }),
        ]),
        either: z.union([z.object({ city: z.string() }), z.array(z.string())]),
        tree,
        notes: z.array(note),
      }),
      classify: {
        ...{ name: 'name', title: 'open', keyed: entries('open', 'open'), pair: 'open', either: 'open', tree: table },
        ...{ one: variants('type', { a: { type: 'open', x: 'open' }, b: { type: 'open', y: 'open' } }) },
        notes: each('note'),
      },
      categories: { name: { identifying: true }, open: {} },
      levels: { existence: 'withheld' },
      nested: { note: { schema: note, classify: { text: 'open' } } },
    })
    const child = { label: rejected(), more: [] }
    const record = {
      ...{ name: rejected(), title: 't', keyed: { [secret]: rejected() }, pair: ['x', rejected()] },
      ...{ one: { type: 'b', y: rejected() }, either: [rejected()], notes: [{ text: rejected() }, rejected()] },
      ...{ tree: { label: 'l', more: [child, child] }, unknown: 'x' },
    }
    expect(all.check('cv', openRequest, {}, record).map(({ code, path }) => `${code} ${path}`)).toEqual(
      ['either/*', 'keyed/*', 'name', 'notes/*', 'notes/*/text', 'one/y', 'pair/1', 'tree/more/*/label'].map(
        (path) => `promise /record/${path}`,
      ),
    )
  })

  it('a kind that the guard does not have is refused, as in every call', () => {
    expect(() => guard.check(secret as 'cv', request)).toThrow('the guard has no record kind of that name')
  })
})

function viewerWith(more: object): object {
  return { ...request, viewer: { ...request.viewer, ...more } }
}

function needing(more: object): object {
  return { ...request, need: { kind: 'vacancy', id: 'v1', ...more } }
}

function throwing(): PropertyDescriptor {
  return {
    enumerable: true,
    get: () => {
      throw new Error(secret)
    },
  }
}
