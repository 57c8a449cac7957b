import { always, type Counterexample, never } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { without } from './changed-rules'
import { expectAlways, expectForbidden, expectHeld, expectOnly, expectUnopened, refute } from './expect-proof'
import { aboutPersons, recruiters, rolesBut, searchers } from './viewers'

const { all, any, fact, not } = recruitment.vocabulary
const { february2021, legacy } = profiles.nav

const followUp = fact('subject.followUp')
const chose = fact('consent.sharing')
const byChoice = all(followUp.is(false), chose, fact('informed.nav.sharing'))
const byShare = all(fact('share.named'), fact('consent.share'), fact('informed.nav.share'))
const cv = { on: 'cv' } as const
const closed = never(searchers).sees('*', cv)

/** The rows of §6.4 that end in *nothing*; what is not known is among what they speak of. */
const rows = [
  {
    title: 'NAV-01 NAV-23 follow-up no, no choice: nothing',
    claim: closed.when(followUp.is(false)).unless(chose).unless(fact('share.named')),
  },
  { title: 'NAV-01 NAV-35 follow-up yes, any choice, no share: nothing', claim: closed.when(followUp).unless(byShare) },
  {
    title: 'NAV-01 NAV-18 follow-up yes, a share without the agreement of the subject: nothing',
    claim: closed.when(followUp).unless(fact('consent.share')),
  },
  {
    title: 'NAV-18 NAV-19 follow-up yes, a share that does not name this employer: nothing',
    claim: closed.when(followUp).unless(fact('share.named')),
  },
  {
    title: 'NAV-01 INV-12 follow-up unknown, any choice, no share: nothing',
    claim: closed.unless(followUp.is(true)).unless(followUp.is(false)).unless(fact('share.named')),
  },
] as const
const listed = [
  'existence',
  'identity.name',
  'contact.email',
  'contact.phone',
  'workplace.name',
  'qualification.role',
  'qualification.period',
  'qualification.education',
  'qualification.skill',
  'qualification.language',
] as const
/** What has to be known of any viewer and any CV. */
const asking = [
  fact('purpose').is('recruitment'),
  fact('viewer.individual'),
  fact('viewer.assurance').atLeast('low'),
  fact('account.active'),
  fact('organisation.registered'),
  fact('cv.presence').is('online'),
  fact('address.graded').is(false),
]
const unrestricted = fact('subject.restricted').is(false)
const unprotected = fact('address.protected').is(false)

describe('§6.4, the rules of NAV from 17 February 2021', () => {
  it.each(rows)('$title', ({ claim }) => expectUnopened(february2021, claim))

  it('NAV-01 NAV-18 NAV-23 NAV-35 a CV is seen by a choice without follow-up, by a share that names who asks, and in no other way', () => {
    expectOnly(february2021, closed, [byChoice, byShare])
    expectOnly(february2021, closed.when(followUp), [byShare])
  })

  it.each([
    ['NAV-23 follow-up no, own choice: the CV', [followUp.is(false), chose, fact('informed.nav.sharing')]],
    [
      'NAV-18 any follow-up, a share that names this employer, with agreement: the CV',
      [fact('share.named'), fact('consent.share'), fact('informed.nav.share')],
    ],
  ] as const)('%s', (_, way) => {
    const known = [...asking, unrestricted, ...way]
    expectAlways(february2021, always(searchers).sees(listed, { ...cv, atLeast: 'full' }), known)
    const inFull = ['workplace.place', 'qualification.text'] as const
    expectAlways(february2021, always(searchers).sees(inFull, { ...cv, atLeast: 'full' }), [...known, unprotected])
    const place = always(searchers).sees('address', { ...cv, atLeast: 'municipality' })
    expectHeld(february2021, place.when(all(...known, unprotected)))
    expectHeld(
      february2021,
      always(searchers)
        .sees('recordId', { ...cv, atLeast: 'pseudonym' })
        .when(all(...known)),
    )
  })

  it('NAV-36 every row for agencies as for employers, and for recruiters of the platform never anything', () => {
    expectUnopened(february2021, never('platform.recruiter').sees('*', { on: aboutPersons }))
  })

  it('JI-18 a graded address, or one that may be, closes every row', () => {
    const graded = never(searchers).sees('*', cv).unless(fact('address.graded').is(false))
    expectForbidden(february2021, graded, 'graded-address')
    expectForbidden(legacy, graded, 'graded-address')
  })

  it('JI-18 where an address is protected or may be, neither it nor a place of work is seen', () => {
    const places = never(searchers).sees(['address', 'workplace.place'], cv).unless(unprotected)
    expectForbidden(february2021, places, 'protected-address')
    refute(legacy, places)
  })

  it('GDPR 18 a restricted subject, or one that may be, closes every row', () => {
    expectForbidden(february2021, closed.unless(unrestricted), 'restricted-subject')
  })

  it('NAV-10 NAV-38 without a login, an account in standing or a registered organisation every row is nothing', () => {
    const loggedIn = all(fact('viewer.individual'), fact('viewer.assurance').atLeast('low'))
    for (const policy of [february2021, legacy]) {
      expectForbidden(policy, closed.unless(loggedIn), 'logged-in')
      expectForbidden(policy, closed.unless(fact('account.active')), 'active-accounts')
      expectForbidden(policy, closed.unless(fact('organisation.registered')), 'registered-organisations')
    }
  })

  it('AMB-29 JI-37 gender, birth date, national id and raw id are never seen by those who look for staff', () => {
    const identity = ['identity.birthDate', 'identity.gender', 'identity.nationalId'] as const
    expectForbidden(february2021, never([...recruiters, 'visitor']).sees(identity, cv), 'never-to-recruiters')
    const raw = never([...recruiters, 'visitor']).sees('recordId', { ...cv, atLeast: 'full' })
    expectForbidden(february2021, raw, 'pseudonyms-for-recruiters')
  })

  it('UWV-08 NAV-01 benefit and follow-up status are never seen by them either', () => {
    expectUnopened(legacy, never([...recruiters, 'visitor', 'counsellor']).sees('status'))
    expectUnopened(february2021, never('counsellor').sees('status'))
    expectForbidden(february2021, never([...recruiters, 'visitor']).sees('status', cv), 'never-to-recruiters')
  })

  it('NAV-37 no purpose but recruitment shows them a CV', () => {
    const isRecruitment = fact('purpose').is('recruitment')
    for (const policy of [february2021, legacy]) expectUnopened(policy, closed.unless(isRecruitment))
  })

  it('NAV-20 NAV-34 a counsellor sees a CV to assist, by statute and notice, and no more than it takes', () => {
    const assisting = all(
      fact('purpose').is('assistJobSeeker'),
      fact('informed.nav.counsellor'),
      fact('subject.objected').is(false),
    )
    expectOnly(february2021, never('counsellor').sees('*', { on: aboutPersons }), [assisting])
    const needless = ['address', 'identity.photo', 'identity.birthDate', 'identity.gender', 'attachment'] as const
    expectUnopened(february2021, never('counsellor').sees(needless, cv))
  })

  it('NAV-10 nobody else but the subject sees anything of a person', () => {
    const rest = rolesBut('subject', 'employer', 'agency', 'counsellor')
    for (const policy of [february2021, legacy]) expectUnopened(policy, never(rest).sees('*', { on: aboutPersons }))
  })

  it('NAV-03 NAV-27 NAV-28 a job ad that is active is always seen, whatever closes a CV', () => {
    const ads = always(recruitment.vocabulary.definition.roles).sees(['existence', 'jobAd'], { on: 'jobAd' })
    for (const policy of [february2021, legacy]) {
      expectAlways(policy, ads, [
        fact('purpose').in(['recruitment', 'ownAffairs', 'assistJobSeeker', 'support', 'legalDuty']),
        fact('vacancy.active'),
      ])
    }
  })
})

