import fc from 'fast-check'
import { UsageError } from 'need-to-know'
import {
  type Authority,
  append,
  authority,
  type Event,
  type EventOf,
  type FactsRequest,
  facts,
  type History,
  type HistoryFacts,
  type HistoryOptions,
  openHistory,
  parseHistory,
  rejudgeHistory,
  serialiseHistory,
  subjectOnly,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { alarmKinds } from '../../src/history/alarm'
import { directionOf } from '../../src/history/authority'
import { choices } from '../laws/arbitraries/choice'
import { runs } from '../laws/arbitraries/depth'
import { subjects } from '../laws/arbitraries/history-event'
import { historyFrom, someHistory, someStory } from '../laws/arbitraries/history-story'
import { opened } from '../laws/arbitraries/opened'
import {
  agreement,
  asking,
  coach,
  consent,
  court,
  grounds,
  happens,
  historyOf,
  rule2011,
  type Unwritten,
  withNext,
  written,
} from './story'

const header = '{"kind":"need-to-know history","version":1}\n'

function readBack(document: unknown, options: Partial<HistoryOptions> = {}): History {
  const parsed = parseHistory(document, { grounds, complete: true, ...options })
  if (parsed.ok) return parsed.history
  throw new Error(parsed.issues.map(({ code, path }) => `${code} at ${path}`).join('; '))
}

function issuesIn(document: unknown, options: Partial<HistoryOptions> = {}): readonly string[] {
  const parsed = parseHistory(document, { grounds, complete: true, ...options })
  return parsed.ok ? [] : parsed.issues.map(({ code, path }) => `${code} ${path}`)
}

const story = [happens('cvCreated'), happens('cvFormSet', { actor: coach, agreement }), happens('followed')]
const stored = serialiseHistory(historyOf(story))
const lines = stored.split('\n').slice(0, -1)

describe('the stored form of a history', () => {
  it('is a line of header and a line for each event and attempt, in the order in which they came', () => {
    expect(lines).toHaveLength(4)
    expect(`${lines[0]}\n`).toBe(header)
    expect(lines.slice(1).map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual([
      'cvCreated',
      'attempt',
      'followed',
    ])
    expect(stored.endsWith('\n')).toBe(true)
    expect(serialiseHistory(openHistory({ grounds }))).toBe(header)
  })

  it('is the same history again when it is read, attempts and order included', () => {
    let [events, attempts] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const history = someHistory(choice, { strangers: 20, authority: choice.pick([subjectOnly, rule2011]) })
        const text = serialiseHistory(history)
        const again = readBack(text, { authority: history.authority })
        expect(serialiseHistory(again)).toBe(text)
        expect(again.events).toEqual(history.events)
        expect(again.attempts).toEqual(history.attempts)
        for (const { at } of history.events.slice(-5)) {
          expect(facts(again, asking({ at }))).toEqual(facts(history, asking({ at })))
        }
        const parsed: unknown = text
          .split('\n')
          .slice(0, -1)
          .map((line): unknown => JSON.parse(line))
        expect(serialiseHistory(readBack(parsed, { authority: history.authority }))).toBe(text)
        events += history.events.length
        attempts += history.attempts.length
      }),
      { numRuns: runs(150) },
    )
    expect(events).toBeGreaterThan(runs(1_500))
    expect(attempts).toBeGreaterThan(runs(300))
  })

  it('is the same again of a history judged anew under another table', () => {
    let resting = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const [before, after] = choice.pick([
          [subjectOnly, rule2011],
          [rule2011, subjectOnly],
          [anybody, subjectOnly],
          [subjectOnly, anybody],
        ] as const)
        const history = rejudgeHistory(someHistory(choice, { strangers: 50, authority: before }), after)
        const text = serialiseHistory(history)
        expect(serialiseHistory(readBack(text, { authority: after }))).toBe(text)
        expect(serialiseHistory(rejudgeHistory(history, after))).toBe(text)
        resting += history.attempts.filter(({ alarm }) => alarm === 'rests-on-attempt').length
      }),
      { numRuns: runs(200) },
    )
    expect(resting).toBeGreaterThan(runs(30))
  })

  it('can be gone on with: what comes next is checked against what was read', () => {
    const again = readBack(stored)
    const [first] = again.events
    const repeated = append(again, { ...first, at: 50 })
    expect(repeated.ok ? [] : repeated.issues.map(({ code }) => code)).toEqual(['duplicate-event'])
    const early = append(again, { ...first, id: 'another', at: 0 })
    expect(early.ok ? [] : early.issues.map(({ code }) => code)).toEqual(['out-of-order'])
    expect(withNext(again, happens('unfollowed')).events).toHaveLength(3)
  })

  it('may hold any text in its ids', () => {
    for (const id of ['a\nb', '\u2028', '"', '\\', '\u0000', '\ud800', 'é', '😀', '{"kind":"attempt"}']) {
      const history = historyOf([happens('followed', { id, organisation: id })])
      const again = readBack(serialiseHistory(history))
      expect(again.events).toEqual(history.events)
    }
  })

  it('may end without a line break, and have those of Windows', () => {
    expect(serialiseHistory(readBack(stored.slice(0, -1)))).toBe(stored)
    expect(serialiseHistory(readBack(stored.replaceAll('\n', '\r\n')))).toBe(stored)
  })
})

