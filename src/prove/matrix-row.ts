import type { Cases } from './cases'
import type { Places } from './places'

/** Roles that see the same of some categories, and when. */
export interface MatrixRow extends Places {
  /** From the most to the least telling: the first of which some case is true is the level. */
  readonly levels: readonly MatrixLevel[]
}

export interface MatrixLevel {
  readonly level: string
  /** In any of these cases. Of a field they take as given that the record is there: see the row of `existence`. */
  readonly cases: Cases
  /** Whether the cases are all; otherwise there are more than were asked for. */
  readonly complete: boolean
}
