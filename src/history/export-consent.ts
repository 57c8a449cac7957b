import { plainJson } from '../policy/plain-json'
import { readJson } from '../policy/read-json'
import { freezeDeep, type Issue, pointer, UsageError } from '../vocabulary'
import { type Consent, type ConsentChange, consentSchema } from './consent'
import { consentContext } from './consent-context'
import {
  consentProfile,
  type DpvConsentRecord,
  type DpvDuration,
  type DpvEvent,
  type DpvHeader,
  type DpvParty,
  type DpvProcessing,
  type DpvRecipient,
  type DpvTerms,
} from './consent-document'
import { outOfOrder } from './consent-order'
import type { ConsentRecipient, ConsentRecord } from './consent-record'
import { termOfEntity, termOfState, termsOfBasis } from './consent-terms'

/** A consent as a document that another system can read: see `DpvConsentRecord`. `importConsent` gives it back.
 *
 * Frozen, and shares nothing with the consent given.
 *
 * @throws UsageError `invalid-consent` with every issue: what is not complete demonstrates nothing (GDPR 7(1))
 */
export function exportConsent(consent: Consent): DpvConsentRecord {
  const { record, changes, replaces } = checked(consent)
  return freezeDeep({
    ...header(record),
    ...(replaces === undefined ? {} : { replaces: [...replaces] }),
    pii_processing: processing(record),
    party_identification: [party(record)] as const,
    event: changes.map((change) => event(record, change)),
  })
}

function checked({ record, changes, replaces }: Consent): Consent {
  // A state lists what a consent replaces, and mostly that is nothing.
  const isNone = replaces === undefined || (Array.isArray(replaces) && replaces.length === 0)
  const read = readJson(consentSchema, plainJson(isNone ? { record, changes } : { record, changes, replaces }))
  const issues = read.ok ? disorder(read.value.changes) : read.issues
  if (!read.ok || issues.length > 0) throw new UsageError('invalid-consent', 'the consent cannot be exported', issues)
  return read.value
}

function disorder(changes: readonly ConsentChange[]): readonly Issue[] {
  return outOfOrder(changes.map(({ at }) => at)).map((i) => ({
    code: 'not-in-order',
    path: pointer('changes', i, 'at'),
    message: 'this is earlier than the change before it',
  }))
}

function header(record: ConsentRecord): DpvHeader {
  return {
    '@context': consentContext,
    '@type': 'dpv:ConsentRecord',
    schema_version: consentProfile,
    record_id: record.id,
    pii_principal_id: record.subject,
    consent_scope: record.scope,
    indication_method: record.act,
    evidence: record.evidence,
    ...(record.conditionOf === undefined ? {} : { condition_of: record.conditionOf }),
  }
}

function processing(record: ConsentRecord): DpvProcessing {
  const { notice, purposes } = record
  return {
    privacy_notice: { '@type': 'dpv:ConsentNotice', notice_id: notice.name, notice_version: notice.version },
    language: notice.language,
    purposes: purposes.map((purpose) => ({ purpose, ...terms(record) })),
  }
}

function terms(record: ConsentRecord): DpvTerms {
  return {
    '@type': 'dpv:Process',
    lawful_basis: termsOfBasis[record.basis].basis,
    pii_information: record.categories.map((category) => ({ '@type': 'dpv:PersonalData', pii_type: category })),
    pii_controllers: [record.controller.businessNumber],
    collection_method: record.method,
    processing_method: [...record.processing],
    storage_locations: [record.storage],
    retention_period: record.retention,
    jurisdiction: record.jurisdiction,
    recipient_third_parties: record.recipients.map(recipient),
    withdrawal_method: { '@type': 'dpv:WithdrawConsent', exercised_at: record.withdrawal },
    privacy_rights: [...record.rights],
  }
}

function recipient(named: ConsentRecipient): DpvRecipient {
  return 'organisation' in named
    ? { '@type': 'dpv:Recipient', party_id: named.organisation }
    : { '@type': 'dpv:Recipient', recipient_role: named.role }
}

function party({ controller }: ConsentRecord): DpvParty {
  return {
    party_id: controller.businessNumber,
    party_name: controller.name,
    party_role: 'dpv:DataController',
    party_type: 'dpv:Organisation',
    party_address: { street_address: controller.address, address_country: controller.country },
    party_contact: { email: controller.email },
  }
}

function event(record: ConsentRecord, { state, at, by, reason }: ConsentChange): DpvEvent {
  return {
    event_time: isoTime(at),
    validity_duration: duration(record.validUntil),
    entity_id: termOfEntity[by],
    event_type: termsOfBasis[record.basis].type,
    event_state: termOfState[state],
    ...(reason === undefined ? {} : { justification: reason }),
  }
}

function duration(validUntil: number | undefined): DpvDuration {
  return validUntil === undefined
    ? { '@type': 'dpv:EndlessDuration' }
    : { '@type': 'dpv:UntilTimeDuration', until: isoTime(validUntil) }
}

const isoTime = (instant: number) => new Date(instant).toISOString()
