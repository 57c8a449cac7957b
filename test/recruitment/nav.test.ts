import { compile, lawful, voidReasons } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import type { Facts, Request, View } from './cv-cells'
import { decideBoth, everyCase, flags, pseudonymKey, records } from './decide-both'
import { fullCv } from './full-cv'
import { as, employer, followedUp, registered, sharedWith, sharer } from './nav-cells'

const { legacy, february2021, timeline } = profiles.nav
const { definition } = recruitment.vocabulary
const decideOld = decideBoth(legacy)
const decideNew = decideBoth(february2021)
const old = compile(legacy, { records, pseudonymKey, voidRules: 'keep' })
const guard = compile(february2021, { records, pseudonymKey })

const see = (facts: Facts, request: Request = employer): View => guard.view('cv', fullCv, request, facts) as View
const isOpen = (facts: Facts, request: Request = employer) => decideNew('cv', request, facts)['existence'] === 'full'
const wasOpen = (facts: Facts, request: Request = employer) => decideOld('cv', request, facts)['existence'] === 'full'
const searchers = ['employer', 'agency'] as const

describe.each(searchers)('§6.4 for an %s', (role) => {
  const asked = as(role)
  const any = flags

  it.each([
    { cell: 'follow-up no, own choice: CV', followUp: [false], choice: [true], share: [false], sees: true },
    {
      cell: 'follow-up no, no choice: nothing',
      followUp: [false],
      choice: [false, undefined],
      share: [false],
      sees: false,
    },
    { cell: 'follow-up yes, no share: nothing', followUp: [true], choice: any, share: [false, undefined], sees: false },
    { cell: 'follow-up yes, a share with it: CV', followUp: [true], choice: any, share: [true], sees: true },
    {
      cell: 'follow-up unknown, no share: nothing',
      followUp: [undefined],
      choice: any,
      share: [false, undefined],
      sees: false,
    },
  ] as const)('NAV-01 NAV-18 NAV-23 $cell', ({ followUp, choice, share, sees }) => {
    const cells = everyCase({ 'subject.followUp': followUp, 'consent.sharing': choice, 'share.named': share })
    for (const cell of cells) expect(isOpen({ ...registered, 'consent.share': true, ...cell }, asked)).toBe(sees)
  })

  it('NAV-18 the share opens to the organisation that it names, and to no other', () => {
    const named = new Set(['org-viewer'])
    const shares = (organisation: string) => {
      const request = { ...asked, viewer: { ...asked.viewer, organisation } }
      return isOpen({ ...sharedWith, 'share.named': named.has(organisation) }, request)
    }
    expect(['org-viewer', 'org-other'].map(shares)).toEqual([true, false])
  })

  it('NAV-01 in every combination, unknowns included, it sees the CV when the table says so and else nothing', () => {
    const cases = everyCase({
      'subject.followUp': flags,
      'consent.sharing': flags,
      'informed.nav.sharing': flags,
      'share.named': flags,
      'consent.share': flags,
      'informed.nav.share': flags,
      'address.graded': flags,
    })
    let open = 0
    for (const facts of cases) {
      const byChoice =
        facts['subject.followUp'] === false &&
        facts['consent.sharing'] === true &&
        facts['informed.nav.sharing'] === true
      const byShare =
        facts['share.named'] === true && facts['consent.share'] === true && facts['informed.nav.share'] === true
      const sees = facts['address.graded'] === false && (byChoice || byShare)
      expect(isOpen({ ...registered, ...facts }, asked), JSON.stringify(facts)).toBe(sees)
      if (sees) open++
    }
    expect(open).toBeGreaterThan(0)
  })
})

