import type { Immutable } from 'immer'
import { z } from 'zod'
import { acts } from './act'
import { consentSchema } from './consent'
import { name } from './consent-fields'
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
  /** A block was recorded at some time: that it is not there any more is known. */
  blockRecorded: z.boolean().default(false),
})

/** A consent, what became of it, and what the subject had been shown when it gave it. */
const consentState = z.strictObject({
  ...consentSchema.shape,
  replaces: list(identifier),
  told: toldSchema.default([]),
})

/** The subject's agreement that a counsellor shares its CV with the organisations named, and with whom it was shared. */
const shareState = z.strictObject({
  agreement: identifier,
  organisations: z.array(identifier).min(1),
  sharedWith: list(identifier),
  /** Vacancies that it was shared for. */
  sharedFor: list(identifier),
  /** The one vacancy that the agreement is for. */
  vacancy: identifier.optional(),
  until: instant.optional(),
  withdrawn: z.boolean().default(false),
  told: toldSchema.default([]),
})

const subjectParts = z.strictObject({
  kind: z.literal('subjectState').default('subjectState'),
  id: identifier,
  /** All that the subject did, and that was done for it, is in here: what is left out did not happen. Otherwise what is
   * left out is not known. */
  complete: z.boolean().default(false),
  cvs: list(cvState),
  registration: z.enum(['unknown', 'registered', 'ended']).default('unknown'),
  registrationTold: toldSchema.default([]),
  followUp: z.enum(['unknown', 'no', 'yes']).default('unknown'),
  /** Ids of the counsellors with whom its case lies. */
  counsellors: list(identifier),
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
  /** Who asked for a restriction of processing that stands (GDPR 18). */
  restrictedBy: list(z.enum(['subject', 'staff', 'system', 'authority'])),
  objected: z.boolean().default(false),
  /** The decision that overrides an objection which stands. */
  override: z.strictObject({ decision: identifier, grounds: name, decidedBy: identifier, at: instant }).optional(),
  /** Which of these were recorded at some time: that they do not stand any more is known. */
  recorded: list(z.enum(['restriction', 'objection'])),
})

/** Two rows about one thing would leave it to their order which of them counts. */
const subjectStateSchema = subjectParts
  .refine(({ cvs }) => isDistinct(cvs.map(({ id }) => id)), { path: ['cvs'] })
  .refine(({ relations }) => isDistinct(relations.map(({ organisation }) => organisation)), { path: ['relations'] })
  .refine(({ contracts }) => isDistinct(contracts.map(({ name }) => name)), { path: ['contracts'] })
  .refine(({ shares }) => isDistinct(shares.map(({ agreement }) => agreement)), { path: ['shares'] })
  .refine(({ consents }) => isDistinct(consents.map(({ record }) => record.id)), { path: ['consents'] })
  .refine(({ id, consents }) => consents.every(({ record }) => record.subject === id), { path: ['consents'] })
  .refine(
    ({ addressProtection, addressProtectionLapsed }) =>
      !addressProtectionLapsed || addressProtection === 'protected' || addressProtection === 'graded',
    { path: ['addressProtectionLapsed'] },
  )
  .refine(({ objected, override }) => objected || override === undefined, { path: ['override'] })

function isDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length
}

/** What is so about one subject at one instant. Plain data; made of events, or by a host from its own tables. */
export type SubjectState = Immutable<z.output<typeof subjectStateSchema>>
export type CvState = SubjectState['cvs'][number]
export type RelationState = SubjectState['relations'][number]

/** The state of a subject from a host's own tables, checked: `id` and what is known. With `complete`, what is left out did
 * not happen; without it, it is not known.
 *
 * @throws UsageError `invalid-state` with every issue
 */
export function subjectState(input: StateInput<typeof subjectStateSchema>): SubjectState {
  return readState('a subject', subjectStateSchema, input)
}
