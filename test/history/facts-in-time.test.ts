import fc from 'fast-check'
import { appendAll, facts, type History, openHistory } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { choices } from '../laws/arbitraries/choice'
import { organisations, subjects } from '../laws/arbitraries/history-event'
import { someHistory } from '../laws/arbitraries/history-story'
import { grounds } from './story'

/** Everything that can be asked about a generated history at an instant, as it is answered. */
function answers(history: History, at: number): readonly unknown[] {
  return subjects.flatMap((subject) =>
    organisations.flatMap((organisation) =>
      [
        { kind: 'cv', id: 'cv-1', subject },
        { kind: 'dialogue', id: `${subject} at ${organisation}` },
        { kind: 'jobAd', id: `vacancy of ${organisation}`, subject },
      ].map((record) =>
        facts(history, {
          viewer: { id: 'account-1', role: 'employer', organisation },
          record,
          at,
          vacancy: `vacancy of ${organisation}`,
        }),
      ),
    ),
  )
}

/** What had happened by an instant, and nothing more. */
function cutAt(history: History, at: number): History {
  const cut = appendAll(
    openHistory({ grounds, complete: true }),
    history.events.filter((event) => event.at <= at),
  )
  if (!cut.ok) throw new Error('what was accepted is refused')
  return cut.history
}

/** Before, at and after every event, and every instant at which something runs out by itself. */
function instantsOf({ events }: History): readonly number[] {
  const ends = events.flatMap((event) => [
    'expires' in event ? event.expires : undefined,
    'until' in event ? event.until : undefined,
    event.kind === 'consentGiven' ? event.consent.validUntil : undefined,
  ])
  const turns = [...events.map(({ at }) => at), ...ends].filter((at) => at !== undefined)
  return [...new Set(turns.flatMap((at) => [at - 1, at, at + 1]))].sort((a, b) => a - b)
}

describe('the facts at an instant', () => {
  it('are those of the history cut off there: what comes later is not known yet', () => {
    let turns = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const history = someHistory(choice)
        let last = ''
        for (const at of instantsOf(history)) {
          const now = answers(history, at)
          expect(now).toEqual(answers(cutAt(history, at), at))
          if (JSON.stringify(now) !== last) turns++
          last = JSON.stringify(now)
        }
      }),
      { numRuns: 40 },
    )
    expect(turns).toBeGreaterThan(200)
  })

  it('change at no other instant than those', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const history = someHistory(choice)
        const turns = new Set(instantsOf(history))
        const last = Math.max(...turns)
        for (let at = 1; at <= last; at++) {
          if (!turns.has(at)) expect(answers(history, at)).toEqual(answers(history, at - 1))
        }
        expect(answers(history, 8.64e15)).toEqual(answers(history, last))
      }),
      { numRuns: 15 },
    )
  })

  it('are plain data of their own: the same twice, shared with nobody', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const history = someHistory(choice)
        const at = choice.below(60)
        const first = answers(history, at)
        const before = structuredClone(first)
        expect(answers(history, at)).toEqual(before)
        expect(new Set([...first, ...answers(history, at)]).size).toBe(2 * first.length)
        for (const found of first as Record<string, unknown>[]) {
          expect(Object.getPrototypeOf(found)).toBe(Object.prototype)
          expect(Object.values(found).every((value) => ['boolean', 'string'].includes(typeof value))).toBe(true)
          for (const name of Object.keys(found)) found[name] = 'spoilt'
        }
        expect(answers(history, at)).toEqual(before)
      }),
      { numRuns: 25 },
    )
  })
})
