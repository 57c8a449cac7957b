import { type Condition, lawful } from 'need-to-know'
import { never, prove } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { opened, without } from './changed-rules'
import { byName, everyProfile, incidents, type Profile, soundProfiles } from './every-profile'
import { expectForbidden, expectHeld, expectOnly, expectUnopened, refute } from './expect-proof'
import { aboutPersons, isInsider, isSubject, recruiters } from './viewers'

const { any, fact } = recruitment.vocabulary
const { strict, jobindex, nav, werknl } = profiles
const persons = { on: aboutPersons } as const
const nothing = never('*').sees('*', persons)
const ofNav = [nav.legacy, nav.february2021]
const ofWerknl = [werknl.rules2011, werknl.redesign, werknl.eherkenning]

describe('§6.1, step 1: the viewer is an individual, logged in, in standing, of an organisation that is not denied', () => {
  const individual = nothing.unless(fact('viewer.individual'))
  const active = nothing.unless(isSubject).unless(fact('account.active'))
  const assured = nothing.unless(isSubject).unless(fact('viewer.assurance').atLeast('substantial'))
  const registered = never([...recruiters, 'visitor'])
    .sees('*', persons)
    .unless(fact('organisation.registered'))

  it('JI-40 where strict or NAV is in force nobody sees anything who is not, or may not be, an individual', () => {
    expectForbidden(strict, individual, 'individual-viewers')
    for (const policy of ofNav) expectForbidden(policy, individual, 'logged-in')
    for (const policy of [jobindex.legacy2009, werknl.practice2011]) refute(policy, individual)
  })

  it('NAV-10 UWV-31 nor without a login: of any strength at NAV and for subjects under strict, else substantial', () => {
    const loggedIn = nothing.unless(fact('viewer.assurance').atLeast('low'))
    for (const policy of ofNav) expectForbidden(policy, loggedIn, 'logged-in')
    expectForbidden(strict, loggedIn, 'assured-viewers', 'assured-subjects')
    for (const policy of [strict, werknl.eherkenning]) expectForbidden(policy, assured, 'assured-viewers')
    refute(nav.february2021, assured)
  })

  it('UWV-11 NAV-38 nor by an account that is not, or may not be, active', () => {
    for (const policy of [strict, ...ofNav, ...ofWerknl]) expectForbidden(policy, active, 'active-accounts')
    refute(werknl.practice2011, active)
  })

  it('TK-25 nor, looking for staff, of an organisation that is not, or may not be, registered', () => {
    for (const policy of [strict, ...ofNav, ...ofWerknl]) {
      expectForbidden(policy, registered, 'registered-organisations')
    }
    refute(werknl.practice2011, registered)
  })

  it('AMB-30 nor of an organisation that the subject has, or may have, blocked', () => {
    const blocked = never([...recruiters, 'visitor'])
      .sees('*')
      .unless(fact('relation.blocked').is(false))
    expectForbidden(strict, blocked, 'blocked-by-subject')
  })
})

describe('§6.1, step 2: subject and record exist, and are not deleted or restricted', () => {
  it('TERMS-081 GDPR 18 processing that is, or may be, restricted shows nothing to all outside', () => {
    const restricted = nothing.unless(fact('subject.restricted').is(false)).unless(isInsider)
    for (const policy of [strict, jobindex.terms2018, jobindex.february2019, nav.february2021, ...ofWerknl]) {
      expectForbidden(policy, restricted, 'restricted-subject')
    }
    for (const policy of incidents) refute(policy, restricted)
  })

  it('TERMS-081 what the subject asked Jobindex to block is shown to nobody but the subject, under law or not', () => {
    const blocked = nothing.unless(fact('subject.restricted').is(false)).unless(isSubject)
    for (const policy of [jobindex.terms2018, jobindex.february2019]) {
      expectForbidden(policy, blocked, 'restricted-subject')
      refute(policy, nothing.when(isSubject).when(fact('subject.restricted')))
    }
  })

  it('TERMS-031 a CV that is deleted is seen by nobody who looks for staff, under any profile', () => {
    const deleted = never([...recruiters, 'visitor'])
      .sees('*', { on: 'cv' })
      .when(fact('cv.presence').is('deleted'))
    for (const policy of everyProfile) expectHeld(policy, deleted)
    for (const policy of [strict, jobindex.terms2018]) expectForbidden(policy, deleted, 'cv-deleted')
    refute(opened(nav.february2021), deleted)
  })
})

