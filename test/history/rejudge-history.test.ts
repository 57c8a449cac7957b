import fc from 'fast-check'
import {
  type Authority,
  append,
  authority,
  facts,
  openHistory,
  rejudgeHistory,
  serialiseHistory,
  subjectOnly,
} from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { choices } from '../laws/arbitraries/choice'
import { someHistory } from '../laws/arbitraries/history-story'
import { agreement, asking, coach, grounds, happens, historyOf, rule2011 } from './story'

const opened = [happens('cvCreated'), happens('cvFormSet', { actor: coach, agreement })]

describe('a history judged anew', () => {
  it('TK-12 TK-13 believes whom the other table believes, and nobody else', () => {
    const believed = historyOf(opened, { authority: rule2011 })
    const now = rejudgeHistory(believed, subjectOnly)
    expect(facts(believed, asking())['cv.form']).toBe('personal')
    expect(facts(now, asking())['cv.form']).toBe('anonymous')
    expect(now.attempts.map(({ alarm }) => alarm)).toEqual(['unauthorised-form-change'])
    expect(now.authority).toBe(subjectOnly)
    expect(believed.attempts).toEqual([])
  })

  it('takes what was an attempt for an act, where the other table does', () => {
    const now = rejudgeHistory(historyOf(opened), rule2011)
    expect(now.attempts).toEqual([])
    expect(facts(now, asking())['cv.form']).toBe('personal')
  })

  it('takes for an attempt what rested on one: it cannot have happened without it', () => {
    const everybody: Authority = authority('coaches place', {
      ...subjectOnly.rows,
      cvCreated: { widening: ['subject', 'staff'] },
    })
    const story = [
      happens('cvCreated', { actor: coach }),
      happens('cvFormSet'),
      happens('cvDeleted'),
      happens('cvCreated', { cv: 'cv-2' }),
    ]
    const now = rejudgeHistory(historyOf(story, { authority: everybody }), subjectOnly)
    expect(now.attempts.map(({ alarm, event }) => [alarm, event.kind])).toEqual([
      ['unauthorised-cv', 'cvCreated'],
      ['rests-on-attempt', 'cvFormSet'],
      ['rests-on-attempt', 'cvDeleted'],
    ])
    expect(now.events.map(({ kind }) => kind)).toEqual(['cvCreated'])
    // And back again, it is all there.
    const back = rejudgeHistory(now, everybody)
    expect(back.attempts).toEqual([])
    expect(back.events).toHaveLength(4)
  })

  it('loses nothing that happened after what had only been claimed to happen', () => {
    const claimed = happens('cvFormSet', { actor: coach, agreement, at: 100 })
    const history = historyOf([happens('cvCreated', { at: 1 }), claimed, happens('followed', { at: 50 })])
    expect(history.attempts).toHaveLength(1)
    const now = rejudgeHistory(history, rule2011)
    expect(now.attempts).toEqual([])
    expect(now.events.map(({ kind }) => kind).sort()).toEqual(['cvCreated', 'cvFormSet', 'followed'])
    expect(facts(now, asking({ at: 99 }))).toMatchObject({ 'cv.form': 'anonymous', 'relation.follows': true })
    expect(facts(now, asking({ at: 100 }))).toMatchObject({ 'cv.form': 'personal' })
  })

  it('NAV-14 has the same events in the same order, each counted once, whatever the tables', () => {
    let [moved, attempts] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const tables = [subjectOnly, rule2011, permissive]
        const history = someHistory(choice, { authority: choice.pick(tables), strangers: 25 })
        const table = choice.pick(tables)
        const now = rejudgeHistory(history, table)
        const ids = (of: typeof history) => [...of.events, ...of.attempts.map(({ event }) => event)].map(({ id }) => id)
        expect(ids(now).sort()).toEqual(ids(history).sort())
        expect(rejudgeHistory(history, history.authority).events).toEqual(history.events)
        expect(serialiseHistory(rejudgeHistory(now, table))).toBe(serialiseHistory(now))
        // Under the other table from the beginning, the same takes effect.
        const fresh = now.entries.reduce(
          (told, entry) => {
            const appended = append(told, entry.kind === 'attempt' ? entry.event : entry)
            return appended.ok ? appended.history : told
          },
          openHistory({ grounds, complete: true, authority: table }),
        )
        expect(fresh.events).toEqual(now.events)
        if (now.attempts.length !== history.attempts.length) moved++
        attempts += now.attempts.length
      }),
      { numRuns: 60 },
    )
    expect(moved).toBeGreaterThan(4)
    expect(attempts).toBeGreaterThan(100)
  })

  it('is made of a history, and of a table that was checked', () => {
    expect(() => rejudgeHistory({} as never, subjectOnly)).toThrow(
      expect.objectContaining({ code: 'not-a-history' }) as Error,
    )
  })
})

/** A table under which staff may do whatever the subject may. */
const permissive = authority(
  'permissive',
  Object.fromEntries(
    Object.entries(subjectOnly.rows).map(([kind, row]) => [
      kind,
      Object.fromEntries(Object.entries(row).map(([way, who]) => [way, [...new Set([...who, 'subject', 'staff'])]])),
    ]),
  ) as unknown as Authority['rows'],
)
