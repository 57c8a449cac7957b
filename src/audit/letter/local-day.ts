import { Temporal } from 'temporal-polyfill'
import { quote, UsageError } from '../../vocabulary'

/** The day that an instant falls on where its people are, and the time of day.
 *
 * @throws UsageError `unknown-zone`
 */
export function localDay(at: number, zone: string): LocalDay {
  try {
    // An offset is no zone: see `startOfDay`.
    if (/^[A-Za-z][\w+/-]*$/.test(zone)) {
      const { day, month, year, hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
      return { day, month, year, hour, minute }
    }
  } catch {
    // The database has no such zone.
  }
  throw new UsageError('unknown-zone', `there is no time zone ${quote(zone)}`)
}

export interface LocalDay {
  readonly day: number
  /** 1 for January. */
  readonly month: number
  readonly year: number
  readonly hour: number
  readonly minute: number
}
