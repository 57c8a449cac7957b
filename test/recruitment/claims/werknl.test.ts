import { always, never, prove } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { without } from './changed-rules'
import type { Profile } from './every-profile'
import { expectAlways, expectForbidden, expectHeld, expectOnly, expectUnopened, refute } from './expect-proof'
import { isInsider, isSubject, rolesBut, searchers } from './viewers'

const { all, any, fact } = recruitment.vocabulary
const { eherkenning, practice2011, redesign, rules2011 } = profiles.werknl
const { strict } = profiles

const cv = { on: 'cv' } as const
const isOnline = fact('cv.presence').is('online')
const isPersonal = fact('cv.form').is('personal')
const isRegistered = fact('organisation.registered')
const isLoggedIn = all(fact('viewer.individual'), fact('viewer.assurance').atLeast('low'))
const isApproach = fact('purpose').is('approach')
const hasReason = any(fact('approach.linked'), fact('approach.requested'))
const identifying = ['identity.name', 'contact.email', 'contact.phone', 'workplace'] as const

const assured = fact('viewer.assurance').atLeast('substantial')
const forDownloads = any(
  fact('act').in(['list', 'view']),
  all(fact('organisation.activeVacancy'), fact('candidate.matched')),
)
/** What any viewer of any CV must bring. */
const standing = [
  fact('address.graded').is(false),
  fact('subject.restricted').is(false),
  fact('account.active'),
  isRegistered,
]
const byStatute = fact('subject.objected').is(false)

const lenses = [
  {
    name: 'rules2011',
    policy: rules2011,
    viewer: standing,
    ground: [byStatute, fact('informed.werknl.cv')],
    personal: [fact('informed.werknl.consultation')],
    login: [fact('viewer.individual'), fact('viewer.assurance').atLeast('low')],
    approach: [byStatute, fact('informed.werknl.approach')],
  },
  {
    name: 'redesign',
    policy: redesign,
    viewer: standing,
    ground: [byStatute, fact('informed.werknl.cv')],
    personal: [fact('consent.personalForm'), fact('informed.werknl.personalForm')],
    login: [fact('viewer.individual'), fact('viewer.assurance').atLeast('low')],
    approach: [byStatute, fact('informed.werknl.approach')],
  },
  {
    name: 'eherkenning',
    policy: eherkenning,
    viewer: [...standing, assured, forDownloads],
    // Who it is, is looked up for an open vacancy alone.
    ground: [
      byStatute,
      fact('informed.werknl.cv'),
      any(fact('cv.form').is('anonymous'), fact('organisation.activeVacancy')),
    ],
    personal: [fact('consent.personalForm'), fact('informed.werknl.personalForm')],
    login: [fact('viewer.individual')],
    approach: [byStatute, fact('informed.werknl.approach')],
  },
  {
    name: 'strict',
    policy: strict,
    viewer: [...standing, fact('viewer.individual'), assured, fact('relation.blocked').is(false), forDownloads],
    ground: [fact('contract.cvDatabase'), fact('informed.terms.cvDatabase')],
    personal: [fact('consent.personalForm'), fact('informed.terms.personalForm')],
    login: [],
    approach: [fact('contract.cvDatabase'), fact('informed.terms.approach'), byStatute],
  },
] as const

