import { describe, expect, it } from 'vitest'
import { consentRecordSchema } from '../../src/history/consent-record'
import { readJson } from '../../src/policy/read-json'
import { record } from './consent-example'

const issues = (value: unknown) => {
  const read = readJson(consentRecordSchema, value)
  return read.ok ? [] : read.issues.map(({ code, path }) => `${code} ${path}`)
}

/** The record with another value at one place; undefined takes the place away. */
function withAt(path: string, value: unknown): unknown {
  const copy = structuredClone(record) as unknown as Record<string, unknown>
  const keys = path.split('/')
  const last = keys.pop() ?? ''
  const place = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy)
  if (value === undefined) delete place[last]
  else place[last] = value
  return copy
}

const mandatory = [
  ...[
    'id',
    'subject',
    'scope',
    'purposes',
    'categories',
    'recipients',
    'controller',
    'basis',
    'notice',
    'method',
    'act',
  ],
  ...['evidence', 'withdrawal', 'jurisdiction', 'storage', 'retention', 'processing', 'rights'],
  ...['controller/name', 'controller/address', 'controller/country', 'controller/email', 'controller/businessNumber'],
  ...['notice/name', 'notice/version', 'notice/language'],
]

describe('a consent record', () => {
  it('is read as it stands, with and without what may be left out', () => {
    expect(issues(record)).toEqual([])
    expect(issues({ ...record, conditionOf: 'unemployment-benefit', validUntil: 0 })).toEqual([])
  })

  it('knows every part it must have', () => {
    expect(Object.keys(record).sort()).toEqual(mandatory.filter((path) => !path.includes('/')).sort())
  })

  it.each(mandatory)('NAV-25 is refused without %s', (path) => {
    expect(issues(withAt(path, undefined))).toEqual([expect.stringMatching(new RegExp(` /${path}$`))])
  })

  it.each(['purposes', 'categories', 'recipients', 'processing', 'rights'])('is refused with no %s', (path) => {
    expect(issues(withAt(path, []))).toEqual([`wrong-shape /${path}`])
  })

  it.each(['scope', 'act', 'evidence', 'withdrawal', 'jurisdiction', 'storage', 'retention', 'notice/version'])(
    'NAV-25 is refused with a blank %s',
    (path) => {
      expect(issues(withAt(path, ' '))).toEqual([`wrong-shape /${path}`])
    },
  )

  it.each([
    ['scope', '*', '/scope'],
    ['purposes', ['recruitment', '*'], '/purposes/1'],
    ['categories', ['*'], '/categories/0'],
    ['categories', [' * '], '/categories/0'],
    ['recipients', [{ organisation: '*' }], '/recipients/0'],
    ['recipients', [{ role: '*' }], '/recipients/0'],
  ])('TK-14 is refused with everything or everybody as its %s', (path, value, at) => {
    expect(issues(withAt(path, value)).join()).toContain(at)
  })

  it.each([
    ['recipients', [{}]],
    ['recipients', [{ organisation: 'nordlys', role: 'recruiter' }]],
    ['recipients', ['nordlys']],
    ['basis', '6(1)(f)'],
    ['method', 'assumed'],
    ['validUntil', 1.5],
    ['validUntil', Number.POSITIVE_INFINITY],
    ['validUntil', 253_402_300_800_000],
    ['validUntil', '2024-03-01T00:00:00Z'],
    ['conditionOf', ''],
  ])('is refused with %s as %j', (path, value) => {
    expect(issues(withAt(path, value)).join()).toContain(`/${path}`)
  })

  it('JI-21 is no record of consent without knowledge: with no notice, or no act, nothing was consented to', () => {
    expect(issues(withAt('notice', undefined))).toEqual(['wrong-type /notice'])
    expect(issues(withAt('act', undefined))).toEqual(['wrong-type /act'])
  })

  it('is refused with a key that nobody reads', () => {
    expect(issues({ ...record, exceptions: ['contact.phone'] })).toEqual(['unknown-key '])
    expect(issues(withAt('notice/summary', 'short'))).toEqual(['unknown-key /notice'])
  })

  it('is refused with all that is wrong at once', () => {
    expect(issues({ ...record, id: 7, act: '', purposes: [] })).toHaveLength(3)
  })
})
