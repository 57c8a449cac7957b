import type { Immutable } from 'immer'
import { z } from 'zod'
import { identifier, instant } from '../../history/identifier'
import type { BreachCode } from '../scope/breach-findings'
import { certainties } from './certainty'

/** Text of a person's for persons: not blank. */
export const prose = z.string().max(10_000).regex(/\S/)

const name = z.string().max(200).regex(/\S/)

/** How an incident came to light (JI-01, NAV-02). It changes no duty. */
export const origins = [
  'selfDetected',
  'selfReported',
  'complaint',
  'press',
  'processor',
  'authority',
  'thirdParty',
] as const

/** What it came from. It changes no classification: GDPR 4(12) says "accidental or unlawful" (TK-20). */
export const causes = ['humanError', 'design', 'technicalFault', 'misuse', 'attack', 'loss', 'unknown'] as const

/** What was found wrong with a disclosure, each on its own: that the person was not told (JI-16); that no legal basis
 * stood, or that the person had not opened it (JI-17).
 */
const scopeCodes: Readonly<Record<BreachCode, null>> = { NOT_INFORMED: null, NO_BASIS: null, NOT_GRANTED: null }
export const scopeFindings = Object.keys(scopeCodes) as readonly BreachCode[]

const findingSchema = z.union([
  z.strictObject({ code: z.enum(scopeFindings), categories: z.array(name).min(1), reference: identifier.optional() }),
  z.strictObject({
    code: z
      .string()
      .max(100)
      .regex(/^[A-Z][A-Z0-9_]*$/)
      .refine((own) => !Object.hasOwn(scopeCodes, own)),
    reference: identifier,
    text: prose.optional(),
  }),
])

const measures = z.strictObject({
  taken: z.array(z.strictObject({ text: prose, at: instant })).default([]),
  proposed: z.array(z.strictObject({ text: prose, by: instant.optional() })).default([]),
})

export const incidentSchema = z.strictObject({
  kind: z.literal('incident').default('incident'),
  id: identifier,
  /** What happened, for the authority: GDPR 33(3)(a). */
  nature: prose,
  /** Whom the data are about, in kinds of persons, as `job seekers with and without benefit` (UWV-08): 33(3)(a). */
  subjects: z.array(prose).default([]),
  /** When it went on, as far as it is known: right-open. */
  occurred: z.strictObject({ from: instant.optional(), to: instant.optional() }).default({}),
  /** When somebody first said or saw that something was wrong. */
  firstSignal: instant,
  /** When it was reasonably certain that personal data were compromised: the 72 hours run from here. */
  aware: instant,
  inquiryBegun: instant.optional(),
  /** When the public was told (UWV-07). It fulfils no duty. */
  published: instant.optional(),
  origin: z.enum(origins),
  cause: z.enum(causes),
  /** Whether the data are known to have been misused. `false` is what is known so far (JI-30). */
  knownMisuse: z.union([z.boolean(), z.literal('unknown')]),
  /** Whether a crime is suspected; then there is something to report to the police (UWV-13). */
  suspectedOffence: z.boolean().default(false),
  /** How sure it is that what was seen was downloaded as well, where the log does not say (UWV-03). */
  downloads: z.enum(certainties).optional(),
  findings: z.array(findingSchema).default([]),
  /** The data protection officer, or whom else to ask: GDPR 33(3)(b). */
  contact: z.strictObject({ role: z.enum(['dpo', 'contactPoint']), name, reach: name }).optional(),
  /** What will probably come of it: GDPR 33(3)(c). */
  consequences: z.array(prose).default([]),
  /** What was done, with its instant (UWV-18), and what is still to be done (NAV-08): GDPR 33(3)(d). */
  measures: measures.default({ taken: [], proposed: [] }),
  /** What bears on how great the risk is, as somebody put it (AMB-34). It changes nothing else. */
  riskText: prose.optional(),
  /** What others say about it (AMB-19). It changes nothing. */
  notes: z.array(z.strictObject({ by: name, text: prose })).default([]),
})

/** What is documented of one incident: GDPR 33(5). Instants are milliseconds since 1970-01-01T00:00Z. Plain frozen data. */
export type Incident = Immutable<z.output<typeof incidentSchema>>
export type IncidentInput = Immutable<z.input<typeof incidentSchema>>
export type IncidentFinding = Incident['findings'][number]
