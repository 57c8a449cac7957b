import fc from 'fast-check'
import { UsageError } from 'need-to-know'
import {
  append,
  authority,
  facts,
  type History,
  type HistoryOptions,
  openHistory,
  parseHistory,
  serialiseHistory,
  subjectOnly,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { choices } from '../laws/arbitraries/choice'
import { someHistory } from '../laws/arbitraries/history-story'
import { agreement, asking, coach, grounds, happens, historyOf, rule2011, withNext, written } from './story'

const header = '{"kind":"need-to-know history","version":1}\n'

function readBack(document: unknown, options: Partial<HistoryOptions> = {}): History {
  const parsed = parseHistory(document, { grounds, ...options })
  if (parsed.ok) return parsed.history
  throw new Error(parsed.issues.map(({ code, path }) => `${code} at ${path}`).join('; '))
}

function issuesIn(document: unknown, options: Partial<HistoryOptions> = {}): readonly string[] {
  const parsed = parseHistory(document, { grounds, ...options })
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
      { numRuns: 150 },
    )
    expect(events).toBeGreaterThan(1_500)
    expect(attempts).toBeGreaterThan(300)
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

  it('TK-13 stays one when it is read, even where it would be allowed now', () => {
    const again = readBack(stored, { authority: permissive })
    expect(again.attempts).toHaveLength(1)
    expect(again.attempts[0]?.alarm).toBe('unauthorised-form-change')
    expect(facts(again, asking())['cv.form']).toBe('anonymous')
    expect(facts(historyOf(story, { authority: permissive }), asking())['cv.form']).toBe('personal')
  })

  it('INV-09 that narrows, and is entitled, is none: a label must not keep it from counting', () => {
    const labelled = (alarm: string) =>
      readBack([JSON.parse(lines[0] ?? ''), { kind: 'attempt', alarm, event: written([happens('objectionMade')])[0] }])
    expect(facts(labelled('unauthorised-record'), asking())['subject.objected']).toBe(true)
    // What rests on an attempt still does.
    expect(labelled('rests-on-attempt').attempts).toHaveLength(1)
    const widening = { kind: 'attempt', alarm: 'unauthorised-cv', event: written([happens('cvCreated')])[0] }
    expect(readBack([JSON.parse(lines[0] ?? ''), widening]).events).toEqual([])
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
      { numRuns: 400 },
    )
    expect(refused).toBeGreaterThan(200)
  })

  it('is a mistake of the caller where the options are', () => {
    const code = (code: string) => expect.objectContaining({ code }) as Error
    expect(() => parseHistory(stored, { grounds: { ...grounds } })).toThrow(code('invalid-grounds'))
    expect(() => parseHistory(stored, { grounds, strict: true } as never)).toThrow(code('unknown-key'))
    expect(() => serialiseHistory({} as never)).toThrow(UsageError)
  })
})
