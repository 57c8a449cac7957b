import { plainJson } from '../../policy/plain-json'
import { type EntryShapes, entryShapes } from './entry-shapes'
import { isHash } from './is-hash'
import { commitmentOfText, hashOfText } from './seal-entry'

/** What an entry says of itself, and what is so. */
export interface EntryDigest {
  readonly index: number
  readonly previous: string
  readonly hash: string
  /** What its hash comes to. */
  readonly found: string
  /** Does the link hold what the body stands for? An erased one holds nothing, and that is fine. */
  readonly isLinkSound: boolean
}

const plainShapes = entryShapes()

/** Reads an entry as a store gives it back; nothing for what has no such shape. Never throws, whatever it is given.
 *
 * @param shapes - what writes its parts, where that remembers what it wrote
 */
export function digestEntry(value: unknown, shapes = plainShapes): EntryDigest | undefined {
  // What is not plain to read may still be plain data, of another realm for instance.
  return quickly(value, shapes) ?? quickly(plainJson(value), shapes)
}

function quickly(value: unknown, shapes: EntryShapes): EntryDigest | undefined {
  try {
    return digest(value, shapes)
  } catch {
    // An accessor or a proxy threw; what it threw may hold anything, so it is dropped.
    return undefined
  }
}

function digest(value: unknown, shapes: EntryShapes): EntryDigest | undefined {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return undefined
  const { kind, index, previous, hash, body, link } = value as Readonly<Record<string, unknown>>
  if (kind !== 'entry' || Object.keys(value).length !== 6) return undefined
  if (typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0) return undefined
  if (!isHash(previous) || !isHash(hash)) return undefined
  const text = shapes.body(body)
  if (text === undefined) return undefined
  const linked = link === null ? null : shapes.link(link)
  if (linked === undefined) return undefined
  const isLinkSound = linked === null || commitmentOfText(linked) === aboutIn(text)
  return { index, previous, hash, found: hashOfText(text, index, previous), isLinkSound }
}

const aboutFirst = '{"about":"'

/** What a body says of its link. Canonical text begins with it; it is read there, since what was written is what counts. */
function aboutIn(body: string): string | undefined {
  return body.startsWith(aboutFirst) ? body.slice(aboutFirst.length, aboutFirst.length + 64) : undefined
}
