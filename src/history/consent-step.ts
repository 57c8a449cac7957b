import type { Draft } from 'immer'
import { consentStands } from './consent'
import type { ConsentRecipient, ConsentRecord } from './consent-record'
import type { EventOf, SubjectEvent } from './event'
import type { ConsentEnds } from './grounds'
import { type Contradiction, provided } from './step'
import type { SubjectState } from './subject-state'
import { toldOf } from './told'

type Subject = Draft<SubjectState>
type ConsentDraft = Subject['consents'][number]
type RecordDraft = ConsentDraft['record']

export function giveConsent(subject: Subject, event: EventOf<'consentGiven'>): Contradiction | undefined {
  const { at, actor } = event
  // A copy: the event is frozen, and a draft holds what may be changed.
  const record = structuredCopy(event.consent)
  if (record.subject !== event.subject) return 'contradictory-event'
  const isNew = subject.consents.every((consent) => consent.record.id !== record.id)
  return provided(isNew, 'already-so', () => {
    const told = toldOf(subject, actor, 'consentGiven', record.scope)
    const replaces = actor.kind === 'subject' ? replace(subject, record, at) : []
    subject.consents.push({ record, changes: [{ state: 'given', at, by: actor.kind }], replaces, told })
  })
}

/** Ends the standing consents whose place a new one takes, and gives the ids of all that it replaces in part or whole.
 *
 * A consent that ended at this very instant ended first, and is replaced: its withdrawal does not end the new one.
 */
function replace(subject: Subject, record: RecordDraft, at: number): string[] {
  const others = subject.consents.filter((consent) => isOfSame(consent, record))
  const replaced = others.filter((consent) => consentStands(consent, at) || isChangedAt(consent, at))
  for (const consent of others) {
    if (consentStands(consent, at) && namesAllOf(record, consent.record)) {
      consent.changes.push({ state: 'expired', at, by: 'subject', reason: 'consentGiven' })
    }
  }
  return replaced.map((consent) => consent.record.id)
}

const stateAfter = {
  consentReaffirmed: 'reaffirmed',
  consentWithdrawn: 'withdrawn',
  consentExpired: 'expired',
  consentInvalidated: 'invalidated',
} as const
type ConsentChangeEvent = EventOf<keyof typeof stateAfter>

/** `attempted` is the record of that id which took no effect when it was given. */
export function changeConsent(
  subject: Subject,
  event: ConsentChangeEvent,
  attempted?: ConsentRecord,
): Contradiction | undefined {
  const { kind, at, actor } = event
  const consent =
    subject.consents.find(({ record }) => record.id === event.consent) ?? recordAttempted(subject, event, attempted)
  if (consent === undefined) return 'not-recorded'
  // A withdrawal counts for every consent that it covers: one record that has ended is no reason to refuse it.
  if (kind === 'consentWithdrawn' && endOthers(subject, consent, event)) {
    consent.changes.push({ state: 'withdrawn', at, by: actor.kind })
    return undefined
  }
  const last = consent.changes.at(-1)?.state
  const state = stateAfter[kind]
  if (last === state && state !== 'reaffirmed') return 'already-so'
  // What was withdrawn or replaced is given anew, with a record of its own; it is not reaffirmed.
  const isOpen = last !== 'withdrawn' && last !== 'invalidated'
  const isPossible = isOpen && !(state === 'reaffirmed' && isReplaced(consent))
  return provided(isPossible, 'contradictory-event', () => consent.changes.push({ state, at, by: actor.kind }))
}

/** A consent that took no effect, as one that was forced, can be withdrawn: that ends the others of its scope. */
function recordAttempted(subject: Subject, { kind }: ConsentChangeEvent, attempted: ConsentRecord | undefined) {
  if (kind !== 'consentWithdrawn' || attempted === undefined) return undefined
  subject.consents.push({ record: structuredCopy(attempted), changes: [], replaces: [], told: [] })
  // What stands in the draft, not what was added to it.
  return subject.consents.at(-1)
}

/** Ends the standing consents of the same scope that a withdrawal covers; true when it touches any of them. */
function endOthers(subject: Subject, withdrawn: ConsentDraft, { at, actor }: ConsentChangeEvent): boolean {
  const { id } = withdrawn.record
  const others = subject.consents.filter(
    (consent) => consent !== withdrawn && isOfSame(consent, withdrawn.record) && consentStands(consent, at),
  )
  for (const consent of others) {
    // Given at this very instant, it was given first.
    if (isGivenAt(consent, at)) consent.replaces = consent.replaces.filter((each) => each !== id)
    if (namesAllOf(withdrawn.record, consent.record)) {
      consent.changes.push({ state: 'withdrawn', at, by: actor.kind, reason: 'consentWithdrawn' })
    }
  }
  return others.length > 0
}

/** Whether a consent is of the scope of a record, and to somebody whom that may name as well: any organisation may have
 * viewers of any role.
 */
function isOfSame({ record: { scope, recipients } }: ConsentDraft, record: RecordDraft): boolean {
  return (
    scope === record.scope &&
    recipients.some((one) => record.recipients.some((other) => isSame(one, other) || isOtherKind(one, other)))
  )
}

function namesAllOf({ recipients }: RecordDraft, earlier: RecordDraft): boolean {
  return earlier.recipients.every((one) => recipients.some((other) => isSame(one, other)))
}

function isSame(one: ConsentRecipient, other: ConsentRecipient): boolean {
  return 'role' in one
    ? 'role' in other && one.role === other.role
    : 'organisation' in other && one.organisation === other.organisation
}

function isOtherKind(one: ConsentRecipient, other: ConsentRecipient): boolean {
  return 'role' in one !== 'role' in other
}

function isGivenAt({ changes: [first] }: ConsentDraft, at: number): boolean {
  return first?.at === at
}

function isChangedAt({ changes }: ConsentDraft, at: number): boolean {
  return changes.some((change) => change.at === at)
}

function isReplaced({ changes }: ConsentDraft): boolean {
  return changes.at(-1)?.reason === 'consentGiven'
}

/** Ends the consents of those scopes that this kind of event ends: follow-up ends a share of one's own (NAV-26). */
export function endConsents(subject: Subject, { kind, at, actor }: SubjectEvent, ends: ConsentEnds): void {
  const scopes = ends[kind]
  if (scopes === undefined) return
  for (const { record, changes } of subject.consents) {
    const last = changes.at(-1)?.state
    const stands = last === 'given' || last === 'reaffirmed'
    if (stands && scopes.includes(record.scope)) {
      changes.push({ state: 'invalidated', at, by: actor.kind, reason: kind })
    }
  }
}

function structuredCopy(record: ConsentRecord): RecordDraft {
  return {
    ...record,
    purposes: [...record.purposes],
    categories: [...record.categories],
    recipients: record.recipients.map((recipient) => ({ ...recipient })),
    controller: { ...record.controller },
    notice: { ...record.notice },
    processing: [...record.processing],
    rights: [...record.rights],
  }
}
