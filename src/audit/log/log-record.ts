import type { Receipt, Refusal } from '../../enforce'
import type { Act, Evidence, Need } from '../../vocabulary'

/** What is written into the audit log: ids, names of rules and instants, never a value from a record. */
export type LogRecord = Receipt | ContactRequest | Mail | AccountDecision | TurnedAway | KeptBack

/** Somebody got in touch with a subject through the platform, or tried to: apart from reading (TERMS-034, TK-28). */
export interface ContactRequest {
  readonly kind: 'contactRequest'
  readonly viewer: Receipt['viewer']
  readonly purpose: string | undefined
  /** Milliseconds since 1970-01-01T00:00Z; undefined when the request named no instant. */
  readonly at: number | undefined
  /** The vacancy that it is about. */
  readonly need: Need | undefined
  readonly record: Receipt['record']
  readonly policy: Receipt['policy']
  readonly allowed: boolean
  /** Why it was not; absent in what was written before this was kept. */
  readonly refusal?: Refusal | undefined
  readonly evidence?: Evidence | undefined
}

/** A mail went through the system: who to whom, when and about which vacancy; never what it said (TERMS-035). */
export interface Mail {
  readonly kind: 'mail'
  readonly sender: { readonly id: string; readonly role: string; readonly organisation?: string | undefined }
  readonly at: number
  readonly need?: Need | undefined
  /** The recipient is `subject`; `kind` and `id` are those of the record that the mail grew from. */
  readonly record: { readonly kind: string; readonly id?: string | undefined; readonly subject: string }
}

/** A person's recorded decision on an account that volume had blocked: it is let in again, or kept out (UWV-14).
 *
 * The id of an account is one for the whole platform; the organisation is there for those who read the log.
 */
export interface AccountDecision {
  readonly kind: 'accountDecision'
  readonly account: string
  readonly organisation?: string | undefined
  readonly decision: 'unblock' | 'block'
  /** Who decided; never the system itself. */
  readonly by: string
  /** Where the decision is kept; an id. */
  readonly reference: string
  readonly at: number
}

/** An account asked for something and was turned away before any record was looked up: it was blocked, had no room left, or
 * nobody could tell (UWV-11, UWV-26). It says nothing of any subject.
 */
export interface TurnedAway {
  readonly kind: 'turnedAway'
  readonly viewer: Receipt['viewer']
  readonly purpose: string | undefined
  /** What it asked for; undefined for an act that there is none of. */
  readonly act: Act | 'approach' | undefined
  readonly need: Need | undefined
  readonly at: number | undefined
  readonly policy: Receipt['policy']
  readonly refusal: Refusal
}

/** A recorded decision that accesses of one public authority are kept back from the subject for a time (GDPR 23(1)). The
 * house, a breach and its letters count them all the same, and when it ends the subject is told of them, and why so late.
 *
 * A later decision of the same reference replaces it: that is how one is lengthened, or ended early.
 */
export interface KeptBack {
  readonly kind: 'keptBack'
  /** Whose accesses: only those of a role that the vocabulary lists under `authorities`. */
  readonly recipient: { readonly role: string; readonly organisation: string }
  /** From whom they are kept back. */
  readonly record: { readonly kind: string; readonly id?: string | undefined; readonly subject: string }
  /** The provision that asks for it: article, section and Act. */
  readonly law: string
  /** Who decided; never the system itself. */
  readonly by: string
  /** Where the decision is kept; an id. */
  readonly reference: string
  /** When it was decided: accesses from then on are kept back. */
  readonly at: number
  /** The first instant at which the subject is told of them: later than `at`, by 366 days at most. */
  readonly until: number
}
