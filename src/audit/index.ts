export type { AffectedPersons, AffectedSubject } from './affected-persons'
export type { AffectedSummary } from './affected-summary'
export {
  type ActLimits,
  type Allowance,
  type AllowanceInput,
  type CategoryWeight,
  defineAllowance,
} from './allowance'
export { type AssessmentInput, assessBreach, type BreachAssessment } from './assess-breach'
export { type AuditLog, type AuditLogOptions, openLog } from './audit-log'
export type { BreachReport, ReportInput } from './authority-report'
export type { BreachCode, BreachFinding } from './breach-findings'
export { breachReport } from './breach-report'
export type { BreachRisk, RiskReason } from './breach-risk'
export {
  type AffectedPerson,
  type BreachLog,
  type BreachScope,
  type BreachScopeInput,
  breachScope,
  type DidSee,
  type SeenCount,
} from './breach-scope'
export type { BreachTask, Lack, TaskId, TaskStep, TaskSteps } from './breach-task'
export type { Certainty } from './certainty'
export type { Checkpoint } from './checkpoint'
export { completeTask, type TaskInputs } from './complete-task'
export type { CompleteStretch } from './coverage'
export { describeProcessing } from './describe-processing'
export { describeReport, type ReportWording } from './describe-report'
export { eraseLink } from './erase-link'
export type { ExposureSource } from './exposed-stretches'
export { type ExposureRow, exposureRows, levelRanks } from './exposure-rows'
export { createGate, type Gate } from './gate'
export type { GateAllowance, GateOptions } from './gate-options'
export type { Harm, HarmTable } from './harm'
export { defineIncident } from './incident'
export type { Incident, IncidentFinding, IncidentInput } from './incident-schema'
export {
  type Complaint,
  type ConcludedInquiry,
  concludeInquiry,
  type Inquirer,
  type Inquiry,
  openComplaint,
  openInquiry,
} from './inquiry'
export { type Letter, letter } from './letter'
export type { LetterInput } from './letter-input'
export type { Limit, VacancyLimit } from './limit'
export { type Link, type LogBody, type LogEntry, noHash } from './log-entry'
export type { AccountDecision, ContactRequest, LogRecord, Mail } from './log-record'
export type { LogPosition, LogStore } from './log-store'
export type { LogFault, Verification } from './log-verifier'
export { memoryStore } from './memory-store'
export type { Frontier } from './merkle-frontier'
export { consistencyProof, inclusionProof } from './merkle-proof'
export { emptyRoot, rootOf } from './merkle-tree'
export { type TreeHead, verifyConsistency, verifyInclusion } from './merkle-verify'
export { type Alarm, type Monitor, type MonitorReport, monitor, openMonitor, type VacanciesOf } from './monitor'
export {
  type Channel,
  type Notification,
  type NotificationPlan,
  notificationPlan,
  type PlanGround,
  type PlanInput,
  type PlanOutline,
} from './notification-plan'
export {
  type AccessCount,
  type AccessPart,
  countAccesses,
  type ObservedAccess,
  type ObservedAccessOptions,
  observedAccess,
} from './observed-access'
export type { OpenVacancy } from './open-vacancies'
export { type ParsedEntry, parseEntry } from './parse-entry'
export type { PersonCount } from './person-tally'
export type { ProcessingDetails, ProcessingInput } from './processing-details'
export { type PublicReport, publicReport } from './public-report'
export {
  type Reader,
  type Reconstruction,
  type RecordedChange,
  type RecordedContact,
  type RecordReference,
  reconstruct,
} from './reconstruct'
export {
  type Lacking,
  type ProcessingActivity,
  type RecipientOfProcessing,
  type RecordOfProcessing,
  recordOfProcessing,
} from './record-of-processing'
export type { Approach, GateRefusal, Release } from './release'
export type { ReportContent, ReportPart } from './report-parts'
export { sanctionEvent } from './sanction-event'
export { recordOf } from './seal-entry'
export type { AccountMarks, Batch, CounterState, CountScope, Usage, UsageEntry, UsageMeasure } from './usage'
export { mergeUsage, openUsage, type UsageCounter, usageOf } from './usage-counter'
export type { Alert, Nearest, Verdict, Weighing } from './verdict'
export { type VerifyOptions, verify } from './verify-log'
export { type Language, languages, type VocabularyWords, type WordsOf } from './vocabulary-words'
export {
  type ForHouse,
  type ForRecruiter,
  type ForSubject,
  type Recipient,
  type RecipientAccess,
  type RecipientContact,
  type SeenBy,
  type SeenByAll,
  type SeenByUs,
  whoSaw,
} from './who-saw'
export type { WindowCount } from './window-counts'
