import { facts, subjectState } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { consentFailure } from '../../src/history/consent'
import { usageErrorOf } from '../policy/issues-of'
import { asking, consent, grounds, happens, historyOf, robot } from './story'

const notice = { name: 'jobtorvet', version: '2' }
const placed = happens('cvCreated')
const shown = (act: 'consentGiven' | 'contractAgreed', about: string) =>
  happens('noticeShown', { notice, act, about, actor: robot })
const to = (id: string, organisation: string) =>
  happens('consentGiven', { consent: { ...consent, id, recipients: [{ organisation }] } })

describe('what was told for one act', () => {
  it('JI-48 NAV-25 does not cure a consent to somebody else, given before it was told', () => {
    const story = [placed, to('c-1', 'nordlys'), shown('consentGiven', 'sharing'), to('c-2', 'dock-co')]
    const known = facts(historyOf(story), asking())
    expect([known['consent.sharing'], known['informed.nav.sharing']]).toEqual([true, false])
    const [, , told] = story
    const renewed = historyOf([...story, to('c-3', 'nordlys')])
    expect(told?.kind).toBe('noticeShown')
    expect(facts(renewed, asking())['informed.nav.sharing']).toBe(true)
  })

  it('JI-48 does not open under one contract what was told for another', () => {
    const other = [placed, shown('contractAgreed', 'newsletter'), happens('contractAgreed', { contract: 'newsletter' })]
    expect(facts(historyOf(other), asking())['informed.terms.cvDatabase']).toBe(false)
    const elsewhere = [
      placed,
      shown('contractAgreed', 'newsletter'),
      happens('contractAgreed', { contract: 'cvDatabase' }),
    ]
    expect(facts(historyOf(elsewhere), asking())['informed.terms.cvDatabase']).toBe(false)
    const same = [placed, shown('contractAgreed', 'cvDatabase'), happens('contractAgreed', { contract: 'cvDatabase' })]
    expect(facts(historyOf(same), asking())['informed.terms.cvDatabase']).toBe(true)
  })
})

describe('a state from tables', () => {
  const given = { record: consent, changes: [{ state: 'given', at: 1, by: 'subject' }] } as const
  const stateOf = (more: object = {}) =>
    facts({ kind: 'states', grounds, subject: subjectState({ id: 'ida', ...more }) }, asking())

  it('knows what is left out only when it is said to be complete', () => {
    const closing = ['subject.restricted', 'subject.objected', 'relation.blocked', 'relation.follows'] as const
    for (const fact of closing) {
      expect(stateOf()[fact]).toBeUndefined()
      expect(stateOf({ complete: true })[fact]).toBe(false)
    }
    expect(stateOf({ restrictedBy: ['authority'] })['subject.restricted']).toBe(true)
  })

  it.each([
    ['a consent of somebody else', { consents: [{ ...given, record: { ...consent, subject: 'bo' } }] }],
    [
      'two rows about one company',
      { relations: [{ organisation: 'nordlys' }, { organisation: 'nordlys', blocked: true }] },
    ],
    ['two rows about one contract', { contracts: [{ name: 'jobmatch', ended: true }, { name: 'jobmatch' }] }],
    [
      'a CV that is both online and deleted',
      { cvs: ['online', 'deleted'].map((presence) => ({ id: 'cv-1', presence })) },
    ],
    ['a protection that lapsed and never was', { addressProtection: 'none', addressProtectionLapsed: true }],
  ])('is refused with %s', (_, more) => {
    expect(usageErrorOf(() => subjectState({ id: 'ida', ...more } as never))).toMatchObject({ code: 'invalid-state' })
  })

  it('NAV-13 NAV-35 counts no consent by registration or for a service, however it came there', () => {
    for (const [more, failure] of [
      [{ act: 'registered' }, 'auto-grant'],
      [{ conditionOf: 'benefit' }, 'not-freely-given'],
    ] as const) {
      const record = { ...consent, ...more }
      expect(consentFailure({ ...given, record }, 5)).toBe(failure)
      expect(stateOf({ complete: true, consents: [{ ...given, record }] })['consent.sharing']).toBe(false)
    }
    expect(stateOf({ consents: [given] })['consent.sharing']).toBe(true)
  })
})
