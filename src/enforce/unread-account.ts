import type { Refusal } from './receipt'

/** What reading the record itself found. */
export interface Reading {
  readonly refusal: Refusal | undefined
  /** The open parts that cannot be read, by schema path. */
  readonly unread: readonly string[]
  /** Whether the record is sealed, as another kind or by another copy of the library. */
  readonly isSealed: boolean
  /** The facts, and `id` and `subject`, whose readers give a promise. */
  readonly promised: readonly string[]
}

const promise = ['the reader of ', ' gives a promise: let it give the value'] as const
const sealed = 'the record is sealed, as another kind or by another copy of the library'
const nothingRead = 'the record cannot be read: '
const partUnread = 'cannot be read: '

/** The lines of an explanation that tell the house what the host gave and the guard could not read. */
export function unreadAccount({ refusal, unread, isSealed, promised }: Reading): readonly string[] {
  const paths = unread.map((path) => path || 'the record itself').join(', ')
  const readers = promised.map((name) => promise.join(name))
  if (isSealed) return [...readers, sealed]
  if (unread.length === 0) return readers
  return [...readers, (refusal === 'unreadable' ? nothingRead : partUnread) + paths]
}

/** Whether a line of an explanation is one of those. */
export function isUnreadAccount(line: string): boolean {
  const [before, after] = promise
  const isPromise = line.startsWith(before) && line.endsWith(after)
  return isPromise || line === sealed || line.startsWith(nothingRead) || line.startsWith(partUnread)
}
