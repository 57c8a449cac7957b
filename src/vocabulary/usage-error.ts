import { type Issue, sortIssues } from './issue'

/** An error, of this realm or another; not what only inherits from one. */
function isError(value: unknown): value is Error {
  return Object.prototype.toString.call(value) === '[object Error]'
}

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

  /** An application can hold two copies of the library, ESM and CommonJS. An error of either is known by its name and code. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    const isNamed = isError(value) && value.name === 'UsageError' && typeof Reflect.get(value, 'code') === 'string'
    // biome-ignore lint/complexity/noThisInStatic: a class that extends this one asks for its own instances
    return this === UsageError ? isNamed : super[Symbol.hasInstance](value)
  }
}
