import { z } from 'zod'
import { plainJson } from '../policy/plain-json'
import { readJson } from '../policy/read-json'
import { freezeDeep, type Issue, pointer, UsageError } from '../vocabulary'
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

const subjectOnlyRows: Authority['rows'] = {
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
  caseAssigned: found,
  caseEnded: found,
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
  // The one exception to law 11: a decision of the house's own people, which opens matching to staff and nothing else.
  objectionOverridden: { finding: ['staff'] },
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
  // Staff may note a no, never a yes.
  invitationAnswered: { widening: subject, narrowing: ['subject', 'staff'] },
  dialogueAssigned: found,
  dialogueCovered: { finding: ['staff'] },
  dialogueCoverEnded: found,
}

/** Only the subject widens; staff and systems may narrow, and record what they find (law 11; TK-15, TK-21, NAV-13). */
export const subjectOnly: Authority = authority('subjectOnly', subjectOnlyRows)

/** A table of who may record what; `{ ...subjectOnly.rows, cvFormSet: … }` has the rest of another.
 *
 * @throws UsageError `invalid-authority` with every issue: a kind of event without a row, a direction in which this kind of
 * event never goes, an unknown recorder
 */
export function authority(name: string, rows: Authority['rows']): Authority {
  const json = plainJson(rows)
  const read = readJson(rowsSchema, json)
  const issues = read.ok ? otherWays(read.value as unknown as Authority['rows']) : read.issues
  if (!read.ok || issues.length > 0) throw new UsageError('invalid-authority', 'the table cannot be used', issues)
  return freezeDeep({ kind: 'authority', name, rows: read.value as unknown as Authority['rows'] })
}

/** A column that no event of its kind ever falls into would let nobody record it, and look as if it did. */
function otherWays(rows: Authority['rows']): readonly Issue[] {
  return eventKinds.flatMap((kind) =>
    Object.keys(rows[kind])
      .filter((way) => !Object.hasOwn(subjectOnlyRows[kind], way))
      .map((way) => ({
        code: 'unknown-direction',
        path: pointer(kind, way),
        message: 'no event of this kind goes this way',
        hint: Object.keys(subjectOnlyRows[kind]).join(', '),
      })),
  )
}

/** Whether whoever set a form is one who may widen it. */
export function opensForm({ rows }: Authority, setBy: 'subject' | 'staff' | 'system'): boolean {
  const may = rows.cvFormSet.widening ?? []
  return may.includes(setBy) || (setBy === 'staff' && may.includes('staffWithAgreement'))
}

/** Who may record an event that goes one way. Where a table does not say who narrows, those who widen do. */
export function recordersOf({ rows }: Authority, event: Event): readonly Recorder[] {
  const direction = directionOf(event)
  const row = rows[event.kind]
  return row[direction] ?? (direction === 'narrowing' ? row.widening : undefined) ?? []
}

/** Which way an event goes, by what it makes of the facts and never by a table's word for its kind.
 *
 * A kind that can open and close is judged by what it sets; all others go one way only. `test/history/direction.test.ts`
 * compares this with all facts before and after.
 */
export function directionOf(event: Event): Direction {
  if (event.kind === 'cvFormSet') return event.form === 'personal' ? 'widening' : 'narrowing'
  if (event.kind === 'cvPresenceSet') return event.presence === 'online' ? 'widening' : 'narrowing'
  if (event.kind === 'invitationAnswered') return event.answer === 'interested' ? 'widening' : 'narrowing'
  const row = subjectOnlyRows[event.kind]
  return row.widening !== undefined ? 'widening' : row.narrowing !== undefined ? 'narrowing' : 'finding'
}
