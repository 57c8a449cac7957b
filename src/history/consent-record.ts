import { z } from 'zod'
import type { Controller } from '../policy'
import { instant, name, names, text } from './consent-fields'
import { identifier } from './identifier'

/** Who may be shown the data: one organisation, or every viewer of one role. Never everybody (TK-14, GDPR 4(11)). */
export type ConsentRecipient = { readonly organisation: string } | { readonly role: string }

/** How consent was collected, the collection method of TS 27560. */
export type ConsentMethod = 'webForm' | 'app' | 'paper' | 'phone' | 'inPerson'

/** What a subject consented to and how that is demonstrated, GDPR 7(1), with the fields of ISO/IEC TS 27560:2023 (NAV-25).
 *
 * Holds references, never content. When it was given, and what became of it, stands beside it: see `Consent`.
 */
export interface ConsentRecord {
  readonly id: string
  /** Id of the person who consented. */
  readonly subject: string
  /** Scope of consent, a name of the vocabulary: `personalForm`. */
  readonly scope: string
  /** Purposes of the vocabulary; at least one, never `*`. */
  readonly purposes: readonly string[]
  /** Categories of the vocabulary, each covering all below it; at least one, never `*`. */
  readonly categories: readonly string[]
  /** At least one, never `*`. */
  readonly recipients: readonly ConsentRecipient[]
  readonly controller: Controller
  /** 9(2)(a) where the categories are special. */
  readonly basis: '6(1)(a)' | '9(2)(a)'
  /** The notice the subject was shown, which version, and in which language (BCP 47). */
  readonly notice: { readonly name: string; readonly version: string; readonly language: string }
  readonly method: ConsentMethod
  /** What the subject did: a statement or clear affirmative act, GDPR 4(11). */
  readonly act: string
  /** Reference to what demonstrates the act, GDPR 7(1): an id, never the content. */
  readonly evidence: string
  /** How to withdraw, GDPR 7(3). */
  readonly withdrawal: string
  /** The service that depends on it. Such consent is not freely given and never stands: GDPR 7(4), NAV-35. */
  readonly conditionOf?: string
  /** Whose law it is given under: a country code. */
  readonly jurisdiction: string
  /** Where the data is stored. */
  readonly storage: string
  /** How long the data is kept, or what decides that: a period or a criterion. */
  readonly retention: string
  /** What is done with the data; at least one: `store`, `disclose`. */
  readonly processing: readonly string[]
  /** The rights the subject was told of, GDPR 13(2)(b) to (d); at least one: `eu-gdpr:A7-3`, `eu-gdpr:A15`. */
  readonly rights: readonly string[]
  /** First instant at which it no longer stands: milliseconds since 1970-01-01T00:00Z. */
  readonly validUntil?: number
}

/** The JSON shape of a consent record. */
export const consentRecordSchema = z.strictObject({
  id: identifier,
  subject: identifier,
  scope: name,
  purposes: names,
  categories: names,
  recipients: z.array(z.union([z.strictObject({ organisation: identifier }), z.strictObject({ role: name })])).min(1),
  controller: z.strictObject({ name: text, address: text, country: text, email: text, businessNumber: text }),
  basis: z.enum(['6(1)(a)', '9(2)(a)']),
  notice: z.strictObject({ name: text, version: text, language: text }),
  method: z.enum(['webForm', 'app', 'paper', 'phone', 'inPerson']),
  act: text,
  evidence: text,
  withdrawal: text,
  conditionOf: text.exactOptional(),
  jurisdiction: text,
  storage: text,
  retention: text,
  processing: names,
  rights: names,
  validUntil: instant.exactOptional(),
}) satisfies z.ZodType<ConsentRecord>
