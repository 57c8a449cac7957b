import { hush } from '../vocabulary'
import type { ProjectionContext } from './projection-context'

/** Stands for an entry that is there and is not read: an accessor, a hidden or an inherited property, a trap that throws.
 *
 * No leaf and no container accepts it, so that each answers as if nothing were there, and tells that it could not be read.
 */
export const unreadable: unique symbol = Symbol('unreadable')

/** Shows nothing of a value that does not fit its place, and tells so; what is absent fits everywhere. */
export function refuse(value: unknown, context: ProjectionContext): undefined {
  if (value === undefined) return undefined
  context.unreadable()
  // A promise that was meant to be awaited: its rejection would end the process, with whatever it holds.
  if (typeof value === 'object') hush(value)
  return undefined
}
