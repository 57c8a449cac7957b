import { z } from 'zod'
import { plainJson } from '../policy/plain-json'
import { type Read, readJson } from '../policy/read-json'
import { type Issue, pointer } from '../vocabulary'
import { type Alarm, type Attempt, alarmKinds } from './alarm'
import { readEvent } from './event'
import { type History, type HistoryOptions, historyOver, openLedger } from './history'
import { type RejudgedAct, Rejudging } from './rejudging'
import { storedHeader } from './serialise-history'

/** A stored history, read; or every issue in it. */
export type ParsedHistory =
  | { readonly ok: true; readonly history: History }
  | { readonly ok: false; readonly issues: readonly Issue[] }

const attemptSchema = z.strictObject({ kind: z.literal('attempt'), alarm: z.enum(alarmKinds), event: z.unknown() })

/** Reads a stored history: the text that `serialiseHistory` gives, or its lines already parsed.
 *
 * Every act is judged as if it were appended now, under the authority given, whether its line calls it an event or an
 * attempt. It becomes an attempt where that authority does not allow it, or where it contradicts what came before and was
 * an attempt or rests on one. So neither a label nor a place opens anything: what authority allows counts at its own
 * instant, or the document is refused. Under the authority that a history was written with it reads as it was written.
 * Ids are unique over all lines. Paths begin with the number of the line, the header's being 0.
 * @throws UsageError as `openHistory`
 */
export function parseHistory(document: unknown, options: HistoryOptions): ParsedHistory {
  const ledger = openLedger(options)
  const lines = linesOf(document)
  if (!lines.ok) return { ok: false, issues: lines.issues }
  const [header, ...entries] = lines.value
  const issues = [...headerIssues(header)]
  const reads = entries.map((entry, i) => readEntry(entry, pointer(i + 1)))
  const earliest = earliestAfter(reads)
  const rejudging = new Rejudging(ledger)
  for (const [i, read] of reads.entries()) {
    issues.push(...(read.ok ? rejudging.judge(read.value, earliest[i] ?? Number.POSITIVE_INFINITY) : read.issues))
  }
  issues.push(...rejudging.end())
  return issues.length > 0 ? { ok: false, issues } : { ok: true, history: historyOver(ledger) }
}

/** For each line the earliest instant of all lines after it. */
function earliestAfter(reads: readonly Read<RejudgedAct>[]): readonly number[] {
  const earliest: number[] = []
  let least = Number.POSITIVE_INFINITY
  for (const read of reads.toReversed()) {
    earliest.push(least)
    if (read.ok) least = Math.min(least, read.value.event.at)
  }
  return earliest.reverse()
}

function linesOf(document: unknown): Read<readonly unknown[]> {
  if (Array.isArray(document)) return { ok: true, value: document }
  if (typeof document !== 'string') {
    return { ok: false, issues: [{ code: 'not-a-history', path: '', message: 'a stored history is JSON lines' }] }
  }
  const lines = document.split('\n')
  // What ends the last line.
  if (lines.at(-1) === '') lines.pop()
  const parsed = lines.map((line, i) => parseLine(line, pointer(i)))
  const issues = parsed.flatMap((line) => (line.ok ? [] : line.issues))
  return issues.length > 0
    ? { ok: false, issues }
    : { ok: true, value: parsed.flatMap((line) => (line.ok ? [line.value] : [])) }
}

function parseLine(line: string, path: string): Read<unknown> {
  try {
    return { ok: true, value: JSON.parse(line) as unknown }
  } catch {
    // What JSON.parse throws quotes the text.
    return { ok: false, issues: [{ code: 'not-json', path, message: 'this line is not JSON' }] }
  }
}

function headerIssues(header: unknown): readonly Issue[] {
  const { kind, version } = (plainJson(header) ?? {}) as { kind?: unknown; version?: unknown }
  if (kind !== storedHeader.kind) {
    return [{ code: 'not-a-history', path: '/0', message: 'a stored history begins with its header' }]
  }
  return version === storedHeader.version
    ? []
    : [{ code: 'unknown-version', path: '/0/version', message: 'this version of the stored form is not known' }]
}

function readEntry(entry: unknown, path: string): Read<RejudgedAct> {
  const isAttempt = (plainJson(entry) as Partial<Attempt> | undefined)?.kind === 'attempt'
  if (!isAttempt) return withPath(readEvent(entry, path), path)
  const attempt = readJson(attemptSchema, plainJson(entry), path)
  if (!attempt.ok) return attempt
  return withPath(readEvent(attempt.value.event, `${path}/event`), `${path}/event`, attempt.value.alarm)
}

function withPath(read: ReturnType<typeof readEvent>, path: string, label?: Alarm): Read<RejudgedAct> {
  return read.ok ? { ok: true, value: { event: read.value, path, ...(label === undefined ? {} : { label }) } } : read
}
