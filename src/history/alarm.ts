import { isExpress } from './agreement'
import { type Authority, directionOf, type Recorder, recordersOf } from './authority'
import { invalidFromTheStart } from './consent'
import type { Event, EventKind, EventOf } from './event'
import type { OrganisationState } from './organisation-state'
import type { SubjectState } from './subject-state'

/** Why an act was recorded as an attempt only. A closed set; each has a paragraph in `docs/errors.md`. */
export const alarmKinds = [
  'auto-grant',
  'not-freely-given',
  'no-agreement',
  'not-the-subject',
  'not-the-organisation',
  'unauthorised-cv',
  'unauthorised-form-change',
  'unauthorised-presence-change',
  'unauthorised-contact',
  'unauthorised-follow',
  'unauthorised-answer',
  'unauthorised-consent',
  'unauthorised-share',
  'unauthorised-release',
  'unauthorised-note',
  'unauthorised-record',
  'rests-on-attempt',
] as const
export type Alarm = (typeof alarmKinds)[number]

/** An act of somebody who may not do that. It is kept, for whoever asks later, and opens nothing. */
export interface Attempt {
  readonly kind: 'attempt'
  readonly alarm: Alarm
  readonly event: Event
}

/** Whom an event is about, before it. */
export interface Concerned {
  readonly subject: SubjectState | undefined
  readonly organisation: OrganisationState | undefined
}

/** What is wrong with who recorded an event; undefined when they may. */
export function alarmFor(authority: Authority, event: Event, { subject, organisation }: Concerned): Alarm | undefined {
  return (
    strangerAlarm(event) ??
    grantAlarm(event) ??
    recorderAlarm(authority, event, subject) ??
    shareAlarm(event, subject) ??
    noteAlarm(event, organisation)
  )
}

/** One acts for oneself: nobody is the subject of another's record, and no company speaks for another. */
function strangerAlarm(event: Event): Alarm | undefined {
  const { actor } = event
  if (actor.kind === 'subject' && !('subject' in event && event.subject === actor.id)) return 'not-the-subject'
  if (actor.kind !== 'organisation') return undefined
  return 'organisation' in event && event.organisation === actor.organisation ? undefined : 'not-the-organisation'
}

/** Consent on which a service depends is not freely given (NAV-35); registration is no consent to be seen (NAV-13). */
function grantAlarm(event: Event): Alarm | undefined {
  return event.kind === 'consentGiven' ? invalidFromTheStart(event.consent) : undefined
}

function recorderAlarm(authority: Authority, event: Event, state: SubjectState | undefined): Alarm | undefined {
  if (recordersOf(authority, event).some((recorder) => fits(recorder, event))) return formAlarm(authority.rows, event)
  if (event.kind === 'restrictionLifted' && began(event, state)) return undefined
  return directionOf(event) === 'widening' && event.actor.kind === 'system' ? 'auto-grant' : alarms[event.kind]
}

/** A CV that is created in personal form is opened by that, too. */
function formAlarm(rows: Authority['rows'], event: Event): Alarm | undefined {
  if (event.kind !== 'cvCreated' || event.form === 'anonymous') return undefined
  return (rows.cvFormSet.widening ?? []).some((recorder) => fits(recorder, event)) ? undefined : alarms.cvFormSet
}

function fits(recorder: Recorder, event: Event): boolean {
  if (recorder !== 'staffWithAgreement') return recorder === event.actor.kind
  const { agreement } = event as Partial<EventOf<'cvFormSet'>>
  return event.actor.kind === 'staff' && typeof agreement === 'object' && isExpress(agreement, event.at)
}

/** What staff or an authority restricted of its own accord it may lift; never what the subject asked for (GDPR 18). */
function began({ actor }: EventOf<'restrictionLifted'>, state: SubjectState | undefined): boolean {
  return actor.kind !== 'organisation' && state?.restrictedBy.includes(actor.kind) === true
}

