import {
  type ConsentRecord,
  defineGrounds,
  type FactsRequest,
  facts,
  type HistoryFacts,
  type HistoryOptions,
  openHistory,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import {
  asking,
  coach,
  consent,
  court,
  grounds,
  happens,
  historyOf,
  ida,
  newText,
  oldText,
  recruiterOf,
  robot,
  type Unwritten,
} from './story'

const jon = { kind: 'subject', id: 'jon' } as const

function factsOf(
  story: readonly Unwritten[],
  changes: Partial<FactsRequest> = {},
  options: Partial<HistoryOptions> = {},
): HistoryFacts {
  return facts(historyOf(story, options), asking(changes))
}

/** The values of one fact after each part of a story, from before the first on. */
function course(name: keyof HistoryFacts, story: readonly Unwritten[], changes: Partial<FactsRequest> = {}) {
  return [[], ...story].map((_, i) => factsOf(story.slice(0, i), changes)[name])
}

const ofBrisk = (role = 'employer') => ({ viewer: { id: 'account-8', role, organisation: 'brisk' } })
const aboutDialogue = { record: { kind: 'dialogue', id: 'dialogue-1', subject: 'ida' } } as const
const aboutJobAd = { record: { kind: 'jobAd', id: 'vacancy-1' } } as const

describe('facts of a CV', () => {
  it('cv.form is the one that the subject gave it', () => {
    expect(course('cv.form', [happens('cvCreated'), happens('cvFormSet')])).toEqual([
      undefined,
      'anonymous',
      'personal',
    ])
    const narrowed = happens('cvFormSet', { form: 'anonymous', actor: coach })
    expect(factsOf([happens('cvCreated', { form: 'personal' }), narrowed])['cv.form']).toBe('anonymous')
  })

  it('TERMS-007 cv.form is anonymous until the subject chooses', () => {
    expect(factsOf([happens('cvCreated')])['cv.form']).toBe('anonymous')
  })

  it('cv.presence is online, offline or, for good, deleted', () => {
    const offline = happens('cvPresenceSet', { presence: 'offline' })
    const story = [happens('cvCreated'), offline, happens('cvPresenceSet'), happens('cvDeleted')]
    expect(course('cv.presence', story)).toEqual([undefined, 'online', 'offline', 'online', 'deleted'])
  })

  it('are those of the CV that is asked about', () => {
    const story = [happens('cvCreated'), happens('cvCreated', { cv: 'cv-2', form: 'personal', presence: 'offline' })]
    const record = (id?: string) => ({ record: { kind: 'cv', id, subject: 'ida' } })
    expect(factsOf(story, record('cv-2'))).toMatchObject({ 'cv.form': 'personal', 'cv.presence': 'offline' })
    expect(factsOf(story, record('cv-1'))).toMatchObject({ 'cv.form': 'anonymous', 'cv.presence': 'online' })
    for (const none of [record('cv-3'), record()]) expect(factsOf(story, none)).not.toHaveProperty(['cv.form'])
    expect(factsOf(story.slice(0, 1), record())).toMatchObject({ 'cv.form': 'anonymous' })
  })

  it('TERMS-093 cv.presence of a dialogue tells whether any CV of the profile that it is about is left', () => {
    const offline = happens('cvPresenceSet', { presence: 'offline' })
    const second = happens('cvCreated', { cv: 'cv-2', presence: 'offline' })
    const story = [happens('cvCreated'), offline, happens('cvPresenceSet'), second, happens('cvDeleted')]
    const left = [undefined, 'online', 'offline', 'online', 'online', 'offline']
    const gone = [...story, happens('cvDeleted', { cv: 'cv-2' })]
    for (const kind of ['dialogue', 'message']) {
      const record = { record: { kind, id: 'dialogue-1', subject: 'ida' } }
      expect(course('cv.presence', gone, record)).toEqual([...left, 'deleted'])
      expect(factsOf(gone, record)).not.toHaveProperty(['cv.form'])
    }
    const invited = [...gone, happens('jobmatchMade')]
    expect(factsOf(invited, { record: { kind: 'dialogue', id: 'dialogue-1' } })['cv.presence']).toBe('deleted')
    expect(factsOf(gone, { record: { kind: 'jobAd', id: 'vacancy-1', subject: 'ida' } })).not.toHaveProperty([
      'cv.presence',
    ])
  })

  it('are of what is part of a CV, too: notes and applications of a subject with one', () => {
    const story = [happens('cvCreated'), happens('jobmatchMade')]
    for (const kind of ['note', 'appliedJob']) {
      const record = { record: { kind, id: 'note-4', subject: 'ida' } }
      expect(factsOf(story, record)).toMatchObject({ 'cv.form': 'anonymous', 'cv.presence': 'online' })
      expect(factsOf([...story, happens('cvCreated', { cv: 'cv-2' })], record)).not.toHaveProperty(['cv.presence'])
    }
    expect(factsOf(story, aboutDialogue)).not.toHaveProperty(['cv.form'])
    expect(factsOf(story, { record: { kind: 'jobAd', id: 'cv-1', subject: 'ida' } })).not.toHaveProperty(['cv.form'])
  })
})

describe('facts of where the subject lives', () => {
  it('JI-19 are not known before anybody looked them up', () => {
    const known = factsOf([happens('cvCreated')])
    expect(known).not.toHaveProperty(['address.protected'])
    expect(known).not.toHaveProperty(['address.graded'])
  })

  it('JI-18 address.protected and address.graded say which protection there is', () => {
    const graded = happens('addressProtectionSet', { grade: 'graded' })
    const story = [happens('addressProtectionAbsent'), happens('addressProtectionSet'), graded]
    expect(course('address.protected', story)).toEqual([undefined, false, true, true])
    expect(course('address.graded', story)).toEqual([undefined, false, false, true])
  })

  it('JI-19 go on when the protection lapses, and end when the subject lifts it', () => {
    const set = happens('addressProtectionSet', { grade: 'graded', actor: court })
    const story = [set, happens('addressProtectionLapsed'), happens('addressProtectionLifted')]
    expect(course('address.protected', story)).toEqual([undefined, true, true, false])
    expect(course('address.graded', story)).toEqual([undefined, true, true, false])
  })

  it('INV-09 go on when anybody else lifts it', () => {
    for (const actor of [coach, robot, court]) {
      const story = [happens('addressProtectionSet'), happens('addressProtectionLifted', { actor })]
      expect(factsOf(story)['address.protected']).toBe(true)
    }
  })
})

describe('facts between the subject and an organisation', () => {
  it('are false where it never did anything, since its acts are recorded here, and unknown where it never was', () => {
    const nothing = {
      'relation.follows': false,
      'relation.contactAccepted': false,
      'relation.addressSent': false,
      'relation.attachmentSent': false,
      'relation.blocked': false,
      'approach.requested': false,
      'share.named': false,
    }
    expect(factsOf([happens('cvCreated')])).toMatchObject(nothing)
    expect(Object.keys(factsOf([])).filter((name) => name in nothing)).toEqual([])
  })

  it('are not known of a viewer without an organisation', () => {
    const story = [happens('cvCreated'), happens('followed')]
    const known = Object.keys(factsOf(story, { viewer: { id: 'account-1', role: 'visitor' } }))
    expect(known.filter((name) => /^(relation|share|organisation|account|approach)\./.test(name))).toEqual([])
    expect(known).toContain('cv.form')
  })

  it('TERMS-027 TERMS-030 relation.follows is of the company followed, and ends when the subject unfollows it', () => {
    const story = [happens('followed', { at: 10 }), happens('unfollowed', { at: 20 })]
    const follows = (at: number) => factsOf(story, { at })['relation.follows']
    expect([9, 10, 19, 20, 21].map(follows)).toEqual([undefined, true, true, false, false])
    expect(factsOf(story, { ...ofBrisk(), at: 15 })['relation.follows']).toBe(false)
  })

  it('TERMS-013 TERMS-014 relation.contactAccepted is so when the subject accepted, and not while it is pending', () => {
    const story = [
      happens('registered'),
      happens('contactRequested'),
      happens('contactAccepted'),
      happens('contactDeclined'),
    ]
    expect(course('relation.contactAccepted', story)).toEqual([undefined, false, false, true, false])
    expect(course('relation.contactAccepted', story, ofBrisk())).toEqual([undefined, false, false, false, false])
  })

  it('TERMS-018 TERMS-020 a contact declined, one not answered and one that lapsed cannot be told apart', () => {
    const seen = (story: readonly Unwritten[], at = 10_000) => factsOf([happens('registered'), ...story], { at })
    const asked = happens('contactRequested', { expires: 50 })
    const silent = seen([asked])
    expect(silent['relation.contactAccepted']).toBe(false)
    expect(seen([asked, happens('contactDeclined')])).toEqual(silent)
    expect(seen([asked], 49)).toEqual(silent)
    expect(seen([asked], 50)).toEqual(silent)
    // Nor from one that was never asked for.
    expect(seen([])).toEqual(silent)
    expect(seen([happens('contactRequested', { organisation: 'brisk', actor: coach })])).toEqual(silent)
  })

  it('TERMS-019 a company declined is told nothing when it asks again, nor of one that was accepted', () => {
    const declined = [happens('cvCreated'), happens('contactRequested'), happens('contactDeclined')]
    const brisk = { organisation: 'brisk' } as const
    const other = [happens('contactRequested', { ...brisk, actor: coach }), happens('contactAccepted', brisk)]
    const seen = factsOf(declined)
    expect(seen['relation.contactAccepted']).toBe(false)
    expect(factsOf([...declined, happens('contactRequested')])).toEqual(seen)
    expect(factsOf([...declined, ...other])).toEqual(seen)
    expect(factsOf(declined, { viewer: { id: 'another', role: 'employer', organisation: 'nordlys' } })).toEqual(seen)
    expect(factsOf([...declined, ...other], ofBrisk())['relation.contactAccepted']).toBe(true)
  })

  it('relation.addressSent and relation.attachmentSent are of the contact in which they were sent', () => {
    const contact = [happens('contactRequested'), happens('contactAccepted')]
    const first = happens('registered')
    const story = [
      first,
      ...contact,
      happens('addressSent'),
      happens('contactDeclined'),
      ...contact,
      happens('attachmentSent'),
    ]
    expect(course('relation.addressSent', story)).toEqual([
      undefined,
      ...Array(3).fill(false),
      true,
      ...Array(4).fill(false),
    ])
    expect(course('relation.attachmentSent', story)).toEqual([undefined, ...Array(7).fill(false), true])
    expect(factsOf([...contact, happens('addressSent')], ofBrisk())['relation.addressSent']).toBe(false)
  })

  it('relation.blocked is of the employer that the subject blocked, until it lifts that', () => {
    const story = [happens('employerBlocked'), happens('employerUnblocked')]
    expect(course('relation.blocked', story)).toEqual([undefined, true, false])
    expect(factsOf(story.slice(0, 1), ofBrisk())['relation.blocked']).toBe(false)
    expect(factsOf([happens('employerBlocked', { actor: coach })])['relation.blocked']).toBe(true)
    const tried = happens('employerUnblocked', { actor: coach })
    expect(factsOf([happens('employerBlocked'), tried])['relation.blocked']).toBe(true)
  })

  it('TK-32 approach.requested is so while the subject is in contact', () => {
    const contact = [happens('contactRequested'), happens('contactAccepted'), happens('contactDeclined')]
    const story = [happens('registered'), ...contact]
    expect(course('approach.requested', story)).toEqual([undefined, false, false, true, false])
  })

  it('NAV-18 share.named is of an organisation that the agreement names and the counsellor shared with', () => {
    const both = { organisations: ['nordlys', 'brisk'] }
    const story = [happens('shareAgreed', both), happens('cvShared')]
    expect(course('share.named', story)).toEqual([undefined, false, true])
    expect(course('share.named', story, ofBrisk())).toEqual([undefined, false, false])
    const alsoBrisk = happens('cvShared', { organisations: ['brisk'] })
    expect(factsOf([...story, alsoBrisk], ofBrisk())['share.named']).toBe(true)
    expect(factsOf([...story, alsoBrisk])['share.named']).toBe(true)
  })

  it('NAV-18 share.named ends when the agreement is withdrawn, and with the time it was given for', () => {
    const agreed = happens('shareAgreed', { at: 10, until: 50 })
    const shared = [agreed, happens('cvShared', { at: 20 })]
    const named = (at: number, story: readonly Unwritten[]) => factsOf(story, { at })['share.named']
    expect([10, 19, 20, 49, 50, 51].map((at) => named(at, shared))).toEqual([false, false, true, true, false, false])
    const withdrawn = [...shared, happens('shareWithdrawn', { at: 30, actor: coach })]
    expect([29, 30].map((at) => named(at, withdrawn))).toEqual([true, false])
  })
})

describe('facts of the subject', () => {
  it('NAV-01 subject.followUp is not known before it was looked up', () => {
    expect(factsOf([happens('registered')])).not.toHaveProperty(['subject.followUp'])
    const story = [happens('followUpAbsent'), happens('followUpBegun'), happens('followUpEnded')]
    expect(course('subject.followUp', story)).toEqual([undefined, false, true, false])
  })

  it('subject.restricted stands until it is lifted', () => {
    const story = [happens('restrictionBegun'), happens('restrictionLifted')]
    expect(course('subject.restricted', story)).toEqual([undefined, true, false])
    expect(factsOf([happens('restrictionBegun', { actor: court })])['subject.restricted']).toBe(true)
  })

  it('subject.objected stands until the subject takes it back', () => {
    const story = [happens('objectionMade'), happens('objectionWithdrawn')]
    expect(course('subject.objected', story)).toEqual([undefined, true, false])
    expect(
      factsOf([happens('objectionMade'), happens('objectionWithdrawn', { actor: coach })])['subject.objected'],
    ).toBe(true)
  })

  it('contract.… is so from the agreement on, until it ends', () => {
    const story = [happens('contractAgreed'), happens('contractEnded'), happens('contractAgreed')]
    expect(course('contract.cvDatabase', story)).toEqual([undefined, true, false, true])
    expect(factsOf(story)).not.toHaveProperty(['contract.jobmatch'])
  })
})

describe("facts of the viewer's organisation", () => {
  it('are not known of one that nothing was recorded of', () => {
    const known = Object.keys(factsOf([happens('cvCreated'), happens('organisationRegistered')], ofBrisk()))
    expect(known.filter((name) => /^(organisation|account)\./.test(name))).toEqual([])
  })

  it('TK-25 organisation.registered', () => {
    expect(course('organisation.registered', [happens('organisationRegistered')])).toEqual([undefined, true])
    expect(factsOf([happens('organisationRegistered', { as: 'agency' })])['organisation.registered']).toBe(true)
    expect(factsOf([happens('accountBlocked')])['organisation.registered']).toBe(false)
  })

  it('account.active is of the account, and of one in it that says who it is', () => {
    const story = [happens('organisationRegistered'), happens('accountBlocked'), happens('accountUnblocked')]
    const account = (id?: string) => ({ viewer: { id, role: 'employer', organisation: 'nordlys' } })
    expect(course('account.active', story, account('account-5'))).toEqual([undefined, true, false, true])
    expect(course('account.active', story, account('account-6'))).toEqual([undefined, true, true, true])
    expect(course('account.active', story, account())).toEqual([undefined, undefined, undefined, undefined])
  })

  it('NAV-38 account.active is false of every account of an organisation under a sanction', () => {
    const story = [happens('organisationRegistered'), happens('organisationSanctioned'), happens('organisationCleared')]
    for (const id of ['account-5', 'account-6']) {
      const viewer = { id, role: 'employer', organisation: 'nordlys' }
      expect(course('account.active', story, { viewer })).toEqual([undefined, true, false, true])
    }
    expect(
      factsOf([...story.slice(0, 2), happens('organisationRegistered', { organisation: 'brisk' })], ofBrisk()),
    ).toMatchObject({
      'account.active': true,
    })
  })

  it('organisation.activeVacancy is so while one is open', () => {
    const brisk = { organisation: 'brisk', vacancy: 'vacancy-2', actor: recruiterOf('brisk') } as const
    const story = [happens('organisationRegistered'), happens('vacancyOpened', brisk), happens('vacancyOpened')]
    expect(course('organisation.activeVacancy', story)).toEqual([undefined, false, false, true])
    for (const kind of ['vacancyExpired', 'vacancyFilled', 'vacancyWithdrawn'] as const) {
      expect(factsOf([...story, happens(kind)])['organisation.activeVacancy']).toBe(false)
      expect(factsOf([...story, happens(kind), happens('vacancyOpened')])['organisation.activeVacancy']).toBe(true)
      const another = happens('vacancyOpened', { vacancy: 'vacancy-3' })
      expect(factsOf([...story, another, happens(kind)])['organisation.activeVacancy']).toBe(true)
    }
    expect(factsOf([happens('processBegun')])['organisation.activeVacancy']).toBe(false)
  })

  it('TK-29 a vacancy that expires at an instant is not active at it', () => {
    const story = [happens('vacancyOpened', { at: 10, expires: 20 })]
    const at = (instant: number) => {
      const { 'organisation.activeVacancy': any } = factsOf(story, { at: instant })
      const { 'vacancy.active': ad } = factsOf(story, { ...aboutJobAd, at: instant })
      return [any, ad, factsOf(story, { at: instant, vacancy: 'vacancy-1' })['approach.linked']]
    }
    expect([9, 10, 19, 20, 21].map(at)).toEqual([
      [undefined, undefined, false],
      [true, true, true],
      [true, true, true],
      [false, false, false],
      [false, false, false],
    ])
  })

  it('TK-32 approach.linked is of a vacancy that is their own, and active', () => {
    const brisk = { organisation: 'brisk', vacancy: 'vacancy-2', actor: recruiterOf('brisk') } as const
    const story = [happens('vacancyOpened'), happens('vacancyOpened', brisk)]
    const linked = (vacancy: string, more: readonly Unwritten[] = []) =>
      factsOf([...story, ...more], { vacancy })['approach.linked']
    expect(linked('vacancy-1')).toBe(true)
    expect(linked('vacancy-2')).toBe(false)
    expect(linked('vacancy-3')).toBe(false)
    expect(linked('vacancy-1', [happens('vacancyFilled')])).toBe(false)
    expect(factsOf(story)).not.toHaveProperty(['approach.linked'])
  })
})

describe('facts of a dialogue', () => {
  const made = happens('jobmatchMade')
  const declined = happens('invitationAnswered', { answer: 'notInterested' })

  it('JI-46 dialogue.answer is the last one that the subject gave, and none before', () => {
    const story = [made, happens('invitationAnswered'), declined]
    expect(course('dialogue.answer', story, aboutDialogue)).toEqual([undefined, 'none', 'interested', 'notInterested'])
    const message = { record: { kind: 'message', id: 'dialogue-1', subject: 'ida' } }
    expect(factsOf(story, message)['dialogue.answer']).toBe('notInterested')
    expect(factsOf(story)).not.toHaveProperty(['dialogue.answer'])
  })

  it('vacancy.own is of the organisation that the subject was invited by', () => {
    expect(course('vacancy.own', [made], aboutDialogue)).toEqual([undefined, true])
    expect(factsOf([made], { ...aboutDialogue, ...ofBrisk() })['vacancy.own']).toBe(false)
    expect(factsOf([made], { ...aboutDialogue, viewer: { role: 'employer' } })).not.toHaveProperty(['vacancy.own'])
    const shown = happens('noticeShown', { act: 'invitationAnswered', about: 'dialogue-1' })
    expect(factsOf([shown], aboutDialogue)).not.toHaveProperty(['vacancy.own'])
  })

  it('says by itself whom it is about, and nothing to who asks about somebody else', () => {
    const story = [made, happens('followed'), happens('followed', { subject: 'jon', actor: jon })]
    const about = (subject?: string) => factsOf(story, { record: { kind: 'dialogue', id: 'dialogue-1', subject } })
    expect(about()).toMatchObject({ 'dialogue.answer': 'none', 'relation.follows': true })
    expect(about('ida')).toEqual(about())
    expect(about('jon')).toEqual(viewerFactsOf(story))
  })

  const viewerFactsOf = (story: readonly Unwritten[]) => factsOf(story, { record: { kind: 'cv' } })
})

describe('facts of a job ad', () => {
  it('vacancy.active is so of one that is open, whoever asks', () => {
    const story = [happens('vacancyOpened'), happens('vacancyFilled')]
    expect(course('vacancy.active', story, aboutJobAd)).toEqual([undefined, true, false])
    expect(course('vacancy.active', story, { ...aboutJobAd, viewer: {} })).toEqual([undefined, true, false])
    expect(factsOf(story.slice(0, 1), { record: { kind: 'cv', id: 'vacancy-1' } })).not.toHaveProperty([
      'vacancy.active',
    ])
  })
})

describe('facts of consent', () => {
  const given = (changes: Partial<ConsentRecord> = {}) =>
    happens('consentGiven', { consent: { ...consent, ...changes } })
  const agency = { viewer: { id: 'account-1', role: 'agency', organisation: 'nordlys' } }

  it('NAV-25 consent.… is so of the scope that the subject consented to', () => {
    expect(course('consent.sharing', [given()])).toEqual([undefined, true])
    const others = Object.keys(grounds.consents).filter((scope) => scope !== 'sharing')
    for (const scope of others) expect(factsOf([given()])[`consent.${scope}`]).toBe(false)
  })

  it.each<[string, readonly Unwritten[], boolean]>([
    ['reaffirmed', [happens('consentReaffirmed')], true],
    ['withdrawn', [happens('consentWithdrawn')], false],
    ['withdrawn on its behalf', [happens('consentWithdrawn', { actor: coach })], false],
    ['expired', [happens('consentExpired')], false],
    ['found invalid', [happens('consentInvalidated', { actor: court })], false],
    ['expired and reaffirmed', [happens('consentExpired'), happens('consentReaffirmed')], true],
    ['withdrawn, and given anew', [happens('consentWithdrawn'), given({ id: 'consent-2' })], true],
    [
      'reaffirmed by staff after it expired',
      [happens('consentExpired'), happens('consentReaffirmed', { actor: coach })],
      false,
    ],
  ])('JI-46 consent.… that was %s', (_, more, holds) => {
    expect(factsOf([given(), ...more])['consent.sharing']).toBe(holds)
  })

  it('consent.… holds to the last instant that it was given for', () => {
    const story = [happens('consentGiven', { at: 10, consent: { ...consent, validUntil: 20 } })]
    const holds = (at: number) => factsOf(story, { at })['consent.sharing']
    expect([9, 10, 19, 20, 21].map(holds)).toEqual([undefined, true, true, false, false])
  })

  it('TK-14 consent.… is for the recipient, the categories and the purpose that it names', () => {
    expect(factsOf([given()], agency)['consent.sharing']).toBe(false)
    expect(factsOf([given({ recipients: [{ organisation: 'nordlys' }] })], agency)['consent.sharing']).toBe(true)
    expect(factsOf([given({ recipients: [{ organisation: 'brisk' }] })])['consent.sharing']).toBe(false)
    expect(factsOf([given({ categories: ['qualification'] })])['consent.sharing']).toBe(false)
    expect(factsOf([given({ purposes: ['approach'] })])['consent.sharing']).toBe(false)
    expect(factsOf([given()], { purpose: 'approach' })['consent.sharing']).toBe(false)
    expect(
      factsOf([given({ purposes: ['recruitment', 'approach'] })], { purpose: 'approach' })['consent.sharing'],
    ).toBe(true)
    expect(factsOf([given()], { viewer: {} })['consent.sharing']).toBe(false)
  })

  it('consent.… to special categories is explicit, or none (GDPR 9(2)(a))', () => {
    const special = defineGrounds({
      notices: grounds.notices,
      consents: { health: { purposes: ['recruitment'], categories: ['identity.name'], special: true } },
    })
    const health = (basis: ConsentRecord['basis']) =>
      factsOf([given({ scope: 'health', basis })], {}, { grounds: special })['consent.health']
    expect([health('6(1)(a)'), health('9(2)(a)')]).toEqual([false, true])
  })

  it('NAV-26 consent.sharing ends when follow-up begins, and does not come back when it ends', () => {
    const story = [given(), happens('followUpBegun'), happens('followUpEnded'), given({ id: 'consent-2' })]
    expect(course('consent.sharing', story)).toEqual([undefined, true, false, false, true])
    expect(factsOf([given(), happens('followUpAbsent')])['consent.sharing']).toBe(true)
  })

  it('NAV-26 consent.sharing that was given during follow-up ends with it: the subject chooses anew', () => {
    const story = [happens('followUpBegun'), given(), happens('followUpEnded'), given({ id: 'consent-2' })]
    expect(course('consent.sharing', story)).toEqual([undefined, undefined, true, false, true])
  })

  it('NAV-26 consent of a scope that follow-up does not end goes on', () => {
    const story = [given({ scope: 'contact' }), happens('followUpBegun'), happens('followUpEnded')]
    expect(course('consent.contact', story)).toEqual([undefined, true, true, true])
  })
})

describe('what a subject had been told', () => {
  const shown = (text: typeof oldText, act: string, about?: string) =>
    happens('noticeShown', {
      act: act as 'followed',
      notice: { name: text.name, version: text.version },
      ...(about === undefined ? {} : { about }),
    })
  const requested = happens('contactRequested')

  interface Telling {
    readonly act: string
    readonly clause: string
    readonly about?: string
    readonly before?: readonly Unwritten[]
    readonly does: Unwritten
    /** What the subject does to act once more. */
    readonly again: readonly Unwritten[]
    /** What undoes the act. */
    readonly undone?: Unwritten
    readonly request?: Partial<FactsRequest>
  }
  const second = { record: { kind: 'cv', id: 'cv-2', subject: 'ida' } } as const
  const tellings: readonly Telling[] = [
    {
      act: 'registered',
      clause: 'werknl.cv',
      does: happens('registered'),
      again: [happens('registrationEnded'), happens('registered')],
      undone: happens('registrationEnded'),
    },
    {
      act: 'contractAgreed',
      clause: 'terms.cvDatabase',
      about: 'cvDatabase',
      does: happens('contractAgreed'),
      again: [happens('contractAgreed')],
      undone: happens('contractEnded'),
    },
    {
      act: 'cvCreated',
      clause: 'terms.cvDatabase',
      does: happens('cvCreated'),
      again: [happens('cvCreated', { cv: 'cv-2' })],
      undone: happens('cvDeleted'),
    },
    {
      act: 'cvFormSet',
      clause: 'terms.personalForm',
      before: [happens('cvCreated')],
      does: happens('cvFormSet'),
      again: [happens('cvFormSet')],
      undone: happens('cvDeleted'),
    },
    {
      act: 'followed',
      clause: 'follow.fields',
      about: 'nordlys',
      does: happens('followed'),
      again: [happens('followed')],
      undone: happens('unfollowed'),
    },
    {
      act: 'contactAccepted',
      clause: 'terms.contact',
      about: 'nordlys',
      before: [requested],
      does: happens('contactAccepted'),
      again: [happens('contactAccepted')],
      undone: happens('contactDeclined'),
    },
    {
      act: 'invitationAnswered',
      clause: 'jobmatch.employer',
      about: 'dialogue-1',
      before: [happens('jobmatchMade')],
      does: happens('invitationAnswered'),
      again: [happens('invitationAnswered')],
      request: aboutDialogue,
    },
    {
      act: 'shareAgreed',
      clause: 'nav.share',
      does: happens('shareAgreed'),
      again: [happens('shareAgreed', { agreement: 'agreement-2' }), happens('cvShared', { agreement: 'agreement-2' })],
      undone: happens('shareWithdrawn'),
    },
    {
      act: 'consentGiven',
      clause: 'nav.sharing',
      about: 'sharing',
      does: happens('consentGiven'),
      again: [happens('consentGiven', { consent: { ...consent, id: 'consent-2' } })],
      undone: happens('consentWithdrawn'),
    },
  ]
  const informed = ({ clause, act, request }: Telling, story: readonly Unwritten[], more: Partial<FactsRequest> = {}) =>
    factsOf(act === 'shareAgreed' ? withShare(story) : story, { ...request, ...more })[`informed.${clause}`]
  /** A share governs from the moment that the counsellor makes it. */
  const withShare = (story: readonly Unwritten[]) =>
    story.flatMap((event) =>
      event.kind === 'shareAgreed' && event.agreement === 'agreement-1' ? [event, happens('cvShared')] : [event],
    )

  it.each(tellings)('JI-48 is what was shown for the act: $act under the new text, shown for it', (telling) => {
    const { act, about, before = [], does } = telling
    expect(informed(telling, [...before, shown(newText, act, about), does])).toBe(true)
    expect(informed(telling, [...before, shown(newText, act, about)])).not.toBe(true)
  })

  it.each(tellings)('JI-48 stays what it was: $act under the old text, whatever is shown later', (telling) => {
    const { act, about, before = [], does, again } = telling
    const old = [...before, shown(oldText, act, about), does, shown(newText, act, about)]
    expect(informed(telling, old)).toBe(false)
    expect(informed(telling, [...before, does, shown(newText, act, about)])).toBe(false)
    // The subject acts anew, and has been told now.
    expect(informed(telling, [...old, ...again], act === 'cvCreated' ? second : {})).toBe(true)
    if (act === 'cvCreated') expect(informed(telling, [...old, ...again])).toBe(false)
  })

  it.each(tellings)('JI-48 is the version that was shown last before the act: $act', (telling) => {
    const { act, about, before = [], does } = telling
    const [older, newer] = [shown(oldText, act, about), shown(newText, act, about)]
    expect(informed(telling, [...before, newer, older, does])).toBe(false)
    expect(informed(telling, [...before, older, newer, does])).toBe(true)
  })

  it.each(tellings)('JI-48 is what was shown for that act, and no other: $act', (telling) => {
    const { act, before = [], does } = telling
    for (const other of tellings) {
      if (other.act === act || other.act === 'invitationAnswered') continue
      const story = [...before, shown(newText, other.act, other.about), does]
      expect([other.act, informed(telling, story)]).toEqual([other.act, false])
    }
  })

  it.each(tellings.filter(({ about }) => about !== undefined))(
    'JI-48 AMB-08 TERMS-027 is what was shown about the one that the act is about: $act',
    (telling) => {
      const { act, before = [], does } = telling
      for (const about of ['brisk', 'ida', 'contact', undefined]) {
        if (about === undefined && act === 'invitationAnswered') continue
        const story = [...before, shown(newText, act, about), does]
        expect([about, informed(telling, story)]).toEqual([about, false])
      }
    },
  )

  it.each(tellings.filter(({ undone }) => undone !== undefined))(
    'JI-48 governs as long as the act stands: $act undone',
    (telling) => {
      const { act, about, before = [], does, undone } = telling
      const story = withShare([...before, shown(newText, act, about), does])
      if (undone === undefined) throw new Error('no way back')
      expect(factsOf([...story, undone], telling.request)[`informed.${telling.clause}`]).toBe(false)
    },
  )

  it.each(tellings)('JI-48 is told to whom the clause names: $act', (telling) => {
    const { act, about, before = [], does } = telling
    const story = [...before, shown(newText, act, about), does]
    const asked = (role?: string) => informed(telling, story, { viewer: { role, organisation: 'nordlys' } })
    expect(asked('employer')).toBe(true)
    expect([asked('counsellor'), asked('visitor'), asked(), asked('')]).toEqual([false, false, false, false])
    // What is told to whoever consents is told about those that the consent is for.
    expect(asked('agency')).toBe(act !== 'invitationAnswered' && act !== 'consentGiven')
  })

  it('JI-48 of a CV says nothing of another, nor of one that is not said', () => {
    const story = [
      shown(newText, 'cvCreated'),
      happens('cvCreated'),
      shown(oldText, 'cvCreated'),
      happens('cvCreated', { cv: 'cv-2' }),
    ]
    const of = (kind: string, id?: string) =>
      factsOf(story, { record: { kind, id, subject: 'ida' } })['informed.terms.cvDatabase']
    expect([of('cv', 'cv-1'), of('cv', 'cv-2'), of('cv'), of('note', 'note-4')]).toEqual([true, false, false, false])
    // Behind what is of no CV stand all of them.
    expect(of('dialogue')).toBe(true)
  })

  it('JI-48 of a consent is for those whom it is given to', () => {
    const to = (organisation: string) => [{ organisation }]
    const story = [
      happens('consentGiven', { consent: { ...consent, recipients: to('nordlys') } }),
      shown(newText, 'consentGiven', 'sharing'),
      happens('consentGiven', { consent: { ...consent, id: 'consent-2', recipients: to('brisk') } }),
    ]
    expect(factsOf(story, ofBrisk())).toMatchObject({ 'consent.sharing': true, 'informed.nav.sharing': true })
    expect(factsOf(story)).toMatchObject({ 'consent.sharing': true, 'informed.nav.sharing': false })
  })

  it('JI-48 of a contract is about that contract', () => {
    const jobmatch = [shown(newText, 'contractAgreed', 'jobmatch'), happens('contractAgreed', { contract: 'jobmatch' })]
    expect(factsOf(jobmatch)['informed.terms.cvDatabase']).toBe(false)
    const both = [...jobmatch, happens('contractAgreed')]
    expect(factsOf(both)['informed.terms.cvDatabase']).toBe(false)
  })

  it('JI-48 is nothing where it was not the subject who acted', () => {
    const story = [shown(newText, 'registered'), happens('registered', { actor: coach })]
    expect(factsOf(story)['informed.werknl.cv']).toBe(false)
    expect(factsOf([story[0] ?? requested, happens('registered', { actor: ida })])['informed.werknl.cv']).toBe(true)
  })

  it('JI-48 is of the form that the subject chose: a form that staff set since tells nothing', () => {
    const chosen = [happens('cvCreated'), shown(newText, 'cvFormSet'), happens('cvFormSet')]
    const narrowed = [...chosen, happens('cvFormSet', { form: 'anonymous', actor: coach })]
    expect(factsOf(chosen)['informed.terms.personalForm']).toBe(true)
    expect(factsOf(narrowed)['informed.terms.personalForm']).toBe(false)
  })

  it('a CV created in personal form is an act of form, governed by what was shown for that', () => {
    const created = happens('cvCreated', { form: 'personal' })
    expect(factsOf([shown(newText, 'cvFormSet'), created])['informed.terms.personalForm']).toBe(true)
    expect(factsOf([shown(newText, 'cvCreated'), created])['informed.terms.personalForm']).toBe(false)
  })

  it('of one dialogue says nothing of another', () => {
    const story = [
      happens('jobmatchMade'),
      happens('jobmatchMade', { dialogue: 'dialogue-2' }),
      shown(newText, 'invitationAnswered', 'dialogue-1'),
      happens('invitationAnswered'),
      happens('invitationAnswered', { dialogue: 'dialogue-2' }),
    ]
    const about = (id: string) =>
      factsOf(story, { record: { kind: 'dialogue', id, subject: 'ida' } })['informed.jobmatch.employer']
    expect([about('dialogue-1'), about('dialogue-2')]).toEqual([true, false])
    expect(factsOf(story)['informed.jobmatch.employer']).toBe(false)
  })

  it('is false of every clause that any notice has, for a subject that was told nothing', () => {
    const known = factsOf([happens('cvCreated')])
    for (const { clause } of [...oldText.clauses, ...newText.clauses]) expect(known[`informed.${clause}`]).toBe(false)
    expect(known).not.toHaveProperty(['informed.jobmatch.platform'])
  })

  it('two notices of different names are both in force for one act', () => {
    const other = { name: 'another text', version: '1' }
    const story = [
      shown(newText, 'cvCreated'),
      happens('noticeShown', { act: 'cvCreated', notice: other }),
      happens('cvCreated'),
    ]
    expect(factsOf(story)['informed.terms.cvDatabase']).toBe(true)
  })

  it('a notice or version that the grounds do not have tells nothing', () => {
    for (const notice of [
      { name: 'jobtorvet', version: '3' },
      { name: 'another', version: '2' },
    ]) {
      const story = [happens('noticeShown', { notice }), happens('cvCreated')]
      expect(factsOf(story)['informed.terms.cvDatabase']).toBe(false)
    }
  })
})

describe('what a subject did not do', () => {
  const byOthers = [
    happens('registered', { actor: coach }),
    happens('followUpAbsent'),
    happens('addressProtectionAbsent'),
    happens('contactRequested'),
    happens('noticeShown'),
  ]
  const said = (story: readonly Unwritten[], changes: Partial<FactsRequest> = {}) =>
    Object.entries(factsOf(story, changes)).filter(([name]) => !name.startsWith('informed.'))

  it('INV-12 is not known while only others have spoken of it', () => {
    expect(said(byOthers)).toEqual([
      ['subject.followUp', false],
      ['address.protected', false],
      ['address.graded', false],
    ])
    const restricted = [
      ...byOthers,
      happens('restrictionBegun', { actor: coach }),
      happens('employerBlocked', { actor: coach }),
    ]
    expect(factsOf(restricted)).toMatchObject({ 'subject.restricted': true, 'relation.blocked': true })
    expect(factsOf(restricted)).not.toHaveProperty(['relation.follows'])
  })

  it('INV-12 is known from its own first act on, and not before it', () => {
    const story = [...byOthers, happens('cvCreated', { at: 100 }), happens('followed', { at: 200 })]
    expect(said(story, { at: 99 })).toEqual(said(byOthers))
    const known = ['subject.restricted', 'subject.objected', 'relation.follows', 'relation.blocked', 'share.named']
    for (const name of known) expect(Object.fromEntries(said(story, { at: 100 }))[name]).toBe(false)
    for (const scope of Object.keys(grounds.consents)) expect(factsOf(story)[`consent.${scope}`]).toBe(false)
  })

  it('INV-12 is known of whoever has sent an application, and done nothing else', () => {
    const story = [happens('applicationSent', { at: 10 })]
    expect(said(story, { at: 9 })).toEqual([])
    expect(factsOf(story)).toMatchObject({ 'subject.restricted': false, 'relation.follows': false })
  })

  it('INV-12 is not made known by an attempt in its name, nor by the act of another', () => {
    const forged = happens('followed', { actor: jon })
    const others = happens('followed', { actor: jon, subject: 'jon' })
    expect(said([...byOthers, forged, others])).toEqual(said(byOthers))
  })

  it('JI-46 is known of whoever answered an invitation, and unknown of whoever was invited', () => {
    const invited = factsOf([happens('jobmatchMade')], aboutDialogue)
    expect(invited).not.toHaveProperty(['subject.restricted'])
    expect(invited).toMatchObject({ 'dialogue.answer': 'none', 'informed.jobmatch.employer': false })
    const answered = factsOf([happens('jobmatchMade'), happens('invitationAnswered')], aboutDialogue)
    expect(answered).toMatchObject({ 'subject.restricted': false, 'consent.interest': false })
  })
})

describe('what history does not say', () => {
  const rich = [
    happens('organisationRegistered'),
    happens('vacancyOpened'),
    happens('cvCreated'),
    happens('followed'),
    happens('jobmatchMade'),
  ]

  it('INV-12 is unknown: nothing is known of what was never mentioned', () => {
    const empty = openHistory({ grounds, complete: true })
    for (const record of [{ kind: 'cv', id: 'cv-1', subject: 'ida' }, aboutDialogue.record, aboutJobAd.record]) {
      expect(facts(empty, asking({ record, vacancy: 'vacancy-1', purpose: 'recruitment' }))).toEqual({
        'approach.linked': false,
      })
      expect(facts(empty, asking({ record }))).toEqual({})
    }
  })

  it('INV-12 is unknown of a subject, a record kind and a record that are not there', () => {
    const ofViewer = {
      'organisation.registered': true,
      'organisation.activeVacancy': true,
      'account.active': true,
    }
    expect(factsOf(rich, { record: { kind: 'cv', id: 'cv-1', subject: 'jon' } })).toEqual(ofViewer)
    expect(factsOf(rich, { record: { kind: 'cv', id: 'cv-1' } })).toEqual(ofViewer)
    expect(factsOf(rich, { record: { kind: 'dialogue', id: 'dialogue-2' } })).toEqual(ofViewer)
    expect(factsOf(rich, { record: { kind: 'jobAd', id: 'vacancy-2' } })).toEqual(ofViewer)
    expect(factsOf(rich, { record: { kind: 'something else' } })).toEqual(ofViewer)
  })

  it('INV-12 is unknown at no instant, and before the first', () => {
    for (const at of [Number.NaN, Number.POSITIVE_INFINITY, '7', undefined, 0, -8.64e15]) {
      expect(factsOf(rich, { at: at as number })).toEqual({})
    }
  })

  it('INV-12 is unknown where the request says something else than text', () => {
    const odd = [null, 7, true, {}, ['ida'], { toString: () => 'ida' }]
    const nobody = factsOf(rich, { viewer: {}, record: { kind: 'cv' } })
    expect(nobody).toEqual({})
    for (const value of odd as string[]) {
      const viewer = { id: value, role: value, organisation: value }
      expect(factsOf(rich, { viewer, record: { kind: value, id: value, subject: value }, purpose: value })).toEqual({})
    }
    expect(factsOf(rich, { viewer: null, record: null } as never)).toEqual({})
    const throws = () => {
      throw new Error('Ida Holm')
    }
    const viewer = Object.defineProperty({}, 'organisation', { enumerable: true, get: throws })
    expect(facts(historyOf(rich), asking({ viewer }))).toEqual({})
    expect(facts(historyOf(rich), undefined as never)).toEqual({})
  })
})
