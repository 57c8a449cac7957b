import type { Comparison, SeesClaim, Standpoint } from '../prove'
import type { LevelOptions } from './matcher/level-options'
import { toBeNarrowerThan, toBeNoWiderThan } from './matcher/to-be-narrower-than'
import { toDisclose, toWithhold } from './matcher/to-disclose'
import { type LeakOptions, toLeakNothing } from './matcher/to-leak-nothing'
import { toProve } from './matcher/to-prove'

export type { LevelOptions } from './matcher/level-options'
export type { MatcherResult } from './matcher/matcher-result'
export type { LeakOptions } from './matcher/to-leak-nothing'

/** Matchers for `expect.extend(matchers)`, of vitest and of whatever takes the matchers of jest.
 *
 * Their messages name rules, facts, situations and fields, and no value of a record unless a test asks for it.
 */
export const matchers = Object.freeze({
  toDisclose,
  toWithhold,
  toProve,
  toBeNarrowerThan,
  toBeNoWiderThan,
  toLeakNothing,
})

/** The types of the matchers: a host declares them once.
 *
 * @example
 * declare module 'vitest' {
 *   interface Matchers<T> extends DisclosureMatchers<T> {}
 * }
 */
export interface DisclosureMatchers<R = unknown> {
  /** Of a disclosure, an explanation or levels: every category that the name covers is disclosed, if a level is named at
   * that level or in full. Of a disclosure without a view, nothing is. */
  toDisclose(category: string, level?: string, options?: LevelOptions): R
  /** Of a disclosure, an explanation or levels: nothing that the name covers is disclosed. Categories of nested records
   * need the vocabulary: `toWithhold('note', { of: guard })`. */
  toWithhold(category: string, options?: LevelOptions): R
  /** Of a policy, guard or prover: the claim holds in every situation. */
  toProve(claim: SeesClaim): R
  /** Of a policy, guard or prover: the viewer sees what, or no more than, the other sees. */
  toProve(standpoint: Standpoint, comparison: Comparison): R
  /** Of a policy or guard: it discloses less than the other somewhere, and nowhere more. */
  toBeNarrowerThan(policy: object): R
  /** Of a policy or guard: it discloses more than the other nowhere. */
  toBeNoWiderThan(policy: object): R
  /** Of anything that is there to be read: it shows no field of the canaries, in any encoding; of a record as it is, none
   * of the values that can be told from ordinary words. */
  toLeakNothing(of: object, options?: LeakOptions): R
}