describe('the CV base before and after 17 February 2021', () => {
  it('NAV-04 NAV-15 the automatic access is void: no statute, no notice, though the purpose was good', () => {
    expect(voidReasons(legacy).map(({ rule, code }) => [rule, code])).toEqual([
      ['cv-automatic', 'void-no-statute'],
      ['cv-automatic', 'void-no-notice'],
    ])
    expect(voidReasons(february2021)).toEqual([])
    expect(() => compile(legacy, { records })).toThrow(/cv-automatic/)
  })

  it('NAV-15 what is lawful of the old policy is all of it but that rule, and closes who is under follow-up', () => {
    const ids = (policy: typeof legacy) => policy.rules.map(({ id }) => id)
    expect(ids(lawful(legacy))).toEqual(ids(legacy).filter((id) => id !== 'cv-automatic'))
    const decide = decideBoth(lawful(legacy))
    expect(decide('cv', employer, followedUp)['existence']).toBe('withheld')
    expect(decide('cv', employer, sharer)['existence']).toBe('full')
  })

  it('the old policy showed what the letter to the persons affected lists, the birth date included, whoever it was', () => {
    for (const facts of [followedUp, sharer, registered]) {
      const view = old.view('cv', fullCv, employer, facts) as View
      expect(view?.person).toEqual({ name: fullCv.person.name, birthDate: fullCv.person.birthDate })
      expect(view?.contact).toEqual({ email: fullCv.contact.email, phone: fullCv.contact.phone })
      expect(view?.address).toEqual({ municipality: 'Sønderkøb', region: 'Vestland', country: 'DK' })
      expect([view?.work, view?.education, view?.skills]).toEqual([fullCv.work, fullCv.education, fullCv.skills])
      expect([view?.languages, view?.summary]).toEqual([fullCv.languages, fullCv.summary])
      expect([view?.attachments, view?.references, view?.status]).toEqual([undefined, undefined, undefined])
    }
  })

  it('a graded address was closed before, too', () => {
    const graded = (flag: boolean | undefined) => ({ ...followedUp, 'address.graded': flag })
    expect([false, true, undefined].map((flag) => wasOpen(graded(flag)))).toEqual([true, false, false])
  })

  it('NAV-16 two decisions round the instant of the closing: open, then closed', () => {
    const closing = Date.parse('2021-02-17T00:00:00+01:00')
    const at = (instant: number) => {
      const policy = timeline.at(instant)
      if (policy === undefined) throw new Error('no policy in force')
      return decideBoth(policy)('cv', { ...employer, at: instant }, followedUp)['existence']
    }
    expect([closing - 1, closing, closing + 1].map(at)).toEqual(['full', 'withheld', 'withheld'])
  })

  it('NAV-32 INV-10 the old policy begins with February 2019 in Oslo; nothing is in force before', () => {
    const launch = Date.parse('2019-02-01T00:00:00+01:00')
    expect(timeline.at(launch - 1)).toBeUndefined()
    expect(timeline.at(launch)?.name).toBe('nav.legacy')
    expect(timeline.at(Date.parse('2030-01-01T00:00:00Z'))?.name).toBe('nav.february2021')
  })

  it('NAV-21 the closing needs no act of the subject', () => {
    const { 'consent.sharing': _, 'consent.share': __, 'share.named': ___, ...nothingDone } = followedUp
    expect([wasOpen(nothingDone), isOpen(nothingDone)]).toEqual([true, false])
  })

  it('NAV-23 who is not under follow-up and chose to share stays visible: of four combinations the only one', () => {
    const seen = everyCase({ 'subject.followUp': [true, false], 'consent.sharing': [true, false] }).map((facts) =>
      isOpen({ ...registered, ...facts }),
    )
    expect(seen).toEqual([false, false, true, false])
    expect(wasOpen(sharer)).toBe(true)
  })

  it('NAV-36 agencies are treated as employers in every cell, and no other role that looks for staff is', () => {
    const cases = everyCase({ 'subject.followUp': flags, 'consent.sharing': flags, 'share.named': flags })
    for (const cell of cases) {
      const facts = { ...registered, 'consent.share': true, ...cell }
      expect(decideNew('cv', as('agency'), facts)).toEqual(decideNew('cv', employer, facts))
      expect(isOpen(facts, as('platform.recruiter'))).toBe(false)
    }
  })

  it('NAV-37 NAV-17 any purpose but recruitment is denied to employers and agencies, before and after', () => {
    for (const role of searchers) {
      const open = definition.purposes.filter((purpose) => isOpen(sharer, { ...as(role), purpose }))
      const opened = definition.purposes.filter((purpose) => wasOpen(sharer, { ...as(role), purpose }))
      expect([open, opened]).toEqual([['recruitment'], ['recruitment']])
    }
  })

  it('NAV-17 an employer that has asked a counsellor for help sees nothing until a share names it', () => {
    for (const named of [false, undefined]) {
      const asking = { ...followedUp, 'share.named': named, 'consent.share': true }
      expect(see(asking)).toBeNull()
      expect(see(asking, { ...employer, purpose: 'assistJobSeeker' })).toBeNull()
    }
    expect(see(sharedWith)?.person?.name).toBe(fullCv.person.name)
  })

  it('NAV-18 a share without the agreement of the subject opens nothing', () => {
    expect([false, undefined].map((agreed) => see({ ...sharedWith, 'consent.share': agreed }))).toEqual([null, null])
  })

  it('AMB-29 JI-37 an employer sees no birth date, gender, national id or raw id, by choice or by share', () => {
    for (const facts of [sharer, sharedWith]) {
      const view = see(facts)
      expect(view?.person).toEqual({ name: fullCv.person.name })
      expect(view?.id).toMatch(/^[0-9a-f]{32}$/)
      expect(view?.address).toEqual({ municipality: 'Sønderkøb', region: 'Vestland', country: 'DK' })
      expect(view?.status).toBeUndefined()
    }
  })

  it('NAV-10 a visitor is shown nothing of anybody, logged in or not', () => {
    for (const decide of [decideOld, decideNew]) {
      for (const kind of ['cv', 'appliedJob', 'dialogue', 'message', 'note'] as const) {
        for (const purpose of definition.purposes) {
          const levels = decide(kind, { ...as('visitor'), purpose }, { ...sharer, ...sharedWith })
          expect(new Set(Object.values(levels))).toEqual(new Set(['withheld']))
        }
      }
    }
  })

  it.each([
    ['a login of no assurance', { ...employer.viewer, assurance: 'none' }, {}],
    ['a login that the company shares', { ...employer.viewer, id: undefined }, {}],
    ['a login that is the company', { ...employer.viewer, id: 'org-viewer' }, {}],
    ['an organisation that is not registered', employer.viewer, { 'organisation.registered': false }],
    ['an organisation of unknown standing', employer.viewer, { 'organisation.registered': undefined }],
    ['an account of a sanctioned organisation', employer.viewer, { 'account.active': false }],
    ['an account of unknown standing', employer.viewer, { 'account.active': undefined }],
  ] as const)('NAV-10 %s sees nothing, before or after', (_, viewer, more) => {
    const request = { ...employer, viewer } as Request
    expect([wasOpen({ ...sharer, ...more }, request), isOpen({ ...sharer, ...more }, request)]).toEqual([false, false])
    expect([wasOpen(sharer), isOpen(sharer)]).toEqual([true, true])
  })

  it('NAV-10 login is necessary, not sufficient', () => {
    expect(isOpen(registered, { ...employer, viewer: { ...employer.viewer, assurance: 'high' } })).toBe(false)
  })

  it.each(['offline', 'deleted', undefined] as const)('a CV of presence %s is shown to no employer', (presence) => {
    const open = [sharer, sharedWith].map((facts) => isOpen({ ...facts, 'cv.presence': presence }))
    expect(open).toEqual([false, false])
  })

  it('NAV-44 closed, under follow-up, restricted, protected and not there look the same, in bytes and in words', () => {
    const closing: readonly Facts[] = [
      { 'subject.followUp': true },
      { 'subject.followUp': undefined },
      { 'consent.sharing': false },
      { 'subject.restricted': true },
      { 'subject.restricted': undefined },
      { 'address.graded': true },
      { 'cv.presence': 'deleted' },
      { 'account.active': false },
    ]
    const notThere = guard.explain('cv', employer, {}).outside
    expect(guard.explain('cv', employer, sharer).outside).not.toBe(notThere)
    for (const more of closing) {
      expect(see({ ...sharer, ...more })).toBeNull()
      expect(guard.explain('cv', employer, { ...sharer, ...more }).outside).toBe(notThere)
      expect(decideNew('cv', employer, { ...sharer, ...more })).toEqual(decideNew('cv', employer, {}))
    }
    expect(guard.view('cv', undefined as never, employer, {})).toBeNull()
  })

  it('NAV-44 an employer is never shown that somebody is under follow-up, nor counts it', () => {
    expect(see(sharedWith)?.status).toBeUndefined()
    expect(decideNew('cv', employer, followedUp)['existence']).toBe('withheld')
  })

  it('JI-18 a protected address shows neither the place of living nor that of work', () => {
    for (const flag of [true, undefined]) {
      const view = see({ ...sharer, 'address.protected': flag })
      expect([view?.address, view?.work?.[0]?.place, view?.summary]).toEqual([undefined, undefined, undefined])
      expect(view?.person?.name).toBe(fullCv.person.name)
    }
  })
})