describe('§6.1, step 3: the purpose is allowed for this viewer class', () => {
  it.each(byName(soundProfiles))(
    'TK-24 TK-31 NAV-37 UWV-17 under %s nobody sees anything to sell services or for statistics',
    (_, policy) => {
      expectUnopened(
        policy,
        never('*')
          .sees('*')
          .when(fact('purpose').in(['sellServices', 'statistics'])),
      )
    },
  )

  it.each(byName(everyProfile))(
    'TERMS-071 TERMS-103 under %s each role sees something for those purposes alone that a permit to it names',
    (_, policy) => {
      const { roles } = recruitment.vocabulary.definition
      const namedFor = (role: string) =>
        policy.rules.flatMap((rule) => (rule.kind === 'permit' && rule.to.includes(role) ? rule.purpose : []))
      for (const role of roles.filter((each) => namedFor(each).length > 0)) {
        const purposes = [...new Set(namedFor(role))] as readonly 'recruitment'[]
        expectOnly(policy, never(role).sees('*'), [fact('purpose').in(purposes)])
      }
      const unnamed = roles.filter((role) => namedFor(role).length === 0)
      if (unnamed.length > 0) expectUnopened(policy, never(unnamed).sees('*'))
    },
  )
})

const notObjected = fact('subject.objected').is(false)
const isOverridden = fact('objection.overridden')
/** By which grounds and by which notices a record is there for anybody but its subject. */
const gates: readonly (readonly [string, Profile, readonly Condition[], readonly Condition[]])[] = [
  [
    'strict',
    strict,
    [
      fact('contract.cvDatabase'),
      fact('contract.jobmatch'),
      fact('consent.follow'),
      fact('consent.interest'),
      fact('consent.share'),
      // Counts of dialogues, a counsellor's own cases.
      notObjected,
      isOverridden,
    ],
    [
      fact('informed.terms.cvDatabase'),
      fact('informed.follow.fields'),
      fact('informed.terms.approach'),
      fact('informed.terms.staff'),
      fact('informed.jobmatch.platform'),
      fact('informed.jobmatch.employer'),
      fact('informed.jobmatch.counts'),
      fact('informed.nav.counsellor'),
      fact('informed.share.vacancy'),
    ],
  ],
  [
    'terms2018',
    jobindex.terms2018,
    [fact('contract.cvDatabase'), fact('consent.follow'), notObjected, isOverridden],
    [fact('informed.terms.cvDatabase'), fact('informed.terms.follow'), fact('informed.terms.staff')],
  ],
  [
    'february2019',
    jobindex.february2019,
    [fact('contract.jobmatch'), fact('consent.interest'), notObjected],
    [fact('informed.jobmatch.platform'), fact('informed.jobmatch.employer'), fact('informed.jobmatch.counts')],
  ],
  [
    'NAV',
    nav.february2021,
    [fact('consent.sharing'), fact('consent.share'), notObjected],
    [fact('informed.nav.sharing'), fact('informed.nav.share'), fact('informed.nav.counsellor')],
  ],
  ...ofWerknl.map((policy): (typeof gates)[number] => [
    policy.name,
    policy,
    [notObjected],
    [fact('informed.werknl.cv'), fact('informed.werknl.approach')],
  ]),
]
const { consents, contracts, notices } = recruitment.vocabulary.definition
const anyConsent = any(...consents.map((scope) => fact(`consent.${scope}`)))
const anyGround = any(anyConsent, ...contracts.map((name) => fact(`contract.${name}`)))
const anyNotice = any(...notices.map((clause) => fact(`informed.${clause}`)))

