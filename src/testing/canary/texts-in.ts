import { UsageError } from '../../vocabulary'
import { isStillToCome, tagOf, unread } from './still-to-come'

/** Every text and every stretch of bytes that can be got out of a value. */
export interface Texts {
  /** In the order of the value, so that neighbours stand side by side. */
  readonly values: readonly string[]
  /** Names of properties, keys of maps, descriptions of symbols. */
  readonly keys: readonly string[]
  readonly bytes: readonly Uint8Array[]
}

const mostParts = 2_000_000
/** How far objects that only exist because a getter made them are followed. */
const mostMade = 6

interface Part {
  readonly value: unknown
  readonly made: number
  readonly isKey?: boolean
  /** The `prototype` of a class: what is said of its instances is not so of it. */
  readonly isPrototype?: boolean
}

/** Reads a value through: own properties whether they can be enumerated or not, keys, getters and data of its classes (as
 * long as they do not throw), what it answers when it is printed, serialised or turned into a primitive, maps, sets, errors
 * with message, stack and cause, parameters and headers, dates, weak references, bytes and other typed arrays. Cycles are
 * read once. What functions close over, and what weak maps hold, cannot be read.
 *
 * @throws UsageError `output-too-large` beyond two million parts; `unread-output` for `undefined` and functions, and for
 * what is still to come, here or anywhere within: a promise, a stream, an iterator, an object that can be iterated, a blob
 * or a response; also for an object of a class that shows nothing at all
 */
export function textsIn(output: unknown): Texts {
  if (output === undefined) throw unread('there is no output: it is undefined')
  if (typeof output === 'function') throw unread('the output is a function')
  const values: string[] = []
  const keys: string[] = []
  const bytes: Uint8Array[] = []
  const seen = new Set<unknown>()
  const waiting: Part[] = [{ value: output, made: 0 }]
  let parts = 0
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (++parts > mostParts) throw new UsageError('output-too-large', 'the output has too many parts to be searched')
    const { value, made, isKey = false, isPrototype = false } = part
    const text = textOf(value)
    if (text !== undefined) (isKey ? keys : values).push(text)
    if (!isObject(value) || seen.has(value) || made > mostMade) continue
    seen.add(value)
    if (!isPrototype && isStillToCome(value)) throw unread('the output is, or holds, what is still to come')
    const octets = attempt(() => octetsOf(value))
    if (octets !== undefined) bytes.push(octets)
    if (octets !== undefined) values.push(...numbersIn(value))
    else waiting.push(...partsOf(value, made).reverse())
  }
  if (values.length + keys.length + bytes.length === 0 && isOpaque(output))
    throw unread('the output shows nothing of what it holds')
  return { values, keys, bytes }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return typeof value === 'symbol' ? value.description : undefined
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'

/** What reading gives; undefined when it throws. What is thrown is what the output keeps to itself. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function octetsOf(value: object): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  const isBuffer = value instanceof ArrayBuffer || tagOf(value) === '[object SharedArrayBuffer]'
  return isBuffer ? new Uint8Array(value as ArrayBuffer) : undefined
}

const mostNumbers = 100_000

/** The numbers of a typed array of more than one byte each, as texts. */
function numbersIn(value: object): readonly string[] {
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return []
  const numbers = value as unknown as ArrayLike<number | bigint> & { readonly BYTES_PER_ELEMENT: number }
  if (numbers.BYTES_PER_ELEMENT === 1) return []
  return Array.from({ length: Math.min(numbers.length, mostNumbers) }, (_, i) => String(numbers[i]))
}

/** An object of a class, that has nothing which could be read. */
function isOpaque(value: unknown): boolean {
  if (!isObject(value) || Array.isArray(value) || ArrayBuffer.isView(value)) return false
  const prototype: unknown = attempt(() => Object.getPrototypeOf(value))
  return prototype !== null && prototype !== Object.prototype && !collections.includes(tagOf(value))
}

