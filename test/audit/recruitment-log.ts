import { compile } from 'need-to-know'
import { type AccountDecision, type LogEntry, type LogRecord, type Mail, noHash } from 'need-to-know/audit'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { sealEntry } from '../../src/audit/log/seal-entry'
import { columns, type Request } from '../recruitment/cv-cells'
import { fullCv } from '../recruitment/full-cv'
import { fullDialogue, granted, owner } from '../recruitment/full-dialogue'
import { keptBack, turnedAway } from './receipts'

const guard = compile(profiles.strict, {
  records: recruitment.records,
  pseudonymKey: new TextEncoder().encode('a secret of sixteen bytes or more'),
})

const recruiter: Request = {
  viewer: { id: 'recruiter-1', role: 'employer', organisation: 'org-viewer', assurance: 'substantial' },
  purpose: 'recruitment',
  at: Date.UTC(2024, 4, 4, 9),
  need: { kind: 'vacancy', id: 'vacancy-1' },
}

/** The receipt of one CV, of one subject, as one of the columns of the terms has it. */
export function receiptOfCv(subject: string, columnName = 'personal, online', asked: Partial<Request> = {}) {
  const column = columns.find(({ name }) => name === columnName)
  const cv = { ...fullCv, ...column?.cv, id: `cv of ${subject}`, subjectId: subject }
  const evidence = { 'consent.personalForm': [`consent of ${subject}`], 'informed.terms.personalForm': ['terms 2'] }
  return guard.disclose('cv', cv, { ...recruiter, evidence, ...asked }, { ...column?.facts }).receipt
}

const receiptOfDialogue = (subject: string) =>
  guard.disclose('dialogue', { ...fullDialogue, subjectId: subject }, owner, granted).receipt

const ownLook = (subject: string) =>
  receiptOfCv(subject, 'personal, online', {
    viewer: { id: subject, role: 'subject', assurance: 'substantial' },
    purpose: 'ownAffairs',
  })

const contactRequest = ({
  viewer,
  purpose,
  need,
  record,
  policy,
  evidence,
}: ReturnType<typeof receiptOfCv>): LogRecord => ({
  kind: 'contactRequest',
  viewer,
  purpose,
  need,
  record,
  policy,
  evidence,
  at: recruiter.at + 60_000,
  allowed: true,
})

const mail: Mail = {
  kind: 'mail',
  sender: { id: 'recruiter-1', role: 'employer', organisation: 'org-viewer' },
  at: recruiter.at + 120_000,
  need: { kind: 'vacancy', id: 'vacancy-1' },
  record: { kind: 'dialogue', id: 'dialogue-1', subject: 'subject-2' },
}

const accountDecision: AccountDecision = {
  kind: 'accountDecision',
  account: 'recruiter-1',
  organisation: 'org-viewer',
  decision: 'unblock',
  by: 'officer-1',
  reference: 'case 12',
  at: recruiter.at + 180_000,
}

/** One of everything that is written down: reads that showed much, little and nothing, by others and by the subject. */
export const records: readonly LogRecord[] = [
  receiptOfCv('subject-1'),
  receiptOfCv('subject-2', 'anonymous, online'),
  receiptOfCv('subject-1', 'offline (personal)'),
  receiptOfDialogue('subject-2'),
  contactRequest(receiptOfCv('subject-1')),
  mail,
  accountDecision,
  ownLook('subject-3'),
  receiptOfCv('subject-3', 'personal, online', { act: 'download' }),
  turnedAway,
  {
    ...turnedAway,
    act: 'approach',
    need: { kind: 'case', id: 'case-1' },
    viewer: { ...turnedAway.viewer, role: 'subject' },
  },
  keptBack({
    record: { kind: 'cv', id: 'cv of subject-1', subject: 'subject-1' },
    at: recruiter.at,
    until: recruiter.at + 1000,
  }),
]

/** Salts that are not random, and never the same. */
export function salts(): () => string {
  let count = 0
  return () => `salt ${String(count++).padStart(40, '0')}`
}

/** A log of the records, as a store gives it back. */
export function sealAll(records: readonly LogRecord[], salt: () => string = salts()): LogEntry[] {
  const entries: LogEntry[] = []
  for (const record of records) {
    const last = entries.at(-1)
    entries.push(sealEntry(record, { size: entries.length, hash: last?.hash ?? noHash }, salt()))
  }
  return JSON.parse(JSON.stringify(entries)) as LogEntry[]
}
