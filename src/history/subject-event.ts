import { z } from 'zod'
import { acts } from './act'
import { agreementSchema } from './agreement'
import { name } from './consent-fields'
import { consentRecordSchema } from './consent-record'
import { eventSchema, evidencedEventSchema } from './event-schema'
import { identifier, instant } from './identifier'
import { noticeReferenceSchema } from './notice-reference'

const subject = { subject: identifier }
const cv = { ...subject, cv: identifier }
const relation = { ...subject, organisation: identifier }
const consent = { ...subject, consent: identifier }

export const cvFormSchema = z.enum(['anonymous', 'personal'])
export const presenceSchema = z.enum(['offline', 'online'])

/** What happened to a CV. Agencies keep notes to it, for themselves (TERMS-038); what they say stands elsewhere. */
export const cvEvents = [
  eventSchema('cvCreated', {
    ...cv,
    form: cvFormSchema,
    presence: presenceSchema,
    agreement: agreementSchema.optional(),
  }),
  eventSchema('cvEdited', cv),
  eventSchema('cvFormSet', { ...cv, form: cvFormSchema, agreement: agreementSchema.optional() }),
  eventSchema('cvPresenceSet', { ...cv, presence: presenceSchema, agreement: agreementSchema.optional() }),
  eventSchema('cvDeleted', cv),
  eventSchema('noteWritten', { ...cv, organisation: identifier, note: identifier }),
] as const

/** Registration as a job seeker with a public service, and its follow-up. `followUpAbsent`: looked up, there is none.
 * A case lies with one counsellor or several; `counsellor` is the id that its account views with.
 */
export const serviceEvents = [
  eventSchema('registered', subject),
  eventSchema('registrationEnded', subject),
  eventSchema('followUpBegun', subject),
  eventSchema('followUpEnded', subject),
  eventSchema('followUpAbsent', subject),
  eventSchema('caseAssigned', { ...subject, counsellor: identifier }),
  eventSchema('caseEnded', { ...subject, counsellor: identifier }),
] as const

/** What the subject was told, and what it agreed to. `about`: the organisation, dialogue, contract or scope of consent that
 * the act is about.
 */
export const agreementEvents = [
  eventSchema('contractAgreed', { ...subject, contract: identifier }),
  eventSchema('contractEnded', { ...subject, contract: identifier }),
  eventSchema('noticeShown', {
    ...subject,
    notice: noticeReferenceSchema,
    act: z.enum(acts),
    about: identifier.optional(),
  }),
  eventSchema('consentGiven', { ...subject, consent: consentRecordSchema }),
  eventSchema('consentReaffirmed', consent),
  eventSchema('consentWithdrawn', consent),
  eventSchema('consentExpired', consent),
  eventSchema('consentInvalidated', consent),
] as const

/** What happened between the subject and one organisation. */
export const relationEvents = [
  eventSchema('followed', relation),
  eventSchema('unfollowed', relation),
  eventSchema('contactRequested', { ...relation, vacancy: identifier.optional(), expires: instant.optional() }),
  eventSchema('contactAccepted', relation),
  eventSchema('contactDeclined', relation),
  eventSchema('addressSent', relation),
  eventSchema('attachmentSent', relation),
  eventSchema('employerBlocked', relation),
  eventSchema('employerUnblocked', relation),
] as const

/** A counsellor's share rests on an agreement of the subject, and both name the organisations (NAV-18, NAV-19). A share is
 * for a vacancy of one of them; an agreement that names a vacancy is for that one alone.
 */
export const shareEvents = [
  eventSchema('shareAgreed', {
    ...subject,
    agreement: identifier,
    organisations: z.array(identifier).min(1),
    vacancy: identifier.optional(),
    until: instant.optional(),
  }),
  eventSchema('shareWithdrawn', { ...subject, agreement: identifier }),
  eventSchema('cvShared', {
    ...subject,
    agreement: identifier,
    organisations: z.array(identifier).min(1),
    vacancy: identifier.optional(),
  }),
] as const

/** Protection and rights. `addressProtectionAbsent`: looked up, there is none. A protection that lapses still protects
 * (requirements §9.4). `objectionOverridden`: a decision that compelling grounds override the objection, which grounds these
 * are and the person who decided (GDPR 21(1), TERMS-082).
 */
export const protectionEvents = [
  eventSchema('addressProtectionSet', { ...subject, grade: z.enum(['protected', 'graded']) }),
  eventSchema('addressProtectionLapsed', subject),
  eventSchema('addressProtectionAbsent', subject),
  eventSchema('addressProtectionLifted', subject),
  eventSchema('restrictionBegun', subject),
  eventSchema('restrictionLifted', subject),
  eventSchema('objectionMade', subject),
  eventSchema('objectionWithdrawn', subject),
  evidencedEventSchema('objectionOverridden', { ...subject, grounds: name, decidedBy: identifier }),
] as const

/** What happened to a subject: what it did, and what was done about it. One aggregate for each subject. */
export const subjectEvents = [
  ...cvEvents,
  ...serviceEvents,
  ...agreementEvents,
  ...relationEvents,
  ...shareEvents,
  ...protectionEvents,
] as const