/** A share names organisations that the subject agreed to, while the agreement stands (NAV-18, NAV-19). */
function shareAlarm(event: Event, state: SubjectState | undefined): Alarm | undefined {
  if (event.kind !== 'cvShared') return undefined
  const agreed = state?.shares.find(({ agreement, withdrawn }) => agreement === event.agreement && !withdrawn)
  const stands = agreed !== undefined && (agreed.until === undefined || event.at < agreed.until)
  const isAgreed =
    stands &&
    event.organisations.every((each) => agreed.organisations.includes(each)) &&
    (agreed.vacancy === undefined || agreed.vacancy === event.vacancy)
  return isAgreed ? undefined : 'no-agreement'
}

/** Only agencies write notes (TERMS-038); the platform's own recruiters are registered as one (TERMS-042). */
function noteAlarm(event: Event, organisation: OrganisationState | undefined): Alarm | undefined {
  return event.kind === 'noteWritten' && organisation?.registeredAs !== 'agency' ? 'unauthorised-note' : undefined
}

const alarms: Readonly<Record<EventKind, Alarm>> = {
  cvCreated: 'unauthorised-cv',
  cvEdited: 'unauthorised-cv',
  cvFormSet: 'unauthorised-form-change',
  cvPresenceSet: 'unauthorised-presence-change',
  cvDeleted: 'unauthorised-cv',
  registered: 'unauthorised-record',
  registrationEnded: 'unauthorised-record',
  followUpBegun: 'unauthorised-record',
  followUpEnded: 'unauthorised-record',
  followUpAbsent: 'unauthorised-record',
  caseAssigned: 'unauthorised-record',
  caseEnded: 'unauthorised-record',
  contractAgreed: 'unauthorised-consent',
  contractEnded: 'unauthorised-record',
  noticeShown: 'unauthorised-record',
  consentGiven: 'unauthorised-consent',
  consentReaffirmed: 'unauthorised-consent',
  consentWithdrawn: 'unauthorised-consent',
  consentExpired: 'unauthorised-record',
  consentInvalidated: 'unauthorised-record',
  followed: 'unauthorised-follow',
  unfollowed: 'unauthorised-follow',
  contactRequested: 'unauthorised-contact',
  contactAccepted: 'unauthorised-contact',
  contactDeclined: 'unauthorised-contact',
  addressSent: 'unauthorised-release',
  attachmentSent: 'unauthorised-release',
  employerBlocked: 'unauthorised-record',
  employerUnblocked: 'unauthorised-release',
  noteWritten: 'unauthorised-note',
  shareAgreed: 'unauthorised-share',
  shareWithdrawn: 'unauthorised-share',
  cvShared: 'unauthorised-share',
  addressProtectionSet: 'unauthorised-record',
  addressProtectionLapsed: 'unauthorised-record',
  addressProtectionAbsent: 'unauthorised-record',
  addressProtectionLifted: 'unauthorised-release',
  restrictionBegun: 'unauthorised-record',
  restrictionLifted: 'unauthorised-release',
  objectionMade: 'unauthorised-record',
  objectionWithdrawn: 'unauthorised-release',
  objectionOverridden: 'unauthorised-release',
  organisationRegistered: 'unauthorised-record',
  organisationSanctioned: 'unauthorised-record',
  organisationCleared: 'unauthorised-record',
  accountBlocked: 'unauthorised-record',
  accountUnblocked: 'unauthorised-record',
  vacancyOpened: 'unauthorised-record',
  vacancyExpired: 'unauthorised-record',
  vacancyFilled: 'unauthorised-record',
  vacancyWithdrawn: 'unauthorised-record',
  processBegun: 'unauthorised-record',
  processEnded: 'unauthorised-record',
  applicationSent: 'unauthorised-record',
  jobmatchMade: 'unauthorised-record',
  invitationAnswered: 'unauthorised-answer',
  dialogueAssigned: 'unauthorised-record',
  dialogueCovered: 'unauthorised-record',
  dialogueCoverEnded: 'unauthorised-record',
}
