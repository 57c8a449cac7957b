import type { Policy } from '../../../src'
import type { SeesClaim } from '../../../src/prove'
import { asCondition, decide, judge, type Situation, TRUE } from '../../../src/semantics'
import { categoriesOf, covers, levelsOf } from '../../../src/vocabulary'

/** The categories of record kinds that a claim names. */
export function placesOf({ vocabulary }: Policy, { categories, on }: SeesClaim) {
  const named = categoriesOf(vocabulary).filter((category) => categories.some((name) => covers(name, category)))
  const kinds = on === '*' ? vocabulary.kinds : on
  return kinds.flatMap((kind) => named.map((category) => ({ on: kind, category })))
}

/** The rank from which a category counts as seen; one without the level that is asked for is read strictly. */
export function leastRank({ vocabulary }: Policy, { kind, atLeast }: SeesClaim, category: string): number {
  const levels = levelsOf(vocabulary, category)
  if (atLeast === undefined) return 1
  if (levels.includes(atLeast)) return levels.indexOf(atLeast)
  return kind === 'never' ? 1 : levels.length - 1
}

/** Whether a claim fails in one situation, asked of `decide`: what both provers' counterexamples are replayed in. */
export function failsIn(policy: Policy, claim: SeesClaim, situation: Situation): boolean {
  const truthOf = judge(policy, situation)
  const isAllowed = (policy.vocabulary.impossible ?? []).every((each) => truthOf(asCondition(each)) !== TRUE)
  const isViewer = claim.to === '*' || claim.to.some((role) => role === situation['viewer.role'])
  if (!isAllowed || !isViewer || truthOf(claim.where) !== TRUE || truthOf(claim.except) === TRUE) return false
  return placesOf(policy, claim).some(({ on, category }) => {
    const level = decide(policy, on, situation)[category] ?? 'withheld'
    const isSeen = levelsOf(policy.vocabulary, category).indexOf(level) >= leastRank(policy, claim, category)
    return isSeen === (claim.kind === 'never')
  })
}
