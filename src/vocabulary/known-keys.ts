import { pointer, quote } from './issue'
import { promisesIn } from './promise'
import { UsageError } from './usage-error'

/** Refuses what has a key that nobody reads: it might have been meant as a restriction.
 *
 * @throws UsageError `unknown-key`; `wrong-type` for what is no object, for a promise, and for one under a key
 */
export function requireKnownKeys(what: string, input: unknown, known: readonly string[]): void {
  if (typeof input !== 'object' || input === null) throw new UsageError('wrong-type', `${what} is given as an object`)
  requireNoPromise(what, input, 1)
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

/** Refuses a promise where a value is meant, and takes its rejection.
 *
 * @param depth - how far down it is looked for; 0 is the value alone
 * @throws UsageError `wrong-type`
 */
export function requireNoPromise(what: string, input: unknown, depth: number): void {
  const places = promisesIn(input, depth)
  if (places.length === 0) return
  const message = 'this is a promise; await it first'
  const issues = places.map((keys) => ({ code: 'promise', path: pointer(...keys), message }))
  throw new UsageError('wrong-type', `${what} is given as an object, not as a promise or with one`, issues)
}
