import { z } from 'zod'
import { canonicalJson } from '../policy'
import { consentContext } from './consent-context'
import { name, names, text } from './consent-fields'
import { type BasisTerm, basisTerms, type StateTerm, stateTerms, type TypeTerm, typeTerms } from './consent-terms'
import { identifier } from './identifier'

/** The profile of ISO/IEC TS 27560:2023 that a document conforms to: records of consent, with what the GDPR asks for. */
export const consentProfile = 'https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr'

/** A consent as two systems exchange it: the fields of ISO/IEC TS 27560:2023 under their own names, with the terms of the
 * Data Privacy Vocabulary, as JSON-LD. Instants are ISO 8601 in UTC.
 */
export interface DpvConsentRecord extends DpvHeader {
  readonly pii_processing: DpvProcessing
  readonly party_identification: readonly [DpvParty]
  /** Oldest first. */
  readonly event: readonly DpvEvent[]
}

export interface DpvHeader {
  readonly '@context': typeof consentContext
  readonly '@type': 'dpv:ConsentRecord'
  readonly schema_version: typeof consentProfile
  readonly record_id: string
  readonly pii_principal_id: string
  readonly consent_scope: string
  readonly indication_method: string
  readonly evidence: string
  readonly condition_of?: string
  /** Ids of the records whose place this one took. */
  readonly replaces?: readonly string[]
}

export interface DpvProcessing {
  readonly privacy_notice: {
    readonly '@type': 'dpv:ConsentNotice'
    readonly notice_id: string
    readonly notice_version: string
  }
  readonly language: string
  readonly purposes: readonly DpvPurpose[]
}

/** One purpose, with everything that was consented to for it. */
export interface DpvPurpose extends DpvTerms {
  readonly purpose: string
}

export interface DpvTerms {
  readonly '@type': 'dpv:Process'
  readonly lawful_basis: BasisTerm
  readonly pii_information: readonly { readonly '@type': 'dpv:PersonalData'; readonly pii_type: string }[]
  readonly pii_controllers: readonly [string]
  readonly collection_method: 'webForm' | 'app' | 'paper' | 'phone' | 'inPerson'
  readonly processing_method: readonly string[]
  readonly storage_locations: readonly [string]
  readonly retention_period: string
  readonly jurisdiction: string
  readonly recipient_third_parties: readonly DpvRecipient[]
  readonly withdrawal_method: { readonly '@type': 'dpv:WithdrawConsent'; readonly exercised_at: string }
  readonly privacy_rights: readonly string[]
}

export type DpvRecipient =
  | { readonly '@type': 'dpv:Recipient'; readonly party_id: string }
  | { readonly '@type': 'dpv:Recipient'; readonly recipient_role: string }

export interface DpvParty {
  readonly party_id: string
  readonly party_name: string
  readonly party_role: 'dpv:DataController'
  readonly party_type: 'dpv:Organisation'
  readonly party_address: { readonly street_address: string; readonly address_country: string }
  readonly party_contact: { readonly email: string }
}

export interface DpvEvent {
  readonly event_time: string
  readonly validity_duration: DpvDuration
  readonly entity_id: string
  readonly event_type: TypeTerm
  readonly event_state: StateTerm
  readonly justification?: string
}

export type DpvDuration =
  | { readonly '@type': 'dpv:UntilTimeDuration'; readonly until: string }
  | { readonly '@type': 'dpv:EndlessDuration' }

/** Nine digits of a second at the most: more cannot be read. */
const time = z.iso.datetime().max(30)

// Under another context the same words mean something else.
const context = z.custom<typeof consentContext>((value) => isOurContext(value))

function isOurContext(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  // Documents from before a consent could replace another say the same in fewer words.
  const { replaces: _, ...earlier } = consentContext
  const text = canonicalJson(value)
  return text === canonicalJson(consentContext) || text === canonicalJson(earlier)
}

/** The top of a document. Its three parts are read one by one, so that the issues of all come out together. */
export const headerSchema = z.strictObject({
  '@context': context,
  '@type': z.literal('dpv:ConsentRecord'),
  schema_version: z.literal(consentProfile),
  record_id: identifier,
  pii_principal_id: identifier,
  consent_scope: name,
  indication_method: text,
  evidence: text,
  condition_of: text.exactOptional(),
  replaces: z.array(identifier).min(1).exactOptional(),
  pii_processing: z.unknown(),
  party_identification: z.unknown(),
  event: z.unknown(),
}) satisfies z.ZodType<DpvHeader>

const recipient = z.union([
  z.strictObject({ '@type': z.literal('dpv:Recipient'), party_id: identifier }),
  z.strictObject({ '@type': z.literal('dpv:Recipient'), recipient_role: name }),
])

const purpose = z.strictObject({
  '@type': z.literal('dpv:Process'),
  purpose: name,
  lawful_basis: z.enum(basisTerms),
  pii_information: z.array(z.strictObject({ '@type': z.literal('dpv:PersonalData'), pii_type: name })).min(1),
  pii_controllers: z.tuple([text]),
  collection_method: z.enum(['webForm', 'app', 'paper', 'phone', 'inPerson']),
  processing_method: names,
  storage_locations: z.tuple([text]),
  retention_period: text,
  jurisdiction: text,
  recipient_third_parties: z.array(recipient).min(1),
  withdrawal_method: z.strictObject({ '@type': z.literal('dpv:WithdrawConsent'), exercised_at: text }),
  privacy_rights: names,
}) satisfies z.ZodType<DpvPurpose>

export const processingSchema = z.strictObject({
  privacy_notice: z.strictObject({
    '@type': z.literal('dpv:ConsentNotice'),
    notice_id: text,
    notice_version: text,
  }),
  language: text,
  purposes: z.array(purpose).min(1),
}) satisfies z.ZodType<DpvProcessing>

const party = z.strictObject({
  party_id: text,
  party_name: text,
  party_role: z.literal('dpv:DataController'),
  party_type: z.literal('dpv:Organisation'),
  party_address: z.strictObject({ street_address: text, address_country: text }),
  party_contact: z.strictObject({ email: text }),
}) satisfies z.ZodType<DpvParty>

export const partiesSchema = z.tuple([party])

const duration = z.union([
  z.strictObject({ '@type': z.literal('dpv:UntilTimeDuration'), until: time }),
  z.strictObject({ '@type': z.literal('dpv:EndlessDuration') }),
])

const event = z.strictObject({
  event_time: time,
  validity_duration: duration,
  entity_id: text,
  event_type: z.enum(typeTerms),
  event_state: z.enum(stateTerms),
  justification: text.exactOptional(),
}) satisfies z.ZodType<DpvEvent>

export const eventsSchema = z.array(event).min(1)