describe.each(lenses)('§6.5 under $name', ({ name, policy, viewer, ground, personal, login, approach }) => {
  const isStrict = name === 'strict'
  const asksForLogin = isStrict || name === 'eherkenning'

  it('TK-25 nobody of an organisation that is not registered, or may not be, reads or approaches', () => {
    const closed = never([...searchers, 'visitor'])
      .sees('*', cv)
      .unless(isRegistered)
    expectForbidden(policy, closed, 'registered-organisations')
  })

  it('TK-25 nobody but employers, agencies and, where there are any, the platform sees a CV that is not its own', () => {
    const house = isStrict ? (['platform.recruiter', 'platform.consultant', 'counsellor'] as const) : []
    expectUnopened(policy, never(rolesBut('subject', ...searchers, ...house)).sees('*', cv))
  })

  it('UWV-11 an account that is not active, or may not be, reads and approaches nothing', () => {
    const closed = never(searchers).sees('*', cv).unless(fact('account.active'))
    expectForbidden(policy, closed, 'active-accounts')
  })

  it(`UWV-31 TK-28 reading ${asksForLogin ? 'asks for a login of assurance substantial' : 'asks for no login'}`, () => {
    const closed = never('*').sees('*', cv).unless(assured).unless(isSubject)
    if (asksForLogin) expectForbidden(policy, closed, 'assured-viewers')
    else refute(policy, never(searchers).sees('*', cv).when(fact('viewer.assurance').is('none')))
    const shared = never(searchers).sees('*', cv).when(fact('viewer.individual').is(false))
    if (isStrict) expectForbidden(policy, shared, 'individual-viewers')
    else refute(policy, shared)
  })

  it('TK-25 TK-28 a registered employer or agency always reads the anonymous CV', () => {
    const shown = ['existence', 'qualification.role', 'qualification.skill', 'qualification.education'] as const
    const known = [...viewer, ...ground, fact('purpose').is('recruitment'), isOnline]
    expectAlways(policy, always(searchers).sees(shown, { ...cv, atLeast: 'full' }), known)
    expectHeld(
      policy,
      always(searchers)
        .sees('qualification.text', { ...cv, atLeast: 'scrubbed' })
        .when(all(...known)),
    )
    expectHeld(
      policy,
      always(searchers)
        .sees('recordId', { ...cv, atLeast: 'pseudonym' })
        .when(all(...known)),
    )
  })

  it('TK-04 TK-13 TK-21 who it is, is always seen of a personal CV on its ground', () => {
    const called = ['identity.name', 'contact.email', 'contact.phone'] as const
    // Under strict a workplace asks, too, that no address is protected.
    const shown = isStrict ? called : ([...called, 'workplace.name'] as const)
    const known = [...viewer, ...ground, fact('purpose').is('recruitment'), isOnline, isPersonal, ...personal]
    expectAlways(policy, always(searchers).sees(shown, { ...cv, atLeast: 'full' }), known)
  })

  it('TK-04 TK-13 TK-21 and of another than a personal CV never: a form that is not known is anonymous', () => {
    const byShare = isStrict ? [fact('share.named')] : []
    const otherWays = isStrict ? [fact('relation.follows'), fact('relation.contactAccepted'), ...byShare] : []
    const counts = all(isPersonal, ...personal, ...(isStrict ? [] : [byStatute]))
    const who = never(searchers).sees(identifying, cv)
    expectOnly(policy, who, [counts, ...otherWays])
    expectOnly(policy, never(searchers).sees('qualification.text', { ...cv, atLeast: 'full' }), [counts, ...byShare])
  })

  it('TK-26 TK-27 TK-28 TK-29 TK-30 TK-32 an approach asks for registration, login, an active vacancy, and a message linked to it or asked for', () => {
    const conditions = all(isOnline, isRegistered, isLoggedIn, fact('organisation.activeVacancy'), hasReason)
    expectOnly(policy, never(searchers).sees('*', cv).when(isApproach), [conditions])
    const known = [
      ...viewer,
      ...approach,
      ...login,
      isApproach,
      isOnline,
      fact('organisation.activeVacancy'),
      hasReason,
    ]
    expectAlways(policy, always(searchers).sees('existence', { ...cv, atLeast: 'full' }), known)
  })

  it('TK-28 an approach shows that the CV is there and nothing of it; to write, reading is not enough', () => {
    const { categories } = recruitment.vocabulary.definition
    const fields = Object.keys(categories) as (keyof typeof categories)[]
    expectUnopened(policy, never(searchers).sees(fields, cv).when(isApproach))
    const reads = never(searchers).sees('existence', cv).when(fact('approach.linked').is(false))
    refute(policy, reads.unless(fact('approach.requested')))
    expectHeld(policy, reads.when(isApproach).unless(fact('approach.requested')))
  })

  it('TK-24 TK-31 TK-36 UWV-17 no purpose but recruitment and approach shows a CV', () => {
    const purposes = fact('purpose').in(['recruitment', 'approach'])
    expectUnopened(
      policy,
      never([...searchers, 'visitor'])
        .sees('*', cv)
        .unless(purposes),
    )
    expectOnly(policy, never(searchers).sees('*', cv), [fact('purpose').is('recruitment'), isApproach])
  })

  it('JI-18 GDPR 18 a graded address or a restricted subject, known or not ruled out, closes reading and approaching', () => {
    const closed = never('*').sees('*', cv).unless(isInsider)
    expectForbidden(policy, closed.unless(fact('address.graded').is(false)), 'graded-address')
    expectForbidden(policy, closed.unless(fact('subject.restricted').is(false)), 'restricted-subject')
  })

  it('AMB-29 JI-37 gender, birth date, national id and raw id are never seen', () => {
    const strangers = never([...searchers, 'visitor'])
    const identity = ['identity.birthDate', 'identity.gender', 'identity.nationalId'] as const
    for (const claim of [strangers.sees(identity, cv), strangers.sees('recordId', { ...cv, atLeast: 'full' })]) {
      expectForbidden(policy, claim, 'never-to-recruiters', 'pseudonyms-for-recruiters')
    }
  })
})

