import { z } from 'zod'
import { covers } from '../vocabulary'
import { instant, text } from './consent-fields'
import { outOfOrder } from './consent-order'
import { type ConsentRecipient, type ConsentRecord, consentRecordSchema } from './consent-record'
import { identifier } from './identifier'

/** What became of a consent. Nothing else is a state: silence and an unanswered request are not consent (JI-46). */
export type ConsentState = 'given' | 'reaffirmed' | 'withdrawn' | 'expired' | 'invalidated'

/** One change of state. `by` is who acted, not who wrote it down: only the subject gives and reaffirms. */
export interface ConsentChange {
  readonly state: ConsentState
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number
  readonly by: 'subject' | 'staff' | 'system' | 'organisation' | 'authority'
  readonly reason?: string | undefined
}

/** A consent record and all that became of it, oldest first. */
export interface Consent {
  readonly record: ConsentRecord
  readonly changes: readonly ConsentChange[]
  /** Ids of the records of the same scope that stood when this one was given, to a recipient of this one. */
  readonly replaces?: readonly string[] | undefined
}

const changeSchema = z.strictObject({
  state: z.enum(['given', 'reaffirmed', 'withdrawn', 'expired', 'invalidated']),
  at: instant,
  by: z.enum(['subject', 'staff', 'system', 'organisation', 'authority']),
  reason: text.exactOptional(),
})

/** The JSON shape of a consent. At least one change: a consent nobody gave is none (NAV-25). */
export const consentSchema = z.strictObject({
  record: consentRecordSchema,
  changes: z.array(changeSchema).min(1),
  replaces: z.array(identifier).min(1).exactOptional(),
}) satisfies z.ZodType<Consent>

/** Why a consent does not stand at an instant. */
export type ConsentFailure =
  | 'not-freely-given'
  | 'auto-grant'
  | 'not-given'
  | 'not-by-the-subject'
  | 'withdrawn'
  | 'expired'
  | 'invalidated'

/** Whether a consent stands at an instant by its own record: given or reaffirmed by the subject, and not ended since.
 *
 * Another record of the same scope can have taken its place, or can have been withdrawn: `latestConsents` asks all of them.
 */
export function consentStands(consent: Consent, at: number): boolean {
  return consentFailure(consent, at) === undefined
}

/** Why a consent does not stand at an instant; undefined when it does.
 *
 * Consent on which a service depends never stands (GDPR 7(4), NAV-35). At `validUntil` it does not stand any more.
 */
export function consentFailure({ record, changes }: Consent, at: number): ConsentFailure | undefined {
  const invalid = invalidFromTheStart(record)
  if (invalid !== undefined) return invalid
  // A list out of order does not say which change was the last.
  const isOrdered = outOfOrder(changes.map((change) => change.at)).length === 0
  if (!Number.isFinite(at) || !isOrdered) return 'not-given'
  const change = lastOf(changes.filter((each) => each.at <= at))
  if (change === undefined) return 'not-given'
  if (change.state !== 'given' && change.state !== 'reaffirmed') return change.state
  // Nobody but the subject widens a disclosure.
  if (change.by !== 'subject') return 'not-by-the-subject'
  return record.validUntil === undefined || at < record.validUntil ? undefined : 'expired'
}

/** What can never be consent, whoever gave it: a condition of a service (GDPR 7(4), NAV-35), or registering (NAV-13). */
export function invalidFromTheStart({
  conditionOf,
  act,
}: ConsentRecord): 'not-freely-given' | 'auto-grant' | undefined {
  if (conditionOf !== undefined) return 'not-freely-given'
  return act === 'registered' ? 'auto-grant' : undefined
}

/** The change that counts. What was withdrawn or found invalid stays so: a new consent has a record of its own, since
 * the evidence in this one is of the first act.
 */
function lastOf(changes: readonly ConsentChange[]): ConsentChange | undefined {
  return changes.find(({ state }) => state === 'withdrawn' || state === 'invalidated') ?? changes.at(-1)
}

/** Who is to see what a consent is about. */
export interface ConsentViewer {
  readonly role?: string | undefined
  readonly organisation?: string | undefined
}

/** What a consent is asked to carry: who the viewer is, what it is to see, and why. */
export interface ConsentQuestion extends ConsentViewer {
  readonly purposes: readonly string[]
  readonly categories: readonly string[]
}

/** Whether a record names this recipient, every one of these purposes and every one of these categories (JI-21, TK-14).
 *
 * A recipient named by organisation is that organisation alone; one named by role is every viewer of that role.
 * Where no purpose or no category is asked for, nothing is covered.
 */
export function consentCovers(record: ConsentRecord, { purposes, categories, ...viewer }: ConsentQuestion): boolean {
  return (
    namesViewer(record, viewer) &&
    isEvery(purposes, (purpose) => record.purposes.includes(purpose) && purpose !== '*') &&
    isEvery(categories, (category) => record.categories.some((name) => name !== '*' && covers(name, category)))
  )
}

/** Whether a record names this viewer, by its organisation or by its role. */
export function namesViewer({ recipients }: ConsentRecord, viewer: ConsentViewer): boolean {
  return recipients.some((recipient) => isRecipient(recipient, viewer))
}

function isRecipient(recipient: ConsentRecipient, viewer: ConsentViewer): boolean {
  const [named, asked] =
    'organisation' in recipient ? [recipient.organisation, viewer.organisation] : [recipient.role, viewer.role]
  return asked !== undefined && asked !== '*' && named === asked
}

/** True of a list with something in it, when it is so of everything there. */
function isEvery(list: readonly string[], isSo: (item: string) => boolean): boolean {
  return list.length > 0 && list.every(isSo)
}
