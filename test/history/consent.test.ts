import fc from 'fast-check'
import {
  type Consent,
  type ConsentChange,
  type ConsentRecord,
  type ConsentState,
  consentCovers,
  consentStands,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { consentFailure } from '../../src/history/consent'
import { bySubject, consentOf, given, record } from './consent-example'

const later = given + 1000
const kinds: readonly ConsentChange['by'][] = ['subject', 'staff', 'system', 'organisation', 'authority']
const states: readonly ConsentState[] = ['given', 'reaffirmed', 'withdrawn', 'expired', 'invalidated']

describe('a consent', () => {
  it.each<[ConsentState, ReturnType<typeof consentFailure>]>([
    ['given', undefined],
    ['reaffirmed', undefined],
    ['withdrawn', 'withdrawn'],
    ['expired', 'expired'],
    ['invalidated', 'invalidated'],
  ])('JI-46 whose last state is %s fails with %s', (state, failure) => {
    const consent: Consent = { record, changes: [bySubject(state, given)] }
    expect(consentFailure(consent, later)).toBe(failure)
    expect(consentStands(consent, later)).toBe(failure === undefined)
  })

  it('JI-46 that nobody gave does not stand: silence is no state', () => {
    expect(consentFailure({ record, changes: [] }, later)).toBe('not-given')
  })

  it.each([
    ['a millisecond before it is given', given - 1, false],
    ['at the instant it is given', given, true],
    ['a millisecond before it is withdrawn', later - 1, true],
    ['at the instant it is withdrawn', later, false],
    ['ever after', 8.64e15, false],
  ])('stands or not %s', (_, at, stands) => {
    expect(consentStands(consentOf({}, bySubject('withdrawn', later)), at)).toBe(stands)
  })

  it.each([
    ['a millisecond before the end of its validity', later - 1, undefined],
    ['at the end of its validity', later, 'expired'],
    ['after it', later + 1, 'expired'],
  ])('expires right-open: %s', (_, at, failure) => {
    expect(consentFailure(consentOf({ validUntil: later }), at)).toBe(failure)
  })

  it('is not lengthened past its validity by being reaffirmed', () => {
    expect(consentFailure(consentOf({ validUntil: later }, bySubject('reaffirmed', later)), later)).toBe('expired')
  })

  it('stands again when the subject reaffirms what had expired', () => {
    const expired: ConsentChange = { state: 'expired', at: given + 1, by: 'system' }
    expect(consentFailure(consentOf({}, expired), later)).toBe('expired')
    expect(consentStands(consentOf({}, expired, bySubject('reaffirmed', given + 2)), later)).toBe(true)
  })

  it.each([
    ['withdrawn', 'reaffirmed'],
    ['withdrawn', 'given'],
    ['invalidated', 'reaffirmed'],
    ['invalidated', 'given'],
  ] as const)('NAV-25 that was %s is not %s again: the evidence in the record is of the first act', (end, again) => {
    const consent = consentOf({}, bySubject(end, given + 1), bySubject(again, given + 2))
    expect(consentFailure(consent, later)).toBe(end)
  })

  it.each(kinds)('NAV-25 given or reaffirmed by %s stands only when that is the subject', (by) => {
    const failure = by === 'subject' ? undefined : 'not-by-the-subject'
    expect(consentFailure({ record, changes: [{ state: 'given', at: given, by }] }, later)).toBe(failure)
    expect(consentFailure(consentOf({}, { state: 'reaffirmed', at: later, by }), later)).toBe(failure)
  })

  it.each(kinds)('is ended by whoever ends it: %s', (by) => {
    expect(consentFailure(consentOf({}, { state: 'withdrawn', at: later, by }), later)).toBe('withdrawn')
    expect(consentFailure(consentOf({}, { state: 'invalidated', at: later, by }), later)).toBe('invalidated')
  })

  it('does not stand when its changes are out of order: none can be said to be the last', () => {
    const changes = [bySubject('given', later), bySubject('reaffirmed', given)]
    expect(consentFailure({ record, changes }, later)).toBe('not-given')
    expect(consentFailure({ record, changes: [bySubject('given', Number.NaN)] }, later)).toBe('not-given')
  })

  it('counts the last of two changes at one instant', () => {
    const expired: ConsentChange = { state: 'expired', at: given, by: 'system' }
    expect(consentStands(consentOf({}, expired), given)).toBe(false)
    expect(consentStands({ record, changes: [expired, bySubject('given', given)] }, given)).toBe(true)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'does not stand at %s, no instant',
    (at) => {
      expect(consentStands(consentOf({}), at)).toBe(false)
    },
  )

  const change = fc.record({
    state: fc.constantFrom(...states),
    at: fc.integer({ min: 0, max: 20 }),
    by: fc.constantFrom(...kinds),
  })
  const changes = fc.array(change, { maxLength: 6 })

  it('NAV-35 on which a service depends never stands, whatever became of it: it is not freely given', () => {
    expect(consentFailure(consentOf({ conditionOf: 'unemployment-benefit' }), later)).toBe('not-freely-given')
    fc.assert(
      fc.property(changes, fc.integer({ min: -1, max: 21 }), (all, at) => {
        const consent = { record: { ...record, conditionOf: 'unemployment-benefit' }, changes: all }
        expect(consentStands(consent, at)).toBe(false)
      }),
    )
  })

  it('JI-46 stands only after the subject gave it or reaffirmed it', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: -1, max: 21 }), (all, at) => {
        const acted = all.some((each) => each.by === 'subject' && each.at <= at && isYes(each.state))
        expect(consentStands({ record, changes: all }, at) && !acted).toBe(false)
      }),
    )
  })

  it('INV-09 is not made to stand by anything that anybody but the subject does', () => {
    const others = change.filter(({ by }) => by !== 'subject').map((each) => ({ ...each, at: 21 }))
    fc.assert(
      fc.property(changes.map(inOrder), fc.array(others, { maxLength: 4 }), (all, more) => {
        const before = consentStands({ record, changes: all }, 21)
        expect(consentStands({ record, changes: [...all, ...more] }, 21) && !before).toBe(false)
      }),
    )
  })

  it('stands no longer once it was withdrawn, whatever is written after', () => {
    fc.assert(
      fc.property(changes.map(inOrder), (all) => {
        const withdrawn = all.findIndex(({ state }) => state === 'withdrawn')
        fc.pre(withdrawn >= 0)
        expect(consentStands({ record, changes: all }, 21)).toBe(false)
        expect(consentStands({ record, changes: all.slice(0, withdrawn + 1) }, 21)).toBe(false)
      }),
    )
  })
})

