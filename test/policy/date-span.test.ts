import { dateSpan, localMidnight } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { usageErrorOf } from './issues-of'

describe('the span of a date', () => {
  it.each([
    ['2009', 'year', '2009-01-01', '2010-01-01'],
    ['2009-02', 'month', '2009-02-01', '2009-03-01'],
    ['2009-12', 'month', '2009-12-01', '2010-01-01'],
    ['2009-02-20', 'day', '2009-02-20', '2009-02-21'],
    ['2020-02-29', 'day', '2020-02-29', '2020-03-01'],
    ['2018-03-25', 'day', '2018-03-25', '2018-03-26'],
  ])('JI-05 keeps how coarse %s is, and every instant it may mean', (date, precision, first, next) => {
    const zone = 'Europe/Copenhagen'
    const from = localMidnight(first, zone)
    const to = localMidnight(next, zone)
    expect(dateSpan(date, zone)).toEqual({ kind: 'dateSpan', precision, from, to })
    expect(Object.isFrozen(dateSpan(date, zone))).toBe(true)
  })

  it('NAV-32 opens a window in 2019-02, in Oslo', () => {
    const { from, to } = dateSpan('2019-02', 'Europe/Oslo')
    expect(new Date(from).toISOString()).toBe('2019-01-31T23:00:00.000Z')
    expect(new Date(to).toISOString()).toBe('2019-02-28T23:00:00.000Z')
  })

  it('JI-05 of a coarse date holds that of each finer one in it', () => {
    const [year, month, day] = ['2009', '2009-02', '2009-02-20'].map((date) => dateSpan(date, 'Europe/Copenhagen'))
    expect(year?.from).toBeLessThan(month?.from ?? Number.NaN)
    expect(month?.from).toBeLessThan(day?.from ?? Number.NaN)
    expect(day?.to).toBeLessThan(month?.to ?? Number.NaN)
    expect(month?.to).toBeLessThan(year?.to ?? Number.NaN)
  })

  it('of the last year that can be written ends with it', () => {
    expect(dateSpan('9999', 'UTC').to).toBe(Date.UTC(10_000, 0, 1))
  })

  it.each(['209', '20090', '2009-2', '2009-13', '2009-00', '2009-02-30', '2009-02-20T10', '', '2009-02-20\n', null])(
    'is refused of what is no date: %j',
    (date) => {
      expect(usageErrorOf(() => dateSpan(date as string, 'UTC')).code).toBe('not-a-date')
    },
  )

  it('is refused in a time zone that is not there', () => {
    expect(usageErrorOf(() => dateSpan('2009', 'Europe/Nowhere')).code).toBe('unknown-zone')
  })
})
