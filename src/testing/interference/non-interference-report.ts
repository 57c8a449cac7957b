import type { CategoryCount } from './tally'

/** What was tried, when nothing told. */
export interface NonInterference {
  readonly kind: 'non-interference'
  /** Records that were compared with a twin. */
  readonly cases: number
  /** Those of which something was disclosed; those of which something was withheld; those whose twin differed. */
  readonly disclosed: number
  readonly withheld: number
  readonly differing: number
  /** By category, those of nested records too: how much of it was shown. */
  readonly categories: Readonly<Record<string, CategoryCount>>
  /** Categories of the record kind, and of kinds nested in it, that were never withheld from a viewer who saw the record,
   * not even in part: nothing is known of them. */
  readonly untried: readonly string[]
}