describe('an attempt', () => {
  const permissive = authority('permissive', { ...subjectOnly.rows, cvFormSet: { widening: ['subject', 'staff'] } })

  it('TK-13 stays one when it is read, and is judged by the table that it is read under', () => {
    const again = readBack(stored)
    expect(again.attempts).toHaveLength(1)
    expect(again.attempts[0]?.alarm).toBe('unauthorised-form-change')
    expect(facts(again, asking())['cv.form']).toBe('anonymous')
    // A host that reads under a wider table believes more, as with `rejudgeHistory`.
    expect(facts(readBack(stored, { authority: permissive }), asking())['cv.form']).toBe('personal')
  })

  it('INV-09 that narrows, and is entitled, is none: a label must not keep it from counting', () => {
    const labelled = (alarm: string) =>
      readBack([JSON.parse(lines[0] ?? ''), { kind: 'attempt', alarm, event: written([happens('objectionMade')])[0] }])
    for (const alarm of alarmKinds) expect(facts(labelled(alarm), asking())['subject.objected']).toBe(true)
  })

  it('INV-09 that narrows, and is entitled now, stays one where it could not have happened', () => {
    const formerly = authority('formerly', { ...subjectOnly.rows, cvDeleted: { narrowing: ['subject'] } })
    const tried = [happens('cvCreated'), happens('cvDeleted'), happens('cvDeleted', { actor: coach })]
    const text = serialiseHistory(historyOf(tried, { authority: formerly }))
    const again = readBack(text)
    expect(again.events).toHaveLength(2)
    expect(again.attempts).toHaveLength(1)
  })

  it('is what becomes of an act that rested on one', () => {
    const coaches = authority('coaches', { ...subjectOnly.rows, cvCreated: { widening: ['subject', 'staff'] } })
    const text = serialiseHistory(
      historyOf([happens('cvCreated', { actor: coach }), happens('cvFormSet')], { authority: coaches }),
    )
    expect(readBack(text).attempts.map(({ alarm }) => alarm)).toEqual(['unauthorised-cv', 'rests-on-attempt'])
    // Where nothing was demoted, what cannot have happened is refused.
    const [, ...events] = text.split('\n').slice(0, -1)
    expect(issuesIn([JSON.parse(lines[0] ?? ''), JSON.parse(events[1] ?? '')])).toEqual(['not-recorded /1'])
  })

  it('is what an event becomes that is not allowed any more', () => {
    const believed = serialiseHistory(historyOf(story, { authority: rule2011 }))
    expect(readBack(believed, { authority: rule2011 }).attempts).toEqual([])
    const again = readBack(believed)
    expect(again.attempts.map(({ alarm, event }) => [alarm, event.kind])).toEqual([
      ['unauthorised-form-change', 'cvFormSet'],
    ])
    expect(facts(again, asking())['cv.form']).toBe('anonymous')
  })

  it('is kept with an alarm that there is, and an event that could be one', () => {
    const parsed = lines.map((line): unknown => JSON.parse(line))
    const attempt = parsed[2] as object
    const spoilt = (changes: object) => issuesIn(parsed.with(2, { ...attempt, ...changes }))
    expect(spoilt({})).toEqual([])
    expect(spoilt({ alarm: 'no such alarm' })).toEqual(['wrong-shape /2/alarm'])
    expect(spoilt({ note: 'x' })).toEqual(['unknown-key /2'])
    expect(spoilt({ event: { kind: 'cvEdited' } }).every((issue) => issue.includes(' /2/event/'))).toBe(true)
    expect(spoilt({ event: attempt })).toEqual(['wrong-shape /2/event/kind'])
    expect(spoilt({ event: undefined }).length).toBeGreaterThan(0)
  })
})

