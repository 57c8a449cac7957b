import { requireKnownKeys, UsageError } from '../../vocabulary'
import { type Checkpoint, emptyCheckpoint, LogTip, readCheckpoint } from './checkpoint'
import { digestEntry } from './digest-entry'
import type { LogEntry } from './log-entry'
import type { LogRecord } from './log-record'
import type { LogPosition, LogStore } from './log-store'
import { faultIn } from './log-verifier'
import { rememberingShapes } from './remembering-shapes'
import { sealEntry } from './seal-entry'

/** The append-only, hash-chained log over a host's store. */
export interface AuditLog {
  readonly kind: 'auditLog'
  /** Appends one record. A function is asked for it when its turn has come: when everything before it in the log has been
   * shown to those who follow, and nothing can come between. It is asked anew when another process was faster.
   *
   * Rejects when the record is not known to be kept. It may be there even so, if the store kept it and did not say.
   * Rejects with UsageError `invalid-log-record`, `invalid-salt`, `invalid-store` (it does not say whether it kept the entry, or who did),
   * `broken-log` (what the store gives is no chain; from then on always, until the log is opened anew), `log-contended`;
   * or with what the store, a follower or the function threw.
   */
  append(record: LogRecord | (() => LogRecord)): Promise<LogEntry>
  /** Calls `observe` with every entry from an index on, in order, each once, before the next turn. An observer that throws is
   * shown the entry again, and nothing is written until it takes it. */
  follow(from: number, observe: (entry: LogEntry) => void): void
  /** Reads what other processes have written, and shows it to those who follow: after this they know all that is kept. Rejects
   * when the store cannot be asked, or with `broken-log`, as `append` does; then nobody knows. */
  readOn(): Promise<LogPosition>
  /** How far the log has been read and written here. */
  position(): LogPosition
  /** The same, to be kept where whoever can write to the store cannot. */
  checkpoint(): Checkpoint
}

export interface AuditLogOptions {
  readonly store: LogStore
  /** 128 random bits or more, as text of 16 to 200 characters, anew at each call: what keeps ids from being guessed once a
   * link is erased. */
  readonly salt: () => string
  /** Where to go on: what is in the store up to there is not looked at again. @defaultValue the beginning */
  readonly from?: Checkpoint
}

/** Opens a log over a store. One of these in a process writes one after the other; any number of processes may.
 *
 * @throws UsageError `unknown-key`, `invalid-store`, `invalid-checkpoint`
 */
