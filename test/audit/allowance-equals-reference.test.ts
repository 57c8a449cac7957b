import fc from 'fast-check'
import { type AccountMarks, mergeUsage, openUsage, usageOf } from 'need-to-know/audit'
import { describe, expect, it } from 'vitest'
import { AllowanceReference } from './allowance-reference'
import { quickAsks, quickSteps, recordAfter, type Step, steps, tight } from './allowance-stream'

/** The log that a gate would write over these requests, all counted by one counter. */
function logOf(stream: readonly Step[]) {
  const counter = openUsage(tight)
  return stream.map((step) => {
    const record = recordAfter(step, counter)
    counter.count(record)
    return record
  })
}

const asks = (stream: readonly Step[]) => stream.filter((step) => step.kind === 'ask')

describe('the counter', () => {
  it('says of every request what counting all of it anew says, and every verdict occurs', () => {
    const met = new Set<string | undefined>()
    fc.assert(
      fc.property(steps, (stream) => {
        const [counter, reference] = [openUsage(tight), new AllowanceReference(tight)]
        for (const step of stream) {
          if (step.kind === 'ask') {
            const { verdict, refusal } = counter.weigh(step.receipt, step.open)
            expect({ verdict, refusal }).toEqual(reference.weigh(step.receipt, step.open))
            met.add(verdict).add(refusal)
          }
          const record = recordAfter(step, counter)
          counter.count(record)
          reference.records.push(record)
        }
        expect(counter.size).toBe(stream.length)
      }),
      { numRuns: 1500 },
    )
    const all = ['within', 'watch', 'exhausted', 'abuse', undefined, 'disproportionate', 'wrong-purpose', 'blocked']
    expect(met).toEqual(new Set(all))
  })

  it('weighs without leaving a trace', () => {
    fc.assert(
      fc.property(steps, steps, (stream, others) => {
        const counter = openUsage(tight)
        for (const record of logOf(stream)) counter.count(record)
        const before = JSON.stringify(counter.usage())
        for (const { receipt, open } of asks(others)) counter.weigh(receipt, open)
        expect(JSON.stringify(counter.usage())).toBe(before)
      }),
    )
  })

  it('goes on from a snapshot, taken anywhere and kept as JSON, as if nothing had been', () => {
    fc.assert(
      fc.property(steps, (stream) => {
        const whole = openUsage(tight)
        let pieces = openUsage(tight)
        for (const step of stream) {
          pieces = openUsage(tight, JSON.parse(JSON.stringify(pieces.usage())))
          if (step.kind === 'ask')
            expect(pieces.weigh(step.receipt, step.open)).toEqual(whole.weigh(step.receipt, step.open))
          const record = recordAfter(step, whole)
          whole.count(record)
          pieces.count(record)
          expect(pieces.usage()).toEqual(whole.usage())
        }
      }),
      { numRuns: 100 },
    )
  })

  it('does not mind in which order releases come, or how often', () => {
    fc.assert(
      fc.property(quickAsks, fc.infiniteStream(fc.nat()), (stream, keys) => {
        const log = logOf(stream)
        const shuffled = log
          .map((record) => ({ record, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ record }) => record)
        const isBlocked = ({ account, isBlocked }: AccountMarks) => [account, isBlocked]
        const [once, twice] = [usageOf(tight, log), usageOf(tight, [...shuffled, ...log])]
        expect(twice.counters).toEqual(once.counters)
        expect(twice.accounts.map(isBlocked)).toEqual(once.accounts.map(isBlocked))
      }),
    )
  })
})

// Exact, in estimates, and with some counters in each form.
describe.each([4096, 1, 6])('usage merged, exact up to %i subjects', (exactUpTo) => {
  const allowance = { ...tight, exactUpTo }
  const merged = (...[first, ...others]: readonly ReturnType<typeof usageOf>[]) =>
    others.reduce((a, b) => mergeUsage(allowance, a, b), first ?? usageOf(allowance, []))

  it('is what both logs come to together', () => {
    fc.assert(
      fc.property(quickAsks, quickAsks, steps, (one, other, asked) => {
        const [left, right] = [logOf(one), logOf(other)]
        const together = usageOf(allowance, interleaved(left, right))
        const both = merged(usageOf(allowance, left), usageOf(allowance, right))
        expect([both.counters, both.horizon]).toEqual([together.counters, together.horizon])
        expect(both.size).toBe(Math.min(left.length, right.length))
        expect(both.upTo).toBe(Math.max(left.length, right.length))
        const [a, b] = [openUsage(allowance, both), openUsage(allowance, together)]
        for (const { receipt, open } of asks(asked)) expect(a.weigh(receipt, open)).toEqual(b.weigh(receipt, open))
      }),
      { numRuns: 100 },
    )
  })

  it('is what it is, whichever of the two logs is read on from where the shorter ends', () => {
    fc.assert(
      fc.property(quickSteps, quickSteps, (one, other) => {
        const logs = [logOf(one), logOf(other)] as const
        const both = merged(usageOf(allowance, logs[0]), usageOf(allowance, logs[1]))
        for (const log of logs) {
          const { counters, accounts, size } = usageOf(allowance, log.slice(both.size), both)
          expect({ counters, accounts, size }).toEqual({
            counters: both.counters,
            accounts: both.accounts,
            size: log.length,
          })
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is the same in any order, in any grouping, and when merged twice', () => {
    fc.assert(
      fc.property(steps, steps, steps, (...streams) => {
        const [a, b, c] = streams.map((stream) => usageOf(allowance, logOf(stream)))
        if (a === undefined || b === undefined || c === undefined) return
        expect(merged(a, b)).toEqual(merged(b, a))
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)))
        expect(merged(a, a)).toEqual(a)
        expect(merged(a, b, a)).toEqual(merged(a, b))
      }),
      { numRuns: 60 },
    )
  })
})

function interleaved<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => [a[i], b[i]])
    .flat()
    .filter((record) => record !== undefined)
}
