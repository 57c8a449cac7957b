import { compile, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

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
  ])('of facts: %s', (_, given, issues) => {
    expect(told(request, withPromises(given))).toEqual(issues)
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

  it('a kind that the guard does not have is refused, as in every call', () => {
    expect(() => guard.check(secret as 'cv', request)).toThrow('the guard has no record kind of that name')
  })
})

function viewerWith(more: object): object {
  return { ...request, viewer: { ...request.viewer, ...more } }
}

function throwing(): PropertyDescriptor {
  return {
    enumerable: true,
    get: () => {
      throw new Error(secret)
    },
  }
}
