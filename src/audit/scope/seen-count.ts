import type { Quantity } from '../../history'
import type { PersonCount } from './person-tally'

/** Each in its own unit: persons, records, stretches of time and uses are never added up (JI-25, AMB-01). */
export interface SeenCount extends PersonCount {
  readonly records: Quantity<'records'>
  readonly intervals: Quantity<'intervals'>
}
