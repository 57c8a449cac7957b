import type { Receipt } from 'need-to-know'
import type { AccountDecision, ContactRequest, TurnedAway } from 'need-to-know/audit'

export const hour = 3_600_000
export const day = 24 * hour
/** A Saturday morning: 4 May 2024 (UWV-04). */
export const start = Date.UTC(2024, 4, 4, 6)

const light = ['qualification.role', 'qualification.period']
const heavy = [...light, 'identity.name', 'contact.email']

export interface ReceiptParts {
  readonly account?: string | undefined
  readonly role?: string
  readonly organisation?: string | undefined
  readonly assurance?: string
  readonly subject?: string | undefined
  readonly kind?: string
  readonly record?: string | undefined
  readonly act?: Receipt['act']
  readonly vacancy?: string | undefined
  readonly need?: Receipt['need']
  readonly purpose?: string
  readonly at?: number | undefined
  readonly shows?: 'nothing' | 'existence' | 'light' | 'heavy'
  readonly refusal?: Receipt['refusal']
}

/** A receipt as a guard would give it: a view of one person's CV by an employer, unless it is said otherwise. */
export function receiptOf(parts: ReceiptParts = {}): Receipt {
  const { account, organisation, subject, record, at } = {
    account: 'acc-1',
    organisation: 'org-1',
    subject: 's-1',
    record: 'cv-1',
    at: start,
    ...parts,
  }
  const {
    kind = 'cv',
    role = 'employer',
    assurance = 'substantial',
    act = 'view',
    purpose = 'recruitment',
    vacancy,
  } = parts
  const { refusal, shows = refusal === undefined ? 'light' : 'nothing' } = parts
  const categories = { nothing: [], existence: ['existence', 'recordId'], light, heavy }[shows]
  return {
    kind: 'receipt',
    viewer: { id: account, role, organisation, assurance },
    purpose,
    act,
    need: vacancy === undefined ? parts.need : { kind: 'vacancy', id: vacancy },
    at,
    record: { kind, id: record, subject },
    policy: { name: 'p', version: '1', hash: '0' },
    disclosed: categories.map((category) => ({ record: kind, category, level: 'full', grounds: [] })),
    evidence: undefined,
    refusal,
    obligations: [],
  }
}

/** The receipt that is written when a release is refused. */
export function refusedOf(receipt: Receipt, refusal: NonNullable<Receipt['refusal']>): Receipt {
  return { ...receipt, disclosed: [], refusal }
}

/** The same asked for as an approach. */
export function approachOf(parts: ReceiptParts = {}): ContactRequest {
  const { viewer, purpose, at, need, record, policy } = receiptOf(parts)
  return { kind: 'contactRequest', viewer, purpose, at, need, record, policy, allowed: true, refusal: undefined }
}

/** The same before any record is looked up. */
export function turnedAwayOf(parts: ReceiptParts = {}): TurnedAway {
  const { viewer, purpose, act, at, need, policy } = receiptOf(parts)
  return { kind: 'turnedAway', viewer, purpose, act, at, need, policy, refusal: 'policy' }
}

export function decisionOn(account: string, decision: AccountDecision['decision'], at: number): AccountDecision {
  return { kind: 'accountDecision', account, decision, by: 'officer-1', reference: 'case-1', at }
}
