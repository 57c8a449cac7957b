import type { Receipt } from '../enforce'
import { plainJson } from '../policy/plain-json'
import { readJson } from '../policy/read-json'
import { UsageError } from '../vocabulary'
import type { LogRecord } from './log-record'
import { logRecordSchema } from './log-schema'

/** A record that may go into the log.
 *
 * @throws UsageError `invalid-log-record` with every issue
 */
export function readLogRecord(record: LogRecord): LogRecord {
  if (isOfGuard(record)) return record
  const json = plainJson(record)
  const read = readJson(logRecordSchema, json ?? null)
  if (!read.ok) throw new UsageError('invalid-log-record', 'this is no record for the log', read.issues)
  return read.value as LogRecord
}

/** A receipt that nobody can have put together by hand: those of a guard are frozen all the way down, and need no check. */
function isOfGuard(record: LogRecord): record is Receipt {
  return record?.kind === 'receipt' && isFrozenDeep(record)
}

function isFrozenDeep(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return typeof value !== 'function'
  return Object.isFrozen(value) && Object.values(value).every(isFrozenDeep)
}
