import type { Immutable } from 'immer'
import { z } from 'zod'
import { acts } from './act'
import { consentSchema } from './consent'
import { identifier, instant } from './identifier'
import { noticeReferenceSchema, toldSchema } from './notice-reference'
import { readState, type StateInput } from './read-state'
import { cvFormSchema, presenceSchema } from './subject-event'

const list = <T extends z.ZodType>(item: T) => z.array(item).default([])

/** A CV. `told` is what the subject had been shown when it created it; `formTold`, when it chose its present form. */
const cvState = z.strictObject({
  id: identifier,
  presence: z.enum(['deleted', ...presenceSchema.options]),
  form: cvFormSchema.default('anonymous'),
  formSetBy: z.enum(['subject', 'staff', 'system']).default('system'),
  told: toldSchema.default([]),
  formTold: toldSchema.default([]),
})

/** What stands between the subject and one organisation. */
const relationState = z.strictObject({
  organisation: identifier,
  follows: z.boolean().default(false),
  followTold: toldSchema.default([]),
  contact: z.enum(['none', 'pending', 'accepted', 'declined']).default('none'),
  contactTold: toldSchema.default([]),
  /** The request lapses at this instant unless it was accepted before. */
  contactExpires: instant.optional(),
  addressSent: z.boolean().default(false),
  attachmentSent: z.boolean().default(false),
  blocked: z.boolean().default(false),
})

/** A consent, what became of it, and what the subject had been shown when it gave it. */
const consentState = z.strictObject({ ...consentSchema.shape, told: toldSchema.default([]) })

/** The subject's agreement that a counsellor shares its CV with the organisations named, and with whom it was shared. */
const shareState = z.strictObject({
  agreement: identifier,
  organisations: z.array(identifier).min(1),
  sharedWith: list(identifier),
  until: instant.optional(),
  withdrawn: z.boolean().default(false),
  told: toldSchema.default([]),
})

const subjectStateSchema = z.strictObject({
  kind: z.literal('subjectState').default('subjectState'),
  id: identifier,
  cvs: list(cvState),
  registration: z.enum(['unknown', 'registered', 'ended']).default('unknown'),
  registrationTold: toldSchema.default([]),
  followUp: z.enum(['unknown', 'no', 'yes']).default('unknown'),
  contracts: list(
    z.strictObject({ name: identifier, ended: z.boolean().default(false), told: toldSchema.default([]) }),
  ),
  /** Notices shown so far, oldest first. */
  shown: list(
    z.strictObject({ notice: noticeReferenceSchema, act: z.enum(acts), about: identifier.optional(), at: instant }),
  ),
  consents: list(consentState),
  relations: list(relationState),
  shares: list(shareState),
  /** `lapsed` still protects: the register forgot, the subject did not (requirements §9.4). */
  addressProtection: z.enum(['unknown', 'none', 'protected', 'graded']).default('unknown'),
  addressProtectionLapsed: z.boolean().default(false),
  /** Who asked for the restriction of processing that stands (GDPR 18). */
  restrictedBy: z.enum(['subject', 'staff', 'system', 'authority']).optional(),
  objected: z.boolean().default(false),
})

/** What is so about one subject at one instant. Plain data; made of events, or by a host from its own tables. */
export type SubjectState = Immutable<z.output<typeof subjectStateSchema>>
export type CvState = SubjectState['cvs'][number]
export type RelationState = SubjectState['relations'][number]

/** The state of a subject from a host's own tables, checked: `id` and what is known; the rest is as before any event.
 *
 * @throws UsageError `invalid-state` with every issue
 */
export function subjectState(input: StateInput<typeof subjectStateSchema>): SubjectState {
  return readState('a subject', subjectStateSchema, input)
}
