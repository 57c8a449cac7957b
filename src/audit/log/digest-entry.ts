import { plainJson } from '../../policy/plain-json'
import { entryShapes } from './entry-shapes'
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

const shapes = entryShapes()

/** Reads an entry as a store gives it back; nothing for what has no such shape. Never throws, whatever it is given. */
export function digestEntry(value: unknown): EntryDigest | undefined {
  // What is not plain to read may still be plain data, of another realm for instance.
  return quickly(value) ?? quickly(plainJson(value))
}

function quickly(value: unknown): EntryDigest | undefined {
  try {
    return digest(value)
  } catch {
    // An accessor or a proxy threw; what it threw may hold anything, so it is dropped.
    return undefined
  }
}

function digest(value: unknown): EntryDigest | undefined {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return undefined
  const { kind, index, previous, hash, body, link, ...more } = value as Readonly<Record<string, unknown>>
  if (kind !== 'entry' || Object.keys(more).length > 0) return undefined
  if (typeof index !== 'number' || !Number.isSafeInteger(index) || index < 0) return undefined
  if (!isHash(previous) || !isHash(hash)) return undefined
  const text = shapes.body(body)
  if (text === undefined) return undefined
  const linked = link === null ? null : shapes.link(link)
  if (linked === undefined) return undefined
  const isLinkSound = linked === null || commitmentOfText(linked) === aboutIn(text)
  return { index, previous, hash, found: hashOfText(text, index, previous), isLinkSound }
}

/** What a body says of its link. Canonical text begins with it; it is read there, since what was written is what counts. */
function aboutIn(body: string): string | undefined {
  return /^\{"about":"([0-9a-f]{64})"/.exec(body)?.[1]
}
