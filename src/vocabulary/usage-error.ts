import { type Issue, sortIssues } from './issue'

/** Thrown when a stated precondition is broken: a definition that cannot be used, a name that does not exist.
 *
 * Never thrown for what a record holds; `docs/errors.md` has a paragraph for each `code`.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code: string
  readonly issues: readonly Issue[]

  constructor(code: string, message: string, issues: readonly Issue[] = []) {
    const sorted = sortIssues(issues)
    super([message, ...sorted.map(({ path, message }) => `${path || '/'}: ${message}`)].join('; '))
    this.code = code
    this.issues = sorted
  }
}
