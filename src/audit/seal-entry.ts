import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { canonicalJson } from '../policy'
import { freezeDeep } from '../vocabulary'
import type { Link, LogBody, LogEntry } from './log-entry'
import type { LogRecord } from './log-record'
import type { LogPosition } from './log-store'
import { sortKeys } from './sort-keys'

/** The entry of a record at the end of a log.
 *
 * @param salt - random, at least 128 bits, of this entry alone
 */
export function sealEntry(record: LogRecord, { size, hash: previous }: LogPosition, salt: string): LogEntry {
  const { body, link } = detach(record, salt)
  const hash = entryHash({ index: size, previous, body })
  return freezeDeep<LogEntry>({ kind: 'entry', index: size, previous, body, hash, link })
}

/** SHA-256 of an entry, as the leaf of a Merkle tree (RFC 6962 §2.1: leaves begin with 0x00, nodes with 0x01). */
export function entryHash({ index, previous, body }: Pick<LogEntry, 'index' | 'previous' | 'body'>): string {
  return bytesToHex(sha256(utf8ToBytes(`\u0000${canonicalJson({ body, index, previous })}`)))
}

/** What an entry says of its link without telling it. */
export function commitment(link: Link): string {
  return bytesToHex(sha256(utf8ToBytes(`\u0002${canonicalJson(link)}`)))
}

/** Parts a record into what is chained for good and what can be erased from beside it. */
function detach(record: LogRecord, salt: string): { readonly body: LogBody; readonly link: Link | null } {
  if (record.kind === 'accountDecision') return { body: sortKeys(record), link: null }
  const { evidence, record: about, ...rest } = { evidence: undefined, ...record }
  const { kind, id, subject } = about
  const link = sortKeys<Link>({ salt, id, subject, evidence })
  return { body: sortKeys({ ...rest, record: { kind }, about: commitment(link) }) as LogBody, link }
}

/** The record that an entry holds; without the ids of its subject where the link is erased. */
export function recordOf({ body, link }: LogEntry): LogRecord {
  if (body.kind === 'accountDecision') return body
  const { about, record, ...rest } = body
  const { id, subject, evidence } = link ?? {}
  return { ...rest, record: { ...record, id, subject }, evidence } as LogRecord
}
