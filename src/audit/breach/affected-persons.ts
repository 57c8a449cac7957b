import type { Quantity } from '../../history'
import type { Act } from '../../vocabulary'
import type { BreachCode } from '../scope/breach-findings'

/** One person of whom something was seen, or can have been seen. Ids and names of categories, never a value. */
export interface AffectedSubject {
  readonly subject: string
  readonly certainty: 'confirmed' | 'possible'
  /** What was seen of this subject, and how: the level of each category (UWV-20). */
  readonly categories: readonly { readonly category: string; readonly level: string }[]
  /** Of a subject confirmed: what else may have been seen, and nothing rules out. */
  readonly further?: AffectedSubject['categories']
  /** What viewers did, as far as the log says it. */
  readonly acts?: readonly Act[]
  readonly protectedAddress: 'yes' | 'no' | 'possibly'
}

/** What `assessBreach` and `notificationPlan` need of a breach scope; what it holds besides is not read. */
export interface AffectedPersons {
  readonly affected: {
    readonly persons: Quantity<'persons'>
    /** Read once by each that is given it; each subject once. It may be as long as it likes: nothing keeps it. */
    readonly subjects: Iterable<AffectedSubject>
  }
  readonly records: Quantity<'records'>
  /** What was found wrong, each element under its own code (JI-16, JI-17). */
  readonly findings?: readonly {
    readonly code: BreachCode
    readonly categories: readonly string[]
  }[]
}
