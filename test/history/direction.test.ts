import fc from 'fast-check'
import { type Authority, authority, type Event, facts, type History, subjectOnly } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { directionOf } from '../../src/history/authority'
import { choices } from '../laws/arbitraries/choice'
import { actorOf, organisations, subjects } from '../laws/arbitraries/history-event'
import { historyFrom, someStory } from '../laws/arbitraries/history-story'
import { opened } from '../laws/arbitraries/opened'
import { usageErrorOf } from '../policy/issues-of'
import { asking, coach, court, happens, historyOf, next, robot } from './story'

/** The reference: every fact about a subject, for each organisation and each of its records, before an event and after it. */
function changesBy(event: Event & { readonly subject: string }, before: History, after: History) {
  const { subject, at } = event
  const requests = organisations.flatMap((organisation) =>
    [
      { kind: 'cv', id: 'cv-1', subject },
      { kind: 'cv', id: 'cv-2', subject },
      { kind: 'dialogue', id: `${subject} at ${organisation}`, subject },
    ].map((record) => asking({ viewer: { id: 'account-1', role: 'employer', organisation }, record, at })),
  )
  const [was, is] = [before, after].map((history) => requests.map((request) => facts(history, request)))
  return {
    opens: requests.some((_, i) => opened(was?.[i] ?? {}, is?.[i] ?? {}).some(isOfActs)),
    closes: requests.some((_, i) => opened(is?.[i] ?? {}, was?.[i] ?? {}).some(isOfActs)),
  }
}

/** What the subject had been told is no act: it can come with one that closes, as choosing the anonymous form. And the first
 * word on an address that is protected says also that it is not graded, which is a finding.
 */
const isOfActs = (name: string) => !name.startsWith('informed.') && name !== 'address.graded'

/** Kinds whose direction depends on what they set. */
const eitherWay = ['cvFormSet', 'cvPresenceSet', 'invitationAnswered']

describe('the direction of an event', () => {
  it('INV-09 is that of all facts before and after it, had the subject recorded it', () => {
    const counts = { opened: 0, closed: 0, eitherWay: 0 }
    fc.assert(
      fc.property(choices, (choice) => {
        let before = historyFrom([])
        for (const event of someStory(choice, { strangers: 0 })) {
          if ('subject' in event && event.kind !== 'applicationSent') {
            const claimed = { ...event, actor: actorOf(event.subject) } as Event & { readonly subject: string }
            // Known already as one who acts: else its first act makes known what it did not do.
            const first = {
              ...happens('contractAgreed', { contract: 'another' }),
              at: event.at,
              id: `before ${event.id}`,
            }
            const acted = historyFrom([{ ...first, subject: event.subject, actor: claimed.actor } as Event], {}, before)
            const after = historyFrom([claimed], {}, acted)
            if (after !== acted && directionOf(event) !== 'finding') {
              const { opens, closes } = changesBy(claimed, acted, after)
              if (opens) counts.opened++
              if (opens) expect([event.kind, directionOf(event)]).toEqual([event.kind, 'widening'])
              else if (closes && eitherWay.includes(event.kind)) {
                expect([event.kind, directionOf(event)]).toEqual([event.kind, 'narrowing'])
                counts.eitherWay++
              } else if (closes) counts.closed++
            }
          }
          before = historyFrom([event], {}, before)
        }
      }),
      { numRuns: 35 },
    )
    expect(Math.min(counts.opened, counts.closed, counts.eitherWay)).toBeGreaterThan(8)
  })
})

describe('a no', () => {
  const asked = [happens('jobmatchMade')]
  const about = asking({ record: { kind: 'dialogue', id: 'dialogue-1', subject: 'ida' } })
  const no = { answer: 'notInterested' } as const

  it('TK-15 JI-46 is recorded by staff as well as by the subject', () => {
    const answered = historyOf([...asked, happens('invitationAnswered')])
    for (const history of [answered, historyOf(asked)]) {
      const noted = next(history, happens('invitationAnswered', { actor: coach, ...no }))
      if (!noted.ok) throw new Error('refused')
      expect(noted.attempts).toEqual([])
      expect(facts(noted.history, about)['dialogue.answer']).toBe('notInterested')
    }
  })

  it('INV-09 is recorded by nobody else, and a yes by the subject alone', () => {
    const alarmOf = (actor: typeof coach | typeof robot | typeof court, changes: object) => {
      const appended = next(historyOf(asked), happens('invitationAnswered', { actor, ...changes }))
      return appended.ok ? appended.attempts.map(({ alarm }) => alarm) : ['refused']
    }
    expect([alarmOf(robot, no), alarmOf(court, no)]).toEqual([['unauthorised-answer'], ['unauthorised-answer']])
    expect(alarmOf(coach, {})).toEqual(['unauthorised-answer'])
  })

  it('is recorded by those who may widen, where a table names nobody who narrows', () => {
    const table = authority('as before', { ...subjectOnly.rows, invitationAnswered: { widening: ['subject'] } })
    const noted = next(historyOf(asked, { authority: table }), happens('invitationAnswered', no))
    expect(noted.ok && noted.attempts).toEqual([])
  })
})

describe('a table of authority', () => {
  const rowsWith = (changes: object) => ({ ...subjectOnly.rows, ...changes }) as Authority['rows']

  it('INV-09 does not decide which way a kind goes: a column that no event of the kind falls into is refused', () => {
    const error = usageErrorOf(() => authority('mislabelled', rowsWith({ consentGiven: { finding: ['staff'] } })))
    expect([error.code, error.issues.map(({ code, path }) => `${code} ${path}`)]).toEqual([
      'invalid-authority',
      ['unknown-direction /consentGiven/finding'],
    ])
  })
})

describe('what an organisation records', () => {
  /** What it may make known: that it is registered, looks for staff, and for whom it does. */
  const itsOwn = [
    'organisation.registered',
    'organisation.activeVacancy',
    'account.active',
    'approach.linked',
    'share.vacancy',
  ]

  it('INV-09 opens nothing but what it says of itself, and nothing to any other organisation', () => {
    let said = 0
    fc.assert(
      fc.property(choices, (choice) => {
        let before = historyFrom([])
        for (const event of someStory(choice, { strangers: 15 })) {
          const after = historyFrom([event], {}, before)
          if (event.actor.kind === 'organisation' && after !== before) {
            const { organisation: own } = event.actor
            for (const organisation of organisations) {
              const ask = (history: History, subject: string) =>
                facts(
                  history,
                  asking({
                    viewer: { id: 'account-1', role: 'employer', organisation },
                    record: { kind: 'cv', id: 'cv-1', subject },
                    at: event.at,
                    vacancy: `vacancy of ${organisation}`,
                  }),
                )
              for (const subject of subjects) {
                const wider = opened(ask(before, subject), ask(after, subject))
                said += wider.length
                expect(organisation === own ? wider.filter((name) => !itsOwn.includes(name)) : wider).toEqual([])
              }
            }
          }
          before = after
        }
      }),
      { numRuns: 30 },
    )
    expect(said).toBeGreaterThan(10)
  })
})
