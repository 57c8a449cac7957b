import type { Receipt } from 'need-to-know'
import type { ContactRequest, KeptBack, LogRecord, Mail, TurnedAway } from 'need-to-know/audit'

type Changes = Partial<Omit<Receipt, 'viewer' | 'record'>> & {
  readonly viewer?: Partial<Receipt['viewer']>
  readonly record?: Partial<Receipt['record']>
  /** Categories at their levels, of the record itself. */
  readonly saw?: Readonly<Record<string, string>>
}

const policy = { name: 'jobtorvet', version: '1', hash: 'f'.repeat(64) } as const

/** A receipt of an employer of Nordlys who looks at Ida's CV and sees her name, unless said otherwise. */
export function receipt({ viewer, record, saw = { 'identity.name': 'full' }, ...changes }: Changes = {}): Receipt {
  const about = { kind: 'cv', id: 'cv-1', subject: 'ida', ...record }
  return {
    kind: 'receipt',
    viewer: { id: 'recruiter-3', role: 'employer', organisation: 'nordlys', assurance: 'substantial', ...viewer },
    purpose: 'recruitment',
    act: 'view',
    need: undefined,
    at: 20,
    record: about,
    policy,
    disclosed: Object.entries(saw).map(([category, level]) => ({
      record: about.kind,
      category,
      level,
      grounds: [{ rule: 'open-to-employers', basis: undefined, notice: 'terms.cvDatabase' }],
    })),
    evidence: { 'consent.sharing': ['consent-1'] },
    refusal: undefined,
    obligations: ['log'],
    ...changes,
  }
}

/** Somebody asked and got nothing. */
export const refused = (changes: Changes = {}): Receipt => receipt({ saw: {}, refusal: 'policy', ...changes })

/** Nordlys asks Ida for contact. */
export function contactRequest(changes: Partial<ContactRequest> = {}): ContactRequest {
  return {
    kind: 'contactRequest',
    viewer: { id: 'recruiter-3', role: 'employer', organisation: 'nordlys', assurance: 'substantial' },
    purpose: 'approach',
    at: 25,
    need: { kind: 'vacancy', id: 'vacancy-1' },
    record: { kind: 'cv', id: 'cv-1', subject: 'ida' },
    policy,
    allowed: true,
    ...changes,
  }
}

/** A mail of Nordlys to Ida. */
export function mail(changes: Partial<Mail> = {}): Mail {
  return {
    kind: 'mail',
    sender: { id: 'recruiter-3', role: 'employer', organisation: 'nordlys' },
    at: 26,
    need: { kind: 'vacancy', id: 'vacancy-1' },
    record: { kind: 'cv', id: 'cv-1', subject: 'ida' },
    ...changes,
  }
}

/** What an account's block was decided on: about nobody's data. */
export const accountDecision: LogRecord = {
  kind: 'accountDecision',
  account: 'recruiter-3',
  organisation: 'nordlys',
  decision: 'unblock',
  by: 'officer-1',
  reference: 'decision-9',
  at: 30,
}

const broken = {
  get record(): never {
    throw new Error('Ida Holm, Havnegade 1')
  },
}

/** Accesses of the police to what is Ida's are kept back from her for a time. */
export function keptBack(changes: Partial<KeptBack> = {}): KeptBack {
  return {
    kind: 'keptBack',
    recipient: { role: 'authority', organisation: 'police' },
    record: { kind: 'cv', subject: 'ida' },
    law: 'section 12(3) of the Police Data Act',
    by: 'officer-1',
    reference: 'case-4',
    at: 10,
    until: 100,
    ...changes,
  }
}

/** Somebody was turned away before any record was looked up. */
export const turnedAway: TurnedAway = {
  kind: 'turnedAway',
  viewer: { id: 'recruiter-3', role: 'employer', organisation: 'nordlys', assurance: 'substantial' },
  purpose: 'recruitment',
  act: 'list',
  need: { kind: 'vacancy', id: 'vacancy-1' },
  at: 30,
  policy,
  refusal: 'blocked',
}

/** Records that nobody can read. */
export const unreadable = [null, undefined, 7, 'a line', [], {}, broken, { kind: 'receipt' }] as unknown as LogRecord[]
