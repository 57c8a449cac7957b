import { plainJson } from '../policy/plain-json'
import { type Read, readJson } from '../policy/read-json'
import { freezeDeep, type Issue, sortIssues } from '../vocabulary'
import type { Consent, ConsentChange } from './consent'
import { type ConsentParts, contradictions } from './consent-contradictions'
import {
  type DpvEvent,
  type DpvHeader,
  type DpvParty,
  type DpvProcessing,
  type DpvPurpose,
  type DpvRecipient,
  eventsSchema,
  headerSchema,
  partiesSchema,
  processingSchema,
} from './consent-document'
import { actorOf, instantOf, validUntil } from './consent-event'
import type { ConsentRecipient, ConsentRecord } from './consent-record'
import { basisOf, stateOf } from './consent-terms'

export type ImportedConsent =
  | { readonly ok: true; readonly consent: Consent }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Reads a consent from anything: a document as `exportConsent` makes them. Gives a consent, or every issue, sorted.
 *
 * Never throws, and never makes a consent of what is none: a document that tells of a request, a refusal or an unknown
 * state is refused (JI-46), one that tells of a revocation gives a consent that ended. What it says is not verified:
 * whoever sends it must be trusted to say it.
 */
export function importConsent(document: unknown): ImportedConsent {
  const json = plainJson(document)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const hint = 'plain data: no cycles, no key `__proto__`, at most 300 levels and 500,000 parts'
    return refuse([{ code: 'not-a-consent', path: '', message: 'a consent record is a JSON object', hint }])
  }
  const parts = readParts(json)
  const issues = [...Object.values(parts).flatMap(issuesIn), ...contradictions(parts)]
  const { header, processing, parties, events } = parts
  if (issues.length > 0 || !header.ok || !processing.ok || !parties.ok || !events.ok) return refuse(issues)
  const [party] = parties.value
  const [purpose] = processing.value.purposes
  if (purpose === undefined) return refuse(issues)
  const consent = {
    record: toRecord(header.value, processing.value, purpose, party, events.value),
    changes: events.value.flatMap((event) => toChange(event, header.value, party)),
    ...(header.value.replaces === undefined ? {} : { replaces: header.value.replaces }),
  }
  return Object.freeze({ ok: true, consent: freezeDeep(consent) })
}

function readParts(json: object): ConsentParts {
  const members = new Map<string, unknown>(Object.entries(json))
  return {
    header: readJson(headerSchema, json),
    processing: readJson(processingSchema, members.get('pii_processing'), '/pii_processing'),
    parties: readJson(partiesSchema, members.get('party_identification'), '/party_identification'),
    events: readJson(eventsSchema, members.get('event'), '/event'),
  }
}

function issuesIn(read: Read<unknown>): readonly Issue[] {
  return read.ok ? [] : read.issues
}

function refuse(issues: readonly Issue[]): ImportedConsent {
  return Object.freeze({ ok: false as const, issues: sortIssues(issues) })
}

function toRecord(
  header: DpvHeader,
  { privacy_notice: notice, language, purposes }: DpvProcessing,
  terms: DpvPurpose,
  party: DpvParty,
  events: readonly DpvEvent[],
): ConsentRecord {
  const [until] = events.map(validUntil)
  const [storage] = terms.storage_locations
  return {
    id: header.record_id,
    subject: header.pii_principal_id,
    scope: header.consent_scope,
    purposes: purposes.map(({ purpose }) => purpose),
    categories: terms.pii_information.map(({ pii_type: category }) => category),
    recipients: terms.recipient_third_parties.map(toRecipient),
    controller: toController(party),
    basis: basisOf(terms.lawful_basis),
    notice: { name: notice.notice_id, version: notice.notice_version, language },
    method: terms.collection_method,
    act: header.indication_method,
    evidence: header.evidence,
    withdrawal: terms.withdrawal_method.exercised_at,
    ...(header.condition_of === undefined ? {} : { conditionOf: header.condition_of }),
    jurisdiction: terms.jurisdiction,
    storage,
    retention: terms.retention_period,
    processing: terms.processing_method,
    rights: terms.privacy_rights,
    ...(until === undefined ? {} : { validUntil: until }),
  }
}

function toRecipient(recipient: DpvRecipient): ConsentRecipient {
  return 'party_id' in recipient ? { organisation: recipient.party_id } : { role: recipient.recipient_role }
}

function toController(party: DpvParty): ConsentRecord['controller'] {
  return {
    name: party.party_name,
    address: party.party_address.street_address,
    country: party.party_address.address_country,
    email: party.party_contact.email,
    businessNumber: party.party_id,
  }
}

/** None for what is no change of a consent; those were refused before. */
function toChange(event: DpvEvent, header: DpvHeader, party: DpvParty): readonly ConsentChange[] {
  const { event_time: time, event_state: term, justification: reason } = event
  const by = actorOf(event, header, party)
  const state = stateOf(term, by)
  if (state === undefined || by === undefined) return []
  return [{ state, at: instantOf(time), by, ...(reason === undefined ? {} : { reason }) }]
}
