import {
  appendAll,
  authority,
  defineGrounds,
  type Event,
  facts,
  openHistory,
  parseHistory,
  rejudgeHistory,
  serialiseHistory,
  subjectOnly,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { usageErrorOf } from '../policy/issues-of'
import { actors, asking, grounds, happens, historyOf, rule2011, written } from './story'

const historyWith = (events: readonly object[]) => {
  const appended = appendAll(openHistory({ grounds }), events)
  if (!appended.ok) throw new Error('refused')
  return appended.history
}

describe('an attempt', () => {
  const [placed, tried, follow] = written([
    happens('cvCreated', { at: 1 }),
    happens('cvFormSet', { at: 5, actor: actors.staff, form: 'personal' }),
    happens('followed', { at: 6 }),
  ]) as readonly [Event, Event, Event]

  it('NAV-14 leaves its id to an event, and nothing is lost when both are judged anew', () => {
    const history = historyWith([placed, tried, { ...follow, id: tried.id }])
    const judged = rejudgeHistory(history, rule2011)
    expect(judged.entries).toHaveLength(3)
    expect(judged.events.map(({ kind }) => kind)).toEqual(['cvCreated', 'followed'])
  })

  it('INV-09 that narrows counts when it is read, but never in the way of what was recorded after it', () => {
    const objection = { ...tried, kind: 'objectionMade', subject: 'ida', actor: actors.subject } as const
    const { cv: _, form: __, ...made } = objection as Record<string, unknown>
    for (const changes of [{ at: 50 }, { id: follow.id }]) {
      const attempt = { kind: 'attempt', alarm: 'unauthorised-record', event: { ...made, ...changes } }
      const [header, ...lines] = serialiseHistory(historyWith([placed, follow]))
        .trim()
        .split('\n')
      const text = [header, lines[0], JSON.stringify(attempt), lines[1]].join('\n')
      const parsed = parseHistory(text, { grounds })
      expect(parsed.ok && parsed.history.events.map(({ kind }) => kind)).toEqual(['cvCreated', 'followed'])
    }
    const [header, ...lines] = serialiseHistory(historyWith([placed, follow]))
      .trim()
      .split('\n')
    const inPlace = JSON.stringify({ kind: 'attempt', alarm: 'unauthorised-record', event: made })
    const parsed = parseHistory([header, lines[0], inPlace, lines[1]].join('\n'), { grounds })
    expect(parsed.ok && parsed.history.events.map(({ kind }) => kind)).toEqual([
      'cvCreated',
      'objectionMade',
      'followed',
    ])
  })
})

it('JI-48 an answer that somebody else gave was given by nobody who had been told', () => {
  const asked = [
    happens('noticeShown', {
      act: 'invitationAnswered',
      about: 'dialogue-1',
      notice: { name: 'jobtorvet', version: '2' },
    }),
    happens('jobmatchMade'),
  ]
  const anybody = authority('anybody', { ...subjectOnly.rows, invitationAnswered: { widening: ['subject', 'staff'] } })
  const told = (actor: (typeof actors)['subject']) => {
    const history = historyOf([...asked, happens('invitationAnswered', { actor })], { authority: anybody })
    return facts(history, asking({ record: { kind: 'dialogue', id: 'dialogue-1', subject: 'ida' } }))
  }
  const known = [told(actors.subject), told(actors.staff)]
  expect(known.map((each) => each['dialogue.answer'])).toEqual(['interested', 'interested'])
  expect(known.map((each) => each['informed.jobmatch.employer'])).toEqual([true, false])
})

it.each([
  ['no object', null],
  ['an end that is no list', { purposes: ['recruitment'], categories: ['address'], endedBy: 'followUpBegun' }],
  ['a flag that is text', { purposes: ['recruitment'], categories: ['address'], special: 'true' }],
])('a scope of consent is refused that is, or has, %s', (_, needs) => {
  const error = usageErrorOf(() => defineGrounds({ notices: [], consents: { sharing: needs as never } }))
  expect([error.code, error.issues.map(({ code, path }) => `${code} ${path}`)]).toEqual([
    'invalid-grounds',
    ['wrong-type /consents/sharing'],
  ])
})
