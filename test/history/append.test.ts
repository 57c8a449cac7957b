import fc from 'fast-check'
import { UsageError } from 'need-to-know'
import {
  append,
  appendAll,
  type EventKind,
  facts,
  type History,
  openHistory,
  serialiseHistory,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { choices } from '../laws/arbitraries/choice'
import { someStory } from '../laws/arbitraries/history-story'
import {
  asking,
  coach,
  consent,
  grounds,
  happens,
  historyOf,
  kindsWithRow,
  next,
  preludeTo,
  refusalOf,
  type Unwritten,
  withNext,
  written,
} from './story'

const jon = { kind: 'subject', id: 'jon' } as const
const later = 1_000

function refused(story: readonly Unwritten[], event: Unwritten): readonly string[] {
  const [one] = written([event], later)
  return refusalOf(historyOf(story), one)
}

describe('the order of events', () => {
  const history = historyOf([happens('registered', { at: 10 })])
  const refusalAt = (at: number, id = 'another') =>
    refusalOf(history, { ...written([happens('cvCreated', { at })])[0], id })

  it.each([
    [9, ['out-of-order /at']],
    [10, []],
    [11, []],
    [-8.64e15, ['out-of-order /at']],
    [8.64e15, []],
  ])('at instant %s after one at 10 is refused with %j', (at, issues) => {
    expect(refusalAt(at)).toEqual(issues)
  })

  it('is refused where an id comes twice, and with both where both are wrong', () => {
    const [first] = history.events
    expect(refusalAt(10, first?.id)).toEqual(['duplicate-event /id'])
    expect(refusalAt(9, first?.id)).toEqual(['duplicate-event /id', 'out-of-order /at'])
  })

  it('is not taken up by attempts: who may not act takes no instant from who may', () => {
    const attempted = withNext(history, happens('cvCreated', { actor: coach, at: 20, id: 'tried' }))
    expect(attempted.attempts).toHaveLength(1)
    const [event, repeated] = written([
      happens('cvCreated', { at: 15, id: 'placed' }),
      happens('cvCreated', { at: 15, id: 'tried' }),
    ])
    expect(refusalOf(attempted, event)).toEqual([])
    // Its id stands for one line, as every id does.
    expect(refusalOf(attempted, repeated)).toEqual(['duplicate-event /id'])
  })

  it('is that of attempts, too: an id that is taken, an instant that is past', () => {
    const tried = (id: string, at: number) => written([happens('cvCreated', { actor: coach, at, id })])[0]
    const [first] = history.events
    expect(refusalOf(history, tried(first?.id ?? '', 9))).toEqual(['duplicate-event /id', 'out-of-order /at'])
    const attempted = withNext(history, happens('cvCreated', { actor: coach, at: 20, id: 'tried' }))
    expect(refusalOf(attempted, tried('tried', 30))).toEqual(['duplicate-event /id'])
    expect(refusalOf(attempted, tried('another', 12))).toEqual([])
  })

  it('of a refused event says nothing: its id and instant are free', () => {
    const failed = next(history, happens('cvEdited', { at: 500, id: 'failed' }))
    expect(failed.ok).toBe(false)
    expect(next(history, happens('cvCreated', { at: 20, id: 'failed' })).ok).toBe(true)
  })
})

/** What the usual event of each kind is refused with when it comes again; undefined when it may. */
const again: { readonly [K in EventKind]: string | undefined } = {
  cvCreated: 'already-so',
  cvEdited: undefined,
  cvFormSet: undefined,
  cvPresenceSet: undefined,
  cvDeleted: 'not-recorded',
  registered: 'already-so',
  registrationEnded: 'not-recorded',
  followUpBegun: 'already-so',
  followUpEnded: 'not-recorded',
  followUpAbsent: undefined,
  caseAssigned: 'already-so',
  caseEnded: 'not-recorded',
  contractAgreed: undefined,
  contractEnded: 'not-recorded',
  noticeShown: undefined,
  consentGiven: 'already-so',
  consentReaffirmed: undefined,
  consentWithdrawn: 'already-so',
  consentExpired: 'already-so',
  consentInvalidated: 'already-so',
  followed: undefined,
  unfollowed: 'not-recorded',
  contactRequested: undefined,
  contactAccepted: undefined,
  contactDeclined: 'not-recorded',
  addressSent: undefined,
  attachmentSent: undefined,
  employerBlocked: 'already-so',
  employerUnblocked: 'not-recorded',
  noteWritten: undefined,
  shareAgreed: 'already-so',
  shareWithdrawn: 'not-recorded',
  cvShared: undefined,
  addressProtectionSet: undefined,
  addressProtectionLapsed: 'not-recorded',
  addressProtectionAbsent: undefined,
  addressProtectionLifted: 'not-recorded',
  restrictionBegun: 'already-so',
  restrictionLifted: 'not-recorded',
  objectionMade: 'already-so',
  objectionWithdrawn: 'not-recorded',
  objectionOverridden: 'already-so',
  organisationRegistered: 'already-so',
  organisationSanctioned: 'already-so',
  organisationCleared: 'not-recorded',
  accountBlocked: 'already-so',
  accountUnblocked: 'not-recorded',
  vacancyOpened: 'already-so',
  vacancyExpired: 'already-so',
  vacancyFilled: 'already-so',
  vacancyWithdrawn: 'already-so',
  processBegun: 'already-so',
  processEnded: 'not-recorded',
  applicationSent: undefined,
  jobmatchMade: 'already-so',
  invitationAnswered: undefined,
  dialogueAssigned: 'already-so',
  dialogueCovered: undefined,
  dialogueCoverEnded: 'not-recorded',
}

describe('an event that contradicts those before it', () => {
  it.each(kindsWithRow)('%s, which happens again, is refused unless it can', (kind) => {
    const code = again[kind]
    expect(refused([...preludeTo(kind), happens(kind)], happens(kind))).toEqual(code === undefined ? [] : [`${code} `])
  })

  it.each(kindsWithRow.filter((kind) => preludeTo(kind).length > 0))('%s out of nowhere does not happen', (kind) => {
    const appended = next(openHistory({ grounds, complete: true }), happens(kind))
    if (kind === 'cvShared' || kind === 'noteWritten') {
      // What rests on an act of somebody else is an attempt without it.
      expect(appended).toMatchObject({ ok: true, attempts: [{ event: { kind } }] })
      return
    }
    const isSending = kind === 'addressSent' || kind === 'attachmentSent'
    const code = isSending ? 'contradictory-event' : 'not-recorded'
    expect(appended).toMatchObject({ ok: false, issues: [{ code, path: '' }] })
  })

  const requested = [happens('contactRequested')]
  const accepted = [...requested, happens('contactAccepted')]
  const asked = [happens('contactRequested', { expires: 500 })]
  const consented = [happens('consentGiven')]
  const invited = [happens('jobmatchMade')]
  const opened = [happens('vacancyOpened')]
  const notice = { act: 'invitationAnswered', about: 'dialogue-1' } as const
  const ofBrisk = { organisation: 'brisk', actor: coach } as const

  it.each<[string, readonly Unwritten[], Unwritten, string | undefined]>([
    [
      'no follow-up, found while there is one',
      [happens('followUpBegun')],
      happens('followUpAbsent'),
      'contradictory-event',
    ],
    ['follow-up begun after none was found', [happens('followUpAbsent')], happens('followUpBegun'), undefined],
    ['follow-up ended that was not there', [happens('followUpAbsent')], happens('followUpEnded'), 'not-recorded'],
    [
      'no protection, found while there is one',
      [happens('addressProtectionSet')],
      happens('addressProtectionAbsent'),
      'contradictory-event',
    ],
    [
      'no protection, found after it lapsed',
      [happens('addressProtectionSet'), happens('addressProtectionLapsed')],
      happens('addressProtectionAbsent'),
      'contradictory-event',
    ],
    [
      'a graded address that becomes a protected one',
      [happens('addressProtectionSet', { grade: 'graded' })],
      happens('addressProtectionSet'),
      'contradictory-event',
    ],
    [
      'a protected address that becomes a graded one',
      [happens('addressProtectionSet')],
      happens('addressProtectionSet', { grade: 'graded' }),
      undefined,
    ],
    [
      'a protection lapsed that was lifted',
      [happens('addressProtectionSet'), happens('addressProtectionLifted')],
      happens('addressProtectionLapsed'),
      'not-recorded',
    ],
    [
      'consent in the name of another',
      [],
      happens('consentGiven', { consent: { ...consent, subject: 'jon' } }),
      'contradictory-event',
    ],
    [
      'consent reaffirmed after it was withdrawn',
      [...consented, happens('consentWithdrawn')],
      happens('consentReaffirmed'),
      'contradictory-event',
    ],
    [
      'consent reaffirmed after it was found invalid',
      [...consented, happens('consentInvalidated')],
      happens('consentReaffirmed'),
      'contradictory-event',
    ],
    [
      'consent withdrawn after it was found invalid',
      [...consented, happens('consentInvalidated')],
      happens('consentWithdrawn'),
      'contradictory-event',
    ],
    [
      'consent expired after it was withdrawn',
      [...consented, happens('consentWithdrawn')],
      happens('consentExpired'),
      'contradictory-event',
    ],
    [
      'consent reaffirmed after it expired',
      [...consented, happens('consentExpired')],
      happens('consentReaffirmed'),
      undefined,
    ],
    ['consent of that id given by another', consented, jonConsents(), undefined],
    [
      'consent given anew under an id that was used',
      [...consented, happens('consentWithdrawn')],
      happens('consentGiven'),
      'already-so',
    ],
    ['contact asked for that is there', accepted, happens('contactRequested'), 'already-so'],
    [
      'contact accepted that was declined',
      [...requested, happens('contactDeclined')],
      happens('contactAccepted'),
      'not-recorded',
    ],
    ['contact accepted in time', asked, happens('contactAccepted', { at: 499 }), undefined],
    ['contact accepted when the request lapses', asked, happens('contactAccepted', { at: 500 }), 'contradictory-event'],
    [
      'contact accepted long before the request would lapse, and again after it',
      [...asked, happens('contactAccepted')],
      happens('contactAccepted'),
      undefined,
    ],
    [
      'contact accepted after a request that has no end any more',
      [...asked, happens('contactRequested')],
      happens('contactAccepted'),
      undefined,
    ],
    [
      'contact accepted that another company asked for',
      requested,
      happens('contactAccepted', { organisation: 'brisk' }),
      'not-recorded',
    ],
    [
      'an address sent in a contact that was declined',
      [...accepted, happens('contactDeclined')],
      happens('addressSent'),
      'contradictory-event',
    ],
    ['an attachment sent before it is accepted', requested, happens('attachmentSent'), 'contradictory-event'],
    ['a CV edited that was deleted', [happens('cvCreated'), happens('cvDeleted')], happens('cvEdited'), 'not-recorded'],
    [
      'a CV put online that was deleted',
      [happens('cvCreated'), happens('cvDeleted')],
      happens('cvPresenceSet'),
      'not-recorded',
    ],
    [
      'a CV created under an id that was used',
      [happens('cvCreated'), happens('cvDeleted')],
      happens('cvCreated'),
      'already-so',
    ],
    [
      'a CV of another under that id',
      [happens('cvCreated')],
      happens('cvCreated', { subject: 'jon', actor: jon }),
      undefined,
    ],
    [
      'a share made again after another of that name was withdrawn',
      [happens('shareAgreed'), happens('shareWithdrawn')],
      happens('shareAgreed'),
      'already-so',
    ],
    [
      'a restriction by staff while one of the subject stands',
      [happens('restrictionBegun')],
      happens('restrictionBegun', { actor: coach }),
      undefined,
    ],
    [
      'a restriction by the subject while one of staff stands',
      [happens('restrictionBegun', { actor: coach })],
      happens('restrictionBegun'),
      undefined,
    ],
    [
      'a company registered as what it was not',
      [happens('organisationRegistered')],
      happens('organisationRegistered', { as: 'agency' }),
      undefined,
    ],
    ['a vacancy of one company closed by another', opened, happens('vacancyFilled', ofBrisk), 'contradictory-event'],
    [
      'a vacancy opened under an id that another uses',
      opened,
      happens('vacancyOpened', ofBrisk),
      'contradictory-event',
    ],
    ['a vacancy opened for no time', [], happens('vacancyOpened', { at: 5, expires: 5 }), 'contradictory-event'],
    ['a vacancy opened for a moment', [], happens('vacancyOpened', { at: 5, expires: 6 }), undefined],
    [
      'a vacancy opened again before it expires',
      [happens('vacancyOpened', { expires: 500 })],
      happens('vacancyOpened', { at: 499 }),
      'already-so',
    ],
    [
      'a vacancy opened again when it expires',
      [happens('vacancyOpened', { expires: 500 })],
      happens('vacancyOpened', { at: 500 }),
      undefined,
    ],
    [
      'a vacancy opened again after it was filled',
      [...opened, happens('vacancyFilled')],
      happens('vacancyOpened'),
      undefined,
    ],
    ['a vacancy filled that expired', [...opened, happens('vacancyExpired')], happens('vacancyFilled'), undefined],
    [
      'a vacancy closed of which only a process is known',
      [happens('processBegun')],
      happens('vacancyFilled'),
      'not-recorded',
    ],
    [
      'a process begun again after it ended',
      [happens('processBegun'), happens('processEnded')],
      happens('processBegun'),
      undefined,
    ],
    [
      'a dialogue made about a vacancy of another company',
      opened,
      happens('jobmatchMade', { organisation: 'brisk' }),
      'contradictory-event',
    ],
    [
      'a dialogue made for another under that id',
      invited,
      happens('jobmatchMade', { subject: 'jon' }),
      'contradictory-event',
    ],
    [
      'an invitation answered by another',
      invited,
      happens('invitationAnswered', { subject: 'jon', actor: jon }),
      'contradictory-event',
    ],
    [
      'an invitation of which only the notice was shown',
      [happens('noticeShown', notice)],
      happens('invitationAnswered'),
      'not-recorded',
    ],
    [
      'an invitation made after its notice was shown',
      [happens('noticeShown', notice)],
      happens('jobmatchMade'),
      undefined,
    ],
    [
      'an invitation answered otherwise',
      [...invited, happens('invitationAnswered')],
      happens('invitationAnswered', { answer: 'notInterested' }),
      undefined,
    ],
    [
      'a notice shown to another with that invitation',
      invited,
      happens('noticeShown', { ...notice, subject: 'jon' }),
      'contradictory-event',
    ],
    [
      'a notice shown with an invitation that is not said',
      invited,
      happens('noticeShown', { act: 'invitationAnswered' }),
      'not-recorded',
    ],
  ])('%s', (_, story, event, code) => {
    expect(refused(story, event)).toEqual(code === undefined ? [] : [`${code} `])
  })
})

function jonConsents(): Unwritten {
  return happens('consentGiven', { subject: 'jon', actor: jon, consent: { ...consent, subject: 'jon' } })
}

describe('appending several events', () => {
  const empty = openHistory({ grounds, complete: true })

  it('adds all of them, and tells which were attempts', () => {
    const story = written([
      happens('cvCreated'),
      happens('cvFormSet', { actor: coach }),
      happens('cvEdited'),
      happens('cvShared'),
    ])
    const appended = appendAll(empty, story)
    if (!appended.ok) throw new Error('refused')
    expect(appended.history.events).toEqual([story[0], story[2]])
    expect(appended.attempts).toEqual([
      { kind: 'attempt', alarm: 'unauthorised-form-change', event: story[1] },
      { kind: 'attempt', alarm: 'no-agreement', event: story[3] },
    ])
    expect(appended.history.attempts).toEqual(appended.attempts)
    const more = appendAll(appended.history, written([happens('followed', { actor: coach })], later))
    expect(more.ok && more.attempts.map(({ alarm }) => alarm)).toEqual(['unauthorised-follow'])
    expect(more.ok && more.history.attempts).toHaveLength(3)
  })

  it('adds none of them when one is refused, and says of each what is wrong', () => {
    const story: unknown[] = [...written([happens('cvCreated'), happens('cvDeleted'), happens('cvEdited')])]
    story.splice(1, 0, undefined, { kind: 'registered' })
    const appended = appendAll(empty, story)
    expect(appended.ok ? [] : appended.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'not-an-event /1',
      'wrong-type /2/id',
      'wrong-type /2/at',
      'wrong-type /2/actor',
      'wrong-type /2/subject',
      'not-recorded /4',
    ])
    expect(empty.events).toEqual([])
    expect(facts(empty, asking())).toEqual({})
  })

  it('sees what comes before in the same list: an id twice, an instant that goes back', () => {
    const [first, second] = written([happens('cvCreated', { at: 7 }), happens('cvEdited', { at: 6 })])
    const twice = appendAll(empty, [first, first, second])
    expect(twice.ok ? [] : twice.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'duplicate-event /1/id',
      'out-of-order /2/at',
    ])
  })

  it('takes anything that can be gone through, once, and nothing at all', () => {
    const events = (function* () {
      yield* written([happens('cvCreated'), happens('cvEdited')])
    })()
    const appended = appendAll(empty, events)
    expect(appended.ok && appended.history.events).toHaveLength(2)
    expect(appendAll(empty, [])).toMatchObject({ ok: true, attempts: [] })
  })

  it('is the same as appending one by one', () => {
    let events = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const story = someStory(choice)
        const accepted: unknown[] = []
        let history = openHistory({ grounds, complete: true })
        for (const event of story) {
          const appended = append(history, event)
          if (!appended.ok) continue
          history = appended.history
          accepted.push(event)
        }
        const at = choice.below(accepted.length + 1)
        const first = appendAll(openHistory({ grounds, complete: true }), accepted.slice(0, at))
        const all = first.ok ? appendAll(first.history, accepted.slice(at)) : first
        if (!all.ok) throw new Error('refused')
        expect(serialiseHistory(all.history)).toBe(serialiseHistory(history))
        expect(everyFact(all.history)).toEqual(everyFact(history))
        events += accepted.length
      }),
      { numRuns: 60 },
    )
    expect(events).toBeGreaterThan(600)
  })
})

