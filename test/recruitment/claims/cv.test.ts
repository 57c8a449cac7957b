import type { Condition } from 'need-to-know'
import { always, never } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { without } from './changed-rules'
import { expectAlways, expectForbidden, expectHeld, expectOnly, expectUnopened, refute } from './expect-proof'
import { aboutPersons, isInsider, recruiters } from './viewers'

const { all, any, fact, not } = recruitment.vocabulary
const { strict } = profiles
const { terms2018 } = profiles.jobindex

const isOnline = fact('cv.presence').is('online')
const isPersonal = fact('cv.form').is('personal')
const follows = fact('relation.follows')
const accepted = fact('relation.contactAccepted')
const isDeleted = fact('cv.presence').is('deleted')
const isOffline = fact('cv.presence').is('offline')
/** A counsellor's share, which the strict profile knows and the table does not. */
const isShared = fact('share.named')

const qualifications = [
  'qualification.role',
  'qualification.period',
  'qualification.education',
  'qualification.school',
  'qualification.skill',
  'qualification.language',
] as const

/** The rows of §6.2 but those on notes and applications. */
const rows = {
  'qualifications, roles, periods, education, skills': qualifications,
  'free text': ['qualification.text'],
  'employer names in job history': ['workplace'],
  'name, e-mail, phone': ['identity.name', 'contact.email', 'contact.phone'],
  'photo (if present)': ['identity.photo'],
  'attachments and file names': ['attachment'],
  'postal address': ['address'],
  'national id': ['identity.nationalId'],
  'cookies, IP': ['technical'],
  'gender, birth date, age': ['identity.gender', 'identity.birthDate'],
  'benefit or follow-up status': ['status'],
} as const
type Row = keyof typeof rows
/** What a forbid keeps shut, whatever a permit opens. */
const neverShown: readonly Row[] = ['national id', 'gender, birth date, age', 'benefit or follow-up status']

interface Column {
  readonly name: string
  readonly when: readonly Condition[]
  /** What the other columns are about. Where it is not known, the column speaks. */
  readonly unless: readonly Condition[]
}
const columns: readonly Column[] = [
  { name: 'anonymous, online', when: [isOnline], unless: [isPersonal, follows, accepted, isShared] },
  { name: 'personal, online', when: [isOnline, isPersonal], unless: [accepted] },
  { name: 'offline', when: [isOffline], unless: [follows] },
  { name: 'offline, but viewer is followed', when: [isOffline, follows], unless: [] },
  { name: 'anonymous, but viewer is followed', when: [follows], unless: [accepted, isPersonal, isShared] },
  { name: 'contact accepted by the subject (this company)', when: [accepted], unless: [isPersonal, follows, isShared] },
  { name: 'declined / no answer', when: [], unless: [accepted, isPersonal, follows, isShared] },
  { name: 'deleted', when: [isDeleted], unless: [] },
]
/** What the subject sends in the dialogue, or shows otherwise. */
const unlessSent: Readonly<Partial<Record<Row, readonly Condition[]>>> = {
  'attachments and file names': [fact('relation.attachmentSent')],
  'postal address': [fact('relation.addressSent')],
}
/** The cells in the order of the columns: y yes, n no, s scrubbed at the most, o only what was sent. */
const cells: { readonly [R in Row]: string } = {
  'qualifications, roles, periods, education, skills': 'yynnyyyn',
  'free text': 'synnsssn',
  'employer names in job history': 'nynyynnn',
  'name, e-mail, phone': 'nynyyynn',
  'photo (if present)': 'nynyyynn',
  'attachments and file names': 'nynyyonn',
  'postal address': 'nnnnnonn',
  'national id': 'nnnnnnnn',
  'cookies, IP': 'nnnnnnnn',
  'gender, birth date, age': 'nnnnnnnn',
  'benefit or follow-up status': 'nnnnnnnn',
}

