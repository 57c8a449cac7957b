import type { LogEntry } from './log-entry'

/** Where a host keeps its log: three calls. A store only ever grows; what cannot be done rejects.
 *
 * What a store keeps of an entry is plain JSON, and it gives back what it was given. Erasing links is the host's own
 * business with its store, and no call of this one.
 */
export interface LogStore {
  /** How many entries there are, and the hash of the last; `noHash` when there are none. */
  head(): Promise<LogPosition>
  /** Keeps an entry if none has its index, or the very same one does: true. False when another has taken its place.
   *
   * Resolves once the entry is kept for good. Checking and keeping are one step, whoever else may be writing.
   */
  append(entry: LogEntry): Promise<boolean>
  /** The entries from an index on, in order. */
  read(from: number): AsyncIterable<LogEntry>
}

export interface LogPosition {
  readonly size: number
  readonly hash: string
}
