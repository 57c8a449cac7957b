import { compile, lawful, voidReasons } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import type { Facts, Request, View } from './cv-cells'
import { decideBoth, everyCase, flags, pseudonymKey, records } from './decide-both'
import { fullCv } from './full-cv'
import { anonymous, as, employer, forms, personal } from './werknl-cells'

const { practice2011, rules2011, redesign, timeline } = profiles.werknl
const { definition } = recruitment.vocabulary
const searchers = ['employer', 'agency'] as const
const identifying = ['identity.name', 'contact.email', 'contact.phone', 'workplace.name', 'workplace.place']

/** Which login counts differs: werk.nl asks for any, strict for a strong one. */
const lenses = [
  { name: '2011 profile', policy: rules2011, login: 'low', readingNeedsLogin: false },
  { name: 'after Redesign', policy: redesign, login: 'low', readingNeedsLogin: false },
  { name: 'strict profile', policy: profiles.strict, login: 'substantial', readingNeedsLogin: true },
] as const

const notLoggedIn = [
  ['no login', { assurance: 'none' }],
  ['a login that the company shares', { id: undefined }],
  ['a login that is the company', { id: 'org-viewer' }],
] as const

describe.each(lenses)('§6.5, $name', ({ policy, login, readingNeedsLogin }) => {
  const decide = decideBoth(policy)
  const asking = (
    role: Request['viewer']['role'],
    purpose: Request['purpose'],
    more: Partial<Request['viewer']> = {},
  ) => {
    const request = as(role, purpose)
    return { ...request, viewer: { ...request.viewer, assurance: login, ...more } } as Request
  }
  const isOpen = (request: Request, facts: Facts) => decide('cv', request, facts)['existence'] === 'full'
  const mayRead = (facts: Facts, role: Request['viewer']['role'] = 'employer', more = {}) =>
    isOpen(asking(role, 'recruitment', more), facts)
  const mayApproach = (facts: Facts, role: Request['viewer']['role'] = 'employer', more = {}) =>
    isOpen(asking(role, 'approach', more), facts)

  const cells = everyCase({
    role: searchers,
    form: ['anonymous', 'personal'],
    registered: [true, false],
    loggedIn: [true, false],
    activeVacancy: [true, false],
  })
  const title = (cell: (typeof cells)[number]) =>
    Object.entries(cell)
      .map(([name, value]) => (typeof value === 'string' ? value : `${value ? '' : 'not '}${name}`))
      .join(', ')

  it.each(cells.map((cell) => [title(cell), cell] as const))('TK-25 TK-26 TK-27 TK-28 TK-30 %s', (_, cell) => {
    const { role, form, registered, loggedIn, activeVacancy } = cell
    const facts = {
      ...forms[form],
      'organisation.registered': registered,
      'organisation.activeVacancy': activeVacancy,
    }
    for (const [, viewer] of loggedIn ? [['logged in', {}] as const] : notLoggedIn) {
      expect(mayRead(facts, role, viewer)).toBe(registered && (loggedIn || !readingNeedsLogin))
      expect(mayApproach(facts, role, viewer)).toBe(registered && loggedIn && activeVacancy)
    }
  })

  it.each(['organisation.registered', 'organisation.activeVacancy', 'account.active', 'cv.presence'] as const)(
    'TK-26 what is not known of %s opens no approach',
    (fact) => {
      expect(mayApproach({ ...anonymous, [fact]: undefined })).toBe(false)
    },
  )

  it.each(flags.flatMap((linked) => flags.map((requested) => [linked, requested] as const)))(
    'TK-32 a message linked to an active vacancy: %s, asked for by the subject: %s',
    (linked, requested) => {
      const facts = { 'approach.linked': linked, 'approach.requested': requested }
      for (const role of searchers) {
        for (const form of [anonymous, personal]) {
          expect(mayApproach({ ...form, ...facts }, role)).toBe(linked === true || requested === true)
          expect(mayRead({ ...form, ...facts }, role)).toBe(true)
        }
      }
    },
  )

  it('TK-28 an approach shows that the CV is there, and nothing of it; reading lets nobody write', () => {
    const levels = decide('cv', asking('employer', 'approach'), personal)
    expect(Object.entries(levels).filter(([, level]) => level !== 'withheld')).toEqual([['existence', 'full']])
    const unlinked = { ...personal, 'approach.linked': false }
    expect([mayRead(unlinked), mayApproach(unlinked)]).toEqual([true, false])
  })

  it('TK-29 a vacancy that has expired at the instant of contact is none', () => {
    expect([true, false].map((active) => mayApproach({ ...personal, 'organisation.activeVacancy': active }))).toEqual([
      true,
      false,
    ])
  })

  it('TK-30 an agency is seen as an employer is, with and without a vacancy of its own', () => {
    for (const purpose of definition.purposes) {
      for (const activeVacancy of flags) {
        for (const form of [anonymous, personal]) {
          const facts = { ...form, 'organisation.activeVacancy': activeVacancy }
          expect(decide('cv', asking('agency', purpose), facts)).toEqual(
            decide('cv', asking('employer', purpose), facts),
          )
        }
      }
    }
  })

  it('TK-24 TK-31 TK-36 only recruitment and approach are open, for anonymous CVs as for personal ones', () => {
    for (const role of searchers) {
      for (const form of [anonymous, personal]) {
        const open = definition.purposes.filter((purpose) => isOpen(asking(role, purpose), form))
        expect(open).toEqual(['recruitment', 'approach'])
      }
    }
  })

  it('TK-04 an anonymous CV shows no third party, for no purpose, who it is', () => {
    for (const role of definition.roles.filter((each) => each !== 'subject')) {
      for (const purpose of definition.purposes) {
        for (const form of ['anonymous', undefined] as const) {
          const levels = decide('cv', asking(role, purpose), { ...anonymous, 'cv.form': form })
          for (const category of identifying) expect(levels[category]).toBe('withheld')
          expect(levels['qualification.text']).not.toBe('full')
        }
      }
    }
    const open = decide('cv', asking('employer', 'recruitment'), personal)
    expect(identifying.map((category) => open[category])).toEqual(identifying.map(() => 'full'))
  })

  it('TK-08 matching works on anonymous CVs: qualifications are there, identity is not needed', () => {
    const levels = decide('cv', asking('employer', 'recruitment'), anonymous)
    expect(levels['qualification.period']).toBe('month')
    for (const category of ['role', 'education', 'skill', 'language']) {
      expect(levels[`qualification.${category}`]).toBe('full')
    }
    expect(levels['recordId']).toBe('pseudonym')
  })

  it('TK-25 who is registered as a job seeker only, or is a visitor, reads nothing', () => {
    const other = asking('subject', 'recruitment', { id: 'subject-2' })
    expect(isOpen({ ...other, record: { subject: 'subject-1' } }, personal)).toBe(false)
    for (const purpose of definition.purposes) expect(isOpen(asking('visitor', purpose), personal)).toBe(false)
  })

  it.each([
    ['TK-25 an account that is blocked or denied', { 'account.active': false }],
    ['an account of unknown standing', { 'account.active': undefined }],
    ['GDPR 18 a restricted subject', { 'subject.restricted': true }],
    ['GDPR 18 a subject that may be restricted', { 'subject.restricted': undefined }],
    ['a graded address', { 'address.graded': true }],
    ['a CV that is offline', { 'cv.presence': 'offline' }],
    ['a CV that is deleted', { 'cv.presence': 'deleted' }],
  ] as const)('%s: neither read nor approached', (_, more) => {
    expect([mayRead({ ...personal, ...more }), mayApproach({ ...personal, ...more })]).toEqual([false, false])
  })
})

