import { plainJson } from '../../policy/plain-json'
import { readJson } from '../../policy/read-json'
import { freezeDeep, UsageError } from '../../vocabulary'
import type { LogRecord } from './log-record'
import { logRecordSchema } from './log-schema'

/** A record that may go into the log: a copy of it, frozen all the way down.
 *
 * @throws UsageError `invalid-log-record` with every issue
 */
export function readLogRecord(record: unknown): LogRecord {
  const read = readJson(logRecordSchema, plainJson(record) ?? null)
  if (!read.ok) throw new UsageError('invalid-log-record', 'this is no record for the log', read.issues)
  return freezeDeep(read.value as LogRecord)
}
