import { UsageError } from '../../vocabulary'

/** What shows nothing of what it will give. */
const laters = 'Promise Generator AsyncGenerator ReadableStream Response Request Blob File'
  .split(' ')
  .map((name) => `[object ${name}]`)

/** What is iterated here, or holds as properties all that it iterates over. */
const read = 'Array Map Set String Arguments URLSearchParams Headers FormData'
  .split(' ')
  .map((name) => `[object ${name}]`)

/** Whether something gives its contents only when it is awaited, read to its end or run: reading it here would use it up,
 * or would have to wait. Promises and whatever has a `then`, streams, responses, blobs, iterators, and objects of other
 * classes that can be iterated.
 */
export function isStillToCome(value: object): boolean {
  const tag = tagOf(value)
  if (laters.includes(tag) || /^\[object .*Iterator\b/.test(tag)) return true
  if (isFunction(value, 'then') || isFunction(value, Symbol.asyncIterator)) return true
  const isRead = Array.isArray(value) || ArrayBuffer.isView(value) || read.includes(tag)
  return (
    isFunction(value, Symbol.iterator) && (!isRead || (Array.isArray(value) && Object.hasOwn(value, Symbol.iterator)))
  )
}

export function unread(what: string): UsageError {
  return new UsageError(
    'unread-output',
    `${what}: await it, call it or read it to its end, as a list or a text, and give that`,
  )
}

function isFunction(value: object, name: string | symbol): boolean {
  try {
    return typeof Reflect.get(value, name) === 'function'
  } catch {
    return false
  }
}

/** The name that `Object.prototype.toString` gives; empty when it throws. */
export function tagOf(value: object): string {
  try {
    return Object.prototype.toString.call(value)
  } catch {
    return ''
  }
}