const lenses = [
  {
    name: 'terms2018',
    policy: terms2018,
    follow: 'informed.terms.follow',
    viewer: [fact('subject.restricted').is(false)],
  },
  {
    name: 'strict',
    policy: strict,
    follow: 'informed.follow.fields',
    // The steps of §6.1 that come before any field.
    viewer: [
      fact('viewer.individual'),
      fact('viewer.assurance').atLeast('substantial'),
      fact('account.active'),
      fact('relation.blocked').is(false),
      fact('subject.restricted').is(false),
      any(fact('act').in(['list', 'view']), all(fact('organisation.activeVacancy'), fact('candidate.matched'))),
    ],
  },
] as const

describe.each(lenses)('§6.2 under $name', ({ name, policy, follow, viewer }) => {
  it.each(columns.map((column, i) => [column.name, column, i] as const))(
    'TERMS-007 TERMS-018 TERMS-020 TERMS-022 TERMS-024 TERMS-031 every "no" of the column %s holds in every situation',
    (column, { when, unless }, i) => {
      const closed = (Object.keys(rows) as Row[]).filter((row) => cells[row][i] !== 'y')
      for (const row of closed) {
        const cell = cells[row][i]
        const sees = never(recruiters).sees(rows[row], { on: 'cv', ...(cell === 's' && { atLeast: 'full' }) })
        const more = cell === 'o' ? (unlessSent[row] ?? []) : []
        const claim = sees.when(all(...when)).unless(any(...unless, ...more))
        const shut = [
          ...(column === 'deleted' ? ['cv-deleted'] : []),
          ...(neverShown.includes(row) ? ['never-to-recruiters'] : []),
        ]
        if (shut.length > 0) expectForbidden(policy, claim, ...shut)
        else expectUnopened(policy, claim)
      }
      expect(closed.length).toBeGreaterThan(3)
    },
  )

  const registered = name === 'strict' ? [fact('organisation.registered')] : []
  const asking = [fact('purpose').is('recruitment'), fact('address.graded').is(false), ...viewer]
  const unprotected = fact('address.protected').is(false)
  const listed = [
    ...asking,
    isOnline,
    fact('organisation.registered'),
    fact('contract.cvDatabase'),
    fact('informed.terms.cvDatabase'),
  ]
  const onForm = [...listed, isPersonal, fact('consent.personalForm'), fact('informed.terms.personalForm')]
  const followed = [
    ...asking,
    ...registered,
    fact('cv.presence').in(['offline', 'online']),
    follows,
    fact('consent.follow'),
    fact(follow),
  ]
  const inContact = [...listed, accepted, fact('consent.contact'), fact('informed.terms.contact')]
  const identifying = ['identity.name', 'identity.photo', 'contact.email', 'contact.phone'] as const
  const taught = qualifications.filter((category) => category !== 'qualification.school')

  it('TERMS-006 TERMS-011 TERMS-018 qualifications of a CV that is online are always seen: in either form, followed or declined', () => {
    expectAlways(policy, always(recruiters).sees(['existence', ...taught], { on: 'cv' }), listed)
    const school = always(recruiters).sees('qualification.school', { on: 'cv' })
    expectAlways(policy, school, name === 'strict' ? [...listed, unprotected] : listed)
    expectHeld(
      policy,
      always(recruiters)
        .sees('recordId', { on: 'cv', atLeast: 'pseudonym' })
        .when(all(...listed)),
    )
  })

  it('TERMS-009 free text of an anonymous CV is always seen scrubbed, and never more than scrubbed', () => {
    const text = (atLeast: 'scrubbed' | 'full') =>
      always(recruiters)
        .sees('qualification.text', { on: 'cv', atLeast })
        .when(all(...listed, unprotected))
    expectHeld(policy, text('scrubbed'))
    refute(policy, text('full'))
  })

  it('TERMS-022 the personal form always shows name, photo, e-mail and phone', () => {
    expectAlways(policy, always(recruiters).sees(identifying, { on: 'cv', atLeast: 'full' }), onForm)
  })

  it('TERMS-022 JI-18 the personal form always shows free text, workplaces and attachments where no address is protected', () => {
    const inFull = ['qualification.text', 'workplace', 'attachment'] as const
    expectAlways(policy, always(recruiters).sees(inFull, { on: 'cv', atLeast: 'full' }), [...onForm, unprotected])
  })

  it('TERMS-027 TERMS-028 TERMS-029 a company that is followed always sees the closed list, offline or anonymous too', () => {
    expectAlways(policy, always(recruiters).sees(identifying, { on: 'cv', atLeast: 'full' }), followed)
    const inFull = ['workplace', 'attachment'] as const
    expectAlways(policy, always(recruiters).sees(inFull, { on: 'cv', atLeast: 'full' }), [...followed, unprotected])
  })

  it('TERMS-027 TERMS-028 and of a CV that is offline nothing else: no qualification, no text, no reference number', () => {
    const rest = [...qualifications, 'qualification.text', 'recordId', 'address', 'reference'] as const
    expectUnopened(policy, never(recruiters).sees(rest, { on: 'cv' }).when(isOffline))
    expectOnly(policy, never(recruiters).sees('existence', { on: 'cv' }).when(isOffline), [follows])
  })

  it('TERMS-014 TERMS-015 a company whose contact is accepted always sees who it is, and what was sent', () => {
    expectAlways(policy, always(recruiters).sees(identifying, { on: 'cv', atLeast: 'full' }), inContact)
    for (const [category, sent] of [
      ['attachment', 'relation.attachmentSent'],
      ['address', 'relation.addressSent'],
    ] as const) {
      const sees = always(recruiters).sees(category, { on: 'cv', atLeast: 'full' })
      expectAlways(policy, sees, [...inContact, unprotected, fact(sent)])
    }
  })

  it('TERMS-014 TERMS-022 TERMS-027 who it is, is seen by personal form, by follow, by accepted contact, and in no other way', () => {
    const byForm = all(isOnline, isPersonal, fact('consent.personalForm'), fact('informed.terms.personalForm'))
    const byFollow = all(fact('cv.presence').in(['offline', 'online']), follows, fact('consent.follow'), fact(follow))
    const byContact = all(isOnline, accepted, fact('consent.contact'), fact('informed.terms.contact'))
    const byShare = all(
      isOnline,
      isShared,
      fact('share.vacancy'),
      fact('consent.share'),
      fact('informed.share.vacancy'),
    )
    const shared = name === 'strict' ? [byShare] : []
    const photo = never(recruiters).sees('identity.photo', { on: 'cv' })
    expectOnly(policy, photo, [byForm, byFollow, byContact])
    const called = ['identity.name', 'contact.email', 'contact.phone'] as const
    expectOnly(policy, never(recruiters).sees(called, { on: 'cv' }), [byForm, byFollow, byContact, ...shared])
    // An accepted contact opens what the terms call identity, and no place of work with it.
    expectOnly(policy, never(recruiters).sees('workplace', { on: 'cv' }), [byForm, byFollow, ...shared])
    const inFull = never(recruiters).sees('qualification.text', { on: 'cv', atLeast: 'full' })
    expectOnly(policy, inFull, [byForm, ...shared])
    const bySending = all(byContact, fact('relation.attachmentSent'))
    expectOnly(policy, never(recruiters).sees('attachment', { on: 'cv' }), [byForm, byFollow, bySending])
    expectOnly(policy, never(recruiters).sees('address', { on: 'cv' }), [all(byContact, fact('relation.addressSent'))])
  })

  it('TERMS-014 TERMS-022 TERMS-027 and with each of the three rules dropped its way is closed', () => {
    const ways = [
      ['cv-personal-form', onForm],
      ['cv-followed', followed],
      ['cv-contact-accepted', inContact],
    ] as const
    for (const [rule, way] of ways) {
      const sees = always(recruiters)
        .sees('identity.name', { on: 'cv', atLeast: 'full' })
        .when(all(...way))
      expectHeld(policy, sees)
      refute(without(policy, rule), sees)
    }
  })

  it('JI-37 TERMS-006 no recruiter ever sees the raw id of a CV', () => {
    const raw = never(recruiters).sees('recordId', { on: aboutPersons, atLeast: 'full' })
    expectForbidden(policy, raw, 'pseudonyms-for-recruiters')
    refute(policy, never(recruiters).sees('recordId', { atLeast: 'pseudonym' }))
  })

  it('TERMS-005 TERMS-049 TERMS-098 UWV-08 cookies, national id, gender, birth date, age and benefit status are never seen, on no record', () => {
    const hidden = ['identity.nationalId', 'identity.gender', 'identity.birthDate', 'status'] as const
    for (const category of hidden) {
      expectForbidden(policy, never(recruiters).sees(category, { on: aboutPersons }), 'never-to-recruiters')
    }
    expectUnopened(policy, never(recruiters).sees('technical'))
  })

  it('TERMS-031 TERMS-093 a deleted CV shows nothing, and neither do its notes and applications', () => {
    const closed = never('*').sees('*', { on: ['cv', 'note', 'appliedJob'] })
    expectForbidden(policy, closed.when(isDeleted).unless(isInsider), 'cv-deleted')
    // A presence that is not known counts as deleted.
    expectForbidden(
      policy,
      closed.unless(fact('cv.presence').in(['offline', 'online'])).unless(isInsider),
      'cv-deleted',
    )
  })

  it('TERMS-038 TERMS-039 TERMS-043 notes of another organisation are never seen; an employer sees none', () => {
    expectOnly(policy, never(recruiters).sees('*', { on: 'note' }), [fact('note.own')])
    expectUnopened(policy, never('employer').sees(['note', 'existence'], { on: 'note' }))
    for (const on of ['cv', 'appliedJob', 'dialogue', 'message'] as const) {
      expectUnopened(policy, never(recruiters).sees('note', { on }))
    }
  })

  const kept = [
    ...asking,
    ...registered,
    fact('cv.presence').in(['offline', 'online']),
    fact('contract.cvDatabase'),
    fact('informed.terms.cvDatabase'),
  ]
  it("TERMS-039 TERMS-042 an agency's own notes are always seen by it, the platform's recruiters like any other", () => {
    const own = always(['agency', 'platform.recruiter']).sees(['existence', 'note'], { on: 'note' })
    expectAlways(policy, own, [...kept, fact('note.own')])
  })

  it('TERMS-051 of applied jobs a recruiter always sees those to its own vacancies, and never any other', () => {
    const own = always(recruiters).sees(['existence', 'application'], { on: 'appliedJob' })
    expectAlways(policy, own, [...kept, fact('application.own')])
    expectOnly(policy, never(recruiters).sees('*', { on: 'appliedJob' }), [fact('application.own')])
    expectUnopened(policy, never(recruiters).sees('application', { on: 'cv' }))
  })

  it('JI-18 JI-19 where address protection is set or unknown the address is no, on every record, to all outside', () => {
    const places = never('*').sees(['address', 'workplace.place', 'attachment'])
    expectForbidden(policy, places.unless(unprotected).unless(isInsider), 'protected-address')
    const inText = never('*').sees('qualification.text', { atLeast: 'full' }).unless(unprotected).unless(isInsider)
    expectForbidden(policy, inText, 'protected-address-in-text')
  })

  it('JI-18 a graded address, or one that may be, closes every record to all outside', () => {
    const closed = never('*').sees('*').unless(fact('address.graded').is(false)).unless(isInsider)
    expectForbidden(policy, closed, 'graded-address')
    const whatStays = all(fact('viewer.role').is('subject'), not(fact('address.graded').is(false)))
    refute(policy, never('*').sees('*').when(whatStays))
  })
})
