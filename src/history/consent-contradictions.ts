import { canonicalJson } from '../policy'
import type { Read } from '../policy/read-json'
import { type Issue, pointer } from '../vocabulary'
import type { DpvEvent, DpvHeader, DpvParty, DpvProcessing, DpvPurpose } from './consent-document'
import { actorOf, instantOf, validUntil } from './consent-event'
import { outOfOrder } from './consent-order'
import { isExpressedFor, stateOf } from './consent-terms'

/** The parts of a document, each read by itself. */
export interface ConsentParts {
  readonly header: Read<DpvHeader>
  readonly processing: Read<DpvProcessing>
  readonly parties: Read<readonly [DpvParty]>
  readonly events: Read<readonly DpvEvent[]>
}

/** What does not fit together, among the parts that could be read. */
export function contradictions({ header, processing, parties, events }: ConsentParts): readonly Issue[] {
  return [
    ...(processing.ok ? otherTerms(processing.value) : []),
    ...(processing.ok && parties.ok ? unknownControllers(processing.value, parties.value[0]) : []),
    ...(events.ok ? [...noConsents(events.value), ...disorder(events.value), ...otherValidity(events.value)] : []),
    ...(events.ok && processing.ok ? notExpressed(events.value, processing.value) : []),
    ...(events.ok && parties.ok && header.ok ? unknownEntities(events.value, header.value, parties.value[0]) : []),
  ]
}

/** Read together, purposes with terms of their own would each get what was consented to for the others (TK-14). */
function otherTerms({ purposes }: DpvProcessing): readonly Issue[] {
  const [first] = purposes.map(termsOf)
  return issuesWhere(
    purposes.map((purpose) => termsOf(purpose) !== first),
    (i) => ({
      code: 'purposes-differ',
      path: pointer('pii_processing', 'purposes', i),
      message: 'this purpose was consented to on other terms than the first',
      hint: 'one record for each',
    }),
  )
}

function termsOf({ purpose: _, ...terms }: DpvPurpose): string {
  return canonicalJson(terms)
}

function unknownControllers({ purposes }: DpvProcessing, party: DpvParty): readonly Issue[] {
  return issuesWhere(
    purposes.map(({ pii_controllers: [controller] }) => controller !== party.party_id),
    (i) => ({
      code: 'unknown-party',
      path: pointer('pii_processing', 'purposes', i, 'pii_controllers', 0),
      message: 'no party of this document has this id',
    }),
  )
}

function noConsents(events: readonly DpvEvent[]): readonly Issue[] {
  return issuesWhere(
    events.map(({ event_state: state }) => stateOf(state, undefined) === undefined),
    (i) => ({
      code: 'no-consent',
      path: pointer('event', i, 'event_state'),
      message: 'a request, a refusal and what is unknown are no consent',
      hint: 'leave out what came before it was given; what came after withdrew it, or left it unknown',
    }),
  )
}

function disorder(events: readonly DpvEvent[]): readonly Issue[] {
  return outOfOrder(events.map(({ event_time: time }) => instantOf(time))).map((i) => ({
    code: 'not-in-order',
    path: pointer('event', i, 'event_time'),
    message: 'this is earlier than the event before it',
  }))
}

function otherValidity(events: readonly DpvEvent[]): readonly Issue[] {
  const [first] = events.map(validUntil)
  return issuesWhere(
    events.map((event) => validUntil(event) !== first),
    (i) => ({
      code: 'validity-differs',
      path: pointer('event', i, 'validity_duration'),
      message: 'this lasts for another time than the first',
      hint: 'one record for each',
    }),
  )
}

function notExpressed(events: readonly DpvEvent[], { purposes }: DpvProcessing): readonly Issue[] {
  return issuesWhere(
    events.map(({ event_type: type }) => !purposes.every(({ lawful_basis: basis }) => isExpressedFor(basis, type))),
    (i) => ({
      code: 'not-expressed',
      path: pointer('event', i, 'event_type'),
      message: 'consent so expressed is not enough for its legal basis',
      hint: 'GDPR 4(11): expressed; 9(2)(a): explicitly expressed',
    }),
  )
}

function unknownEntities(events: readonly DpvEvent[], header: DpvHeader, party: DpvParty): readonly Issue[] {
  return issuesWhere(
    events.map((event) => actorOf(event, header, party) === undefined),
    (i) => ({
      code: 'unknown-entity',
      path: pointer('event', i, 'entity_id'),
      message: 'neither the subject nor a party of this document has this id',
    }),
  )
}

function issuesWhere(isWrong: readonly boolean[], issue: (i: number) => Issue): readonly Issue[] {
  return isWrong.flatMap((wrong, i) => (wrong ? [issue(i)] : []))
}
