export { type CompileOptions, compile } from './enforce/compile'
export type { CategoryDecision, Decision, DecisionReason } from './enforce/decision'
export type { Disclosure } from './enforce/disclosure'
export type { CategoryExplanation, Explanation, FactChange } from './enforce/explanation'
export type { Guard } from './enforce/guard'
export type { DisclosedCategory, DisclosureGround, Receipt } from './enforce/receipt'
export { type Sealed, seal } from './enforce/seal'
export type { RecordInput, RecordMap, RecordOf, ViewOf } from './enforce/view'
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
  type ConstantForm,
  constant,
  type DisclosureRequest,
  type EachClass,
  type EntriesClass,
  type Extended,
  each,
  entries,
  type FactNameOf,
  type FactsInput,
  type FieldClass,
  type Form,
  field,
  type Issue,
  type LazyClass,
  lazy,
  type ObligationOf,
  type OutputOf,
  type PrefixForm,
  type PurposeOf,
  prefix,
  type RecordDefinition,
  type RequestOf,
  type RoleOf,
  type SchemaLike,
  UsageError,
  type VariantsClass,
  type Viewer,
  type VocabularyDefinition,
  variants,
} from './vocabulary'
