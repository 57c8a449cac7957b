import type { Cases } from './cases'
import type { Places } from './places'

export type Verdict = 'equal' | 'wider' | 'narrower' | 'mixed'

/** What changes from one policy to another, exactly.
 *
 * `wider` and `narrower` count the situations in which more, or less, is seen by somebody of something; the regions say
 * where, for whom and of what.
 */
export interface Difference {
  readonly kind: 'diff'
  /** Of the second policy: it discloses the same everywhere, more somewhere and nowhere less, the reverse, or both. */
  readonly verdict: Verdict
  readonly before: PolicyName
  readonly after: PolicyName
  /** All situations that either policy allows. */
  readonly situations: bigint
  readonly wider: bigint
  readonly narrower: bigint
  /** Those that widen first, then in the order of the vocabulary. */
  readonly regions: readonly ChangedRegion[]
}

export interface PolicyName {
  readonly name: string
  readonly version: string
  readonly hash: string
}

/** Places that change in the same way in the same situations. */
export interface ChangedRegion extends Places {
  readonly change: 'wider' | 'narrower'
  readonly from: string
  readonly to: string
  /** In any of these cases; every case names all that matters. */
  readonly cases: Cases
  /** Whether the cases are all: a region that would take too many to describe names the widest, and `situations` counts it
   * whole. */
  readonly complete: boolean
  readonly situations: bigint
  /** The rules that one policy has and the other has not, or has otherwise, and that speak of these places: by id. */
  readonly rules: readonly string[]
}
