import { UsageError } from '../vocabulary'

/** What was in force when: right-open intervals, each ending where the next begins, the last one open. */
export interface Timeline<T> {
  readonly kind: 'timeline'
  readonly entries: readonly TimelineEntry<T>[]
  /** What is in force at an instant; undefined before the first entry, and at what is no instant. */
  at(instant: number): T | undefined
}

export interface TimelineEntry<T> {
  /** First instant at which it holds: milliseconds since 1970-01-01T00:00Z. */
  readonly from: number
  readonly value: T
}

/** Orders versions of something by the instant they begin (INV-10: exactly one is in force at each instant).
 *
 * @throws UsageError `invalid-timeline` when two begin at once, or one at no instant
 */
export function timeline<T>(entries: readonly TimelineEntry<T>[]): Timeline<T> {
  const sorted = entries.map(({ from, value }) => Object.freeze({ from, value })).sort((a, b) => a.from - b.from)
  const startsTwice = sorted.some(({ from }, i) => sorted[i + 1]?.from === from)
  if (startsTwice || !sorted.every(({ from }) => Number.isFinite(from))) {
    throw new UsageError('invalid-timeline', 'each entry of a timeline begins at an instant of its own')
  }
  return Object.freeze({
    kind: 'timeline',
    entries: Object.freeze(sorted),
    at: (instant: number) =>
      Number.isFinite(instant) ? sorted.findLast(({ from }) => from <= instant)?.value : undefined,
  })
}
