/** Whether a value is a promise, or what `await` takes for one. What it is rejected with may be data, and is let go of. */
export function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (hush(value) || isThenable(value))
}

/** Takes the rejection of a promise of the language: it would end the process, with whatever it holds. No code of the host
 * runs. Whether it was one.
 */
export function hush(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  try {
    if (!isNamedPromise(value)) return false
    Promise.prototype.then.call(value as Promise<unknown>, nothing, nothing)
    return true
  } catch {
    return false
  }
}

/** The keys that lead to a promise. */
export type PromisePlace = readonly string[]

/** The promises among the data of a value, down to a depth: 0 is the value alone. Their rejections are taken; no accessor is
 * called.
 */
export function promisesIn(value: unknown, depth: number): readonly PromisePlace[] {
  if (typeof value !== 'object' || value === null) return none
  if (isPromise(value)) return here
  if (depth === 0) return none
  let found: PromisePlace[] | undefined
  for (const key of keysOf(value)) {
    for (const rest of promisesIn(dataAt(value, key), depth - 1)) {
      found ??= []
      found.push([key, ...rest])
    }
  }
  return found ?? none
}

const none: readonly PromisePlace[] = Object.freeze([])
const here: readonly PromisePlace[] = Object.freeze([Object.freeze([])])

function nothing(): void {}

/** The objects of this realm have it as well when somebody has polluted their prototype: then it tells nothing. */
function isThenable(value: object): boolean {
  try {
    const { then } = value as { readonly then?: unknown }
    return typeof then === 'function' && then !== (Object.prototype as { readonly then?: unknown }).then
  } catch {
    return false
  }
}

/** A chain that is longer is a proxy's, and has no end. */
const mostPrototypes = 64

/** Whether a class of the value has the name of promises: of this realm or another. Asking it itself costs an error. */
function isNamedPromise(value: object): boolean {
  let prototype: unknown = Object.getPrototypeOf(value)
  for (let i = 0; i < mostPrototypes && typeof prototype === 'object' && prototype !== null; i++) {
    if (Object.getOwnPropertyDescriptor(prototype, Symbol.toStringTag)?.value === 'Promise') return true
    prototype = Object.getPrototypeOf(prototype)
  }
  return false
}

function keysOf(value: object): readonly string[] {
  try {
    return Object.keys(value)
  } catch {
    return []
  }
}

function dataAt(value: object, key: string): unknown {
  try {
    return Object.getOwnPropertyDescriptor(value, key)?.value
  } catch {
    return undefined
  }
}
