import fc from 'fast-check'
import { timeline } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { usageErrorOf } from './issues-of'

const first = Date.UTC(2009, 0, 1)
const second = Date.UTC(2019, 1, 6)
const versions = timeline([
  { from: second, value: 'february 2019' },
  { from: first, value: 'legacy' },
])

describe('a timeline of policies', () => {
  it.each([
    ['before the first begins', first - 1, undefined],
    ['at the instant the first begins', first, 'legacy'],
    ['a millisecond before the second begins', second - 1, 'legacy'],
    ['at the instant the second begins', second, 'february 2019'],
    ['ever after', 8.64e15, 'february 2019'],
  ])('has in force %s', (_, instant, value) => {
    expect(versions.at(instant)).toBe(value)
  })

  it('has exactly one version in force at each instant, boundaries included (INV-10)', () => {
    const starts = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(starts, fc.integer({ min: -60, max: 60 }), (froms, instant) => {
        const holding = froms.filter((from) => from <= instant && !froms.some((next) => next > from && next <= instant))
        expect(holding.length).toBe(instant < Math.min(...froms) ? 0 : 1)
        expect(timeline(froms.map((from) => ({ from, value: from }))).at(instant)).toBe(holding[0])
      }),
    )
  })

  it('is refused when two versions begin at once (INV-10)', () => {
    const error = usageErrorOf(() =>
      timeline([
        { from: 1, value: 'a' },
        { from: 2, value: 'b' },
        { from: 1, value: 'c' },
      ]),
    )
    expect(error).toMatchObject({
      code: 'invalid-timeline',
      message: 'each entry of a timeline begins at an instant of its own',
    })
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '2019' as unknown as number])(
    'is refused when a version begins at %s',
    (from) => {
      expect(usageErrorOf(() => timeline([{ from, value: 'a' }])).code).toBe('invalid-timeline')
    },
  )

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, undefined as unknown as number])(
    'has nothing in force at %s, which is no instant',
    (instant) => {
      expect(versions.at(instant)).toBeUndefined()
    },
  )

  it('of nothing has nothing in force', () => {
    expect(timeline([]).at(0)).toBeUndefined()
  })

  it('is frozen, sorted, and shares nothing with the list it was made of', () => {
    const entry = { from: 5, value: 'a' }
    const made = timeline([entry, { from: 1, value: 'b' }])
    entry.from = 0
    expect(made.entries).toEqual([
      { from: 1, value: 'b' },
      { from: 5, value: 'a' },
    ])
    expect([made, made.entries, ...made.entries].every((part) => Object.isFrozen(part))).toBe(true)
    expect(made.at(5)).toBe('a')
  })
})
