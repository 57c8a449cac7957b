import type { Quantity } from '../../history'
import type { BreachCode } from '../scope/breach-findings'
import type { AffectedSubject } from './affected-subject'

/** What `assessBreach` and `notificationPlan` need of a breach scope; what it holds besides is not read. */
export interface ScopeToTell {
  readonly affected: {
    readonly persons: Quantity<'persons'>
    /** Read once by each that is given it; each subject once. It may be as long as it likes: nothing keeps it. */
    readonly subjects: Iterable<AffectedSubject>
  }
  readonly records: Quantity<'records'>
  /** What is known to have been used: as the log shows it, and as a source counted it (JI-11). */
  readonly didSee?: {
    readonly cases?: Quantity<'cases'> | undefined
    readonly counted?: Quantity<'cases'> | undefined
  }
  /** Releases that nothing shows to be lawful, of which nobody can say whom they were about. While there are any, it cannot
   * be said that there was no breach. */
  readonly notJudged?: Quantity<'cases'>
  /** It leaves out viewers who could have seen something. */
  readonly narrowed?: boolean
  /** Record kinds of which the log alone tells; and whether it is known to be complete. */
  readonly fromLog?: readonly { readonly kind: string; readonly complete: boolean }[]
  /** What was found wrong, each element under its own code (JI-16, JI-17). */
  readonly findings?: readonly {
    readonly code: BreachCode
    readonly categories: readonly string[]
  }[]
}