describe('the counsellor', () => {
  const counsellor: Request = {
    ...as('counsellor'),
    viewer: { id: 'counsellor-1', role: 'counsellor', organisation: 'nav', assurance: 'high' },
    purpose: 'assistJobSeeker',
  }

  it('NAV-20 reads to assist the job seeker, with a log, and for no other purpose', () => {
    expect(definition.purposes.filter((purpose) => isOpen(followedUp, { ...counsellor, purpose }))).toEqual([
      'assistJobSeeker',
    ])
    expect(guard.disclose('cv', fullCv, counsellor, followedUp).obligations).toEqual(['log'])
  })

  it('NAV-34 sees competence, experience, name and contact, and nothing that assisting does not need', () => {
    const { person, contact, work, education, certificates, skills, languages, drivingLicences, wishes } = fullCv
    expect(see(followedUp, counsellor)).toEqual({
      id: fullCv.id,
      person: { name: person.name },
      contact: { email: contact.email, phone: contact.phone },
      summary: fullCv.summary,
      ...{ work, education, certificates, skills, languages, drivingLicences, wishes },
    })
  })

  it.each([
    ['graded', { 'address.graded': true }],
    ['restricted', { 'subject.restricted': true }],
    ['perhaps restricted', { 'subject.restricted': undefined }],
    ['objected to', { 'subject.objected': true }],
    ['deleted', { 'cv.presence': 'deleted' }],
  ] as const)('GDPR 18 sees nothing of a CV that is %s', (_, more) => {
    expect(see({ ...followedUp, ...more }, counsellor)).toBeNull()
  })
})

describe('the subject', () => {
  const own: Request = {
    viewer: { id: 'subject-1', role: 'subject', assurance: 'low' },
    purpose: 'ownAffairs',
    at: 0,
  }

  it('NAV-28 sees its own CV whatever closes it to others, and reads job ads as anybody does', () => {
    const { notes: _, ...mine } = fullCv
    const closed: Facts = { ...followedUp, 'subject.restricted': true, 'address.graded': true }
    expect(guard.view('cv', fullCv, own, closed)).toEqual(mine)
    const { viewer } = own
    const reader: Request = { ...own, viewer: { ...viewer, role: 'visitor' } }
    const ad = { id: 'ad-1', organisation: 'org-viewer', title: 'Dispatcher', text: 'Come and plan.' }
    const told: Facts = { 'vacancy.active': true }
    expect(guard.view('jobAd', ad, reader, told)).toEqual(ad)
  })

  it('TERMS-072 must be logged in, and be the person whom the CV is about', () => {
    expect(see({}, { ...own, viewer: { ...own.viewer, assurance: 'none' } })).toBeNull()
    expect(see({}, { ...own, viewer: { ...own.viewer, id: 'subject-2' } })).toBeNull()
  })
})
