import type { AffectedSubject } from '../breach/affected-subject'
import type { SeenLevels } from './level-lists'

/** One person of whom something was seen, or may have been. */
export interface AffectedPerson extends AffectedSubject {
  /** Confirmed: what was seen for certain. Possible: what could be seen, or was and nothing shows that it was lawful. */
  readonly categories: SeenLevels
  /** Of a person confirmed: what else may have been seen, and nothing rules out. */
  readonly further: SeenLevels
  readonly records: readonly { readonly kind: string; readonly id: string }[]
  /** Roles of those who saw it; of a person possibly affected, of those who could. Sorted. */
  readonly recipients: readonly string[]
}
