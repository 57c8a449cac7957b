import { UsageError } from 'need-to-know'
import {
  type Actor,
  type ActorKind,
  type Agreement,
  type Alarm,
  type Authority,
  authority,
  type EventKind,
  facts,
  type HistoryOptions,
  openHistory,
  parseHistory,
  serialiseHistory,
  subjectOnly,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { alarmKinds } from '../../src/history/alarm'
import { directionOf } from '../../src/history/authority'
import {
  actors,
  agreement,
  asking,
  coach,
  consent,
  court,
  grounds,
  happens,
  historyOf,
  ida,
  kindsWithRow,
  next,
  preludeTo,
  recruiterOf,
  refusalOf,
  robot,
  rule2011,
  type Unwritten,
  withNext,
  written,
} from './story'

/** What becomes of an event after others: an alarm, or `effect`. */
function outcome(story: readonly Unwritten[], event: Unwritten, options: Partial<HistoryOptions> = {}): string {
  const before = historyOf(story, options)
  const appended = next(before, event)
  if (!appended.ok) return JSON.stringify(appended.issues)
  const [attempt] = appended.attempts
  const isKept = appended.history.events.length === before.events.length + (attempt === undefined ? 1 : 0)
  return isKept ? (attempt?.alarm ?? 'effect') : 'lost'
}

const columns: readonly ActorKind[] = ['subject', 'staff', 'system', 'organisation', 'authority']
type Row = readonly [string, string, string, string, string]

const only = (alarm: Alarm, organisation: Alarm = 'not-the-organisation'): Row => [
  'effect',
  alarm,
  'auto-grant',
  organisation,
  alarm,
]
const house = (alarm: Alarm, organisation: Alarm = 'not-the-organisation'): Row => [
  'effect',
  'effect',
  'effect',
  organisation,
  alarm,
]
const record = 'unauthorised-record'
const found: Row = [record, 'effect', 'effect', 'not-the-organisation', record]
const ofCompany: Row = ['not-the-subject', 'effect', 'effect', 'effect', record]

/** For each kind of event as it usually is: what comes of it when each kind of actor records it. */
const table: { readonly [K in EventKind]: Row } = {
  cvCreated: only('unauthorised-cv'),
  cvEdited: ['effect', 'effect', 'unauthorised-cv', 'not-the-organisation', 'unauthorised-cv'],
  cvFormSet: only('unauthorised-form-change'),
  cvPresenceSet: only('unauthorised-presence-change'),
  cvDeleted: house('unauthorised-cv'),
  registered: house(record),
  registrationEnded: house(record),
  followUpBegun: found,
  followUpEnded: found,
  followUpAbsent: found,
  caseAssigned: found,
  caseEnded: found,
  contractAgreed: only('unauthorised-consent'),
  contractEnded: house(record),
  noticeShown: found,
  consentGiven: only('unauthorised-consent'),
  consentReaffirmed: only('unauthorised-consent'),
  consentWithdrawn: house('unauthorised-consent'),
  consentExpired: found,
  consentInvalidated: [record, 'effect', 'effect', 'not-the-organisation', 'effect'],
  followed: only('unauthorised-follow', 'unauthorised-follow'),
  unfollowed: house('unauthorised-follow', 'unauthorised-follow'),
  contactRequested: ['unauthorised-contact', 'effect', 'effect', 'effect', 'unauthorised-contact'],
  contactAccepted: only('unauthorised-contact', 'unauthorised-contact'),
  contactDeclined: house('unauthorised-contact', 'unauthorised-contact'),
  addressSent: only('unauthorised-release', 'unauthorised-release'),
  attachmentSent: only('unauthorised-release', 'unauthorised-release'),
  employerBlocked: house(record, record),
  employerUnblocked: only('unauthorised-release', 'unauthorised-release'),
  noteWritten: ['unauthorised-note', 'unauthorised-note', 'unauthorised-note', 'effect', 'unauthorised-note'],
  shareAgreed: only('unauthorised-share'),
  shareWithdrawn: house('unauthorised-share'),
  cvShared: ['effect', 'effect', 'auto-grant', 'not-the-organisation', 'unauthorised-share'],
  addressProtectionSet: ['effect', 'effect', 'effect', 'not-the-organisation', 'effect'],
  addressProtectionLapsed: [record, 'effect', 'effect', 'not-the-organisation', 'effect'],
  addressProtectionAbsent: [record, 'effect', 'effect', 'not-the-organisation', 'effect'],
  addressProtectionLifted: only('unauthorised-release'),
  restrictionBegun: ['effect', 'effect', 'effect', 'not-the-organisation', 'effect'],
  restrictionLifted: only('unauthorised-release'),
  objectionMade: house(record),
  objectionWithdrawn: only('unauthorised-release'),
  objectionOverridden: [
    ...(['unauthorised-release', 'effect', 'unauthorised-release'] as const),
    ...(['not-the-organisation', 'unauthorised-release'] as const),
  ],
  organisationRegistered: ofCompany,
  organisationSanctioned: ['not-the-subject', 'effect', record, record, 'effect'],
  organisationCleared: ['not-the-subject', 'effect', record, record, 'effect'],
  accountBlocked: ofCompany,
  accountUnblocked: ['not-the-subject', 'effect', record, record, record],
  vacancyOpened: ofCompany,
  vacancyExpired: ofCompany,
  vacancyFilled: ofCompany,
  vacancyWithdrawn: ofCompany,
  processBegun: ofCompany,
  processEnded: ofCompany,
  applicationSent: only(record, record),
  jobmatchMade: [record, 'effect', 'effect', record, record],
  invitationAnswered: only('unauthorised-answer'),
  dialogueAssigned: found,
  dialogueCovered: [record, 'effect', record, 'not-the-organisation', record],
  dialogueCoverEnded: found,
}

describe('who may record what', () => {
  const cells = kindsWithRow.flatMap((kind) =>
    columns.map((column, i) => [kind, column, table[kind][i] ?? 'a cell that is missing'] as const),
  )

  it.each(cells)('INV-09 %s by %s: %s', (kind, column, expected) => {
    expect(outcome(preludeTo(kind), { ...happens(kind), actor: actors[column] })).toBe(expected)
  })

  it('has a row for every kind of event, and gives every alarm there is', () => {
    expect(Object.keys(subjectOnly.rows).sort()).toEqual([...kindsWithRow].sort())
    const inTable = kindsWithRow.flatMap((kind) => table[kind]).filter((alarm) => alarm !== 'effect')
    // The others depend on what is said, and on what came before: see below, and `rejudgeHistory`.
    const elsewhere = ['not-freely-given', 'no-agreement', 'rests-on-attempt']
    expect([...new Set([...inTable, ...elsewhere])].sort()).toEqual([...alarmKinds].sort())
  })

  const created = [happens('cvCreated', { form: 'personal' })]
  const anonymous = happens('cvFormSet', { form: 'anonymous' })
  const offline = happens('cvPresenceSet', { presence: 'offline' })

  it.each<[ActorKind, string, string]>([
    ['subject', 'effect', 'effect'],
    ['staff', 'effect', 'effect'],
    ['system', 'effect', 'effect'],
    ['organisation', 'not-the-organisation', 'not-the-organisation'],
    ['authority', 'unauthorised-form-change', 'unauthorised-presence-change'],
  ])('TK-15 anybody of the house narrows the form and takes a CV offline: by %s %s, %s', (kind, form, presence) => {
    expect(outcome(created, { ...anonymous, actor: actors[kind] })).toBe(form)
    expect(outcome(created, { ...offline, actor: actors[kind] })).toBe(presence)
  })

  it('NAV-13 TK-11 registration is recorded by the house, too, and opens nothing', () => {
    const history = historyOf([happens('registered', { actor: robot })])
    expect(Object.entries(facts(history, asking())).filter(([, value]) => value === true)).toEqual([])
  })
})

describe('one acts for oneself', () => {
  const jon: Actor = { kind: 'subject', id: 'jon' }
  const ofSubjects = kindsWithRow.filter((kind) => table[kind][0] !== 'not-the-subject')

  it.each(ofSubjects)('INV-09 another subject records no %s', (kind) => {
    expect(outcome(preludeTo(kind), { ...happens(kind), actor: jon })).toBe('not-the-subject')
  })

  it.each(kindsWithRow)('another organisation records no %s', (kind) => {
    expect(outcome(preludeTo(kind), { ...happens(kind), actor: recruiterOf('brisk') })).toBe('not-the-organisation')
  })

  it('also where a name is that of somebody else of another kind', () => {
    const story = preludeTo('cvFormSet')
    for (const kind of ['staff', 'system', 'authority'] as const) {
      expect(outcome(story, happens('cvFormSet', { actor: { kind, id: 'ida' } }))).not.toBe('effect')
    }
    const asSubject = happens('organisationRegistered', { actor: { kind: 'subject', id: 'nordlys' } })
    expect(outcome([], asSubject)).toBe('not-the-subject')
  })
})

describe('a form that a coach opens', () => {
  const story = [happens('cvCreated')]
  const opens = (actor: Actor = coach, noted?: Agreement) =>
    happens('cvFormSet', { actor, ...(noted === undefined ? {} : { agreement: noted }) })
  const formAfter = (event: Unwritten, table: Authority) =>
    facts(historyOf([...story, event], { authority: table }), asking())['cv.form']

  it('TK-13 without consent stays as it was, and is kept as an attempt with its alarm', () => {
    const appended = next(historyOf(story), opens())
    if (!appended.ok) throw new Error('refused')
    expect(appended.attempts.map(({ alarm, event }) => [alarm, event.kind])).toEqual([
      ['unauthorised-form-change', 'cvFormSet'],
    ])
    expect(appended.history.events).toHaveLength(1)
    expect(facts(appended.history, asking())['cv.form']).toBe('anonymous')
  })

  it('TK-21 stays as it was even with express consent: only the subject opens', () => {
    expect(outcome(story, opens(coach, agreement))).toBe('unauthorised-form-change')
    expect(formAfter(opens(coach, agreement), subjectOnly)).toBe('anonymous')
    expect(formAfter(opens(ida), subjectOnly)).toBe('personal')
  })

  it('TK-21 TK-15 only the subject places a CV, or puts it online; staff takes it offline', () => {
    for (const actor of [coach, robot, court]) {
      expect(outcome([], happens('cvCreated', { actor, agreement }))).not.toBe('effect')
      const hidden = [happens('cvCreated', { presence: 'offline' })]
      expect(outcome(hidden, happens('cvPresenceSet', { actor, agreement }))).not.toBe('effect')
    }
    expect(outcome(story, happens('cvPresenceSet', { actor: coach, presence: 'offline' }))).toBe('effect')
  })

  it('TK-12 was open by express agreement, under the rule of 2011', () => {
    expect(outcome(story, opens(coach, agreement), { authority: rule2011 })).toBe('effect')
    expect(formAfter(opens(coach, agreement), rule2011)).toBe('personal')
    expect(formAfter(opens(ida), rule2011)).toBe('personal')
  })

  it.each<[string, Partial<Agreement>]>([
    ['consultation', { manner: 'consultation' }],
    ['silence', { manner: 'silence', answer: 'none' }],
    ['silence taken for a yes', { manner: 'silence' }],
    ['an earlier general yes', { manner: 'general' }],
    ['an express no', { answer: 'no' }],
    ['no answer', { answer: 'none' }],
    ['an agreement noted after the act', { at: 1_002 }],
  ])('TK-14 was not open by %s', (_, less) => {
    const event = opens(coach, { ...agreement, ...less })
    expect(outcome(story, event, { authority: rule2011 })).toBe('unauthorised-form-change')
    expect(formAfter(event, rule2011)).toBe('anonymous')
  })

  it('TK-14 was open by an agreement noted at the instant of the act', () => {
    const noted = { ...agreement, at: 1_001 }
    expect(outcome(story, opens(coach, noted), { authority: rule2011 })).toBe('effect')
  })

  it('TK-13 TK-14 was not open by an agreement that somebody else noted: a system, a company, an authority', () => {
    for (const actor of [robot, recruiterOf('nordlys'), court]) {
      expect(outcome(story, opens(actor, agreement), { authority: rule2011 })).not.toBe('effect')
    }
  })

  it('TK-15 was narrowed by the coach without consent', () => {
    const closed = happens('cvFormSet', { actor: coach, form: 'anonymous' })
    expect(outcome(story, closed, { authority: rule2011 })).toBe('effect')
    const history = historyOf([...story, opens(ida), closed], { authority: rule2011 })
    expect(facts(history, asking())['cv.form']).toBe('anonymous')
  })

  it('TK-12 TK-13 a CV placed in personal form is opened by that: the coach places it anonymous, or by agreement', () => {
    const placed = (form: 'anonymous' | 'personal', noted?: Agreement) =>
      happens('cvCreated', { actor: coach, form, ...(noted === undefined ? {} : { agreement: noted }) })
    const under2011 = { authority: rule2011 }
    expect(outcome([], placed('anonymous'), under2011)).toBe('effect')
    expect(outcome([], placed('personal'), under2011)).toBe('unauthorised-form-change')
    expect(outcome([], placed('personal', { ...agreement, manner: 'consultation' }), under2011)).toBe(
      'unauthorised-form-change',
    )
    expect(outcome([], placed('personal', agreement), under2011)).toBe('effect')
    expect(facts(historyOf([placed('personal', agreement)], under2011), asking())['cv.form']).toBe('personal')
    expect(outcome([], placed('anonymous'))).toBe('unauthorised-cv')
  })

  it('TK-38 keeps what was noted of the consultation with the change, through its stored form', () => {
    const event = opens(coach, agreement)
    const history = historyOf([...story, event], { authority: rule2011 })
    const parsed = parseHistory(serialiseHistory(history), { grounds, authority: rule2011 })
    if (!parsed.ok) throw new Error('not read back')
    expect(parsed.history.events.at(-1)).toMatchObject({ kind: 'cvFormSet', actor: coach, agreement })
    // An attempt is kept with what was claimed for it, too.
    const claimed = { ...agreement, manner: 'consultation' } as const
    const attempted = serialiseHistory(withNext(history, opens(coach, claimed)))
    const again = parseHistory(attempted, { grounds, authority: rule2011 })
    if (!again.ok) throw new Error('not read back')
    expect(again.history.attempts[0]?.event).toMatchObject({ agreement: claimed })
  })
})

describe('contact', () => {
  it('TERMS-014 TERMS-013 is accepted by the subject alone, and asked for opens nothing', () => {
    const asked = historyOf([happens('contactRequested')])
    expect(facts(asked, asking())['relation.contactAccepted']).toBeUndefined()
    for (const actor of [coach, robot, recruiterOf('nordlys'), court]) {
      const appended = next(asked, happens('contactAccepted', { actor }))
      if (!appended.ok) throw new Error('refused')
      expect(appended.attempts).toHaveLength(1)
      expect(facts(appended.history, asking())['relation.contactAccepted']).toBeUndefined()
    }
    const accepted = next(asked, happens('contactAccepted'))
    expect(accepted.ok && facts(accepted.history, asking())['relation.contactAccepted']).toBe(true)
  })
})

describe('personal form', () => {
  it('TERMS-021 counts when the subject chose it, and not when a table of before let staff choose it', () => {
    const anybody = authority('anybody', {
      ...subjectOnly.rows,
      cvFormSet: { widening: ['subject', 'staff', 'system'], narrowing: ['subject'] },
    })
    const story = [happens('cvCreated'), happens('cvFormSet', { actor: robot })]
    const believed = historyOf(story, { authority: anybody })
    expect(believed.attempts).toEqual([])
    expect(facts(believed, asking())['cv.form']).toBe('personal')
    expect(facts(historyOf(story), asking())['cv.form']).toBe('anonymous')
  })
})

describe('consent', () => {
  it('NAV-35 that a service depends on is not freely given: it is an attempt, whoever records it', () => {
    const conditional = { ...consent, conditionOf: 'unemployment benefit' }
    for (const actor of [ida, coach, robot]) {
      expect(outcome([], happens('consentGiven', { actor, consent: conditional }))).toBe('not-freely-given')
    }
    const history = historyOf([happens('consentGiven', { consent: conditional })])
    expect(facts(history, asking())['consent.sharing']).toBeUndefined()
  })

  it('NAV-13 that came with registration, or from a system, is no choice', () => {
    expect(outcome([], happens('consentGiven', { consent: { ...consent, act: 'registered' } }))).toBe('auto-grant')
    expect(outcome([], happens('consentGiven', { actor: robot }))).toBe('auto-grant')
    expect(outcome([], happens('consentGiven'))).toBe('effect')
  })
})

describe("a counsellor's share", () => {
  const agreed = happens('shareAgreed', { at: 10, until: 500, organisations: ['nordlys', 'brisk'] })
  const withBoth = { organisations: ['nordlys', 'brisk'] }

  it('NAV-18 stands on an agreement of the subject that names the organisation', () => {
    expect(outcome([agreed], happens('cvShared', { at: 20, ...withBoth }))).toBe('effect')
    expect(outcome([agreed], happens('cvShared', { at: 20, organisations: ['brisk'] }))).toBe('effect')
    expect(outcome([agreed], happens('cvShared', { at: 20, actor: ida }))).toBe('effect')
  })

  it.each<[string, readonly Unwritten[], Unwritten]>([
    ['no agreement', [], happens('cvShared', { at: 20 })],
    ['another agreement', [agreed], happens('cvShared', { at: 20, agreement: 'agreement-2' })],
    [
      'the agreement of another subject',
      [happens('shareAgreed', { at: 10, subject: 'jon', actor: { kind: 'subject', id: 'jon' } })],
      happens('cvShared', { at: 20 }),
    ],
    ['an organisation it does not name', [agreed], happens('cvShared', { at: 20, organisations: ['fjord'] })],
    ['one it names and one it does not', [agreed], happens('cvShared', { at: 20, organisations: ['brisk', 'fjord'] })],
    ['an agreement that was withdrawn', [agreed, happens('shareWithdrawn')], happens('cvShared', { at: 20 })],
    ['an agreement that has run out', [agreed], happens('cvShared', { at: 500 })],
  ])('NAV-18 NAV-19 stands not on %s', (_, story, event) => {
    expect(outcome(story, event)).toBe('no-agreement')
    const history = next(historyOf(story), event)
    expect(history.ok && facts(history.history, asking({ at: 499 }))['share.named']).not.toBe(true)
  })

  it('NAV-18 stands up to the last instant of the agreement', () => {
    expect(outcome([agreed], happens('cvShared', { at: 499 }))).toBe('effect')
  })

  it('NAV-18 is agreed to by the subject alone', () => {
    for (const actor of [coach, robot, court]) expect(outcome([], { ...agreed, actor })).not.toBe('effect')
  })
})

describe('a restriction', () => {
  const by = (actor: Actor) => happens('restrictionBegun', { actor })
  const lifted = (actor: Actor) => happens('restrictionLifted', { actor })

  it('INV-09 that the subject asked for only the subject lifts', () => {
    for (const actor of [coach, court]) expect(outcome([by(ida)], lifted(actor))).toBe('unauthorised-release')
    expect(outcome([by(ida)], lifted(robot))).toBe('auto-grant')
    expect(outcome([by(ida)], lifted(ida))).toBe('effect')
  })

  it('that somebody else began is lifted by the same kind of actor alone: each stands by itself', () => {
    const begun = [coach, robot, court] as const
    for (const who of begun) {
      for (const other of begun) expect(outcome([by(who)], lifted(other)) === 'effect').toBe(who === other)
      const [refused] = refusalOf(historyOf([by(who)]), written([lifted(ida)], 50)[0])
      expect(refused).toBe('not-recorded ')
    }
  })

  it('INV-09 that was lifted leaves those of others', () => {
    const restricted = (...story: readonly Unwritten[]) =>
      facts(historyOf([happens('registered'), ...story]), asking())['subject.restricted']
    expect(restricted(by(coach), by(ida), by(court), lifted(coach), lifted(ida))).toBe(true)
    expect(restricted(by(coach), by(ida), lifted(ida))).toBe(true)
    expect(restricted(by(coach), by(ida), lifted(ida), lifted(coach))).toBe(false)
    expect(restricted(by(ida), lifted(coach))).toBe(true)
  })

  it('that is not there is lifted by nobody', () => {
    expect(outcome([], lifted(coach))).toBe('unauthorised-release')
  })
})

describe('a table of authority', () => {
  it('is a copy: what is done to the rows afterwards is not done to it, and they stay as they were', () => {
    const rows = { ...subjectOnly.rows, cvFormSet: { widening: ['subject' as const, 'staff' as const] } }
    const table = authority('as given', rows)
    expect([Object.isFrozen(rows), Object.isFrozen(rows.cvFormSet), Object.isFrozen(rows.cvFormSet.widening)]).toEqual([
      false,
      false,
      false,
    ])
    rows.cvFormSet.widening.length = 0
    expect(table.rows.cvFormSet.widening).toEqual(['subject', 'staff'])
    expect(Object.isFrozen(table.rows.cvFormSet.widening)).toBe(true)
    expect(table).toMatchObject({ kind: 'authority', name: 'as given' })
  })

  it('is refused with every mistake in it', () => {
    const { cvEdited: _, ...rows } = subjectOnly.rows
    const spoilt = { ...rows, cvCreated: { widening: ['everybody'] }, cvSold: {} }
    let thrown: unknown
    try {
      authority('spoilt', spoilt as never)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(UsageError)
    expect(thrown).toMatchObject({ code: 'invalid-authority' })
    const paths = (thrown as UsageError).issues.map(({ path }) => path)
    expect(paths.join()).toContain('/cvEdited')
    expect(paths.join()).toContain('/cvCreated')
    expect((thrown as UsageError).message).not.toContain('everybody')
  })

  it('is one that `authority` made, to a history', () => {
    const code = expect.objectContaining({ code: 'invalid-authority' }) as Error
    expect(() => openHistory({ grounds, authority: { ...subjectOnly } })).toThrow(code)
    expect(() => openHistory({ grounds, authority: null as never })).toThrow(code)
  })

  it('says which way each event goes', () => {
    const ways = (kind: EventKind, changes: object = {}) => {
      const history = historyOf(preludeTo(kind))
      const appended = next(history, { ...happens(kind), ...changes })
      const event = appended.ok ? appended.history.events.at(-1) : undefined
      return event === undefined ? 'refused' : directionOf(event)
    }
    expect([ways('cvFormSet'), ways('cvFormSet', { form: 'anonymous' })]).toEqual(['widening', 'narrowing'])
    expect([ways('cvPresenceSet'), ways('cvPresenceSet', { presence: 'offline' })]).toEqual(['widening', 'narrowing'])
    expect([ways('cvCreated'), ways('cvDeleted'), ways('followUpEnded')]).toEqual(['widening', 'narrowing', 'finding'])
  })
})
