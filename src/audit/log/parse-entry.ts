import { plainJson } from '../../policy/plain-json'
import { readJson } from '../../policy/read-json'
import { freezeDeep, type Issue } from '../../vocabulary'
import type { LogEntry } from './log-entry'
import { logEntrySchema } from './log-schema'

/** An entry that came from outside, read; or every issue in it. */
export type ParsedEntry =
  | { readonly ok: true; readonly entry: LogEntry }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Reads an entry as JSON gave it back: of a file, of a table, of an export. Whether it is where it belongs, and what its
 * hash says, is `verify`'s to find out.
 */
export function parseEntry(value: unknown): ParsedEntry {
  const read = readJson(logEntrySchema, plainJson(value) ?? null)
  if (!read.ok) return { ok: false, issues: read.issues }
  return { ok: true, entry: freezeDeep(read.value as LogEntry) }
}
