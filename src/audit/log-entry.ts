import type { Evidence } from '../vocabulary'
import type { AccountDecision, LogRecord } from './log-record'

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
  /** Whom the entry is about; null once erased, and for what is about nobody. */
  readonly link: Link | null
}

/** A record without the ids of its subject. */
export type LogBody = Detached<LogRecord>

type Detached<R> = R extends AccountDecision
  ? R & { readonly about?: undefined }
  : Omit<R, 'record' | 'evidence'> & {
      readonly record: { readonly kind: string }
      /** SHA-256 of what the link holds. */
      readonly about: string
    }

/** The ids of the subject, its record and its consents. */
export interface Link {
  /** Random, at least 128 bits. */
  readonly salt: string
  readonly id?: string | undefined
  readonly subject?: string | undefined
  readonly evidence?: Evidence | undefined
}

/** Where a log begins. */
export const noHash = '0'.repeat(64)
