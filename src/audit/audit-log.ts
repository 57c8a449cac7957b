import { requireKnownKeys, UsageError } from '../vocabulary'
import { type LogEntry, noHash } from './log-entry'
import type { LogRecord } from './log-record'
import type { LogPosition, LogStore } from './log-store'
import { readLogRecord } from './read-log-record'
import { sealEntry } from './seal-entry'

/** The append-only, hash-chained log over a host's store. */
export interface AuditLog {
  readonly kind: 'auditLog'
  /** Appends one record. A function is asked for it when its turn has come: when everything before it in the log has been
   * shown to those who follow, and nothing can come between. It is asked anew when another process was faster.
   *
   * Rejects when the record is not known to be kept. It may be there even so, if the store kept it and did not say.
   */
  append(record: LogRecord | (() => LogRecord)): Promise<LogEntry>
  /** Calls `observe` with every entry from an index on, in order, each once, before the next turn. */
  follow(from: number, observe: (entry: LogEntry) => void): void
  /** How far the log has been read and written here. */
  position(): LogPosition
}

export interface AuditLogOptions {
  readonly store: LogStore
  /** 128 random bits or more, as text, anew at each call: what keeps ids from being guessed once a link is erased. */
  readonly salt: () => string
  /** Where to go on: a position that was checked before. What is in the store up to there is not looked at. */
  readonly from?: LogPosition
}

/** Opens a log over a store. One of these in a process writes one after the other; any number of processes may.
 *
 * @throws UsageError `unknown-key`, `invalid-store`, `invalid-position`
 */
export function openLog(options: AuditLogOptions): AuditLog {
  requireKnownKeys('the options of a log', options, ['store', 'salt', 'from'])
  const { store, salt, from = { size: 0, hash: noHash } } = options
  if (!isStore(store) || typeof salt !== 'function') {
    throw new UsageError('invalid-store', 'a log is kept in a store of three calls, with salts')
  }
  if (!Number.isSafeInteger(from.size) || from.size < 0 || !/^[0-9a-f]{64}$/.test(from.hash)) {
    throw new UsageError('invalid-position', 'a position is a number of entries and the hash of the last of them')
  }
  return new ChainedLog(store, salt, from)
}

function isStore(store: LogStore | undefined): boolean {
  return [store?.head, store?.append, store?.read].every((call) => typeof call === 'function')
}

/** Whoever loses a place this often is not taking turns with others, but stuck. */
const mostTurns = 1000

class ChainedLog implements AuditLog {
  readonly kind = 'auditLog'
  readonly #store: LogStore
  readonly #salt: () => string
  readonly #followers: Follower[] = []
  #position: LogPosition
  #turn: Promise<unknown> = Promise.resolve()

  constructor(store: LogStore, salt: () => string, from: LogPosition) {
    this.#store = store
    this.#salt = salt
    this.#position = Object.freeze({ size: from.size, hash: from.hash })
    Object.freeze(this)
  }

  append(record: LogRecord | (() => LogRecord)): Promise<LogEntry> {
    const write = typeof record === 'function' ? record : () => record
    const entry = this.#turn.then(() => this.#write(write))
    // The next turn comes whatever became of this one.
    this.#turn = entry.catch(() => undefined)
    return entry
  }

  follow(from: number, observe: (entry: LogEntry) => void): void {
    if (!Number.isSafeInteger(from) || from < 0 || typeof observe !== 'function') {
      throw new UsageError('invalid-position', 'a log is followed from the index of an entry on')
    }
    this.#followers.push(new Follower(from, observe))
  }

  position(): LogPosition {
    return this.#position
  }

  async #write(write: () => LogRecord): Promise<LogEntry> {
    for (let turn = 0; turn < mostTurns; turn++) {
      if (turn > 0 || this.#followers.some(({ next }) => next < this.#position.size)) await this.#readOn()
      const entry = sealEntry(readLogRecord(write()), this.#position, this.#salt())
      if ((await this.#store.append(entry)) === true) {
        this.#take(entry)
        return entry
      }
    }
    throw new UsageError('log-contended', 'others always took the place of this entry')
  }

  /** Reads what others have written, and what followers have not seen yet. */
  async #readOn(): Promise<void> {
    const from = Math.min(this.#position.size, ...this.#followers.map(({ next }) => next))
    let expected = from
    for await (const entry of this.#store.read(from)) {
      if (entry.index !== expected) throw new UsageError('broken-log', 'the store does not give its entries in order')
      expected++
      if (entry.index >= this.#position.size) this.#take(entry)
      else this.#show(entry)
    }
  }

  #take(entry: LogEntry): void {
    if (entry.index !== this.#position.size || entry.previous !== this.#position.hash) {
      throw new UsageError('broken-log', 'an entry in the store does not follow the one before it')
    }
    this.#position = Object.freeze({ size: entry.index + 1, hash: entry.hash })
    this.#show(entry)
  }

  #show(entry: LogEntry): void {
    for (const follower of this.#followers) follower.see(entry)
  }
}

/** Somebody to whom entries are shown, and how far. */
class Follower {
  constructor(
    public next: number,
    readonly observe: (entry: LogEntry) => void,
  ) {}

  see(entry: LogEntry): void {
    if (entry.index !== this.next) return
    this.next++
    this.observe(entry)
  }
}
