export { type Arbitraries, type ArbitraryOptions, arbitraries } from './arbitrary/arbitraries'
export type { RequestConstraints } from './arbitrary/request-values'
export { type Canaries, type CanaryOptions, canaries, type FindOptions, type Sighting } from './canaries'
export {
  type InterferenceCode,
  type InterferenceDetails,
  InterferenceError,
  type Replay,
  type TellingField,
} from './interference/interference-error'
export { nonInterference } from './interference/non-interference'
export type { NonInterferenceOptions } from './interference/non-interference-options'
export type { NonInterference } from './interference/non-interference-report'
export type { Observe } from './interference/outputs'
export type { CategoryCount } from './interference/tally'
export { type DisclosureMatchers, type LeakOptions, type LevelOptions, type MatcherResult, matchers } from './matchers'
export type { Mutant } from './mutation/mutant'
export { mutatePolicy } from './mutation/mutate-policy'
export type { MutationOperator } from './mutation/mutation-operator'
export { mutationScore } from './mutation/mutation-score'
export type { MutationScore } from './mutation/score'
export type { MutationOptions, MutationProgress } from './mutation/score-options'
export { snapshotMatrix } from './snapshot-matrix'
