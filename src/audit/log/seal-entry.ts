import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'
import type { Receipt } from '../../enforce'
import { canonicalJson } from '../../policy'
import { freezeDeep, UsageError } from '../../vocabulary'
import { type EntryShapes, entryShapes } from './entry-shapes'
import { isFrozenDeep } from './is-frozen-deep'
import type { Link, LogEntry } from './log-entry'
import type { AccountDecision, LogRecord } from './log-record'
import type { LogPosition } from './log-store'
import { readLogRecord } from './read-log-record'

const plainShapes = entryShapes()
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
  const entry = isFrozenDeep(record, shapes.isKnown) ? seal(record, position, salt, shapes) : undefined
  const sealed = entry ?? seal(readLogRecord(record), position, salt, shapes)
  if (sealed === undefined) throw new UsageError('invalid-log-record', 'this is no record for the log')
  return sealed
}

function seal(record: LogRecord, { size, hash: previous }: LogPosition, salt: string, shapes: EntryShapes) {
  const parts = detach(record, salt)
  if (parts === undefined) return undefined
  const link = shapes.link(parts.link)
  if (link === undefined) return undefined
  const body = { ...parts.body, about: commitmentOfText(link) }
  const text = shapes.body(body)
  if (text === undefined) return undefined
  const hash = hashOfText(text, size, previous)
  return freezeDeep({ kind: 'entry', index: size, previous, body, hash, link: parts.link } as LogEntry)
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

function hashOf(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)))
}

/** Parts a record into what is chained for good and what can be erased from beside it; nothing of what is no record. */
function detach(record: LogRecord, salt: string): { readonly body: object; readonly link: Link } | undefined {
  if (typeof record !== 'object' || record === null || 'about' in record) return undefined
  if (record.kind === 'accountDecision') return { body: present(record), link: { salt } }
  const { evidence, record: about, ...rest } = { evidence: undefined, ...record }
  const { kind, id, subject, ...more } = { ...about }
  if (Object.keys(more).length > 0) return undefined
  const own = ownViewer(record, subject)
  const viewer = own === undefined ? {} : { viewer: present({ ...(rest as Receipt).viewer, id: undefined }) }
  const body = present({ ...rest, ...viewer, record: { kind } })
  return { body, link: present<Link>({ salt, id, subject, viewer: own, evidence }) }
}

/** Whoever looked at its own record is the subject: that id is not chained for good either. */
function ownViewer(record: Exclude<LogRecord, AccountDecision>, subject: string | undefined): string | undefined {
  return record.kind !== 'mail' && subject !== undefined && record.viewer?.id === subject ? subject : undefined
}

/** Without what is undefined, as a store will give it back. */
function present<T extends object>(members: T): T {
  const there: Record<string, unknown> = {}
  for (const key of Object.keys(members)) {
    const member = (members as Readonly<Record<string, unknown>>)[key]
    if (member !== undefined) there[key] = member
  }
  return there as T
}

/** The record that an entry holds; without the ids of its subject where the link is erased. */
export function recordOf({ body, link }: LogEntry): LogRecord {
  const { about: _, ...rest } = body
  if (rest.kind === 'accountDecision') return rest
  const { record } = rest
  const { id, subject, evidence, viewer } = link ?? {}
  const own = viewer === undefined || rest.kind === 'mail' ? {} : { viewer: { ...rest.viewer, id: viewer } }
  return { ...rest, ...own, record: { ...record, id, subject }, evidence } as LogRecord
}
