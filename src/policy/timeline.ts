import { requireKnownKeys, UsageError } from '../vocabulary'

/** What was in force when: right-open intervals, each ending where the next begins. */
export interface Timeline<T> {
  readonly kind: 'timeline'
  /** What has a date, in order. */
  readonly entries: readonly TimelineEntry<T>[]
  /** What will begin at an instant that is not known yet (TK-23); never in force. */
  readonly announced: T | undefined
  /** What is in force at an instant; undefined before the first entry, after the last, and at what is no instant. */
  at(instant: number): T | undefined
  /** The same timeline once it is known when the announced entry begins: it is then the last, and open.
   *
   * @throws UsageError `invalid-timeline` when nothing is announced, when it would not begin after the last entry does,
   * or would begin elsewhere than where that entry is known to end
   */
  dated(from: number): Timeline<T>
}

export interface TimelineEntry<T> {
  /** First instant at which it holds: milliseconds since 1970-01-01T00:00Z. */
  readonly from: number
  /** First instant at which it no longer holds; absent while no end is known. */
  readonly until?: number
  readonly value: T
}

/** Announced: what it says is known, when it begins is not. */
export interface UndatedEntry<T> {
  readonly from: 'undated'
  readonly value: T
}

export interface TimelineOptions {
  /** Where the last entry ends; the entries of another timeline may say it themselves. */
  readonly until?: number
}

/** Orders versions of something by the instant they begin (INV-10: exactly one is in force at each instant, from the
 * first entry to the end). TERMS-001: `until` is the first instant at which the last is no longer valid.
 *
 * @throws UsageError `invalid-timeline` when two begin at once, or one at no instant; when more than one is undated;
 * when the last ends before it begins, or another elsewhere than where the next begins; `unknown-key`
 */
export function timeline<T>(
  entries: readonly (TimelineEntry<T> | UndatedEntry<T>)[],
  options: TimelineOptions = {},
): Timeline<T> {
  requireKnownKeys('a timeline', options, ['until'])
  const dated = withEnds(entries.flatMap(onlyDated), options.until)
  const undated = entries.flatMap(onlyUndated)
  if (undated.length > 1) throw invalid('a timeline announces one thing at the most')
  return Object.freeze({
    kind: 'timeline',
    entries: dated,
    announced: undated[0]?.value,
    at: (instant: number) => valueAt(dated, instant),
    dated: (from: number) => timeline(withAnnounced(dated, undated, from)),
  })
}

function onlyDated<T>(entry: TimelineEntry<T> | UndatedEntry<T>): readonly TimelineEntry<T>[] {
  return entry.from === 'undated' ? [] : [entry]
}

function onlyUndated<T>(entry: TimelineEntry<T> | UndatedEntry<T>): readonly UndatedEntry<T>[] {
  return entry.from === 'undated' ? [entry] : []
}

/** Copies of the entries, in order, each with the end it has: where the next begins, or for the last the one given. */
function withEnds<T>(entries: readonly TimelineEntry<T>[], until: number | undefined): readonly TimelineEntry<T>[] {
  const sorted = [...entries].sort((a, b) => a.from - b.from)
  if (!sorted.every(({ from }, i) => Number.isFinite(from) && sorted[i + 1]?.from !== from)) {
    throw invalid('each entry of a timeline begins at an instant of its own')
  }
  const end = until ?? sorted.at(-1)?.until
  if (end !== undefined && !(Number.isFinite(end) && end > (sorted.at(-1)?.from ?? end))) {
    throw invalid('a timeline ends after its last entry begins')
  }
  return Object.freeze(sorted.map((entry, i) => withEnd(entry, sorted[i + 1]?.from ?? end)))
}

/** An end that an entry brings along is not passed over: a gap or an overlap was meant, and there is none. */
function withEnd<T>(entry: TimelineEntry<T>, end: number | undefined): TimelineEntry<T> {
  const { from, until, value } = entry
  if (until !== undefined && until !== end) throw invalid('an entry of a timeline ends where the next one begins')
  return Object.freeze({ from, ...(end === undefined ? {} : { until: end }), value })
}

function valueAt<T>(entries: readonly TimelineEntry<T>[], instant: number): T | undefined {
  if (!Number.isFinite(instant)) return undefined
  const entry = entries.findLast(({ from }) => from <= instant)
  return entry?.until === undefined || instant < entry.until ? entry?.value : undefined
}

function withAnnounced<T>(
  entries: readonly TimelineEntry<T>[],
  [announced]: readonly UndatedEntry<T>[],
  from: number,
): readonly TimelineEntry<T>[] {
  if (announced === undefined) throw invalid('this timeline announces nothing')
  const last = entries.at(-1)
  if (last !== undefined && !(from > last.from)) throw invalid('what was announced begins after the last entry')
  return [...entries, { from, value: announced.value }]
}

function invalid(message: string): UsageError {
  return new UsageError('invalid-timeline', message)
}
