import type { Condition } from 'need-to-know'
import { subjectOnly } from 'need-to-know/history'
import { never } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { factsIn } from '../../../src/policy'
import { domainsOf } from '../../../src/vocabulary'
import { byName, type Profile, soundProfiles } from './every-profile'
import { expectHeld, expectOnly, expectUnopened, refute } from './expect-proof'
import { aboutPersons, recruiters } from './viewers'

const { any, fact, definition } = recruitment.vocabulary
const { strict, jobindex, nav, werknl } = profiles
const persons = { on: aboutPersons } as const

/** What becomes true by an act of the subject alone, and the kind of event that says so. */
const acts = [
  ...definition.consents.map((scope) => [fact(`consent.${scope}`), 'consentGiven'] as const),
  ...definition.contracts.map((name) => [fact(`contract.${name}`), 'contractAgreed'] as const),
  [fact('cv.form').is('personal'), 'cvFormSet'],
  [fact('cv.presence').is('online'), 'cvPresenceSet'],
  [fact('relation.follows'), 'followed'],
  [fact('relation.contactAccepted'), 'contactAccepted'],
  [fact('relation.addressSent'), 'addressSent'],
  [fact('relation.attachmentSent'), 'attachmentSent'],
  [fact('approach.requested'), 'contactAccepted'],
  [fact('application.own'), 'applicationSent'],
  [fact('dialogue.answer').is('interested'), 'invitationAnswered'],
] as const
const anyAct = any(...acts.map(([act]) => act))
const sees = never([...recruiters, 'visitor'])

describe('INV-09: what staff and systems can say does not open anything by itself', () => {
  it.each(acts.map(([, event]) => event).filter((event, i, all) => all.indexOf(event) === i))(
    'INV-09 TK-21 only the subject can record %s as what opens something',
    (event) => expect(subjectOnly.rows[event].widening).toEqual(['subject']),
  )

  it.each(byName(soundProfiles))(
    'INV-09 NAV-13 TK-15 under %s no recruiter sees a record before the subject has acted, whatever else is said by whomever',
    (_, policy) => {
      expectUnopened(policy, sees.sees('existence', { ...persons, atLeast: 'full' }).unless(anyAct))
      const { categories } = definition
      const fields = Object.keys(categories) as (keyof typeof categories)[]
      expectUnopened(policy, sees.sees(fields, persons).unless(anyAct))
    },
  )

  it('INV-09 JI-27 what can be counted before is that there is a dialogue, where its notice told so', () => {
    const counted = sees.sees('*', persons).unless(anyAct)
    for (const policy of [strict, jobindex.february2019]) {
      expect(refute(policy, counted)).toMatchObject({ on: 'dialogue', category: 'existence', level: 'count' })
      expectHeld(policy, counted.unless(fact('informed.jobmatch.counts')))
    }
    for (const policy of soundProfiles.filter((each) => each !== strict && each !== jobindex.february2019)) {
      expectHeld(policy, counted)
    }
  })

  /** By which of its acts a record is there for a recruiter: without any one of these, something would be seen. */
  const doors: readonly (readonly [Profile, readonly Condition[]])[] = [
    [jobindex.terms2018, [fact('contract.cvDatabase'), fact('consent.follow')]],
    [strict, [fact('contract.cvDatabase'), fact('consent.follow'), fact('consent.interest'), fact('consent.share')]],
    [jobindex.february2019, [fact('consent.interest')]],
    [nav.february2021, [fact('consent.sharing'), fact('consent.share')]],
    [werknl.rules2011, [fact('cv.presence').is('online')]],
    [werknl.redesign, [fact('cv.presence').is('online')]],
    [werknl.eherkenning, [fact('cv.presence').is('online')]],
  ]
  it.each(doors.map(([policy, by]) => [policy.name, policy, by] as const))(
    'INV-09 NAV-13 NAV-18 TK-21 under %s just these acts of the subject let a recruiter in at all',
    (_, policy, by) => expectOnly(policy, sees.sees('existence', { ...persons, atLeast: 'full' }), by),
  )

  it('INV-09 TK-13 TK-21 who it is takes an act of its own, beside having a CV there', () => {
    const who = sees.sees(['identity', 'contact', 'workplace', 'address', 'attachment'], persons)
    const expected: readonly (readonly [Profile, readonly Condition[]])[] = [
      [jobindex.terms2018, [fact('consent.personalForm'), fact('consent.contact'), fact('consent.follow')]],
      [
        strict,
        [
          fact('consent.personalForm'),
          fact('consent.contact'),
          fact('consent.follow'),
          fact('consent.interest'),
          fact('consent.share'),
        ],
      ],
      [jobindex.february2019, [fact('consent.interest')]],
      [nav.february2021, [fact('consent.sharing'), fact('consent.share')]],
      [werknl.rules2011, [fact('cv.form').is('personal')]],
      [werknl.redesign, [fact('consent.personalForm')]],
      [werknl.eherkenning, [fact('consent.personalForm')]],
    ]
    for (const [policy, by] of expected) expectOnly(policy, who, by)
  })

  it('INV-09 TK-12 TK-15 where staff may widen by the table in force, the rules of the time do not say that the subject acted', () => {
    const { practice2011, rules2011 } = werknl.authorities
    expect(practice2011.rows.cvFormSet.widening).toEqual(['subject', 'staff'])
    expect(rules2011.rows.cvFormSet.widening).toEqual(['subject', 'staffWithAgreement'])
    const ownActs = acts.filter(([, event]) => event !== 'cvFormSet' && event !== 'cvPresenceSet')
    const claim = sees.sees('identity.name', persons).unless(any(...ownActs.map(([act]) => act)))
    // Form and presence are all that it took, and staff could set both.
    expect(refute(werknl.practice2011, claim).rules).toEqual(['cv-public'])
    expect(refute(werknl.rules2011, claim).rules).toEqual(['cv-read-personal'])
    for (const policy of [werknl.redesign, werknl.eherkenning]) expectHeld(policy, claim)
  })

  it('INV-09 NAV-12 NAV-13 before February 2021 a CV that was there was enough', () => {
    const ownActs = acts.filter(([, event]) => event !== 'cvPresenceSet')
    const claim = sees.sees('*', persons).unless(any(...ownActs.map(([act]) => act)))
    expect(refute(nav.legacy, claim).rules).toEqual(['cv-automatic'])
    expectHeld(nav.february2021, claim)
    expect(refute(jobindex.legacy2009, sees.sees('*', persons).unless(anyAct)).rules).toEqual([
      'dialogue-employer-2009',
    ])
  })

  it('INV-09 what anybody else can make so, all of it together, is among what these claims leave open', () => {
    const spoken = acts.flatMap(([act]) => factsIn(act))
    const left = [...domainsOf(definition).keys()].filter((name) => !spoken.includes(name))
    for (const name of [
      'share.named',
      'organisation.registered',
      'account.active',
      'vacancy.own',
      'candidate.matched',
    ]) {
      expect(left).toContain(name)
    }
    expect(left.filter((name) => name.startsWith('informed.')).length).toBe(definition.notices.length)
  })
})