function partsOf(value: object, made: number): Part[] {
  const child = (found: unknown): Part => ({ value: found, made })
  const maker = (found: unknown): Part => ({ value: found, made: made + 1 })
  const key = (found: unknown): Part => ({ value: found, made, isKey: true })
  const own = attempt(() => Reflect.ownKeys(value)) ?? []
  const names = Array.isArray(value) ? own.filter((name) => name !== 'length' && !isIndex(name)) : own
  const members = own.flatMap((name): Part[] => {
    const descriptor = attempt(() => Object.getOwnPropertyDescriptor(value, name))
    // A proxy may hide what it still answers.
    if (descriptor === undefined || descriptor.get !== undefined)
      return [maker(attempt(() => Reflect.get(value, name)))]
    if (name === 'prototype' && typeof value === 'function') return [{ ...child(descriptor.value), isPrototype: true }]
    const got = attempt(() => Reflect.get(value, name))
    return [child(descriptor.value), ...(got === descriptor.value ? [] : [maker(got)])]
  })
  return [
    ...names.filter((name) => name !== 'toJSON' && name !== 'toString').map(key),
    ...members,
    ...entriesOf(value).map(child),
    ...inherited(value).map(maker),
    ...spoken(value).map(maker),
  ]
}

const isIndex = (name: string | symbol) => typeof name === 'string' && /^\d+$/.test(name)

const collections: readonly string[] = [
  '[object Map]',
  '[object Set]',
  '[object URLSearchParams]',
  '[object Headers]',
  '[object FormData]',
]

function entriesOf(value: object): readonly unknown[] {
  if (value instanceof Map) return attempt(() => [...Map.prototype.entries.call(value)]) ?? []
  if (value instanceof Set) return attempt(() => [...Set.prototype.values.call(value)]) ?? []
  if (!collections.includes(tagOf(value))) return []
  return attempt(() => [...(value as Iterable<unknown>)]) ?? []
}

/** What its classes give it: what getters answer, and data. */
function inherited(value: object): readonly unknown[] {
  if (Array.isArray(value) || typeof value === 'function') return []
  const found: unknown[] = []
  let prototype = attempt(() => Reflect.getPrototypeOf(value))
  for (let depth = 0; depth < 10 && prototype && prototype !== Object.prototype; depth++) {
    const level = prototype
    for (const name of attempt(() => Reflect.ownKeys(level)) ?? []) {
      const descriptor = attempt(() => Object.getOwnPropertyDescriptor(level, name))
      if (descriptor?.get !== undefined) found.push(attempt(() => Reflect.get(level, name, value)))
      else if (name !== Symbol.toStringTag && name !== 'constructor' && typeof descriptor?.value !== 'function')
        found.push(descriptor?.value)
    }
    prototype = attempt(() => Reflect.getPrototypeOf(level))
  }
  return found
}

const printedByNode = Symbol.for('nodejs.util.inspect.custom')

/** What it says of itself when it is printed, serialised or turned into a primitive. */
function spoken(value: object): readonly unknown[] {
  if (Array.isArray(value)) return []
  const has = (name: string | symbol) => attempt(() => Reflect.get(value, name) as unknown)
  const call = (name: string | symbol, ...given: readonly unknown[]) => {
    const method = has(name)
    return typeof method === 'function' ? attempt(() => Reflect.apply(method, value, given) as unknown) : undefined
  }
  const hints = typeof has(Symbol.toPrimitive) === 'function' ? ['string', 'number', 'default'] : []
  return [
    call('toJSON', ''),
    has('toString') === Object.prototype.toString ? undefined : attempt(() => String(value)),
    has('valueOf') === Object.prototype.valueOf ? undefined : call('valueOf'),
    ...hints.map((hint) => call(Symbol.toPrimitive, hint)),
    call(printedByNode, 9, { stylize: String }, String),
    tagOf(value) === '[object WeakRef]' ? call('deref') : undefined,
  ]
}