export function openLog(options: AuditLogOptions): AuditLog {
  requireKnownKeys('the options of a log', options, ['store', 'salt', 'from'])
  const { store, salt, from } = options
  if (!isStore(store) || typeof salt !== 'function') {
    throw new UsageError('invalid-store', 'a log is kept in a store of three calls, with salts')
  }
  return new ChainedLog(store, salt, from === undefined ? emptyCheckpoint : readCheckpoint(from))
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
  readonly #shapes = rememberingShapes()
  readonly #followers: Follower[] = []
  readonly #tip: LogTip
  #turn: Promise<unknown> = Promise.resolve()
  #broken: UsageError | undefined

  constructor(store: LogStore, salt: () => string, from: Checkpoint) {
    this.#store = store
    this.#salt = salt
    this.#tip = new LogTip(from)
    Object.freeze(this)
  }

  append(record: LogRecord | (() => LogRecord)): Promise<LogEntry> {
    const write = typeof record === 'function' ? record : () => record
    const entry = this.#turn.then(() => this.#write(write))
    // The next turn comes whatever became of this one.
    this.#turn = entry.catch(() => undefined)
    return entry
  }

  readOn(): Promise<LogPosition> {
    const read = this.#turn.then(() => this.#lookUp())
    this.#turn = read.catch(() => undefined)
    return read
  }

  follow(from: number, observe: (entry: LogEntry) => void): void {
    if (!Number.isSafeInteger(from) || from < 0 || typeof observe !== 'function') {
      throw new UsageError('invalid-position', 'a log is followed from the index of an entry on')
    }
    this.#followers.push(new Follower(from, observe))
  }

  position(): LogPosition {
    return this.#tip.position()
  }

  checkpoint(): Checkpoint {
    return this.#tip.checkpoint()
  }

  async #write(write: () => LogRecord): Promise<LogEntry> {
    for (let turn = 0; turn < mostTurns; turn++) {
      const { size } = this.position()
      if (turn > 0 || this.#followers.some(({ next }) => next !== size)) await this.#readOn()
      if (turn > 0 && this.position().size === size)
        throw new UsageError('invalid-store', 'a place is taken, and nobody there')
      if (this.#broken !== undefined) throw this.#broken
      const entry = sealEntry(write(), this.position(), saltOf(this.#salt), this.#shapes)
      if (await this.#keep(entry)) {
        this.#tip.take(entry.hash)
        // It is kept, whatever becomes of those who follow: they are shown it again on the next turn.
        this.#show(entry)
        return entry
      }
    }
    throw new UsageError('log-contended', 'others always took the place of this entry')
  }

  /** Asks for the head first: mostly nobody has written in between. */
  async #lookUp(): Promise<LogPosition> {
    const known = this.position()
    const head: unknown = await this.#store.head()
    const { size, hash } = (head ?? {}) as Partial<LogPosition>
    const isBehind = this.#followers.some(({ next }) => next !== known.size)
    if (isBehind || size !== known.size || hash !== known.hash || this.#broken !== undefined) await this.#readOn()
    return this.position()
  }

  async #keep(entry: LogEntry): Promise<boolean> {
    const isKept: unknown = await this.#store.append(entry)
    if (typeof isKept !== 'boolean') throw new UsageError('invalid-store', 'a store says whether it kept an entry')
    return isKept
  }

  /** Reads what others have written, and what followers have not seen yet. */
  async #readOn(): Promise<void> {
    if (this.#broken !== undefined) throw this.#broken
    const known = this.position()
    const from = Math.min(known.size, ...this.#followers.map(({ next }) => next))
    let before: LogPosition | undefined = from === known.size ? known : undefined
    let size = from
    for await (const entry of this.#store.read(from)) {
      before = this.#after(entry, size, before)
      size++
      if (size === known.size && before.hash !== known.hash) throw this.#break('an entry is not the one it was')
      if (size > known.size) this.#tip.take(before.hash)
      const failure = this.#show(entry)
      if (failure !== undefined) throw failure.error
    }
    if (size < known.size) throw this.#break('entries that were there are missing')
    // Whoever has seen more than there is counts what is to come as seen already.
    if (this.#followers.some(({ next }) => next > size))
      throw this.#break('somebody has followed it further than it goes')
  }

  /** The position after an entry of the store's, which nobody here has written.
   *
   * @param before - undefined where reading begins in the middle; what is read is then held against what was known of later
   */
  #after(entry: LogEntry, size: number, before: LogPosition | undefined): LogPosition {
    const digest = digestEntry(entry)
    if (digest === undefined || faultIn(digest, before ?? { size, hash: digest.previous }) !== undefined) {
      throw this.#break('an entry does not follow the one before it')
    }
    return { size: size + 1, hash: digest.hash }
  }

  /** Nothing more is written to a chain that does not hold: what followers were shown of it may be wrong. */
  #break(how: string): UsageError {
    this.#broken ??= new UsageError('broken-log', `the log in the store is broken: ${how}`)
    return this.#broken
  }

  /** Every follower is shown the entry, also when one before it throws. */
  #show(entry: LogEntry): { readonly error: unknown } | undefined {
    const failures = this.#followers.map((follower) => follower.see(entry))
    return failures.find((failure) => failure !== undefined)
  }
}

function saltOf(salt: () => string): string {
  try {
    return salt()
  } catch {
    throw new UsageError('invalid-salt', 'no salt could be had')
  }
}

/** Somebody to whom entries are shown, and how far. */
class Follower {
  constructor(
    public next: number,
    readonly observe: (entry: LogEntry) => void,
  ) {}

  see(entry: LogEntry): { readonly error: unknown } | undefined {
    if (entry.index !== this.next) return undefined
    try {
      this.observe(entry)
    } catch (error) {
      return { error }
    }
    this.next++
    return undefined
  }
}
