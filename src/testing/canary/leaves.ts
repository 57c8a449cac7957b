import { type Issue, pointer, UsageError } from '../../vocabulary'

/** One value of a record that has no parts. */
export interface Leaf {
  /** JSON Pointer into the record. */
  readonly path: string
  readonly value: unknown
  /** Under a pointer whose fields stay as they are. */
  readonly isKept: boolean
}

const deepest = 200

/** Whether a JSON Pointer is one of some pointers, or below one. */
export function isUnder(path: string, pointers: readonly string[]): boolean {
  return pointers.some((upper) => path === upper || path.startsWith(`${upper}/`))
}

/** Every leaf of a record, in its own order. Arrays and objects without parts have none.
 *
 * @throws UsageError `unmarkable-record` with an issue for each part that plain data has not: instances of classes
 * (dates excepted), maps and sets, functions, symbols, accessors, hidden properties, cycles, nesting beyond 200. Below a
 * kept pointer anything may stand.
 */
export function leavesOf(record: unknown, kept: readonly string[] = []): readonly Leaf[] {
  const leaves: Leaf[] = []
  const issues: Issue[] = []
  const refuse = (path: string, message: string) =>
    issues.push({ code: 'unmarkable-record', path, message, hint: 'name it under `keep`, or leave it out' })
  const walk = (value: unknown, path: string, above: readonly object[]): void => {
    const isKept = isUnder(path, kept)
    if (isLeaf(value)) {
      leaves.push({ path, value, isKept })
      return
    }
    const problem = problemWith(value, above)
    if (problem !== undefined && isKept) leaves.push({ path, value, isKept })
    else if (problem !== undefined) refuse(path, problem)
    else if (isPart(value)) {
      for (const key of Object.keys(value)) walk(Reflect.get(value, key), path + pointer(key), [...above, value])
    }
  }
  walk(record, '', [])
  if (issues.length > 0) {
    throw new UsageError('unmarkable-record', 'the record holds what no marker can be put in', issues)
  }
  return leaves
}

/** A copy with some leaves replaced; what is no plain data is passed on as it is. */
export function copyWith(value: unknown, replaced: ReadonlyMap<string, unknown>, path = ''): unknown {
  if (replaced.has(path)) return replaced.get(path)
  if (value instanceof Date) return new Date(value.getTime())
  if (isLeaf(value) || !isPart(value) || problemWith(value, []) !== undefined) return value
  if (Array.isArray(value)) return value.map((item: unknown, i) => copyWith(item, replaced, path + pointer(i)))
  const copy: object = Object.create(Object.getPrototypeOf(value) === null ? null : Object.prototype)
  for (const [key, member] of Object.entries(value)) {
    const now = copyWith(member, replaced, path + pointer(key))
    Object.defineProperty(copy, key, { value: now, enumerable: true, writable: true, configurable: true })
  }
  return copy
}

const isPart = (value: unknown): value is object => typeof value === 'object' && value !== null

function isLeaf(value: unknown): boolean {
  if (value === null || value === undefined || value instanceof Date) return true
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value)
}

function problemWith(value: unknown, above: readonly object[]): string | undefined {
  if (!isPart(value)) return `this is a ${typeof value}`
  if (above.includes(value)) return 'this contains itself'
  if (above.length >= deepest) return `this is nested deeper than ${deepest}`
  try {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (!Array.isArray(value) && prototype !== null && prototype !== Object.prototype) return 'this is no plain object'
    return problemOfMembers(value)
  } catch {
    // A proxy threw; what it threw may hold anything, so it is dropped.
    return 'this cannot be read'
  }
}

function problemOfMembers(value: object): string | undefined {
  for (const name of Reflect.ownKeys(value)) {
    if (Array.isArray(value) && name === 'length') continue
    if (typeof name === 'symbol') return 'this has a property that is named by a symbol'
    const descriptor = Object.getOwnPropertyDescriptor(value, name)
    if (descriptor === undefined || descriptor.get !== undefined || descriptor.set !== undefined) {
      return 'this has an accessor'
    }
    if (!descriptor.enumerable) return 'this has a hidden property'
  }
  return undefined
}
