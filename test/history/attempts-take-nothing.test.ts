import {
  append,
  appendAll,
  authority,
  defineGrounds,
  type Event,
  facts,
  openHistory,
  parseHistory,
  rejudgeHistory,
  subjectOnly,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { usageErrorOf } from '../policy/issues-of'
import { actors, asking, grounds, happens, historyOf, rule2011, written } from './story'

const historyWith = (events: readonly object[]) => {
  const appended = appendAll(openHistory({ grounds, complete: true }), events)
  if (!appended.ok) throw new Error('refused')
  return appended.history
}

describe('an attempt', () => {
  const [placed, tried, follow] = written([
    happens('cvCreated', { at: 1 }),
    happens('cvFormSet', { at: 5, actor: actors.staff, form: 'personal' }),
    happens('followed', { at: 6 }),
  ]) as readonly [Event, Event, Event]

  it('NAV-14 keeps its id, and an event of that id is refused and said', () => {
    const appended = append(historyWith([placed, tried]), { ...follow, id: tried.id })
    expect(appended.ok ? [] : appended.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'duplicate-event /id',
    ])
    const judged = rejudgeHistory(historyWith([placed, tried, follow]), rule2011)
    expect(judged.entries).toHaveLength(3)
    expect(judged.events.map(({ kind }) => kind)).toEqual(['cvCreated', 'followed'])
  })

  it('takes no place in time: what comes next may be earlier than it claims to be', () => {
    const later = { ...tried, at: 90 }
    const history = historyWith([placed, later, follow])
    expect(history.events.map(({ kind }) => kind)).toEqual(['cvCreated', 'followed'])
  })

  const labelled = (event: object) => ({ kind: 'attempt', alarm: 'auto-grant', event })
  const readWith = (event: object) => {
    const parsed = parseHistory([{ kind: 'need-to-know history', version: 1 }, placed, labelled(event), follow], {
      grounds,
    })
    if (!parsed.ok) throw new Error(parsed.issues.map(({ code, path }) => `${code} ${path}`).join())
    return parsed.history
  }

  it('that authority allows counts at the instant that it claims, where it stands before that', () => {
    const history = readWith({ ...tried, at: 90, actor: actors.subject })
    expect(history.events.map(({ kind }) => kind)).toEqual(['cvCreated', 'followed', 'cvFormSet'])
    expect([89, 90].map((at) => facts(history, asking({ at }))['cv.form'])).toEqual(['anonymous', 'personal'])
    expect(rejudgeHistory(history, subjectOnly).events).toEqual(history.events)
  })

  it('INV-09 that narrows, and is claimed for an instant that was yet to come, counts then and is not lost', () => {
    const { cv: _, form: __, ...rest } = tried as Event & { readonly cv?: string; readonly form?: string }
    const history = readWith({ ...rest, kind: 'objectionMade', actor: actors.subject, at: 90 })
    expect(history.attempts).toEqual([])
    expect([89, 90].map((at) => facts(history, asking({ at }))['subject.objected'])).toEqual([undefined, true])
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
