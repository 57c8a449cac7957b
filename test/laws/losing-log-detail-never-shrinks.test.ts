import fc from 'fast-check'
import { type BreachLog, type BreachScope, type BreachScopeInput, breachScope } from 'need-to-know/audit'
import { under } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { poorer, someBreach } from '../audit/generated-breach'
import { type Choice, choices } from './arbitraries/choice'

const affected = ({ affected }: BreachScope) => new Set(affected.subjects.map(({ subject }) => subject))
const records = ({ affected }: BreachScope) =>
  new Set(
    affected.subjects.flatMap(({ subject, records }) => records.map(({ kind, id }) => `${subject} ${kind} ${id}`)),
  )
const isWithin = (less: ReadonlySet<string>, more: ReadonlySet<string>) => [...less].every((each) => more.has(each))

/** Something of a log is lost: fields, entries with what they made complete, coverage, or all but a count. */
function lose(choice: Choice, { entries, complete = [], counted }: BreachLog): BreachLog {
  const kept = [...entries]
  const withCount = counted === undefined ? {} : { counted }
  switch (choice.below(5)) {
    case 0: {
      const lost = kept[choice.below(kept.length)]
      const kind = lost !== undefined && lost !== null && 'record' in lost ? lost.record?.kind : undefined
      // What is not there any more is not complete: not in its kind, or not at all where nobody can tell its kind.
      const left = complete.filter(({ kinds }) => kind !== undefined && !kinds.includes(kind))
      return { entries: kept.filter((entry) => entry !== lost), complete: left, ...withCount }
    }
    case 1:
      return { entries: kept, complete: choice.some(complete, 50), ...withCount }
    case 2:
      return { entries: [], counted: under(kept.length + 1, 'cases') }
    default: {
      const hit = new Set(
        choice.some(
          kept.map((_, i) => i),
          60,
        ),
      )
      return { entries: kept.map((entry, i) => (hit.has(i) ? poorer(choice, entry) : entry)), complete, ...withCount }
    }
  }
}

describe('law 12: losing log detail never shrinks the affected set', () => {
  it('INV-11 JI-23 whatever is lost of a log, nobody who was affected is affected no more', () => {
    const seen = { grown: 0, affected: 0, spared: 0, losses: 0 }
    fc.assert(
      fc.property(choices, (choice) => {
        const breach: BreachScopeInput = someBreach(choice)
        let log: BreachLog = breach.log
        let before = breachScope(breach)
        seen.affected += before.affected.persons.count
        seen.spared += before.couldSee.persons.count - before.affected.persons.count
        for (let i = 0; i < 4; i++) {
          log = lose(choice, log)
          const after = breachScope({ ...breach, log })
          expect(isWithin(affected(before), affected(after))).toBe(true)
          expect(isWithin(records(before), records(after))).toBe(true)
          if (affected(after).size > affected(before).size) seen.grown++
          seen.losses++
          before = after
        }
      }),
      { numRuns: 100 },
    )
    expect(seen.affected).toBeGreaterThan(30)
    expect(seen.spared).toBeGreaterThan(12)
    expect(seen.grown).toBeGreaterThan(10)
  })
})
