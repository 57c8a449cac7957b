import { type Receipt, refusals } from '../../enforce'

/** What a record of the log says of an access, as far as it can be read. Undefined is not known. */
export interface Access {
  readonly viewer: {
    readonly id: string | undefined
    readonly role: string | undefined
    readonly organisation: string | undefined
  }
  readonly purpose: string | undefined
  readonly act: string | undefined
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number | undefined
  readonly record: { readonly kind: string | undefined; readonly id: string | undefined }
  readonly subject: string | undefined
  /** As it stands in the log: `seenItems` reads it. */
  readonly disclosed: unknown
}

/** One category that was seen; undefined is not known. */
export interface SeenItem {
  /** The record kind: that of the record, or of one nested in it. */
  readonly record: string | undefined
  readonly category: string | undefined
  readonly level: string | undefined
}

/** The access that a record tells of; undefined for one that tells of none: what was refused saw nothing (TERMS-033), and
 * contacts and decisions are no accesses. What cannot be read is an access of which nothing is known.
 */
export function readAccess(record: unknown): Access | undefined {
  try {
    return accessIn(record)
  } catch {
    // What a getter throws may hold anything, and goes no further.
    return nothingKnown
  }
}

function accessIn(record: unknown): Access | undefined {
  if (typeof record !== 'object' || record === null) return nothingKnown
  const { kind, viewer, purpose, act, at, record: about, disclosed, refusal } = record as Loose<Receipt>
  if (otherKinds.has(kind)) return undefined
  if (isRefused(refusal, disclosed)) return undefined
  const { id, role, organisation } = membersOf<Receipt['viewer']>(viewer)
  const { kind: recordKind, id: recordId, subject } = membersOf<Receipt['record']>(about)
  return {
    viewer: { id: text(id), role: text(role), organisation: text(organisation) },
    purpose: text(purpose),
    act: text(act),
    at: instant(at),
    record: { kind: text(recordKind), id: text(recordId) },
    subject: text(subject),
    disclosed,
  }
}

const otherKinds: ReadonlySet<unknown> = new Set([
  'contactRequest',
  'mail',
  'accountDecision',
  'turnedAway',
  'keptBack',
])

/** Nothing was disclosed, and it says why. An empty list alone may be one that was never written. */
function isRefused(refusal: unknown, disclosed: unknown): boolean {
  const isEmpty = (disclosed ?? undefined) === undefined || (Array.isArray(disclosed) && disclosed.length === 0)
  return isEmpty && (refusals as readonly unknown[]).includes(refusal)
}

/** What was seen; undefined where that is not known. A part of it may be unknown by itself. */
export function seenItems(disclosed: unknown): readonly SeenItem[] | undefined {
  try {
    if (!Array.isArray(disclosed) || disclosed.length === 0) return undefined
    return disclosed.map(seenItem).filter(({ level }) => level !== 'withheld')
  } catch {
    return undefined
  }
}

function seenItem(value: unknown): SeenItem {
  const { record, category, level } = membersOf<SeenItem>(value)
  return { record: text(record), category: text(category), level: text(level) }
}

/** The same members, of which nothing is known yet. */
export type Loose<T> = { readonly [K in keyof T]?: unknown }

export function membersOf<T>(value: unknown): Loose<T> {
  return typeof value === 'object' && value !== null ? (value as Loose<T>) : {}
}

/** An id or a name: a text that is not blank. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

export function instant(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

const nothingKnown: Access = Object.freeze<Access>({
  viewer: Object.freeze({ id: undefined, role: undefined, organisation: undefined }),
  purpose: undefined,
  act: undefined,
  at: undefined,
  record: Object.freeze({ kind: undefined, id: undefined }),
  subject: undefined,
  disclosed: undefined,
})
