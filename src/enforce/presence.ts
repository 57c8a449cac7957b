import { hush } from '../vocabulary'
import type { Projector } from './projection-context'
import { recordObject } from './record-object'
import { refuse, unreadable } from './unreadable'
import { heldAt, type Source } from './visit'

/** Whether an object, or a list, holds anything: false for one that is empty. One that holds nothing but what cannot be read,
 * an accessor or a promise, is unreadable.
 *
 * @param names - all that the schema of an object has; undefined for a list
 */
export function presenceOf(names: readonly string[] | undefined): Projector {
  return (value, context) => {
    const source = names === undefined ? listIn(value) : recordObject(value, names, names)
    if (source === undefined) {
      refuse(value, context)
      return false
    }
    const keys = new Set([...Object.keys(source), ...(names ?? []).filter((name) => Object.hasOwn(source, name))])
    const held = [...keys].map((key) => heldAt(source, key))
    // All of them are asked: each promise may reject.
    const readable = held.filter((each) => !hush(each) && each !== unreadable)
    if (readable.length === 0 && held.length > 0) context.unreadable()
    return readable.length > 0
  }
}

function listIn(value: unknown): Source | undefined {
  return Array.isArray(value) ? (value as unknown as Source) : undefined
}