it('UWV-02 UWV-21 copies are never taken away but of a candidate found for an open vacancy', () => {
  const download = never([...searchers, 'visitor'])
    .sees('*', cv)
    .when(fact('act').is('download'))
  const isFound = all(fact('organisation.activeVacancy'), fact('candidate.matched'))
  for (const policy of [eherkenning, strict]) {
    expectForbidden(policy, download.unless(isFound), 'downloads-for-a-vacancy')
  }
  for (const policy of [rules2011, redesign]) refute(policy, download.unless(isFound))
})

it('UWV-21 a personal CV is never seen but for an open vacancy after 2019, in a list neither; before, it was', () => {
  const sees = never([...searchers, 'visitor'])
    .sees('*', cv)
    .when(isPersonal)
    .unless(fact('organisation.activeVacancy'))
  expectForbidden(eherkenning, sees, 'personal-cvs-for-a-vacancy')
  for (const policy of [rules2011, redesign]) refute(policy, sees)
})

it('TK-12 TK-21 after the Redesign who it is turns on the consent of the subject; in 2011 the form that counted was enough', () => {
  const unasked = never(searchers).sees(identifying, cv).unless(fact('consent.personalForm'))
  for (const policy of [redesign, eherkenning]) expectUnopened(policy, unasked)
  const { situation, rules } = refute(rules2011, unasked)
  expect(rules).toEqual(['cv-read-personal'])
  expect(situation['cv.form']).toBe('personal')
  expect(situation).not.toHaveProperty('consent.personalForm')
})

describe('§6.5 under what was practised', () => {
  const online = { 'cv.presence': 'online', act: 'view' }
  const broken: readonly (readonly [string, Parameters<typeof refute>[1], object])[] = [
    [
      'TK-25 who is not registered reads',
      never('employer').sees('*', cv).unless(isRegistered),
      { purpose: 'recruitment' },
    ],
    ['TK-25 a visitor reads', never('visitor').sees('*', cv), { 'viewer.role': 'visitor', purpose: 'recruitment' }],
    [
      'TK-28 UWV-31 no login is asked for',
      never('employer').sees('*', cv).when(fact('viewer.assurance').is('none')),
      { 'viewer.assurance': 'none', purpose: 'recruitment' },
    ],
    [
      'TK-24 TK-31 what is read is used to sell services',
      never('employer')
        .sees('*', cv)
        .unless(fact('purpose').in(['recruitment', 'approach'])),
      { purpose: 'sellServices' },
    ],
    [
      'TK-13 who it is, is seen without a consent of the subject',
      never('employer').sees(identifying, cv).unless(fact('consent.personalForm')),
      { 'cv.form': 'personal', purpose: 'recruitment' },
    ],
    [
      'JI-18 a graded address closes nothing',
      never('employer').sees('*', cv).when(fact('address.graded')),
      { 'address.graded': true, purpose: 'recruitment' },
    ],
    [
      'GDPR 18 a restricted subject is shown',
      never('employer').sees('*', cv).when(fact('subject.restricted')),
      { 'subject.restricted': true, purpose: 'recruitment' },
    ],
    [
      'UWV-11 a blocked account reads',
      never('employer').sees('*', cv).unless(fact('account.active')),
      { purpose: 'recruitment' },
    ],
  ]
  it.each(broken)('%s', (_, claim, facts) => {
    const { situation, rules } = refute(practice2011, claim)
    const expected = { 'viewer.role': 'employer', ...online, ...facts }
    expect(situation).toEqual(expected)
    expect(rules).toEqual(['cv.form' in expected ? 'cv-public' : 'cv-open'])
    expectHeld(without(practice2011, 'cv-open', 'cv-public'), claim)
  })

  it('TK-28 no approach is permitted by a rule: writing was no act that anybody asked about', () => {
    expectUnopened(practice2011, never(searchers).sees('*', cv).when(isApproach))
  })

  it('TK-04 of an anonymous CV even then nobody saw who it was', () => {
    expectOnly(practice2011, never([...searchers, 'visitor']).sees(identifying, cv), [isPersonal])
  })
})

it('TK-28 the profiles after 2011 show no category that the rules of 2011 do not', () => {
  const { categories } = recruitment.vocabulary.definition
  const shown = (policy: Profile) =>
    (Object.keys(categories) as (keyof typeof categories)[]).filter(
      (category) => !prove(policy, never(searchers).sees(category, cv)).holds,
    )
  expect(shown(redesign)).toEqual(shown(rules2011))
  expect(shown(eherkenning)).toEqual(shown(rules2011))
})
