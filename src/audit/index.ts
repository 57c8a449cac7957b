export type { KeepingBack, KeptBackReason } from './access/kept-back'
export {
  type AccessCount,
  type AccessPart,
  countAccesses,
  type ObservedAccess,
  type ObservedAccessOptions,
  observedAccess,
} from './access/observed-access'
export {
  type Reader,
  type Reconstruction,
  type RecordedChange,
  type RecordedContact,
  type RecordReference,
  reconstruct,
} from './access/reconstruct'
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
} from './access/who-saw'
export {
  type ActLimits,
  type Allowance,
  type AllowanceInput,
  type CategoryWeight,
  defineAllowance,
  type WeightedAllowance,
} from './allowance/allowance'
export type { Limit, VacancyLimit } from './allowance/limit'
export {
  type Alarm,
  type Monitor,
  type MonitorReport,
  monitor,
  openMonitor,
  type VacanciesOf,
} from './allowance/monitor'
export type { OpenVacancy } from './allowance/open-vacancies'
export type { AccountMarks, Batch, CounterState, CountScope, Usage, UsageEntry, UsageMeasure } from './allowance/usage'
export { mergeUsage, openUsage, type UsageCounter, usageOf } from './allowance/usage-counter'
export type { Alert, Nearest, Verdict, Weighing } from './allowance/verdict'
export type { WindowCount } from './allowance/window-counts'
export type { AffectedSubject } from './breach/affected-subject'
export type { AffectedSummary } from './breach/affected-summary'
export { type AssessmentInput, assessBreach, type BreachAssessment } from './breach/assess-breach'
export type { BreachReport, ReportInput } from './breach/authority-report'
export { breachReport } from './breach/breach-report'
export type { BreachRisk, RiskReason } from './breach/breach-risk'
export type { BreachTask, Lack, TaskId, TaskStep, TaskSteps } from './breach/breach-task'
export type { Certainty } from './breach/certainty'
export { completeTask, type TaskInputs } from './breach/complete-task'
export { describeReport, type ReportWording } from './breach/describe-report'
export type { Harm, HarmTable } from './breach/harm'
export { defineIncident } from './breach/incident'
export type { Incident, IncidentFinding, IncidentInput } from './breach/incident-schema'
export {
  type Channel,
  type Notification,
  type NotificationPlan,
  notificationPlan,
  type PlanGround,
  type PlanInput,
  type PlanOutline,
} from './breach/notification-plan'
export { type PublicReport, publicReport } from './breach/public-report'
export type { ReportContent, ReportPart } from './breach/report-parts'
export type { ScopeToTell } from './breach/scope-to-tell'
export { createGate, type Gate } from './gate/gate'
export type { GateCall, GateFailure } from './gate/gate-failure'
export type { GateAllowance, GateOptions } from './gate/gate-options'
export type { GateStanding } from './gate/gate-standing'
export type { Approach, GateRefusal, Release } from './gate/release'
export { type Letter, letter } from './letter/letter'
export type { LetterInput } from './letter/letter-input'
export { type Language, languages, type VocabularyWords, type WordsOf } from './letter/vocabulary-words'
export { type AuditLog, type AuditLogOptions, openLog } from './log/audit-log'
export type { Checkpoint } from './log/checkpoint'
export { eraseLink } from './log/erase-link'
export { type Link, type LogBody, type LogEntry, noHash } from './log/log-entry'
export type { AccountDecision, ContactRequest, KeptBack, LogRecord, Mail, TurnedAway } from './log/log-record'
export type { LogPosition, LogStore } from './log/log-store'
export type { LogFault, Verification } from './log/log-verifier'
export { memoryStore } from './log/memory-store'
export type { Frontier } from './log/merkle-frontier'
export { consistencyProof, inclusionProof } from './log/merkle-proof'
export { emptyRoot, rootOf } from './log/merkle-tree'
export { type TreeHead, verifyConsistency, verifyInclusion } from './log/merkle-verify'
export { type ParsedEntry, parseEntry } from './log/parse-entry'
export { recordOf } from './log/seal-entry'
export { type VerifyOptions, verify } from './log/verify-log'
export { describeProcessing } from './processing/describe-processing'
export type { ProcessingDetails, ProcessingInput } from './processing/processing-details'
export {
  type Lacking,
  type ProcessingActivity,
  type RecipientOfProcessing,
  type RecordOfProcessing,
  recordOfProcessing,
} from './processing/record-of-processing'
export {
  type Complaint,
  type ConcludedInquiry,
  concludeInquiry,
  type Inquirer,
  type Inquiry,
  openComplaint,
  openInquiry,
} from './sanction/inquiry'
export { sanctionEvent } from './sanction/sanction-event'
export type { AffectedPerson } from './scope/affected-person'
export type { BreachCode, BreachFinding } from './scope/breach-findings'
export {
  type BreachLog,
  type BreachScope,
  type BreachScopeInput,
  breachScope,
  type DidSee,
} from './scope/breach-scope'
export type { CompleteStretch } from './scope/coverage'
export type { ExposureSource } from './scope/exposed-stretches'
export { type ExposureRow, exposureRows, levelRanks } from './scope/exposure-rows'
export type { PersonCount } from './scope/person-tally'
export type { SeenCount } from './scope/seen-count'
