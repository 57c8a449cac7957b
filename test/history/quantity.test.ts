import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  about,
  addQuantities,
  describeQuantity,
  exact,
  justUnder,
  over,
  type Quantity,
  type Unit,
  under,
} from '../../src/history/quantity'
import { usageErrorOf } from '../policy/issues-of'

const makers = { exact, about, justUnder, under, over }
type Precision = keyof typeof makers
const precisions = Object.keys(makers) as Precision[]

describe('a quantity', () => {
  it('JI-11 is as exact as its source: "under 500" is not the number 500', () => {
    expect(under(500, 'cases')).toEqual({ kind: 'quantity', is: 'under', count: 500, unit: 'cases' })
    expect(under(500, 'cases')).not.toEqual(exact(500, 'cases'))
    expect(Object.isFrozen(under(500, 'cases'))).toBe(true)
    expect(JSON.parse(JSON.stringify(under(500, 'cases')))).toEqual(under(500, 'cases'))
  })

  it.each(precisions)('may have a name and be part of another: %s', (is) => {
    const named = makers[is](5, 'persons', { name: 'now', partOf: 'ever' })
    expect(named).toEqual({ kind: 'quantity', is, count: 5, unit: 'persons', name: 'now', partOf: 'ever' })
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '5' as unknown as number])(
    'is no count: %s',
    (n) => {
      for (const is of precisions) expect(usageErrorOf(() => makers[is](n, 'cvs')).code).toBe('not-a-count')
    },
  )

  it('is refused with a key that nobody would read', () => {
    const misspelt = { partof: 'ever' } as { partOf?: string }
    expect(usageErrorOf(() => exact(1, 'cvs', misspelt)).code).toBe('unknown-key')
  })
})

describe('in words', () => {
  it.each<[Quantity, string]>([
    [justUnder(200_000, 'persons'), 'just under 200,000 persons'],
    [about(30_000, 'persons'), 'about 30,000 persons'],
    [about(400_000, 'persons'), 'about 400,000 persons'],
    [exact(130_000, 'dialogues'), '130,000 dialogues'],
    [under(500, 'cases'), 'under 500 cases'],
    [over(1_234_567, 'views'), 'over 1,234,567 views'],
    [exact(0, 'records'), '0 records'],
    [exact(1, 'organisations'), '1 organisation'],
    [exact(1, 'cvs'), '1 CV'],
    [exact(1000, 'cvs'), '1,000 CVs'],
    [exact(999, 'downloads'), '999 downloads'],
  ])('NAV-22 NAV-24 NAV-29 JI-11 it stays as exact as it was: %j', (quantity, text) => {
    expect(describeQuantity(quantity)).toBe(text)
  })
})

describe('the sum of two quantities', () => {
  const sums: Readonly<Record<Precision, Readonly<Record<Precision, Precision | undefined>>>> = {
    exact: { exact: 'exact', about: 'about', justUnder: 'justUnder', under: 'under', over: 'over' },
    about: { exact: 'about', about: 'about', justUnder: 'about', under: undefined, over: undefined },
    justUnder: { exact: 'justUnder', about: 'about', justUnder: 'justUnder', under: 'under', over: undefined },
    under: { exact: 'under', about: undefined, justUnder: 'under', under: 'under', over: undefined },
    over: { exact: 'over', about: undefined, justUnder: undefined, under: undefined, over: 'over' },
  }
  const pairs = precisions.flatMap((a) => precisions.map((b) => [a, b, sums[a][b]] as const))

  it.each(pairs)('JI-11 of what is %s and what is %s is %s', (a, b, is) => {
    const sum = () => addQuantities(makers[a](30, 'persons'), makers[b](12, 'persons'))
    if (is === undefined) expect(usageErrorOf(sum).code).toBe('incomparable-quantities')
    else expect(sum()).toEqual({ kind: 'quantity', is, count: 42, unit: 'persons' })
  })

  it('JI-11 is never said to be more exact than it is: what may be counted lies within what the sum says', () => {
    const bounded = fc.constantFrom<'exact' | 'under' | 'over'>('exact', 'under', 'over')
    const cases = fc.record({ is: bounded, count: fc.integer({ min: 1, max: 9 }), off: fc.integer({ min: 1, max: 9 }) })
    const holds = ({ is, count }: Quantity, n: number) =>
      is === 'exact' ? n === count : is === 'under' ? n < count : n > count
    fc.assert(
      fc.property(cases, cases, (a, b) => {
        fc.pre(sums[a.is][b.is] !== undefined)
        const real = ({ is, count, off }: typeof a) => count + (is === 'exact' ? 0 : is === 'under' ? -off : off)
        const sum = addQuantities(makers[a.is](a.count, 'views'), makers[b.is](b.count, 'views'))
        expect(holds(sum, real(a) + real(b))).toBe(true)
      }),
    )
  })

  it('JI-25 of unlike units is refused', () => {
    const cases: Quantity<Unit> = under(500, 'cases')
    expect(usageErrorOf(() => addQuantities(cases, exact(130_000, 'dialogues')))).toMatchObject({
      code: 'unlike-units',
      message: '`cases` and `dialogues` are not added',
    })
  })

  it('is refused when it is beyond counting', () => {
    const most = exact(Number.MAX_SAFE_INTEGER, 'views')
    expect(usageErrorOf(() => addQuantities(most, exact(1, 'views'))).code).toBe('not-a-count')
  })
})

describe('a part and its whole', () => {
  const ever = about(400_000, 'persons', { name: 'ever' })
  const now = justUnder(200_000, 'persons', { name: 'now', partOf: 'ever' })
  const before = about(200_000, 'persons', { name: 'before', partOf: 'ever' })
  const staff = exact(5, 'persons')

  it('NAV-31 are never added: the 200,000 of today are among the 400,000', () => {
    for (const sum of [() => addQuantities(ever, now), () => addQuantities(now, ever)]) {
      expect(usageErrorOf(sum)).toMatchObject({
        code: 'part-of-whole',
        message: 'a part is in its whole already: the two are not added',
      })
    }
  })

  it('NAV-31 are not added by way of a sum, either', () => {
    for (const sum of [
      () => addQuantities(addQuantities(ever, staff), now),
      () => addQuantities(addQuantities(now, staff), ever),
      () => addQuantities(now, addQuantities(staff, ever)),
      () => addQuantities(addQuantities(staff, addQuantities(now, before)), ever),
    ]) {
      expect(usageErrorOf(sum).code).toBe('part-of-whole')
    }
  })

  it('NAV-31 can be told apart: two parts have a sum, and so have parts of different wholes', () => {
    expect(addQuantities(now, before)).toMatchObject({ is: 'about', count: 400_000 })
    expect(addQuantities(now, exact(1, 'persons', { partOf: 'others' }))).toMatchObject({
      is: 'justUnder',
      count: 200_001,
    })
    expect(addQuantities(ever, exact(1, 'persons', { partOf: 'others' }))).toMatchObject({
      is: 'about',
      count: 400_001,
    })
    expect(addQuantities(ever, exact(1, 'persons', { name: 'others' }))).toMatchObject({ is: 'about', count: 400_001 })
  })

  it('make a sum that is frozen all the way down', () => {
    const sum = addQuantities(now, staff)
    expect([sum, sum.summands, ...(sum.summands ?? [])].every((part) => Object.isFrozen(part))).toBe(true)
    expect(addQuantities(staff, staff)).not.toHaveProperty('summands')
  })
})
