import type { Receipt } from '../../enforce'
import type { Evidence, Need } from '../../vocabulary'

/** What is written into the audit log: ids, names of rules and instants, never a value from a record. */
export type LogRecord = Receipt | ContactRequest | Mail | AccountDecision

/** Somebody got in touch with a subject through the platform, or tried to: apart from reading (TERMS-034, TK-28). */
export interface ContactRequest {
  readonly kind: 'contactRequest'
  readonly viewer: Receipt['viewer']
  readonly purpose: string | undefined
  readonly at: number
  /** The vacancy that it is about. */
  readonly need: Need | undefined
  readonly record: Receipt['record']
  readonly policy: Receipt['policy']
  readonly allowed: boolean
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
