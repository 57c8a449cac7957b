import type { Refusal } from '../../enforce'
import type { CountedAct } from './counted-act'

/** How a release stands to the allowance, from the least to the most worrying.
 *
 * - `within`: there is room for it
 * - `watch`: there is room, and not much more
 * - `exhausted`: there is none: it is refused (UWV-26)
 * - `abuse`: so much was asked for, beyond what there was room for, that the purpose declared cannot be it (UWV-25)
 */
export type Verdict = 'within' | 'watch' | 'exhausted' | 'abuse'

/** What somebody should be told of. A closed set. `canary`: somebody asked for a subject who is there as a trap. */
export type Alert = 'watch' | 'exhausted' | 'abuse' | 'canary'

/** What became of it if a release were made now. */
export interface Weighing {
  readonly verdict: Verdict
  /** Given each time, not only when a line is first passed: `monitor` tells the first from the rest. */
  readonly alerts: readonly Alert[]
  /** Why it must not be made: `blocked`, `wrong-purpose`, `disproportionate` or `allowance-unknown`; undefined when it
   * may. */
  readonly refusal: Refusal | undefined
  /** What could not be found out, where it is `allowance-unknown`: who asks, for which organisation, of whom, what that
   * organisation has open, or what was released so long ago. */
  readonly unknown?: 'account' | 'organisation' | 'subject' | 'vacancies' | 'instant' | undefined
  /** The limit that it comes nearest to, or passes furthest; absent when nothing was counted. */
  readonly at?: Nearest
}

/** How much of a limit would be used, this release included. */
export interface Nearest {
  /** `vacancy` is the one it was booked on, or what is booked on none. */
  readonly scope: 'account' | 'organisation' | 'vacancy'
  readonly act: CountedAct
  readonly used: number
  readonly limit: number
}
