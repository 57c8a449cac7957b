import { z } from 'zod'
import { plainJson } from '../policy/plain-json'
import { type Read, readJson } from '../policy/read-json'
import { type Issue, pointer } from '../vocabulary'
import { type Alarm, type Attempt, alarmKinds } from './alarm'
import { directionOf } from './authority'
import { type Event, readEvent } from './event'
import { type History, type HistoryOptions, historyOver, openLedger } from './history'
import type { Ledger } from './ledger'
import { storedHeader } from './serialise-history'

/** A stored history, read; or every issue in it. */
export type ParsedHistory =
  | { readonly ok: true; readonly history: History }
  | { readonly ok: false; readonly issues: readonly Issue[] }

const attemptSchema = z.strictObject({ kind: z.literal('attempt'), alarm: z.enum(alarmKinds), event: z.unknown() })

/** Reads a stored history: the text that `serialiseHistory` gives, or its lines already parsed.
 *
 * Every event is checked as if it were appended now, under the authority given. What was kept as an attempt stays one,
 * unless it narrows and is entitled; what that authority does not allow becomes one, and so does what rests on that. Paths
 * begin with the number of the line, the header's being 0.
 * @throws UsageError as `openHistory`
 */
export function parseHistory(document: unknown, options: HistoryOptions): ParsedHistory {
  const ledger = openLedger(options)
  const lines = linesOf(document)
  if (!lines.ok) return { ok: false, issues: lines.issues }
  const [header, ...entries] = lines.value
  const issues = [...headerIssues(header)]
  const reads = entries.map((entry, i) => readEntry(entry, pointer(i + 1)))
  const reading = new Reading(
    ledger,
    reads.flatMap((read) => (read.ok && read.value.alarm === undefined ? [read.value.event] : [])),
  )
  for (const read of reads) issues.push(...(read.ok ? reading.record(read.value) : read.issues))
  return issues.length > 0 ? { ok: false, issues } : { ok: true, history: historyOver(ledger) }
}

/** One stored history being read: remembers whether an event of it turned out to be an attempt. */
class Reading {
  readonly #ledger: Ledger
  /** The events, which took ids and instants, where attempts took none. */
  readonly #events: readonly Event[]
  readonly #ids: ReadonlySet<string>
  #read = 0
  #hasDemoted = false

  constructor(ledger: Ledger, events: readonly Event[]) {
    this.#ledger = ledger
    this.#events = events
    this.#ids = new Set(events.map(({ id }) => id))
  }

  record({ event, path, alarm }: Entry): readonly Issue[] {
    if (alarm !== undefined) {
      const counts = this.#narrows(event, alarm) && this.#ledger.record(event, path).length === 0
      return counts ? [] : this.#ledger.record(event, path, alarm)
    }
    this.#read++
    const issues = this.#ledger.record(event, path)
    if (issues.length > 0) return this.#hasDemoted ? this.#ledger.record(event, path, 'rests-on-attempt') : issues
    this.#hasDemoted ||= this.#ledger.entries.at(-1)?.kind === 'attempt'
    return []
  }

  /** An entitled act that narrows is one, whatever the line says: a label must not keep a withdrawal from counting. */
  #narrows(event: Event, alarm: Alarm): boolean {
    const isEntitled = this.#ledger.alarmOf(event) === undefined
    const following = this.#events[this.#read]
    const isInPlace = !this.#ids.has(event.id) && (following === undefined || event.at <= following.at)
    return alarm !== 'rests-on-attempt' && isEntitled && isInPlace && directionOf(event) === 'narrowing'
  }
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

interface Entry {
  readonly event: Event
  readonly path: string
  readonly alarm?: Alarm
}

function readEntry(entry: unknown, path: string): Read<Entry> {
  const isAttempt = (plainJson(entry) as Partial<Attempt> | undefined)?.kind === 'attempt'
  if (!isAttempt) return withPath(readEvent(entry, path), path)
  const attempt = readJson(attemptSchema, plainJson(entry), path)
  if (!attempt.ok) return attempt
  return withPath(readEvent(attempt.value.event, `${path}/event`), `${path}/event`, attempt.value.alarm)
}

function withPath(read: ReturnType<typeof readEvent>, path: string, alarm?: Alarm): Read<Entry> {
  return read.ok ? { ok: true, value: { event: read.value, path, ...(alarm === undefined ? {} : { alarm }) } } : read
}
