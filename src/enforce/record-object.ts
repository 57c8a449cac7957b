import { hush } from '../vocabulary'
import { isStructure } from './is-structure'
import { kindOfSealed } from './seal'
import { unreadable } from './unreadable'
import { heldAt, type Source } from './visit'

/** What is read of an object, under the names that its schema has: itself when it is plain; of an instance of a class a
 * copy of what it holds under the names that are asked for. Undefined for what is no object, or holds nothing by those
 * names: a list, a map, a date, a promise, a sealed record.
 *
 * @param asked - the names of which something may be shown
 * @param names - every name that the schema has
 */
export function recordObject(value: unknown, asked: readonly string[], names: readonly string[]): Source | undefined {
  if (isPlainObject(value)) return value
  if (!isStructure(value) || Array.isArray(value) || isSealLike(value) || hush(value)) return undefined
  const prototypes = prototypesOf(value)
  const isThere = (name: string) => [value, ...prototypes].some((holder) => Object.hasOwn(holder, name))
  if (!names.some(isThere)) return undefined
  // Named by the schema, and in the class alone: an accessor of an ORM, a constant. It would have to be asked.
  const entries = asked
    .filter(isThere)
    .map((name) => [name, Object.hasOwn(value, name) ? heldAt(value, name) : unreadable])
  return Object.assign(Object.create(null), Object.fromEntries(entries)) as Source
}

/** An object that belongs to no class, of this realm or another. */
export function isPlainObject(value: unknown): value is Source {
  if (!isStructure(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null || isRoot(prototype as object)
}

/** The `Object.prototype` of some realm. */
function isRoot(prototype: object): boolean {
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'isPrototypeOf')
}

/** A chain that is longer is a proxy's, and has no end. */
const mostPrototypes = 64

/** The classes of an instance, without the root that everything has. */
function prototypesOf(instance: object): readonly object[] {
  const found: object[] = []
  let prototype: object | null = Object.getPrototypeOf(instance)
  while (prototype !== null && !isRoot(prototype) && found.length < mostPrototypes) {
    found.push(prototype)
    prototype = Object.getPrototypeOf(prototype)
  }
  return found
}

/** A sealed record, also one that another copy of the library sealed: it is no data, whatever names a schema has. */
export function isSealLike(value: unknown): boolean {
  if (kindOfSealed(value) !== undefined) return true
  if (!isStructure(value)) return false
  const mark = heldAt(value, 'sealed')
  return !isPlainObject(value) && typeof mark === 'string' && /^\[sealed .*\]$/s.test(mark)
}
