import { attempt } from '../../enforce/attempt'
import { UsageError } from '../../vocabulary'

/** What of a property is left out, by its owner and its key: all of it, nothing, or what is not in the value that is read in
 * its place.
 */
export type LeftOut = (owner: object, key: PropertyKey) => boolean | ((value: unknown) => unknown)

/** More parts than this are not read; nor is what nests deeper, or what goes on when it is iterated. */
const mostParts = 2_000_000
const deepest = 500
const mostItems = 10_000

/** A value as text, such that what looks different to whoever holds it is different.
 *
 * That is: own properties with symbols and those that cannot be enumerated, in their order; `undefined` and what is not
 * there, `NaN`, `-0`, big integers; dates, maps, sets, bytes, regular expressions, whatever can be iterated; of errors all but
 * the stack; the class, what its getters answer and what it prints; whether it is frozen.
 *
 * @throws UsageError `unread-output` for what shows nothing of what it will give: a function, a promise, an iterator, a
 * stream, a response, a blob, a weak collection; and for what cannot be read to its end
 */
export function bytesOf(value: unknown, isLeftOut?: LeftOut): string {
  try {
    return new Writer(isLeftOut).write(value)
  } catch (error) {
    if (error instanceof UsageError && error.code === 'unread-output') throw error
    return unread('what cannot be read')
  }
}

class Writer {
  readonly #open: object[] = []
  #parts = 0

  constructor(readonly isLeftOut: LeftOut | undefined) {}

  write(value: unknown): string {
    if (typeof value === 'string') return JSON.stringify(value)
    if (typeof value === 'object' && value !== null) return this.#object(value)
    if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
    if (typeof value === 'bigint') return `${value}n`
    if (typeof value === 'symbol') return symbolText(value)
    if (typeof value === 'function') return unread('a function')
    return String(value)
  }

  #object(value: object): string {
    const outer = this.#open.indexOf(value)
    if (outer >= 0) return `^${this.#open.length - outer}`
    if (this.#open.length >= deepest || ++this.#parts > mostParts) return unread('too much')
    this.#open.push(value)
    const text = this.#contents(value)
    this.#open.pop()
    return text
  }

  #contents(value: object): string {
    const prototype = readable(() => Reflect.getPrototypeOf(value))
    const isList = Array.isArray(value)
    const frozen = Object.isFrozen(value) ? '!' : ''
    if (prototype === Object.prototype) return `${frozen}{${this.#own(value)}}`
    if (prototype === null) return `${frozen}null{${this.#own(value)}}`
    if (isList && prototype === Array.prototype) return `${frozen}[${this.#list(value)}]`
    return `${frozen}${this.#instance(value, prototype)}`
  }

  /** The items, where there is nothing else to a list: no hole, no other property. */
  #list(value: readonly unknown[]): string {
    const keys = Reflect.ownKeys(value)
    return keys.length === value.length + 1
      ? value.map((item) => this.write(item)).join()
      : `${value.length}:${this.#own(value)}`
  }

  #own(value: object): string {
    const keys = readable(() => Reflect.ownKeys(value))
    const isPlain = keys.length === Object.keys(value).length
    let text = ''
    for (const key of keys) {
      const leftOut = this.isLeftOut?.(value, key) ?? false
      if (leftOut === true || (key === 'stack' && isError(value))) continue
      const isEnumerable = isPlain || Object.prototype.propertyIsEnumerable.call(value, key)
      text += this.#member(value, key, isEnumerable, leftOut === false ? undefined : leftOut)
    }
    return text
  }

  #member(value: object, key: PropertyKey, isEnumerable: boolean, rest = (whole: unknown) => whole): string {
    const name = typeof key === 'symbol' ? symbolText(key) : JSON.stringify(key)
    const member = rest(answerOf(value, key, value))
    // A function that cannot be enumerated is a method of a value made without a class: what it prints is asked for.
    if (!isEnumerable && typeof member === 'function') return `~${name}:method,${this.#spoken(value, key, member)}`
    return `${isEnumerable ? '' : '~'}${name}:${member instanceof Thrown ? this.#thrown(member) : this.write(member)},`
  }

  #spoken(value: object, key: PropertyKey, print: unknown): string {
    if ((key !== 'toString' && key !== 'toJSON') || typeof print !== 'function') return ''
    const said = asked(() => print.call(value) as unknown)
    return said instanceof Thrown ? this.#thrown(said) : this.write(said)
  }

  #thrown({ error }: Thrown): string {
    return `throws ${this.write(error)}`
  }

  /** What a class made. */
  #instance(value: object, prototype: object | null): string {
    refuseUnread(value)
    const name = attempt(() => (value.constructor as { readonly name?: unknown }).name)
    const bytes = attempt(() => octetsOf(value))
    if (bytes !== undefined) return `${String(name)}<${bytes.join()}>`
    return `${String(name)}${tagOf(value)}{${this.#slots(value)}${this.#own(value)}${this.#inherited(value, prototype)}}`
  }

  /** What is kept inside of values that the language has. */
  #slots(value: object): string {
    const time = attempt(() => Date.prototype.getTime.call(value))
    if (time !== undefined) return `@${time}`
    const pairs = attempt(() => [...Map.prototype.entries.call(value)])
    if (pairs !== undefined) return pairs.map(([key, of]) => `${this.write(key)}=>${this.write(of)}`).join()
    const members = attempt(() => [...Set.prototype.values.call(value)])
    if (members !== undefined) return members.map((each) => this.write(each)).join()
    if (tagOf(value) === 'RegExp') return String(attempt(() => RegExp.prototype.toString.call(value)))
    if (Array.isArray(value)) return ''
    return typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function' ? this.#items(value) : ''
  }

  #items(value: object): string {
    const items: string[] = []
    for (const item of value as Iterable<unknown>) {
      if (items.push(this.write(item)) > mostItems) return unread('what goes on and on')
    }
    return `(${items.join()})`
  }

  /** Data and answers of getters that come from its classes, and what it prints. */
  #inherited(value: object, from: object | null): string {
    let text = ''
    const met = new Set<PropertyKey>(Reflect.ownKeys(value))
    for (let level = from; level !== null && !builtIn.includes(level); level = Reflect.getPrototypeOf(level)) {
      for (const key of Reflect.ownKeys(level)) {
        if (met.has(key) || key === 'constructor' || (key === 'stack' && isError(value))) continue
        met.add(key)
        const answer = answerOf(level, key, value)
        if (typeof answer === 'function') text += this.#spoken(value, key, answer)
        else text += `^${String(key)}:${answer instanceof Thrown ? 'throws' : this.#made(answer)},`
      }
    }
    return text
  }

  /** An answer that is made anew each time could be asked for ever. */
  #made(answer: unknown): string {
    return typeof answer === 'object' && answer !== null && this.#open.length > 20
      ? unread('too much')
      : this.write(answer)
  }
}