describe('a history', () => {
  it('is never changed by what is appended to it, however often it is gone on from', () => {
    let branches = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const told: { readonly history: History; readonly entries: readonly unknown[] }[] = [
          { history: openHistory({ grounds, complete: true }), entries: [] },
        ]
        // Each event is tried on a history that is picked anew: a tree of histories that share what came before.
        for (const event of someStory(choice, { most: 24 })) {
          const from = choice.chance(70) ? told.at(-1) : choice.pick(told)
          if (from === undefined) continue
          const appended = append(from.history, event)
          if (!appended.ok) continue
          if (from !== told.at(-1)) branches++
          told.push({ history: appended.history, entries: [...from.entries, event] })
        }
        for (const { history, entries } of told) {
          const alone = appendAll(openHistory({ grounds, complete: true }), entries)
          if (!alone.ok) throw new Error('refused')
          expect(serialiseHistory(history)).toBe(serialiseHistory(alone.history))
          expect(everyFact(history)).toEqual(everyFact(alone.history))
        }
      }),
      { numRuns: 25 },
    )
    expect(branches).toBeGreaterThan(60)
  })

  it('is frozen, and so is all that it gives out', () => {
    const history = historyOf([happens('cvCreated'), happens('cvFormSet', { actor: coach })])
    expect(Object.isFrozen(history)).toBe(true)
    expect(Object.isFrozen(history.events)).toBe(true)
    expect(Object.isFrozen(history.attempts) && Object.isFrozen(history.entries)).toBe(true)
    expect(history.attempts.every((attempt) => Object.isFrozen(attempt) && Object.isFrozen(attempt.event.actor))).toBe(
      true,
    )
    expect(history.events).toBe(history.events)
    expect(history.entries).toEqual([...history.events, ...history.attempts])
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an object that says it is one', { kind: 'history', events: [], attempts: [], grounds }],
    ['its stored form', serialiseHistory(historyOf([happens('registered')]))],
    ['a copy', { ...historyOf([happens('registered')]) }],
    ['an object that inherits from one', Object.create(historyOf([happens('registered')]))],
  ])('is made by `openHistory` alone: %s is none', (_, history) => {
    const [event] = written([happens('cvCreated')], later)
    const calls = [
      () => append(history as History, event),
      () => appendAll(history as History, []),
      () => serialiseHistory(history as History),
      () => facts(history as History, asking()),
    ]
    for (const call of calls) {
      expect(call).toThrow(UsageError)
      expect(call).toThrow(expect.objectContaining({ code: 'not-a-history' }) as Error)
    }
  })

  it('is opened with grounds that `defineGrounds` made, and with options that somebody reads', () => {
    const code = (code: string) => expect.objectContaining({ code }) as Error
    expect(() => openHistory({ grounds: { ...grounds } })).toThrow(code('invalid-grounds'))
    expect(() => openHistory({} as never)).toThrow(code('invalid-grounds'))
    expect(() => openHistory({ grounds, until: 7 } as never)).toThrow(code('unknown-key'))
    expect(() => openHistory(undefined as never)).toThrow(code('wrong-type'))
  })
})

/** What an employer knows of everybody's CVs and dialogues, at instants all through the history. */
function everyFact(history: History): unknown {
  const instants = [...new Set(history.events.map(({ at }) => at))].filter((_, i, all) => (all.length - i) % 4 === 1)
  return instants.map((at) =>
    ['ida', 'constructor'].flatMap((subject) =>
      [
        { kind: 'cv', id: 'cv-1' },
        { kind: 'dialogue', id: `${subject} at nordlys` },
      ].map((record) => facts(history, asking({ record: { ...record, subject }, at, vacancy: 'vacancy of nordlys' }))),
    ),
  )
}