it('TK-26 the permit alone asks for registration, login and an active vacancy, whatever else a policy forbids', () => {
  const only = redesign.rules.filter(({ id }) => id === 'cv-approach')
  const decide = decideBoth(recruitment.vocabulary.definePolicy({ name: 'approach', version: '1', rules: only }))
  const cases = everyCase({ registered: [true, false], assurance: ['low', 'none'], activeVacancy: [true, false] })
  const open = cases.filter(({ registered, assurance, activeVacancy }) => {
    const request = as('employer', 'approach')
    const facts = {
      ...anonymous,
      'organisation.registered': registered,
      'organisation.activeVacancy': activeVacancy,
    }
    return decide('cv', { ...request, viewer: { ...request.viewer, assurance } }, facts)['existence'] === 'full'
  })
  expect(open).toEqual([{ registered: true, assurance: 'low', activeVacancy: true }])
})

describe('the rules of werk.nl', () => {
  const guards = { rules2011, redesign }
  const see = (policy: keyof typeof guards, facts: Facts): View =>
    compile(guards[policy], { records, pseudonymKey }).view('cv', fullCv, employer, facts) as View

  it.each(['rules2011', 'redesign'] as const)('TK-04 under %s the two forms show this and no more', (policy) => {
    const { certificates, skills, languages, drivingLicences, education } = fullCv
    expect(see(policy, anonymous)).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      work: [{ title: 'Dispatcher', from: '2010-01', to: '2018-02' }],
      wishes: { occupations: ['dispatcher'] },
      ...{ certificates, skills, languages, drivingLicences, education },
    })
    expect(see(policy, personal)).toEqual({
      ...see(policy, anonymous),
      person: { name: fullCv.person.name },
      contact: { email: fullCv.contact.email, phone: fullCv.contact.phone },
      work: fullCv.work,
      wishes: fullCv.wishes,
      summary: fullCv.summary,
    })
  })

  it('TK-28 in 2011 reading asks for no login at all', () => {
    const stranger: Request = {
      ...employer,
      viewer: { role: 'employer', organisation: 'org-viewer', assurance: 'none' },
    }
    expect(decideBoth(rules2011)('cv', stranger, anonymous)['existence']).toBe('full')
  })

  it('the personal form stands on the public task in 2011, and on consent and its notice afterwards', () => {
    const name = (policy: typeof rules2011, more: Facts) =>
      decideBoth(policy)('cv', employer, { ...personal, ...more })['identity.name']
    for (const more of [{ 'consent.personalForm': false }, { 'informed.werknl.personalForm': false }]) {
      expect([name(rules2011, more), name(redesign, more)]).toEqual(['full', 'withheld'])
    }
    expect(name(redesign, {})).toBe('full')
  })

  it('TK-23 the rules of 2011 hold until the Redesign, whose date is not known: they hold on, and end when it is', () => {
    const start = Date.parse('2011-01-01T00:00:00+01:00')
    const far = Date.parse('2100-01-01T00:00:00Z')
    expect([timeline.at(start - 1), timeline.at(start), timeline.at(far)]).toEqual([undefined, rules2011, rules2011])
    expect(timeline.announced).toBe(redesign)
    const effect = Date.parse('2012-03-01T00:00:00+01:00')
    const known = timeline.dated(effect)
    expect([known.at(effect - 1), known.at(effect)]).toEqual([rules2011, redesign])
  })
})

