import type { Levels, Policy } from '../../src'
import type { Case } from './cases'

/** One way to do the job, by whatever means. */
export interface Contender {
  readonly name: string
  readonly version: string
  /** Whether its rules are the policy's; a contender that has them written into its code takes thirty only. */
  readonly readsPolicy: boolean
  /** Prepares all that can be prepared before the calls: rules, viewpoints, facts in the form it takes best. */
  enter(policy: Policy, cases: readonly Case[]): Promise<Entry>
}

/** A contender, ready to be called; `i` is the number of a case. */
export interface Entry {
  decide(i: number): Levels
  disclose(i: number): unknown
}