describe('§6.4 under the rules before', () => {
  /** What the least that it took was: nothing of it is an act of the subject. */
  const automatic = {
    'viewer.role': 'employer',
    'viewer.individual': true,
    'viewer.assurance': 'low',
    purpose: 'recruitment',
    act: 'view',
    'account.active': true,
    'organisation.registered': true,
    'cv.presence': 'online',
    'address.graded': false,
    'subject.objected': false,
  }
  const expectAutomatic = ({ situation, rules }: Counterexample, more: object = {}) => {
    const { 'viewer.assurance': assurance, ...rest } = situation
    const { 'viewer.assurance': _, ...expected } = automatic
    expect(rest).toEqual({ ...expected, ...more })
    expect(['low', 'substantial', 'high']).toContain(assurance)
    expect(rules).toEqual(['cv-automatic'])
  }

  it.each(rows)('not then: $title', ({ title, claim }) => {
    const known = title.includes('follow-up yes') ? { 'subject.followUp': true } : {}
    const stated = title.includes('follow-up no') ? { 'subject.followUp': false } : known
    expectAutomatic(refute(legacy, claim), stated)
    expectHeld(without(legacy, 'cv-automatic'), claim)
  })

  it('NAV-12 NAV-13 NAV-15 every CV was open because it was there, whatever the subject had chosen', () => {
    const whatever = all(followUp, chose.is(false), fact('share.named').is(false), fact('consent.share').is(false))
    expectAutomatic(refute(legacy, closed.when(whatever)), {
      'subject.followUp': true,
      'consent.sharing': false,
      'share.named': false,
      'consent.share': false,
    })
    const birthDate = always(searchers).sees(['existence', 'identity.name', 'identity.birthDate'], cv)
    expectAlways(legacy, birthDate, [...asking, fact('subject.objected').is(false)])
  })

  it('GDPR 18 JI-18 restriction and a protected address closed nothing, and the birth date was shown', () => {
    expectAutomatic(refute(legacy, closed.when(fact('subject.restricted'))), { 'subject.restricted': true })
    const address = never(searchers).sees('address', cv).when(fact('address.protected'))
    expectAutomatic(refute(legacy, address), { 'address.protected': true })
    expectAutomatic(refute(legacy, never(searchers).sees('identity.birthDate')))
  })

  it('NAV-04 NAV-15 told and untold, asked and unasked: no notice, no consent, no statute stood behind it', () => {
    const ground = any(chose, fact('consent.share'), fact('informed.nav.sharing'), fact('informed.nav.share'))
    expectAutomatic(refute(legacy, closed.unless(ground)))
    expectUnopened(february2021, closed.unless(ground))
    expectUnopened(february2021, closed.when(not(ground)))
  })
})