describe('what happened at werk.nl', () => {
  const decide = decideBoth(practice2011)

  it('its permits to others than the subject are void, and nothing lawful is left of them', () => {
    expect(new Set(voidReasons(practice2011).map(({ rule }) => rule))).toEqual(new Set(['cv-open', 'cv-public']))
    expect(new Set(voidReasons(practice2011).map(({ code }) => code))).toEqual(
      new Set(['void-no-basis', 'void-no-notice']),
    )
    expect(lawful(practice2011).rules.map(({ id }) => id)).toEqual(['subject-own-records'])
    for (const policy of [rules2011, redesign]) expect(voidReasons(policy)).toEqual([])
  })

  it('anybody read without login or registration, to sell services as well', () => {
    for (const role of [...searchers, 'visitor'] as const) {
      for (const purpose of definition.purposes) {
        const request: Request = { viewer: { role, assurance: 'none' }, purpose, at: 0 }
        const levels = decide('cv', request, { 'cv.presence': 'online', 'cv.form': 'personal' })
        const isOpen = purpose === 'recruitment' || purpose === 'sellServices'
        expect([levels['existence'], levels['identity.name']]).toEqual(
          isOpen ? ['full', 'full'] : ['withheld', 'withheld'],
        )
      }
    }
  })

  it('the form as it was held was believed: personal when a coach had set it, anonymous when not', () => {
    const guard = compile(practice2011, { records, pseudonymKey, voidRules: 'keep' })
    const setByCoach = { ...fullCv, form: 'personal', formSetBy: 'staff' } as const
    const view = guard.view('cv', setByCoach, employer, personal) as View
    expect([view?.person?.name, view?.work?.[0]?.employer]).toEqual([fullCv.person.name, 'Fjord Freight'])
    const hidden = guard.view('cv', fullCv, employer, anonymous) as View
    expect([hidden?.person, hidden?.contact, hidden?.work?.[0]?.employer]).toEqual([undefined, undefined, undefined])
  })

  it('leaves the subject its own CV, and shows it no other', () => {
    const own: Request = {
      viewer: { id: 'subject-1', role: 'subject', assurance: 'low' },
      purpose: 'ownAffairs',
      at: 0,
    }
    for (const policy of [lawful(practice2011), rules2011, redesign]) {
      const guard = compile(policy, { records })
      expect((guard.view('cv', fullCv, own, {}) as View)?.person).toEqual(fullCv.person)
      expect(guard.view('cv', fullCv, { ...own, viewer: { ...own.viewer, id: 'subject-2' } }, {})).toBeNull()
    }
  })
})
