import fc from 'fast-check'
import { type Timeline, timeline } from 'need-to-know'
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

  it('INV-10 says of each entry where it ends, and exactly one has each instant between the first and the end', () => {
    const starts = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 8 })
    const length = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined })
    fc.assert(
      fc.property(starts, length, fc.integer({ min: -60, max: 60 }), (froms, last, instant) => {
        const end = last === undefined ? undefined : Math.max(...froms) + last
        const made = timeline(
          froms.map((from) => ({ from, value: from })),
          end === undefined ? {} : { until: end },
        )
        const holding = made.entries.filter(({ from, until = Infinity }) => from <= instant && instant < until)
        const isCovered = Math.min(...froms) <= instant && instant < (end ?? Infinity)
        expect(holding.map(({ value }) => value)).toEqual(isCovered ? [made.at(instant)] : [])
        expect(made.at(instant) === undefined).toBe(!isCovered)
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
      { from: 1, until: 5, value: 'b' },
      { from: 5, value: 'a' },
    ])
    expect(made.entries[1]).not.toHaveProperty('until')
    expect([made, made.entries, ...made.entries].every((part) => Object.isFrozen(part))).toBe(true)
    expect(made.at(5)).toBe('a')
  })
})

describe('a timeline that ends', () => {
  const terms = timeline(
    [
      { from: 0, value: 'old' },
      { from: 10, value: 'new' },
    ],
    { until: 20 },
  )

  it('TERMS-001 has its last entry in force up to the end, and not at it', () => {
    expect([9, 10, 19, 20, 8.64e15].map(terms.at)).toEqual(['old', 'new', 'new', undefined, undefined])
    expect(terms.entries).toEqual([
      { from: 0, until: 10, value: 'old' },
      { from: 10, until: 20, value: 'new' },
    ])
  })

  it('can be made again from its own entries, end and all', () => {
    expect(timeline(terms.entries).entries).toEqual(terms.entries)
    expect(timeline([...terms.entries].reverse()).at(20)).toBeUndefined()
  })

  it.each([10, 9, Number.NaN, Number.POSITIVE_INFINITY, '30' as unknown as number])(
    'is refused when it would end at %s, though its last entry begins at 10',
    (until) => {
      const error = usageErrorOf(() => timeline([{ from: 10, value: 'a' }], { until }))
      expect(error).toMatchObject({
        code: 'invalid-timeline',
        message: 'a timeline ends after its last entry begins',
      })
    },
  )

  it('is refused when there is nothing to end', () => {
    expect(usageErrorOf(() => timeline([], { until: 5 })).code).toBe('invalid-timeline')
    expect(usageErrorOf(() => timeline([{ from: 'undated', value: 'a' }], { until: 5 })).code).toBe('invalid-timeline')
  })

  it.each([
    ['before', { from: 0, until: 9, value: 'a' }, {}],
    ['after', { from: 0, until: 11, value: 'a' }, {}],
    ['before the end given', { from: 10, until: 20, value: 'b' }, { until: 21 }],
  ])('INV-10 is refused when an entry says that it ends %s the next begins: there are no gaps', (_, entry, options) => {
    const other = entry.from === 0 ? { from: 10, value: 'b' } : { from: 0, value: 'a' }
    expect(usageErrorOf(() => timeline([entry, other], options))).toMatchObject({
      code: 'invalid-timeline',
      message: 'an entry of a timeline ends where the next one begins',
    })
  })

  it('is refused when its end is called something else, which would leave it open', () => {
    const misspelt = { to: 5 } as { until?: number }
    expect(usageErrorOf(() => timeline([{ from: 1, value: 'a' }], misspelt)).code).toBe('unknown-key')
  })
})

describe('an entry whose start is not known', () => {
  const announced = timeline([
    { from: 'undated', value: 'redesign' },
    { from: 0, value: '2011' },
  ])

  it('TK-23 is announced and never in force, and what was in force goes on', () => {
    expect(announced.announced).toBe('redesign')
    expect([-1, 0, 8.64e15, Number.NaN].map(announced.at)).toEqual([undefined, '2011', '2011', undefined])
    expect(announced.entries).toEqual([{ from: 0, value: '2011' }])
    expect(timeline([{ from: 0, value: '2011' }]).announced).toBeUndefined()
  })

  it('TK-23 is in force from the instant it is dated, in a timeline that announces nothing any more', () => {
    const dated = announced.dated(5)
    expect([4, 5, 8.64e15].map(dated.at)).toEqual(['2011', 'redesign', 'redesign'])
    expect(dated.entries).toEqual([
      { from: 0, until: 5, value: '2011' },
      { from: 5, value: 'redesign' },
    ])
    expect(dated.announced).toBeUndefined()
    expect(announced.at(5)).toBe('2011')
  })

  it('can be the only one, and be dated at any instant', () => {
    const only = timeline([{ from: 'undated', value: 'first' }])
    expect(only.entries).toEqual([])
    expect(only.at(0)).toBeUndefined()
    expect(only.dated(-5).at(-5)).toBe('first')
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, '5' as unknown as number])(
    'is not dated at %s, which is not after the last entry',
    (from) => {
      expect(usageErrorOf(() => announced.dated(from)).code).toBe('invalid-timeline')
    },
  )

  it('is dated where the last entry ends, if that is known, and nowhere else', () => {
    const entries = [{ from: 'undated', value: 'b' } as const, { from: 0, value: 'a' }]
    const ending: Timeline<string> = timeline(entries, { until: 10 })
    expect(ending.dated(10).entries).toEqual([
      { from: 0, until: 10, value: 'a' },
      { from: 10, value: 'b' },
    ])
    for (const from of [9, 11]) expect(usageErrorOf(() => ending.dated(from)).code).toBe('invalid-timeline')
  })

  it('is refused beside another', () => {
    const entry = { from: 'undated', value: 'a' } as const
    expect(usageErrorOf(() => timeline([entry, entry]))).toMatchObject({
      code: 'invalid-timeline',
      message: 'a timeline announces one thing at the most',
    })
  })

  it('is not there to be dated where nothing is announced', () => {
    expect(usageErrorOf(() => versions.dated(8.64e15))).toMatchObject({
      code: 'invalid-timeline',
      message: 'this timeline announces nothing',
    })
  })

  it('may announce nothing at all as its value, and is dated all the same', () => {
    const entry: { from: 'undated'; value: string | undefined } = { from: 'undated', value: undefined }
    expect(timeline([entry]).dated(1).entries).toEqual([{ from: 1, value: undefined }])
  })
})
