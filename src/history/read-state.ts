import type { Immutable } from 'immer'
import type { z } from 'zod'
import { plainJson } from '../policy/plain-json'
import { readJson } from '../policy/read-json'
import { freezeDeep, UsageError } from '../vocabulary'

/** What a host writes of a state: what it leaves out is as before any event. */
export type StateInput<S extends z.ZodType> = z.input<S>

/** Checks a state that a host built itself: a frozen copy.
 *
 * @throws UsageError `invalid-state` with every issue
 */
export function readState<T>(what: string, schema: z.ZodType<T>, input: unknown): Immutable<T> {
  const json = plainJson(input)
  if (json === undefined) throw new UsageError('invalid-state', `the state of ${what} is plain data`)
  const read = readJson(schema, json)
  if (!read.ok) throw new UsageError('invalid-state', `the state of ${what} cannot be used`, read.issues)
  return freezeDeep(read.value) as Immutable<T>
}
