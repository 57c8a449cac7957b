import type { Policy } from '../policy'
import { matrix } from '../prove'

/** Who sees what under a policy, as a text to keep in a repository and to read in code review.
 *
 * It changes when, and only when, what is disclosed may have changed: every role, record kind and category is in it, with
 * all of its conditions. No value of any record is.
 * @throws UsageError `invalid-policy`; `diagram-too-large`; `too-many-cases` when the conditions would not all fit
 * @example expect(snapshotMatrix(policy)).toMatchFileSnapshot('who-sees-what.txt')
 */
export function snapshotMatrix(policy: Policy): string {
  return `${matrix(policy, { mostCases: 200 })}\n`
}
