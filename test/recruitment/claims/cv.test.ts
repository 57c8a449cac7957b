import type { Condition } from 'need-to-know'
import { always, never } from 'need-to-know/prove'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { without } from './changed-rules'
import { expectAlways, expectForbidden, expectHeld, expectOnly, expectUnopened, refute } from './expect-proof'
import { isInsider, recruiters } from './viewers'

const { all, any, fact, not } = recruitment.vocabulary
const { strict } = profiles
const { terms2018 } = profiles.jobindex

const isOnline = fact('cv.presence').is('online')
const isPersonal = fact('cv.form').is('personal')
const follows = fact('relation.follows')
const accepted = fact('relation.contactAccepted')
const isDeleted = fact('cv.presence').is('deleted')

const qualifications = [
  'qualification.role',
  'qualification.period',
  'qualification.education',
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
  'national id, cookies, IP': ['identity.nationalId', 'technical'],
  'gender, birth date, age': ['identity.gender', 'identity.birthDate'],
  'benefit or follow-up status': ['status'],
} as const
type Row = keyof typeof rows

interface Column {
  readonly name: string
  readonly when: readonly Condition[]
  /** What the other columns are about. Where it is not known, the column speaks. */
  readonly unless: readonly Condition[]
}
const columns: readonly Column[] = [
  { name: 'anonymous, online', when: [isOnline], unless: [isPersonal, follows, accepted] },
  { name: 'personal, online', when: [isOnline, isPersonal], unless: [accepted] },
  { name: 'offline', when: [fact('cv.presence').is('offline')], unless: [follows] },
  { name: 'offline or anonymous, but viewer is followed', when: [follows], unless: [accepted] },
  { name: 'contact accepted by the subject (this company)', when: [accepted], unless: [] },
  { name: 'declined / no answer', when: [], unless: [accepted, isPersonal, follows] },
  { name: 'deleted', when: [isDeleted], unless: [] },
]
/** What the subject sends in the dialogue, or shows otherwise. */
const unlessSent: Readonly<Partial<Record<Row, readonly Condition[]>>> = {
  'attachments and file names': [fact('relation.attachmentSent'), isPersonal, follows],
  'postal address': [fact('relation.addressSent')],
}
/** The cells in the order of the columns: y yes, n no, s scrubbed at the most, o only what was sent. */
const cells: { readonly [R in Row]: string } = {
  'qualifications, roles, periods, education, skills': 'yynyyyn',
  'free text': 'synyysn',
  'employer names in job history': 'nynyynn',
  'name, e-mail, phone': 'nynyynn',
  'photo (if present)': 'nynyynn',
  'attachments and file names': 'nynyonn',
  'postal address': 'nnnnonn',
  'national id, cookies, IP': 'nnnnnnn',
  'gender, birth date, age': 'nnnnnnn',
  'benefit or follow-up status': 'nnnnnnn',
}

const lenses = [
  { name: 'terms2018', policy: terms2018, follow: 'informed.terms.follow', viewer: [] },
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
        if (column === 'deleted') expectForbidden(policy, claim, 'cv-deleted')
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
  const identifying = ['identity.name', 'identity.photo', 'contact.email', 'contact.phone', 'workplace.name'] as const

  it('TERMS-006 TERMS-011 TERMS-018 qualifications of a CV that is online are always seen: in either form, followed or declined', () => {
    expectAlways(policy, always(recruiters).sees(['existence', ...qualifications], { on: 'cv' }), listed)
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

  it('TERMS-022 the personal form always shows name, photo, e-mail, phone and employer names', () => {
    expectAlways(policy, always(recruiters).sees(identifying, { on: 'cv', atLeast: 'full' }), onForm)
  })

  it('TERMS-022 JI-18 the personal form always shows free text, place of work and attachments where no address is protected', () => {
    const inFull = ['qualification.text', 'workplace.place', 'attachment'] as const
    expectAlways(policy, always(recruiters).sees(inFull, { on: 'cv', atLeast: 'full' }), [...onForm, unprotected])
  })

  it('TERMS-027 TERMS-028 TERMS-029 a company that is followed always sees the CV, offline or anonymous too', () => {
    const whatever = [...qualifications, ...identifying] as const
    expectAlways(policy, always(recruiters).sees(whatever, { on: 'cv', atLeast: 'full' }), followed)
    const inFull = ['qualification.text', 'workplace.place', 'attachment'] as const
    expectAlways(policy, always(recruiters).sees(inFull, { on: 'cv', atLeast: 'full' }), [...followed, unprotected])
  })

  it('TERMS-014 TERMS-015 a company whose contact is accepted always sees who it is, and what was sent', () => {
    expectAlways(policy, always(recruiters).sees(identifying, { on: 'cv', atLeast: 'full' }), inContact)
    const text = always(recruiters).sees(['qualification.text', 'workplace.place'], { on: 'cv', atLeast: 'full' })
    expectAlways(policy, text, [...inContact, unprotected])
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
    expectOnly(policy, never(recruiters).sees(identifying, { on: 'cv' }), [byForm, byFollow, byContact])
    expectOnly(policy, never(recruiters).sees('qualification.text', { on: 'cv', atLeast: 'full' }), [
      byForm,
      byFollow,
      byContact,
    ])
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
    expectUnopened(policy, never(recruiters).sees('recordId', { atLeast: 'full' }))
    refute(policy, never(recruiters).sees('recordId', { atLeast: 'pseudonym' }))
  })

  it('TERMS-005 TERMS-049 TERMS-098 UWV-08 cookies, national id, gender, birth date, age and benefit status are never seen, on no record', () => {
    const hidden = ['technical', 'identity.nationalId', 'identity.gender', 'identity.birthDate', 'status'] as const
    for (const category of hidden) expectUnopened(policy, never(recruiters).sees(category))
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
