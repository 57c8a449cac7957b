import { z } from 'zod'
import { plainJson } from '../policy/plain-json'
import { readJson } from '../policy/read-json'
import { freezeDeep, UsageError } from '../vocabulary'
import type { ActorKind } from './actor'
import { type Event, type EventKind, eventKinds } from './event'

/** Who may record something: a kind of actor, or staff with the subject's express agreement noted (TK-12, TK-14). */
export type Recorder = ActorKind | 'staffWithAgreement'

/** Which way an event goes for the subject: it opens something, closes something, or says what was found to be so. */
export type Direction = 'widening' | 'narrowing' | 'finding'

/** Who may record one kind of event, by the direction it goes. */
export type AuthorityRow = Readonly<Partial<Record<Direction, readonly Recorder[]>>>

/** A table of who may record what. Plain data. */
export interface Authority {
  readonly kind: 'authority'
  readonly name: string
  readonly rows: Readonly<Record<EventKind, AuthorityRow>>
}

const recorders = z.array(z.enum(['subject', 'staff', 'staffWithAgreement', 'system', 'organisation', 'authority']))
const rowSchema = z.strictObject({
  widening: recorders.optional(),
  narrowing: recorders.optional(),
  finding: recorders.optional(),
})
const rowsSchema = z.strictObject(Object.fromEntries(eventKinds.map((kind) => [kind, rowSchema])))

const subject = ['subject'] as const
const house = ['staff', 'system'] as const
const houseAndSubject = ['subject', 'staff', 'system'] as const
const recruiting = ['organisation', 'staff', 'system'] as const
const registers = ['staff', 'system', 'authority'] as const

const opens: AuthorityRow = { widening: subject }
const closes: AuthorityRow = { narrowing: houseAndSubject }
const found: AuthorityRow = { finding: house }

/** Only the subject widens; staff and systems may narrow, and record what they find (law 11; TK-15, TK-21, NAV-13). */
export const subjectOnly: Authority = authority('subjectOnly', {
  cvCreated: opens,
  cvEdited: { narrowing: ['subject', 'staff'] },
  cvFormSet: { widening: subject, narrowing: houseAndSubject },
  cvPresenceSet: { widening: subject, narrowing: houseAndSubject },
  cvDeleted: closes,
  registered: { finding: houseAndSubject },
  registrationEnded: { finding: houseAndSubject },
  followUpBegun: { narrowing: house },
  followUpEnded: found,
  followUpAbsent: found,
  contractAgreed: opens,
  contractEnded: closes,
  noticeShown: found,
  consentGiven: opens,
  consentReaffirmed: opens,
  consentWithdrawn: closes,
  consentExpired: { narrowing: house },
  consentInvalidated: { narrowing: registers },
  followed: opens,
  unfollowed: closes,
  contactRequested: { finding: recruiting },
  contactAccepted: opens,
  contactDeclined: closes,
  addressSent: opens,
  attachmentSent: opens,
  employerBlocked: closes,
  employerUnblocked: opens,
  // Of an agency: see `alarmFor`.
  noteWritten: { finding: ['organisation'] },
  shareAgreed: opens,
  shareWithdrawn: closes,
  // Rests on an agreement of the subject: see `alarmFor`.
  cvShared: { widening: ['subject', 'staff'] },
  addressProtectionSet: { narrowing: ['subject', ...registers] },
  addressProtectionLapsed: { finding: registers },
  addressProtectionAbsent: { finding: registers },
  addressProtectionLifted: opens,
  restrictionBegun: { narrowing: ['subject', ...registers] },
  // And whoever else began it: see `alarmFor`.
  restrictionLifted: opens,
  objectionMade: closes,
  objectionWithdrawn: opens,
  organisationRegistered: { finding: recruiting },
  organisationSanctioned: { narrowing: ['staff', 'authority'] },
  organisationCleared: { finding: ['staff', 'authority'] },
  accountBlocked: { narrowing: recruiting },
  accountUnblocked: { finding: ['staff'] },
  vacancyOpened: { finding: recruiting },
  vacancyExpired: { finding: recruiting },
  vacancyFilled: { finding: recruiting },
  vacancyWithdrawn: { finding: recruiting },
  processBegun: { finding: recruiting },
  processEnded: { finding: recruiting },
  applicationSent: opens,
  jobmatchMade: { finding: house },
  invitationAnswered: opens,
})

/** A table of who may record what; `{ ...subjectOnly.rows, cvFormSet: … }` has the rest of another.
 *
 * @throws UsageError `invalid-authority` with every issue: a kind of event without a row, a row or a recorder that is none
 */
export function authority(name: string, rows: Authority['rows']): Authority {
  const json = plainJson(rows)
  const read = readJson(rowsSchema, json)
  if (!read.ok) throw new UsageError('invalid-authority', 'the table cannot be used', read.issues)
  return freezeDeep({ kind: 'authority', name, rows: read.value as unknown as Authority['rows'] })
}

/** Whether whoever set a form is one who may widen it. */
export function opensForm({ rows }: Authority, setBy: 'subject' | 'staff' | 'system'): boolean {
  const may = rows.cvFormSet.widening ?? []
  return may.includes(setBy) || (setBy === 'staff' && may.includes('staffWithAgreement'))
}

/** Which way an event goes. A form or presence that the subject could choose goes both ways. */
export function directionOf(event: Event, rows: Authority['rows'] = subjectOnly.rows): Direction {
  if (event.kind === 'cvFormSet') return event.form === 'personal' ? 'widening' : 'narrowing'
  if (event.kind === 'cvPresenceSet') return event.presence === 'online' ? 'widening' : 'narrowing'
  const row = rows[event.kind]
  return row.widening !== undefined ? 'widening' : row.narrowing !== undefined ? 'narrowing' : 'finding'
}