/** Whether what an attempt would have made so was so where it stands: not to count it takes nothing away. */
function isSoAlready({ entries, authority }: History, id: string): boolean {
  const at = entries.findIndex((each) => each.kind === 'attempt' && each.event.id === id)
  const attempt = entries[at]
  const before = entries.slice(0, at).filter((each) => each.kind !== 'attempt')
  const appended = append(historyFrom(before, { authority }), attempt?.kind === 'attempt' ? attempt.event : undefined)
  return !appended.ok && appended.issues.every(({ code }) => code === 'already-so')
}

/** Every order of some things. */
function ordersOf<T>(things: readonly T[]): readonly (readonly T[])[] {
  if (things.length === 0) return [[]]
  return things.flatMap((thing, i) => ordersOf(things.toSpliced(i, 1)).map((rest) => [thing, ...rest]))
}

/** A form that a coach opens as soon as there is a CV, as the rule of 2011 allowed it. */
const byCoach = ({ id, at, subject, cv }: EventOf<'cvCreated'>): Event => ({
  ...{ id: `${id} by a coach`, at, subject, cv, actor: coach, agreement },
  kind: 'cvFormSet',
  form: 'personal',
})

describe('a label', () => {
  const labelled = (line: string, alarm: string) =>
    JSON.stringify({ kind: 'attempt', alarm, event: JSON.parse(line) as unknown })
  const dock = { organisation: 'nordlys' }
  const stories: readonly (readonly [string, readonly Unwritten[], FactsRequest, readonly (keyof HistoryFacts)[]])[] = [
    [
      'an answer that was taken back',
      [
        happens('jobmatchMade'),
        happens('invitationAnswered'),
        happens('invitationAnswered', { answer: 'notInterested' }),
      ],
      asking({ record: { kind: 'dialogue', id: 'dialogue-1', subject: 'ida' } }),
      ['dialogue.answer'],
    ],
    [
      'a vacancy that was withdrawn',
      [happens('vacancyOpened'), happens('cvCreated'), happens('vacancyWithdrawn')],
      asking({ vacancy: 'vacancy-1' }),
      ['organisation.activeVacancy', 'approach.linked'],
    ],
    [
      'a block',
      [happens('followed', dock), happens('cvCreated'), happens('employerBlocked', dock)],
      asking(),
      ['relation.blocked'],
    ],
    [
      'a form, a block, a restriction and a presence',
      [
        happens('cvCreated', { form: 'personal' }),
        happens('cvFormSet', { form: 'anonymous' }),
        happens('employerBlocked'),
        happens('restrictionBegun'),
        happens('cvPresenceSet', { presence: 'offline' }),
      ],
      asking(),
      ['cv.form', 'relation.blocked', 'subject.restricted', 'cv.presence'],
    ],
    [
      'a consent given over another, and withdrawn',
      [
        happens('consentGiven'),
        happens('consentGiven', { consent: { ...consent, id: 'consent-2' } }),
        happens('consentWithdrawn', { consent: 'consent-2' }),
      ],
      asking(),
      ['consent.sharing'],
    ],
  ]

  it.each(stories)('INV-09 opens nothing: %s', (_, story, request, names) => {
    const written = historyOf(story)
    const [head = '', ...entries] = serialiseHistory(written).trim().split('\n')
    const look = (history: History) => names.map((name) => facts(history, request)[name])
    for (const alarm of alarmKinds) {
      for (const picked of [...Array(2 ** entries.length).keys()]) {
        const text = entries.map((line, i) => ((picked >> i) % 2 === 1 ? labelled(line, alarm) : line))
        expect(look(readBack([head, ...text].join('\n')))).toEqual(look(written))
      }
    }
  })

  it('INV-09 opens nothing, and closes nothing, on any lines of any history, be they events or attempts', () => {
    let [events, attempts] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const authority = choice.pick([subjectOnly, rule2011])
        const history = someHistory(choice, { strangers: 25, authority })
        const entries = history.entries.map((entry): unknown => {
          if (choice.chance(50)) return entry
          if (entry.kind !== 'attempt') events++
          else attempts++
          const event = entry.kind === 'attempt' ? entry.event : entry
          return choice.chance(50) ? event : { kind: 'attempt', alarm: choice.pick(alarmKinds), event }
        })
        const again = readBack([JSON.parse(lines[0] ?? ''), ...entries], { authority })
        expect(again.events).toEqual(history.events)
        expect(again.attempts.map(({ event }) => event)).toEqual(history.attempts.map(({ event }) => event))
      }),
      { numRuns: runs(150) },
    )
    expect(events).toBeGreaterThan(runs(800))
    expect(attempts).toBeGreaterThan(runs(150))
  })

  it('INV-09 opens nothing under a table that believes fewer: reading never opens more than writing did', () => {
    let fewer = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const opening = someStory(choice).flatMap((event) =>
          event.kind === 'cvCreated' ? [event, byCoach(event)] : [event],
        )
        const history = historyFrom(opening, { authority: rule2011 })
        const entries = history.entries.map((entry): unknown =>
          entry.kind !== 'attempt' && choice.chance(40)
            ? { kind: 'attempt', alarm: choice.pick(alarmKinds), event: entry }
            : entry,
        )
        const read = parseHistory([JSON.parse(lines[0] ?? ''), ...entries], { grounds, complete: true })
        if (!read.ok) return
        if (read.history.events.length < history.events.length) fewer++
        for (const { at } of history.events.slice(-4)) {
          for (const subject of subjects) {
            const request = asking({ at, record: { kind: 'cv', id: 'cv-1', subject } })
            // What it had been told for the form it chose itself is known again; the form that needed it is not.
            const wider = opened(facts(history, request), facts(read.history, request))
            expect(wider.filter((name) => !name.startsWith('informed.'))).toEqual([])
          }
        }
      }),
      { numRuns: runs(40) },
    )
    expect(fewer).toBeGreaterThan(runs(15))
  })

  it.each(stories)(
    'INV-09 with another place loses nothing, or the document is refused: %s',
    (_, story, request, names) => {
      const original = historyOf(story)
      const look = (history: History) => names.map((name) => facts(history, request)[name])
      let [refused, read] = [0, 0]
      for (const alarm of ['rests-on-attempt', 'unauthorised-record'] as const) {
        for (const order of ordersOf(original.events)) {
          for (let picked = 0; picked < 2 ** order.length; picked++) {
            const entries = order.map((event, i) =>
              (picked >> i) % 2 === 1 ? { kind: 'attempt', alarm, event } : event,
            )
            const parsed = parseHistory([JSON.parse(lines[0] ?? ''), ...entries], { grounds, complete: true })
            if (parsed.ok) expect(look(parsed.history)).toEqual(look(original))
            if (parsed.ok) read++
            else refused++
          }
        }
      }
      expect(Math.min(refused, read)).toBeGreaterThan(1)
    },
  )

  it('INV-09 with another place takes nothing that closes from any history, at equal instants either', () => {
    let [moved, refused, same] = [0, 0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const authority = choice.pick([subjectOnly, rule2011])
        const history = someHistory(choice, { strangers: 15, authority })
        const { entries } = history
        if (entries.length < 2) return
        const from = choice.below(entries.length)
        const entry = entries[from] as (typeof entries)[number]
        const event = entry.kind === 'attempt' ? entry.event : entry
        const to = choice.below(entries.length)
        const line = choice.chance(70) ? { kind: 'attempt', alarm: choice.pick(alarmKinds), event } : event
        const others = entries.filter((each) => each !== entry)
        const document = [JSON.parse(lines[0] ?? ''), ...others.slice(0, to), line, ...others.slice(to)]
        const parsed = parseHistory(document, { grounds, complete: true, authority })
        moved++
        if (!parsed.ok) return void refused++
        const ids = new Set(parsed.history.events.map(({ id }) => id))
        const lost = history.events.filter((each) => !ids.has(each.id) && directionOf(each) !== 'widening')
        // A note is one only of an agency, once that is registered; it opens and closes nothing.
        const effective = lost.filter(({ kind, id }) => kind !== 'noteWritten' && !isSoAlready(parsed.history, id))
        expect(effective).toEqual([])
        if (ids.size === history.events.length) same++
      }),
      { numRuns: runs(600) },
    )
    expect(Math.min(moved, refused, same)).toBeGreaterThan(runs(100))
  })

  it('INV-09 with another place loses nothing behind an attempt that was put before it', () => {
    const [made, , off] = written([
      happens('cvCreated'),
      happens('followed'),
      happens('cvPresenceSet', { presence: 'offline' }),
    ])
    const forged = { ...made, id: 'forged', at: 0, actor: coach, cv: 'cv-2' }
    expect(issuesIn([JSON.parse(lines[0] ?? ''), forged, off, made])).toEqual(['not-recorded /2'])
    const again = readBack([JSON.parse(lines[0] ?? ''), forged, made, off])
    expect(facts(again, asking())['cv.presence']).toBe('offline')
  })

  it('INV-09 at one instant takes nothing from what closes, wherever it stands', () => {
    const at = { at: 7 }
    const closing = [
      happens('cvCreated', at),
      happens('cvPresenceSet', { ...at, presence: 'offline' }),
      happens('cvFormSet', { ...at, form: 'anonymous' }),
    ]
    const original = historyOf(closing)
    for (const order of ordersOf(original.events)) {
      const entries = order.map((event) => ({ kind: 'attempt', alarm: 'rests-on-attempt', event }))
      const again = readBack([JSON.parse(lines[0] ?? ''), ...entries])
      expect(again.attempts).toEqual([])
      expect(facts(again, asking())).toEqual(facts(original, asking()))
      expect(serialiseHistory(readBack(serialiseHistory(again)))).toBe(serialiseHistory(again))
    }
  })

  it('is no reason for an id to stand for two acts: ids are unique over all lines', () => {
    const [head = '', first = '', second = ''] = serialiseHistory(
      historyOf([happens('cvCreated'), happens('employerBlocked')]),
    ).split('\n')
    const taken = JSON.stringify({ ...JSON.parse(second), kind: 'cvEdited', organisation: undefined, cv: 'cv-1' })
    expect(issuesIn([head, first, labelled(second, 'unauthorised-record'), taken].join('\n'))).toEqual([
      'duplicate-event /3/id',
    ])
    const attempt = labelled(JSON.stringify({ ...JSON.parse(second), actor: court }), 'unauthorised-record')
    expect(issuesIn([head, first, attempt, second].join('\n'))).toEqual(['duplicate-event /3/id'])
    expect(issuesIn([head, first, second, attempt].join('\n'))).toEqual(['duplicate-event /3/event/id'])
  })
})

