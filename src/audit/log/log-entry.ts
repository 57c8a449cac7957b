import type { Evidence, Need } from '../../vocabulary'
import type { AccountDecision, LogRecord, TurnedAway } from './log-record'

/** One place in the log. `hash` covers `index`, `previous` and `body`; `body.about` stands for what `link` holds.
 *
 * Erasing the link (GDPR 17) leaves the chain as it is: the body has no more than a commitment to it, and the salt that
 * would let somebody try ids is gone with it.
 */
export interface LogEntry {
  readonly kind: 'entry'
  /** 0 for the first. */
  readonly index: number
  /** The hash of the entry before; `noHash` for the first. Hashes are SHA-256, 64 hexadecimal digits. */
  readonly previous: string
  readonly body: LogBody
  readonly hash: string
  /** Whom the entry is about, if it is about somebody; null once erased. */
  readonly link: Link | null
}

/** A record without the ids of its subject; a viewer or sender has no id where it came as a subject. */
export type LogBody = Detached<LogRecord>

type Detached<R> = (R extends AccountDecision | TurnedAway
  ? R
  : Omit<R, 'record' | 'evidence'> & { readonly record: { readonly kind: string } }) & {
  /** SHA-256 of what the link holds. Its salt makes each entry one of its kind, though all that it says was said before. */
  readonly about: string
}

/** What a person can be found by: the ids of the subject, its record and its consents, and of whoever came as a subject. */
export interface Link {
  /** Random, at least 128 bits; text of 16 to 200 UTF-16 units. */
  readonly salt: string
  readonly id?: string | undefined
  readonly subject?: string | undefined
  /** The viewer, or the sender of a mail, where it came as a subject. */
  readonly viewer?: string | undefined
  /** What it was needed for, where that is somebody's: anything but a vacancy. */
  readonly need?: Need | undefined
  readonly evidence?: Evidence | undefined
}

/** Where a log begins. */
export const noHash = '0'.repeat(64)
