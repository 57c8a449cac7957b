export { type Act, acts } from './act'
export type { Actor, ActorKind } from './actor'
export type { Agreement } from './agreement'
export type { Alarm, Attempt } from './alarm'
export { type Authority, type AuthorityRow, authority, type Direction, type Recorder, subjectOnly } from './authority'
export {
  type Consent,
  type ConsentChange,
  type ConsentFailure,
  type ConsentQuestion,
  type ConsentState,
  consentCovers,
  consentFailure,
  consentStands,
} from './consent'
export type { DpvConsentRecord } from './consent-document'
export type { ConsentMethod, ConsentRecipient, ConsentRecord } from './consent-record'
export { countExposures, type ExposureCount } from './count-exposures'
export { type DialogueState, dialogueState } from './dialogue-state'
export type { Event, EventKind, EventOf } from './event'
export { exportConsent } from './export-consent'
export type { ExposedCategory, Exposure } from './exposure'
export { type ExposureOptions, exposures } from './exposures'
export type { HistoryFacts } from './fact-sheet'
export { evidence, facts, openVacancies } from './facts'
export type { FactsRequest } from './facts-request'
export { type ConsentScope, defineGrounds, type Grounds, type GroundsInput } from './grounds'
export { type Appended, append, appendAll, type History, type HistoryOptions, openHistory } from './history'
export type { FactsAt, HostFacts } from './host-facts'
export { type ImportedConsent, importConsent } from './import-consent'
export type { States } from './knowledge'
export type { NoticeReference } from './notice-reference'
export { type OrganisationState, organisationState } from './organisation-state'
export { type ParsedHistory, parseHistory } from './parse-history'
export {
  about,
  addQuantities,
  atLeast,
  describeQuantity,
  exact,
  justUnder,
  over,
  type Precision,
  type Quantity,
  type QuantityName,
  type Unit,
  under,
} from './quantity'
export { rejudgeHistory } from './rejudge-history'
export { serialiseHistory } from './serialise-history'
export { type SubjectState, subjectState } from './subject-state'
export { type VacancyState, vacancyState } from './vacancy-state'
export type { ViewerClass } from './viewer-class'
