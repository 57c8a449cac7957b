import { z } from 'zod'
import { acts } from './act'
import { agreementSchema } from './agreement'
import { consentRecordSchema } from './consent-record'
import { eventSchema } from './event-schema'
import { identifier, instant } from './identifier'
import { noticeReferenceSchema } from './notice-reference'

const subject = { subject: identifier }
const cv = { ...subject, cv: identifier }
const relation = { ...subject, organisation: identifier }
const consent = { ...subject, consent: identifier }

export const cvFormSchema = z.enum(['anonymous', 'personal'])
export const presenceSchema = z.enum(['offline', 'online'])

/** What happened to a subject: what it did, and what was done about it. One aggregate for each subject. */
export const subjectEvents = [
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

  // Registration as a job seeker with a public service, and its follow-up. `followUpAbsent`: looked up, there is none.
  eventSchema('registered', subject),
  eventSchema('registrationEnded', subject),
  eventSchema('followUpBegun', subject),
  eventSchema('followUpEnded', subject),
  eventSchema('followUpAbsent', subject),

  eventSchema('contractAgreed', { ...subject, contract: identifier }),
  eventSchema('contractEnded', { ...subject, contract: identifier }),

  /** `about`: the organisation, dialogue or scope of consent that the act is about. */
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

  eventSchema('followed', relation),
  eventSchema('unfollowed', relation),
  eventSchema('contactRequested', { ...relation, vacancy: identifier.optional(), expires: instant.optional() }),
  eventSchema('contactAccepted', relation),
  eventSchema('contactDeclined', relation),
  eventSchema('addressSent', relation),
  eventSchema('attachmentSent', relation),
  eventSchema('employerBlocked', relation),
  eventSchema('employerUnblocked', relation),

  // Agencies keep notes to a CV, for themselves (TERMS-038); what they say stands elsewhere.
  eventSchema('noteWritten', { ...cv, organisation: identifier, note: identifier }),

  // A counsellor's share rests on an agreement of the subject, and both name the organisations (NAV-18, NAV-19).
  eventSchema('shareAgreed', {
    ...subject,
    agreement: identifier,
    organisations: z.array(identifier).min(1),
    until: instant.optional(),
  }),
  eventSchema('shareWithdrawn', { ...subject, agreement: identifier }),
  eventSchema('cvShared', { ...subject, agreement: identifier, organisations: z.array(identifier).min(1) }),

  // `addressProtectionAbsent`: looked up, there is none. A protection that lapses still protects (requirements §9.4).
  eventSchema('addressProtectionSet', { ...subject, grade: z.enum(['protected', 'graded']) }),
  eventSchema('addressProtectionLapsed', subject),
  eventSchema('addressProtectionAbsent', subject),
  eventSchema('addressProtectionLifted', subject),

  eventSchema('restrictionBegun', subject),
  eventSchema('restrictionLifted', subject),
  eventSchema('objectionMade', subject),
  eventSchema('objectionWithdrawn', subject),
] as const
