import type { Policy } from 'need-to-know'
import { countAccesses, type LogRecord, observedAccess } from 'need-to-know/audit'
import { addQuantities, exact } from 'need-to-know/history'
import { profiles } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { accountDecision, contactRequest, mail, receipt, refused, unreadable } from './receipts'

const missing = (record: LogRecord, policy?: Policy, staff: readonly string[] = []) =>
  [...observedAccess([record], policy, { staff })].map((access) => access.missing)

describe('observedAccess', () => {
  it('JI-24 lists the accesses, each marked attributable or not, with what it does not say', () => {
    const found = [...observedAccess([receipt(), receipt({ record: { id: undefined } })])]
    expect(found.map(({ attributable, missing }) => [attributable, missing])).toEqual([
      [true, []],
      [false, ['record']],
    ])
    expect(found[0]).toEqual({
      kind: 'observedAccess',
      viewer: { id: 'recruiter-3', role: 'employer', organisation: 'nordlys' },
      purpose: 'recruitment',
      act: 'view',
      at: 20,
      record: { kind: 'cv', id: 'cv-1' },
      subject: 'ida',
      categories: [{ record: 'cv', category: 'identity.name', level: 'full' }],
      attributable: true,
      missing: [],
    })
    expect([found[0], found[0]?.viewer, found[0]?.missing, found[0]?.categories?.[0]].every(Object.isFrozen)).toBe(true)
  })

  it.each([
    ['viewer', { viewer: { id: undefined } }],
    ['viewer', { viewer: { role: undefined } }],
    ['organisation', { viewer: { organisation: undefined } }],
    ['organisation', { viewer: { organisation: ' ' } }],
    ['record', { record: { id: undefined } }],
    ['record', { record: { kind: undefined as never }, disclosed: receipt().disclosed }],
    ['subject', { record: { subject: undefined } }],
    ['instant', { at: undefined }],
    ['instant', { at: Number.NaN }],
    ['categories', { disclosed: undefined as never }],
    ['categories', { disclosed: [{ record: 'cv', category: 'address' }] as never }],
    ['categories', { saw: {} }],
  ] as const)('JI-24 says that %s is missing', (part, changes) => {
    expect(missing(receipt(changes))).toEqual([[part]])
  })

  it('JI-24 knows that nothing is missing where staff of the house, or the subject, has no organisation', () => {
    const none = { organisation: undefined }
    const staff = receipt({ viewer: { ...none, role: 'platform.consultant' } })
    expect(missing(staff)).toEqual([['organisation']])
    expect(missing(staff, undefined, ['platform.consultant'])).toEqual([[]])
    expect(missing(receipt({ viewer: { ...none, role: 'subject' } }))).toEqual([[]])
  })

  it('JI-24 takes a name that the policy does not have for none', () => {
    const policy = profiles.strict as Policy
    expect(missing(receipt(), policy)).toEqual([[]])
    expect(missing(receipt({ viewer: { role: 'boss' } }), policy)).toEqual([['viewer']])
    expect(missing(receipt({ saw: { 'identity.name': 'half' } }), policy)).toEqual([['categories']])
    expect(missing(receipt({ saw: { shoes: 'full' } }), policy)).toEqual([['categories']])
    expect(missing(receipt({ viewer: { role: 'boss' }, saw: { shoes: 'full' } }))).toEqual([[]])
  })

  it('JI-12 takes a record that cannot be read for an access of which nothing is known', () => {
    const everything = ['viewer', 'organisation', 'record', 'subject', 'instant', 'categories']
    expect(unreadable.flatMap((record) => missing(record))).toEqual(unreadable.map(() => everything))
  })

  it('TERMS-033 leaves out refusals, contacts and decisions: they saw nothing', () => {
    expect([...observedAccess([refused(), contactRequest(), mail(), accountDecision])]).toEqual([])
  })

  it('JI-25 counts cases of use, in their own unit, without keeping them', () => {
    const log = [receipt(), receipt(), receipt({ record: { id: undefined, subject: undefined } }), refused()]
    const count = countAccesses(observedAccess(log))
    expect(count).toMatchObject({
      accesses: exact(3, 'cases'),
      attributable: exact(2, 'cases'),
      unattributable: exact(1, 'cases'),
      missing: { record: exact(1, 'cases'), subject: exact(1, 'cases'), viewer: exact(0, 'cases') },
    })
    // @ts-expect-error cases of use are not persons
    expect(() => addQuantities(count.accesses, exact(1, 'persons'))).toThrow(
      expect.objectContaining({ code: 'unlike-units' }) as Error,
    )
  })

  it('JI-24 reads one entry at a time', () => {
    const endless = (function* () {
      for (;;) yield receipt()
    })()
    expect(observedAccess(endless).next().value).toMatchObject({ attributable: true })
    expect(() => observedAccess([], undefined, { roles: [] } as never)).toThrow(
      expect.objectContaining({ code: 'unknown-key' }) as Error,
    )
  })
})
