import { localMidnight } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { cvTimeline, dialogueTimeline } from '../../src/recruitment/profiles/jobindex'
import { usageErrorOf } from './issues-of'

const iso = (date: string, zone: string) => new Date(localMidnight(date, zone)).toISOString()
const hour = 3_600_000

describe('the midnight that begins a day', () => {
  it.each([
    ['in summer in Copenhagen', '2018-05-25', 'Europe/Copenhagen', '2018-05-24T22:00:00.000Z'],
    ['in winter in Copenhagen', '2009-02-20', 'Europe/Copenhagen', '2009-02-19T23:00:00.000Z'],
    ['in Oslo', '2019-02-01', 'Europe/Oslo', '2019-01-31T23:00:00.000Z'],
    ['in Amsterdam', '2011-07-01', 'Europe/Amsterdam', '2011-06-30T22:00:00.000Z'],
    ['west of Greenwich', '2019-02-01', 'America/New_York', '2019-02-01T05:00:00.000Z'],
    ['in UTC', '1970-01-01', 'UTC', '1970-01-01T00:00:00.000Z'],
    ['before 1970', '1969-12-31', 'UTC', '1969-12-31T00:00:00.000Z'],
    ['on a leap day', '2020-02-29', 'Europe/Oslo', '2020-02-28T23:00:00.000Z'],
    [
      'that does not exist, at the first instant that does',
      '2018-11-04',
      'America/Sao_Paulo',
      '2018-11-04T03:00:00.000Z',
    ],
    ['that comes twice, at the first of them', '2018-11-04', 'America/Havana', '2018-11-04T04:00:00.000Z'],
  ])('is found %s', (_, date, zone, instant) => {
    expect(iso(date, zone)).toBe(instant)
  })

  it.each(['Europe/Copenhagen', 'Europe/Oslo', 'Europe/Amsterdam'])(
    'makes the days on which the clocks change in %s an hour shorter and an hour longer',
    (zone) => {
      const length = (day: string, next: string) => (localMidnight(next, zone) - localMidnight(day, zone)) / hour
      expect(length('2018-03-24', '2018-03-25')).toBe(24)
      expect(length('2018-03-25', '2018-03-26')).toBe(23)
      expect(length('2018-10-28', '2018-10-29')).toBe(25)
    },
  )

  it('TERMS-001 ends terms that are valid before 25 May 2018: in force at 23:59 the day before, not at 00:00', () => {
    const midnight = localMidnight('2018-05-25', 'Europe/Copenhagen')
    expect(cvTimeline.at(midnight - 60_000)?.name).toBe('jobindex.terms2018')
    expect(cvTimeline.at(midnight)).toBeUndefined()
    expect(cvTimeline.at(Date.parse('2018-05-24T23:59+02:00'))?.name).toBe('jobindex.terms2018')
    expect(cvTimeline.at(Date.parse('2018-05-25T00:00+02:00'))).toBeUndefined()
    expect(cvTimeline.at(-8.64e15)?.name).toBe('jobindex.terms2018')
  })

  it('JI-09 JI-42 begins what employers could read of dialogues, and ends it', () => {
    expect(dialogueTimeline.entries.map(({ from }) => new Date(from).toISOString())).toEqual([
      '2009-02-19T23:00:00.000Z',
      '2019-02-05T23:00:00.000Z',
    ])
  })
})

describe('what is no day of the calendar', () => {
  it.each([
    '2018-02-30',
    '2019-02-29',
    '2018-13-01',
    '2018-00-01',
    '2018-01-00',
    '2018-1-1',
    '2018-05',
    '20180525',
    '2018-05-25T00:00',
    ' 2018-05-25',
    '2018-05-25\n',
    '+002018-05-25',
    '',
    'tomorrow',
    null as unknown as string,
    20_180_525 as unknown as string,
  ])('is refused: %j', (date) => {
    const error = usageErrorOf(() => localMidnight(date, 'UTC'))
    expect(error.code).toBe('not-a-date')
    expect(error.message).toBe('a date is a day of the calendar, written YYYY-MM-DD')
  })
})

describe('what is no time zone', () => {
  it.each([
    'Europe/Nowhere',
    'CEST',
    '+01:00',
    '-05',
    '2020-01-01T00:00[Europe/Oslo]',
    '',
    ' UTC',
    undefined as unknown as string,
  ])('is refused: %j', (zone) => {
    expect(usageErrorOf(() => localMidnight('2018-05-25', zone)).code).toBe('unknown-zone')
  })

  it('is named on one line', () => {
    const error = usageErrorOf(() => localMidnight('2018-05-25', 'Europe/\nOslo'))
    expect(error.message).toBe('there is no time zone `Europe/\uFFFDOslo`')
  })
})
