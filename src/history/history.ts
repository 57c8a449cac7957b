import { type Issue, pointer, requireKnownKeys, UsageError } from '../vocabulary'
import type { Attempt } from './alarm'
import { type Authority, subjectOnly } from './authority'
import { type Event, readEvent } from './event'
import type { Grounds } from './grounds'
import type { Knowledge } from './knowledge'
import { Ledger } from './ledger'

/** What happened, in order: append-only, and never changed. Make one with `openHistory`, go on with `append`. */
export interface History {
  readonly kind: 'history'
  readonly grounds: Grounds
  readonly authority: Authority
  /** Whether it was opened as complete. */
  readonly complete: boolean
  /** The events that took effect, oldest first. */
  readonly events: readonly Event[]
  /** Acts of those who may not do that, oldest first: they took no effect. */
  readonly attempts: readonly Attempt[]
  /** Both, in the order in which they came. */
  readonly entries: readonly (Event | Attempt)[]
}

export interface HistoryOptions {
  readonly grounds: Grounds
  /** Who may record what. @defaultValue `subjectOnly` */
  readonly authority?: Authority
  /** All restrictions, objections and blocks of its subjects are recorded in this history. A subject that has acted here has
   * then none that is not recorded. Otherwise one that was never recorded is unknown, and unknown closes.
   * @defaultValue false
   */
  readonly complete?: boolean
}

/** The history after an event, with the attempts among what was added; or every issue, and nothing was added. */
export type Appended =
  | { readonly ok: true; readonly history: History; readonly attempts: readonly Attempt[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** A history in which nothing has happened yet.
 *
 * @throws UsageError `unknown-key`; `wrong-type` for a `complete` that is no boolean; `invalid-grounds`, `invalid-authority` for what `defineGrounds` and `authority` did
 * not make
 */
export function openHistory(options: HistoryOptions): History {
  return historyOver(openLedger(options))
}

/** An empty ledger; see `openHistory`. */
export function openLedger(options: HistoryOptions): Ledger {
  requireKnownKeys('the options of a history', options, ['grounds', 'authority', 'complete'])
  const { grounds, authority = subjectOnly, complete = false } = options
  if (grounds?.kind !== 'grounds' || !Object.isFrozen(grounds)) {
    throw new UsageError('invalid-grounds', 'the grounds of a history are made by `defineGrounds`')
  }
  if (authority?.kind !== 'authority' || !Object.isFrozen(authority)) {
    throw new UsageError('invalid-authority', 'who may record what is a table made by `authority`')
  }
  if (typeof complete !== 'boolean') throw new UsageError('wrong-type', '`complete` of a history is true or false')
  return new Ledger(grounds, authority, complete)
}

/** The history of a ledger, which nobody adds to any more. */
export function historyOver(ledger: Ledger): History {
  return new RecordedHistory(ledger)
}

/** The history with one more event. An event that is malformed, out of order, there already or contradicted by those
 * before it is refused with every issue; one by somebody who may not do that is kept as an attempt.
 */
export function append(history: History, event: unknown): Appended {
  return appendUnder(history, [event], () => '')
}

/** The history with more events, or with none of them: one that is refused refuses all. Paths begin with its index. */
export function appendAll(history: History, events: Iterable<unknown>): Appended {
  return appendUnder(history, events, (i) => pointer(i))
}

function appendUnder(history: History, events: Iterable<unknown>, pathOf: (i: number) => string): Appended {
  const ledger = ledgerOf(history)
  if (ledger === undefined) throw new UsageError('not-a-history', 'events are appended to a history')
  const next = ledger.copy()
  const issues: Issue[] = []
  let i = 0
  for (const event of events) {
    const path = pathOf(i++)
    const read = readEvent(event, path)
    issues.push(...(read.ok ? next.record(read.value, path) : read.issues))
  }
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, history: historyOver(next), attempts: next.entries.slice(ledger.entries.length).filter(isAttempt) }
}

/** What a history knows; undefined for what is none. */
export function knowledgeOf(history: unknown): Knowledge | undefined {
  return ledgerOf(history)
}

/** The ledger behind a history, or undefined for what `openHistory` and `append` did not make. */
export function ledgerOf(history: unknown): Ledger | undefined {
  return RecordedHistory.ledgerOf(history)
}

class RecordedHistory implements History {
  readonly kind = 'history'
  readonly #ledger: Ledger
  // Worked out when asked for: facts need neither.
  #events: readonly Event[] | undefined
  #attempts: readonly Attempt[] | undefined
  #entries: readonly (Event | Attempt)[] | undefined

  constructor(ledger: Ledger) {
    this.#ledger = ledger
    Object.freeze(this)
  }

  static ledgerOf(history: unknown): Ledger | undefined {
    // What inherits from a history is none.
    return typeof history === 'object' && history !== null && #ledger in history ? history.#ledger : undefined
  }

  get grounds(): Grounds {
    return this.#ledger.grounds
  }

  get authority(): Authority {
    return this.#ledger.authority
  }

  get complete(): boolean {
    return this.#ledger.complete
  }

  get events(): readonly Event[] {
    this.#events ??= Object.freeze(this.#ledger.entries.filter(isEvent))
    return this.#events
  }

  get attempts(): readonly Attempt[] {
    this.#attempts ??= Object.freeze(this.#ledger.entries.filter(isAttempt))
    return this.#attempts
  }

  get entries(): readonly (Event | Attempt)[] {
    this.#entries ??= Object.freeze([...this.#ledger.entries])
    return this.#entries
  }
}

function isAttempt(entry: Event | Attempt): entry is Attempt {
  return entry.kind === 'attempt'
}

function isEvent(entry: Event | Attempt): entry is Event {
  return entry.kind !== 'attempt'
}