describe('a document that is no stored history', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['nothing', undefined, ['not-a-history ']],
    ['null', null, ['not-a-history ']],
    ['an object', { kind: 'need-to-know history', version: 1 }, ['not-a-history ']],
    ['a history itself', historyOf(story), ['not-a-history ']],
    ['no text', '', ['not-a-history /0']],
    ['no lines', [], ['not-a-history /0']],
    ['no header', lines.slice(1).join('\n'), ['not-a-history /0']],
    ['another header', stored.replace('need-to-know history', 'a diary'), ['not-a-history /0']],
    ['a header twice', header + stored, ['wrong-shape /1/kind']],
    ['a version to come', stored.replace('"version":1', '"version":2'), ['unknown-version /0/version']],
    ['a version as text', stored.replace('"version":1', '"version":"1"'), ['unknown-version /0/version']],
    ['no version', stored.replace(',"version":1', ''), ['unknown-version /0/version']],
    ['a header that is null', `null\n${lines[1]}\n`, ['not-a-history /0']],
  ])('is refused: %s', (_, document, issues) => {
    expect(issuesIn(document)).toEqual(issues)
  })

  it('is refused with each line that is not JSON, and none of them is quoted', () => {
    const damaged = [lines[0], lines[1], 'Ida Holm, Havnegade 1', '', '{"kind":"cvEdited"', lines[3]].join('\n')
    const parsed = parseHistory(damaged, { grounds })
    expect(issuesIn(damaged)).toEqual(['not-json /2', 'not-json /3', 'not-json /4'])
    expect(JSON.stringify(parsed)).not.toContain('Ida')
  })

  it('is refused with everything that is wrong, line by line', () => {
    const [first, second] = written([happens('cvCreated'), happens('cvEdited', { at: 0 })])
    const entries = [first, { kind: 'cvEdited' }, first, second, 7, { ...first, id: 'another', at: 9 }]
    expect(issuesIn([{ kind: 'need-to-know history', version: 9 }, ...entries])).toEqual([
      'unknown-version /0/version',
      'wrong-type /2/id',
      'wrong-type /2/at',
      'wrong-type /2/actor',
      'wrong-type /2/subject',
      'wrong-type /2/cv',
      'duplicate-event /3/id',
      'out-of-order /4/at',
      'wrong-type /5',
      'already-so /6',
    ])
  })

  it('holds no value in its issues, whatever was done to it', () => {
    const marker = 'Ida Holm, Havnegade 1'
    let refused = 0
    fc.assert(
      fc.property(choices, fc.string({ maxLength: 5 }), (choice, noise) => {
        const text = serialiseHistory(someHistory(choice, { most: 10 }))
        const at = choice.below(text.length)
        const damage = choice.pick([marker, `"${marker}"`, `,"${marker}":{}`, `${noise}${marker}`, `\n${marker}\n`])
        const parsed = parseHistory(text.slice(0, at) + damage + text.slice(at + choice.below(9)), { grounds })
        if (parsed.ok) return
        refused++
        expect(JSON.stringify(parsed)).not.toContain('Ida Holm')
      }),
      { numRuns: runs(400) },
    )
    expect(refused).toBeGreaterThan(runs(200))
  })

  it('is a mistake of the caller where the options are', () => {
    const code = (code: string) => expect.objectContaining({ code }) as Error
    expect(() => parseHistory(stored, { grounds: { ...grounds } })).toThrow(code('invalid-grounds'))
    expect(() => parseHistory(stored, { grounds, strict: true } as never)).toThrow(code('unknown-key'))
    expect(() => serialiseHistory({} as never)).toThrow(UsageError)
  })
})

/** A table under which everybody may do whatever the subject or the house may. */
const anybody = authority(
  'anybody',
  Object.fromEntries(
    Object.entries(subjectOnly.rows).map(([kind, row]) => [
      kind,
      Object.fromEntries(
        Object.keys(row).map((way) => [way, ['subject', 'staff', 'system', 'organisation', 'authority']]),
      ),
    ]),
  ) as unknown as Authority['rows'],
)
