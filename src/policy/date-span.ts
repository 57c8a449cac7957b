import { UsageError } from '../vocabulary'
import { plainDate, startOfDay } from './local-midnight'

/** A date as coarse as its source gave it (JI-05), and the instants it may mean: right-open. Plain frozen data. */
export interface DateSpan {
  readonly kind: 'dateSpan'
  readonly precision: 'year' | 'month' | 'day'
  /** First instant: milliseconds since 1970-01-01T00:00Z. */
  readonly from: number
  /** First instant after it. */
  readonly to: number
}

/** The span of a year, a month or a day in a time zone: NAV-32's window opens in `2019-02`.
 *
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @param zone a name from the IANA time zone database, as `Europe/Oslo`
 * @throws UsageError `not-a-date`, `unknown-zone`
 */
export function dateSpan(date: string, zone: string): DateSpan {
  const precision = precisionOf(date)
  const first = plainDate(`${date}${rest[precision]}`)
  const next = first.add({ [`${precision}s`]: 1 })
  return Object.freeze({ kind: 'dateSpan', precision, from: startOfDay(first, zone), to: startOfDay(next, zone) })
}

/** What makes a whole date of a coarse one. */
const rest = { year: '-01-01', month: '-01', day: '' } as const

function precisionOf(date: string): DateSpan['precision'] {
  if (/^\d{4}$/.test(date)) return 'year'
  if (/^\d{4}-\d\d$/.test(date)) return 'month'
  if (/^\d{4}-\d\d-\d\d$/.test(date)) return 'day'
  throw new UsageError('not-a-date', 'a date is written YYYY, YYYY-MM or YYYY-MM-DD')
}
