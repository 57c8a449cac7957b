import type { Act } from '../../vocabulary'

/** One person of whom something was seen, or can have been seen. Ids and names of categories, never a value. */
export interface AffectedSubject {
  readonly subject: string
  readonly certainty: 'confirmed' | 'possible'
  /** What was seen of this subject, and how: the level of each category (UWV-20). */
  readonly categories: readonly { readonly category: string; readonly level: string }[]
  /** Of a subject confirmed: what else may have been seen, and nothing rules out. */
  readonly further?: AffectedSubject['categories']
  /** What viewers did with any of it, as far as the log says it; not with which of the categories. */
  readonly acts?: readonly Act[]
  /** Roles of those who saw it, or who may have. A letter names no other role. */
  readonly recipients?: readonly string[]
  readonly protectedAddress: 'yes' | 'no' | 'possibly'
}