const inOrder = (changes: readonly ConsentChange[]) => [...changes].sort((a, b) => a.at - b.at)
const isYes = (state: ConsentState) => state === 'given' || state === 'reaffirmed'

describe('what a record of consent covers', () => {
  const asked = { organisation: 'nordlys', purposes: ['recruitment'], categories: ['identity.name'] }

  it.each<[string, Parameters<typeof consentCovers>[1], boolean]>([
    ['the organisation named', asked, true],
    ['another organisation', { ...asked, organisation: 'sydbo' }, false],
    [
      'a viewer of the role named, whatever its organisation',
      { ...asked, organisation: 'sydbo', role: 'recruiter' },
      true,
    ],
    ['a viewer of the role named, of no organisation', { ...asked, organisation: undefined, role: 'recruiter' }, true],
    ['a viewer of another role', { ...asked, organisation: undefined, role: 'counsellor' }, false],
    ['a viewer of no known role or organisation', { ...asked, organisation: undefined }, false],
    ['an organisation with the name of the role', { ...asked, organisation: 'recruiter' }, false],
    ['a role with the name of the organisation', { ...asked, organisation: undefined, role: 'nordlys' }, false],
  ])('TK-14 is or is not %s', (_, question, covered) => {
    expect(consentCovers(record, question)).toBe(covered)
  })

  it.each<[string, readonly string[], boolean]>([
    ['the purpose named', ['recruitment'], true],
    ['another', ['audit'], false],
    ['the purpose named and another', ['recruitment', 'audit'], false],
    ['none', [], false],
    ['all of them at once', ['*'], false],
  ])('TK-14 is for %s', (_, purposes, covered) => {
    expect(consentCovers(record, { ...asked, purposes })).toBe(covered)
  })

  it.each<[string, readonly string[], boolean]>([
    ['a category named', ['identity'], true],
    ['one below it', ['identity.name'], true],
    ['one that only begins with the same letters', ['identityCard'], false],
    ['the category named, exactly', ['contact.email'], true],
    ['one beside it', ['contact.phone'], false],
    ['the one above it', ['contact'], false],
    ['one named and one not', ['identity.name', 'address'], false],
    ['none', [], false],
    ['all of them at once', ['*'], false],
  ])('TK-14 is %s', (_, categories, covered) => {
    expect(consentCovers(record, { ...asked, categories })).toBe(covered)
  })

  it('JI-21 is not everybody, everything or whatever for, even where a record that was never checked says so', () => {
    const asking = { ...asked, role: 'recruiter' }
    expect(consentCovers({ ...record, recipients: [{ organisation: '*' }, { role: '*' }] }, asking)).toBe(false)
    expect(consentCovers({ ...record, categories: ['*'] }, asking)).toBe(false)
    expect(consentCovers({ ...record, purposes: ['*'] }, asking)).toBe(false)
    const nobody = {
      ...record,
      recipients: [{ organisation: undefined }, { role: undefined }],
    } as unknown as ConsentRecord
    expect(consentCovers(nobody, { ...asked, organisation: undefined, role: undefined })).toBe(false)
    const stars = { organisation: '*', role: '*', purposes: ['*'], categories: ['*'] }
    const everything = { ...record, recipients: [{ organisation: '*' }], purposes: ['*'], categories: ['*'] }
    expect(consentCovers(everything, stars)).toBe(false)
    expect(consentCovers(everything, { ...asked, organisation: '*' })).toBe(false)
    expect(consentCovers({ ...record, recipients: [{ role: '*' }] }, { ...asked, role: '*' })).toBe(false)
    expect(consentCovers({ ...record, recipients: [{ organisation: '*' }] }, { ...asked, organisation: '*' })).toBe(
      false,
    )
    expect(consentCovers({ ...record, purposes: ['*'] }, { ...asked, purposes: ['*'] })).toBe(false)
  })
})