class Thrown {
  constructor(readonly error: unknown) {}
}

function asked(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    return new Thrown(error)
  }
}

function answerOf(value: object, key: PropertyKey, receiver: object): unknown {
  try {
    return Reflect.get(value, key, receiver)
  } catch (error) {
    return new Thrown(error)
  }
}

const builtIn: readonly object[] = [
  ...[Object, Array, Error, RegExp, Map, Set].map(({ prototype }): object => prototype),
  Object.getPrototypeOf(new Date(0)),
]

/** Kinds of values whose contents are still to come, or cannot be looked at. */
const laters: readonly string[] = [
  'Promise',
  'Generator',
  'AsyncGenerator',
  'ReadableStream',
  'Response',
  'Request',
  'Blob',
  'File',
  'WeakMap',
  'WeakSet',
  'WeakRef',
]
/** What gives its contents to whoever asks next, and then no more. */
const handles: readonly PropertyKey[] = ['then', 'next', 'getReader', 'pipe', Symbol.asyncIterator]

function refuseUnread(value: object): void {
  const isLater = laters.includes(tagOf(value)) || handles.some((name) => isMethod(value, name))
  if (isLater) unread('what is still to come')
}

function isMethod(value: object, name: PropertyKey): boolean {
  return typeof attempt(() => Reflect.get(value, name) as unknown) === 'function'
}

function unread(what: string): never {
  throw new UsageError(
    'unread-output',
    `an output holds ${what}, which shows nothing of what it gives: await it, read it to its end, and give that`,
  )
}

function readable<T>(read: () => T): T {
  const found = asked(read)
  return found instanceof Thrown ? unread('what cannot be read') : (found as T)
}

function tagOf(value: object): string {
  return attempt(() => Object.prototype.toString.call(value).slice(8, -1)) ?? ''
}

function octetsOf(value: object): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  const isBuffer = ['ArrayBuffer', 'SharedArrayBuffer'].includes(tagOf(value))
  return isBuffer ? new Uint8Array(value as ArrayBuffer) : undefined
}

/** Where an error was made, its `stack`, differs from one call to the next, and says nothing of the record. */
function isError(value: object): boolean {
  return value instanceof Error || tagOf(value) === 'Error'
}

function symbolText(symbol: symbol): string {
  return `@@${JSON.stringify(symbol.description ?? '')}`
}
