export { type CompileOptions, compile } from './enforce/compile'
export type { CategoryDecision, Decision, DecisionReason } from './enforce/decision'
export type { Disclosure } from './enforce/disclosure'
export type { CategoryExplanation, Explanation, FactChange } from './enforce/explanation'
export type { Guard } from './enforce/guard'
export type { DisclosedCategory, DisclosureGround, Receipt } from './enforce/receipt'
export { type Sealed, seal } from './enforce/seal'
export type { RecordMap, RecordOf, ViewOf } from './enforce/view'
export {
  all,
  any,
  type Condition,
  type Forbid,
  lawful,
  not,
  type ParsedPolicy,
  type Permit,
  type Policy,
  parsePolicy,
  type Rule,
  type Timeline,
  timeline,
  type Vocabulary,
  type VoidReason,
  vocabulary,
  voidReasons,
} from './policy'
export { decide, type Levels, type Situation } from './semantics'
export {
  type Assurance,
  type Basis,
  constant,
  type DisclosureRequest,
  each,
  entries,
  type FactsInput,
  type Form,
  field,
  type Issue,
  lazy,
  prefix,
  type RecordDefinition,
  type RequestOf,
  UsageError,
  type Viewer,
  type VocabularyDefinition,
  variants,
} from './vocabulary'
