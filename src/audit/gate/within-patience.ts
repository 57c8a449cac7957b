import { UsageError } from '../../vocabulary'

/** What a promise comes to, unless the wait for it ends first.
 *
 * @param patience - settles when nobody wants to wait any more; absent: for ever
 * @throws what the promise rejects with; UsageError `not-logged` when the wait is over
 */
export async function withinPatience<T>(promise: Promise<T>, patience?: () => Promise<unknown>): Promise<T> {
  if (patience === undefined) return promise
  // Whoever has no more patience does not hear what comes of it.
  promise.catch(() => undefined)
  const over = () => {
    throw new UsageError('not-logged', 'the log had not answered when the patience of the gate ended')
  }
  return Promise.race([promise, patience().then(over, over)])
}
