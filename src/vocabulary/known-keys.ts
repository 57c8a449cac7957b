import { quote } from './issue'
import { UsageError } from './usage-error'

/** Refuses what has a key that nobody reads: it might have been meant as a restriction.
 *
 * @throws UsageError `unknown-key`; `wrong-type` for what is no object
 */
export function requireKnownKeys(what: string, input: unknown, known: readonly string[]): void {
  if (typeof input !== 'object' || input === null) throw new UsageError('wrong-type', `${what} is given as an object`)
  const issues = Object.keys(input)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      code: 'unknown-key',
      path: `/${key}`,
      message: `${what} has no ${quote(key)}`,
      hint: known.join(', '),
    }))
  if (issues.length > 0) throw new UsageError('unknown-key', `${what} says something that would be passed over`, issues)
}
