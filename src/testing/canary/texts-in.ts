import { UsageError } from '../../vocabulary'

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

/** What shows nothing of what it will give: nothing would be found in it. */
const laters = 'Promise Generator AsyncGenerator ReadableStream Response Request Blob File'
  .split(' ')
  .map((name) => `[object ${name}]`)

interface Part {
  readonly value: unknown
  readonly made: number
  readonly isKey?: boolean
}

/** Reads a value through: own properties whether they can be enumerated or not, keys, getters (also inherited ones, as
 * long as they do not throw), `toJSON` and `toString` of its own, maps, sets, errors with message, stack and cause,
 * parameters and headers, dates, bytes. Cycles are read once. Iterators are not run: that would use them up.
 *
 * @throws UsageError `output-too-large` beyond two million parts; `unread-output` for a promise, an iterator, a stream or a
 * response whose body was not read
 */
export function textsIn(output: unknown): Texts {
  if (isObject(output) && laters.includes(attempt(() => tagOf(output)) ?? '')) {
    throw new UsageError('unread-output', 'the output is still to come: await it, or read it to its end, and give that')
  }
  const values: string[] = []
  const keys: string[] = []
  const bytes: Uint8Array[] = []
  const seen = new Set<unknown>()
  const waiting: Part[] = [{ value: output, made: 0 }]
  let parts = 0
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (++parts > mostParts) throw new UsageError('output-too-large', 'the output has too many parts to be searched')
    const { value, made, isKey = false } = part
    const text = textOf(value)
    if (text !== undefined) (isKey ? keys : values).push(text)
    if (!isObject(value) || seen.has(value) || made > mostMade) continue
    seen.add(value)
    const octets = attempt(() => octetsOf(value))
    if (octets !== undefined) bytes.push(octets)
    else waiting.push(...partsOf(value, made).reverse())
  }
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

const tagOf = (value: object) => Object.prototype.toString.call(value)

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
    return [child(descriptor.value)]
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
  if (!collections.includes(attempt(() => tagOf(value)) ?? '')) return []
  return attempt(() => [...(value as Iterable<unknown>)]) ?? []
}

/** What getters of its classes answer. */
function inherited(value: object): readonly unknown[] {
  if (Array.isArray(value) || typeof value === 'function') return []
  const found: unknown[] = []
  let prototype = attempt(() => Reflect.getPrototypeOf(value))
  for (let depth = 0; depth < 10 && prototype && prototype !== Object.prototype; depth++) {
    const level = prototype
    for (const name of attempt(() => Reflect.ownKeys(level)) ?? []) {
      const descriptor = attempt(() => Object.getOwnPropertyDescriptor(level, name))
      if (descriptor?.get !== undefined) found.push(attempt(() => Reflect.get(level, name, value)))
    }
    prototype = attempt(() => Reflect.getPrototypeOf(level))
  }
  return found
}

/** What it says of itself when it is printed or serialised. */
function spoken(value: object): readonly unknown[] {
  if (Array.isArray(value)) return []
  const { toJSON, toString: print } = attempt(() => value as { toJSON?: unknown; toString?: unknown }) ?? {}
  const found: unknown[] = []
  if (typeof toJSON === 'function') found.push(attempt(() => toJSON.call(value) as unknown))
  if (typeof print === 'function' && print !== Object.prototype.toString) found.push(attempt(() => String(value)))
  if (value instanceof Date) found.push(attempt(() => value.getTime()))
  return found
}