describe('§6.1, step 5: a legal basis for this recipient is valid', () => {
  it.each(gates)(
    'NAV-15 NAV-35 TK-13 JI-17 under %s only the subject sees anything without a consent, a contract, or a task not objected to',
    (_, policy, grounds) => expectOnly(policy, nothing.unless(isSubject), grounds),
  )

  it('JI-17 NAV-15 TK-13 what happened stood on none, and what is lawful of it does', () => {
    const claim = never([...recruiters, 'visitor'])
      .sees('*', persons)
      .unless(anyGround)
    const bare = ['dialogue-employer-2009', 'cv-automatic', 'cv-open']
    expect(incidents.map((policy) => refute(policy, claim).rules)).toEqual(bare.map((rule) => [rule]))
    for (const policy of incidents) expectUnopened(lawful(policy), claim)
  })

  it('TERMS-059 TERMS-082 a consultant never comes back to a subject that has, or may have, objected, unless a decision overrides it', () => {
    const another = never('platform.consultant').sees('*').when(fact('purpose').is('matchOtherVacancy'))
    for (const policy of [strict, jobindex.terms2018]) expectOnly(policy, another, [notObjected, isOverridden])
  })

  it('JI-46 TERMS-014 TERMS-021 no recruiter ever sees who the subject is without a consent, but by the task of 2011', () => {
    const who = never(recruiters).sees(['identity', 'contact', 'address'], persons).unless(anyConsent)
    for (const policy of soundProfiles.filter((each) => each !== werknl.rules2011)) expectUnopened(policy, who)
    expect(refute(werknl.rules2011, who).rules).toEqual(['cv-read-personal'])
  })
})

describe('§6.1, step 6: the subject was told of this recipient', () => {
  it.each(gates)(
    'JI-08 JI-44 JI-48 under %s only the subject sees anything that no notice told of',
    (_, policy, __, told) => expectOnly(policy, nothing.unless(isSubject), told),
  )

  it('JI-08 JI-16 NAV-04 what happened was told by none, and what is lawful of it is', () => {
    const untold = never([...recruiters, 'visitor'])
      .sees('*', persons)
      .unless(anyNotice)
    for (const policy of incidents) {
      refute(policy, untold)
      expectUnopened(lawful(policy), untold)
    }
  })
})

describe('§6.1, step 7: a grant covers record, organisation, vacancy', () => {
  it('JI-07 JI-47 TERMS-014 NAV-18 what names an organisation opens to no other', () => {
    const own = [
      [strict, 'dialogue', 'vacancy.own'],
      [jobindex.february2019, 'dialogue', 'vacancy.own'],
      [jobindex.legacy2009, 'dialogue', 'vacancy.own'],
      [strict, 'appliedJob', 'application.own'],
      [jobindex.terms2018, 'appliedJob', 'application.own'],
      [strict, 'note', 'note.own'],
      [jobindex.terms2018, 'note', 'note.own'],
    ] as const
    for (const [policy, on, isOwn] of own) expectOnly(policy, never(recruiters).sees('*', { on }), [fact(isOwn)])
  })
})

describe('§6.1, step 8: what is always hidden', () => {
  const strangers = never([...recruiters, 'visitor'])
  it.each(byName(soundProfiles))(
    'TERMS-005 TERMS-049 UWV-08 under %s no recruiter sees cookies or a reference',
    (_, policy) => {
      for (const hidden of ['technical', 'reference', 'meta'] as const) expectUnopened(policy, strangers.sees(hidden))
    },
  )

  it.each(byName(soundProfiles))(
    'TERMS-049 AMB-29 JI-37 under %s no recruiter sees a national id, gender, birth date, benefit status or raw id',
    (_, policy) => {
      const identity = ['identity.nationalId', 'identity.gender', 'identity.birthDate'] as const
      const raw = strangers.sees('recordId', { ...persons, atLeast: 'full' })
      for (const category of [...identity, 'status'] as const) {
        expectForbidden(policy, strangers.sees(category, persons), 'never-to-recruiters')
      }
      expectForbidden(policy, raw, 'pseudonyms-for-recruiters')
    },
  )
})

describe('§6.1, step 9: free text is scrubbed', () => {
  it('TERMS-009 TERMS-061 of a CV that nothing opens personally, free text is scrubbed or not seen', () => {
    const opens = any(
      fact('cv.form').is('personal'),
      fact('relation.follows'),
      fact('relation.contactAccepted'),
      fact('consent.sharing'),
      fact('consent.share'),
    )
    const text = never([...recruiters, 'visitor'])
      .sees('qualification.text', { atLeast: 'full' })
      .unless(opens)
    for (const policy of soundProfiles) expectHeld(policy, text)
    for (const policy of [nav.legacy, werknl.practice2011]) refute(policy, text)
  })
})

it('§6.1 no profile keeps a step by having no situation to speak of', () => {
  for (const policy of everyProfile) expect(prove(policy, nothing.when(isSubject)).holds).toBe(false)
  expect(() => without(strict, 'no-such-rule')).toThrow('has no rule')
})
