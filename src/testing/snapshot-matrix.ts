import type { Policy } from '../policy'
import { matrix } from '../prove'
import { UsageError } from '../vocabulary'

const mostCases = 200

/** Who sees what under a policy, as a text to keep in a repository and to read in code review.
 *
 * Every role, record kind and category is in it, with all conditions: when what is disclosed changes, so does the text. No
 * value of any record is in it.
 * @throws UsageError `invalid-policy`; `diagram-too-large`; `too-many-cases` where a condition would take more than 200
 * cases: such a text would not change with everything that is disclosed
 * @example expect(snapshotMatrix(policy)).toMatchFileSnapshot('who-sees-what.txt')
 */
export function snapshotMatrix(policy: Policy): string {
  const table = matrix(policy, { mostCases })
  if (table.rows.some(({ levels }) => levels.some(({ complete }) => !complete))) {
    throw new UsageError('too-many-cases', `a condition takes more than ${mostCases} cases to write down`)
  }
  return `${table}\n`
}
