export { type Case, type Cases, holdsIn, type Test } from './cases'
export {
  always,
  type Claim,
  type Comparison,
  type Narrowable,
  never,
  noMoreThan,
  type SeesClaim,
  type SeesOptions,
  type SeesWords,
  type Standpoint,
  sameAs,
} from './claim'
export type { Counterexample } from './counterexample'
export { type Coverage, coverage, type RuleCoverage } from './coverage'
export { diff } from './diff'
export type { ChangedRegion, Difference, PolicyName, Verdict } from './difference'
export { type Lint, type LintCode, type LintFinding, lint } from './lint'
export { type Matrix, matrix } from './matrix'
export type { MatrixLevel, MatrixRow } from './matrix-row'
export type { Places } from './places'
export type { Held, Proof, Refuted, Vacuous } from './proof'
export { prove } from './prove'
export { type Prover, prover } from './prover'
export { type WhoCanSee, whoCanSee } from './who-can-see'
export type { CasesOptions, ProveOptions } from './with-order'
