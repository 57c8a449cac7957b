import { type Requirement, requirement } from './requirement'
import { invariants } from './rows/invariants'
import { jobindex } from './rows/jobindex'
import { nav } from './rows/nav'
import { terms } from './rows/terms'
import { termsReviews } from './rows/terms-reviews'
import { tk } from './rows/tk'
import { uwv } from './rows/uwv'

export const requirements: readonly Requirement[] = [jobindex, nav, terms, termsReviews, uwv, tk, invariants]
  .flat()
  .map(requirement)
