import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import type { Receipt } from '../../enforce'
import { canonicalJson } from '../../policy'
import { subjectRole, UsageError } from '../../vocabulary'
import { type EntryShapes, entryShapes } from './entry-shapes'
import { isFrozenDeep } from './is-frozen-deep'
import type { Link, LogEntry } from './log-entry'
import type { LogRecord } from './log-record'
import type { LogPosition } from './log-store'
import { readLogRecord } from './read-log-record'

const plainShapes = entryShapes()
const nothing = Object.freeze({})
const shortestSalt = 16
const longestSalt = 200

/** The entry of a record at the end of a log.
 *
 * @param salt - random, at least 128 bits, of this entry alone
 * @param shapes - what writes its parts, where that remembers what it wrote
 * @throws UsageError `invalid-salt`; `invalid-log-record` with every issue
 */
export function sealEntry(record: LogRecord, position: LogPosition, salt: string, shapes = plainShapes): LogEntry {
  if (typeof salt !== 'string' || salt.trim().length < shortestSalt || salt.length > longestSalt) {
    throw new UsageError('invalid-salt', 'a salt is text of 16 to 200 characters, of at least 128 random bits')
  }
  // What nobody can change is taken as it is, and looked at only once: receipts of a guard are.
  const shared = record?.kind === 'receipt' ? shapes.share?.(record.disclosed) : undefined
  const entry = isFixed(record, shared) ? seal({ record, shared, salt }, position, shapes) : undefined
  const sealed = entry ?? seal({ record: readLogRecord(record), shared: undefined, salt }, position, shapes)
  if (sealed === undefined) throw new UsageError('invalid-log-record', 'this is no record for the log')
  return sealed
}

/** What becomes an entry. */
interface Written {
  readonly record: LogRecord
  /** In place of the list of what was disclosed: the same, in the hands of nobody who could change it. */
  readonly shared: Receipt['disclosed'] | undefined
  readonly salt: string
}

/** Whether nobody can change a record any more; its list of what was disclosed matters only where it is taken. */
function isFixed(record: LogRecord, shared: Written['shared']): boolean {
  if (typeof record !== 'object' || record === null || !Object.isFrozen(record)) return false
  const members = record as unknown as Readonly<Record<string, unknown>>
  return Object.keys(members).every(
    (key) => (key === 'disclosed' && shared !== undefined) || isFrozenDeep(members[key]),
  )
}

function seal(written: Written, { size, hash: previous }: LogPosition, shapes: EntryShapes): LogEntry | undefined {
  const parts = detach(written)
  if (parts === undefined) return undefined
  const { body, link } = parts
  const linkText = shapes.link(link)
  if (linkText === undefined) return undefined
  body['about'] = commitmentOfText(linkText)
  const text = shapes.body(body)
  if (text === undefined) return undefined
  const hash = hashOfText(text, size, previous)
  // What is in them is frozen already.
  const entry = { kind: 'entry', index: size, previous, body: Object.freeze(body), hash, link: Object.freeze(link) }
  return Object.freeze(entry as unknown as LogEntry)
}

/** SHA-256 of an entry, as the leaf of a Merkle tree (RFC 6962 §2.1: leaves begin with 0x00, nodes with 0x01). */
export function entryHash({ index, previous, body }: Pick<LogEntry, 'index' | 'previous' | 'body'>): string {
  return hashOfText(canonicalJson(body), index, previous)
}

/** The same of a body that is written already. */
export function hashOfText(body: string, index: number, previous: string): string {
  return hashOf(`\u0000{"body":${body},"index":${index},"previous":"${previous}"}`)
}

/** What an entry says of its link without telling it. */
export function commitment(link: Link): string {
  return commitmentOfText(canonicalJson(link))
}

/** The same of a link that is written already. */
export function commitmentOfText(link: string): string {
  return hashOf(`\u0002${link}`)
}

const utf8 = new TextEncoder()

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8.encode(text)))
}

interface Parts {
  readonly body: Record<string, unknown>
  readonly link: Link
}

/** Parts a record into what is chained for good and what can be erased from beside it; nothing of what is no record. */
function detach({ record, shared, salt }: Written): Parts | undefined {
  if (typeof record !== 'object' || record === null || 'about' in record) return undefined
  if (record.kind === 'accountDecision') return { body: present(record), link: { salt } }
  const about: Partial<Receipt['record']> | undefined = (record as Partial<Receipt>).record
  const { id, kind, subject } = about ?? {}
  if (!Object.keys(about ?? {}).every(isOfAbout)) return undefined
  const { evidence } = record as Partial<Receipt>
  const actor = actorOf(record)
  const viewer = isSubject(actor, subject) ? actor?.id : undefined
  // An application, a case and an order are somebody's; a vacancy is an organisation's.
  const asked = 'need' in record ? record.need : undefined
  const need = asked?.kind === 'vacancy' ? undefined : asked
  const others: Record<string, unknown> = { evidence: undefined }
  if (about !== undefined) others['record'] = Object.freeze({ kind })
  if (shared !== undefined) others['disclosed'] = shared
  if (viewer !== undefined) others[actorKey(record)] = Object.freeze(present({ ...actor, id: undefined }))
  if (need !== undefined) others['need'] = undefined
  const body = present(record, others)
  return { body, link: present({ salt, id, subject, viewer, need, evidence }) as unknown as Link }
}

/** Whoever did it; a decision is no act of the authority that it is about. */
function actorOf(record: Partial<LogRecord>): Partial<Receipt['viewer']> | undefined {
  if (record.kind === 'mail') return record.sender
  return 'viewer' in record ? record.viewer : undefined
}

function isOfAbout(key: string): boolean {
  return key === 'id' || key === 'kind' || key === 'subject'
}

/** Whoever comes as a subject, to its own record or not, may ask to be forgotten: its id is not chained for good. */
function isSubject(actor: Partial<Receipt['viewer']> | undefined, subject: string | undefined): boolean {
  return actor?.role === subjectRole || (actor?.id !== undefined && actor.id === subject)
}

function actorKey({ kind }: { readonly kind: string }): 'sender' | 'viewer' {
  return kind === 'mail' ? 'sender' : 'viewer'
}

/** Without what is undefined, as a store will give it back; some members are others. */
function present(members: object, others: object = nothing): Record<string, unknown> {
  const there: Record<string, unknown> = {}
  for (const key of Object.keys(members)) {
    const source = Object.hasOwn(others, key) ? others : members
    const member = (source as Readonly<Record<string, unknown>>)[key]
    if (member !== undefined) there[key] = member
  }
  return there
}

/** The record that an entry holds; without the ids of its subject where the link is erased. */
export function recordOf({ body, link }: LogEntry): LogRecord {
  const { about: _, ...rest } = body
  if (rest.kind === 'accountDecision') return rest
  const { id, subject, evidence, viewer, need = 'need' in rest ? rest.need : undefined } = link ?? {}
  if (rest.kind === 'keptBack') return { ...rest, record: { ...rest.record, id, subject } } as LogRecord
  const actor = rest.kind === 'mail' ? rest.sender : rest.viewer
  const own = viewer === undefined ? {} : { [actorKey(rest)]: { ...actor, id: viewer } }
  if (rest.kind === 'turnedAway') return { ...rest, ...own, need }
  return { ...rest, ...own, need, record: { ...rest.record, id, subject }, evidence } as LogRecord
}
