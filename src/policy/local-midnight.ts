import { Temporal } from 'temporal-polyfill'
import { quote, UsageError } from '../vocabulary'

/** The first instant of a day as its people reckon it: milliseconds since 1970-01-01T00:00Z.
 *
 * A notice or a policy that is valid from a date begins at midnight where it is published (TERMS-001). Where the clock
 * is put forward over midnight, the day begins later; where it is put back to midnight, the first of the two counts.
 *
 * @param date `YYYY-MM-DD`, in the Gregorian calendar
 * @param zone a name from the IANA time zone database, as `Europe/Copenhagen`
 * @throws UsageError `not-a-date`, `unknown-zone`
 */
export function localMidnight(date: string, zone: string): number {
  return startOfDay(plainDate(date), zone)
}

/** @throws UsageError `not-a-date` for what is no day, written `YYYY-MM-DD` */
export function plainDate(date: string): Temporal.PlainDate {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(date)) return Temporal.PlainDate.from(date)
  } catch {
    // The month or the day is not in the calendar.
  }
  throw new UsageError('not-a-date', 'a date is a day of the calendar, written YYYY-MM-DD')
}

/** @throws UsageError `unknown-zone` */
export function startOfDay(date: Temporal.PlainDate, zone: string): number {
  try {
    // An offset or a whole timestamp would be taken as well, and is no zone: it does not know when the clocks change.
    if (/^[A-Za-z][\w+/-]*$/.test(zone)) return date.toZonedDateTime(zone).epochMilliseconds
  } catch {
    // The database has no such zone.
  }
  throw new UsageError('unknown-zone', `there is no time zone ${quote(zone)}`)
}
