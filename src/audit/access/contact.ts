import type { ContactRequest, Mail } from '../log/log-record'
import { instant, membersOf, text } from './access'

/** Somebody got in touch with a subject, as far as the log says it: a request for contact, or a mail through the system
 * (TERMS-034, TERMS-035). Never what was written.
 */
export interface Contact {
  readonly means: 'contactRequest' | 'mail'
  readonly by: {
    readonly id: string | undefined
    readonly role: string | undefined
    readonly organisation: string | undefined
  }
  readonly purpose: string | undefined
  readonly at: number | undefined
  /** What it was about: a vacancy, mostly. */
  readonly need: { readonly kind: string; readonly id: string } | undefined
  readonly record: { readonly kind: string | undefined; readonly id: string | undefined }
  readonly subject: string | undefined
  /** Whether it got through; what does not say that it did not, may have. */
  readonly allowed: boolean
}

/** The contact that a record tells of, if it tells of one. */
export function readContact(record: unknown): Contact | undefined {
  try {
    return contactIn(record)
  } catch {
    // Without its kind it is an access of which nothing is known, and counted as one.
    return undefined
  }
}

function contactIn(value: unknown): Contact | undefined {
  const members = membersOf<ContactRequest & Mail>(value)
  const { kind, viewer, sender, purpose, at, need, record, allowed } = members
  if (kind !== 'contactRequest' && kind !== 'mail') return undefined
  const { id, role, organisation } = membersOf<Mail['sender']>(kind === 'mail' ? sender : viewer)
  const about = membersOf<Mail['record']>(record)
  return {
    means: kind,
    by: { id: text(id), role: text(role), organisation: text(organisation) },
    purpose: text(purpose),
    at: instant(at),
    need: needIn(need),
    record: { kind: text(about.kind), id: text(about.id) },
    subject: text(about.subject),
    allowed: kind === 'mail' || allowed !== false,
  }
}

function needIn(value: unknown): Contact['need'] {
  const { kind, id } = membersOf<NonNullable<Contact['need']>>(value)
  const [needKind, needId] = [text(kind), text(id)]
  return needKind === undefined || needId === undefined ? undefined : { kind: needKind, id: needId }
}
