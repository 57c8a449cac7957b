import { canonicalJson, type Policy, type Rule, rulesFor, verifyPolicy } from '../policy'
import { existence, rolesOf } from '../vocabulary'
import { butNot } from './boolean'
import { type MergedVocabulary, mergeVocabularies } from './merged-vocabulary'
import { Sight } from './sight'
import type { Region, Space } from './space'
import { type ProveOptions, withOrder } from './with-order'

/** Where a category of a record kind comes out at other levels. */
export interface Change {
  readonly on: string
  readonly category: string
  readonly from: number
  readonly to: number
  readonly region: Region
}

/** Two policies side by side in one space. */
export interface Comparing {
  readonly space: Space
  readonly vocabulary: MergedVocabulary
  /** Every role of either. */
  readonly roles: readonly string[]
  /** The situations that either allows. */
  readonly allowed: Region
  readonly changes: readonly Change[]
}

/** Finds every change between two policies, exactly, and hands them to `answer` in the space they were found in.
 *
 * @throws UsageError `invalid-policy`, `other-vocabulary`, `diagram-too-large`
 */
export function compare<T>(
  before: Policy,
  after: Policy,
  options: ProveOptions,
  answer: (comparing: Comparing) => T,
): T {
  verifyPolicy(before)
  verifyPolicy(after)
  const vocabulary = mergeVocabularies([before, after])
  const roles = [...new Set([before, after].flatMap((policy) => rolesOf(policy.vocabulary)))]
  const places = changedPlaces(vocabulary, before, after)
  return withOrder(vocabulary, [before, after], options, (space) => {
    const [old, young] = [new Sight(space, before), new Sight(space, after)]
    const allowed = space.any(old.allowed, young.allowed)
    const changes = places.flatMap((place) => changesAt(space, old, young, allowed, place))
    return answer({ space, vocabulary, roles, allowed, changes })
  })
}

type ChangedPlace = Pick<Change, 'on' | 'category'>

/** Where different rules speak: all other places need no look. */
export function changedPlaces(vocabulary: MergedVocabulary, before: Policy, after: Policy): readonly ChangedPlace[] {
  const [old, young] = [rulesAsText(before), rulesAsText(after)]
  const sameWords = haveSameWords(before, after)
  const changed = (on: string, category: string) => !sameWords || old(on, category) !== young(on, category)
  return vocabulary.kinds.flatMap((on) =>
    vocabulary.categories
      .filter((category) => changed(on, existence) || changed(on, category))
      .map((category) => ({ on, category })),
  )
}

/** Whether two policies are written in the same vocabulary. */
export function haveSameWords({ vocabulary: left }: Policy, { vocabulary: right }: Policy): boolean {
  return left === right || canonicalJson(left) === canonicalJson(right)
}

/** What a policy says of a category of a kind, as a text that does not depend on the order of the rules. */
function rulesAsText({ rules }: Policy): (on: string, category: string) => string {
  const texts = new Map<Rule, string>(rules.map((rule) => [rule, canonicalJson(rule)]))
  return (on, category) =>
    rulesFor(rules, on, category)
      .map((rule) => texts.get(rule))
      .sort()
      .join()
}

function changesAt(
  space: Space,
  old: Sight,
  young: Sight,
  allowed: Region,
  { on, category }: ChangedPlace,
): readonly Change[] {
  const ranks = (space.vocabulary.levels.get(category) ?? []).map((_, rank) => rank)
  const [left, right] = [old, young].map((sight) => ranks.map((rank) => sight.reaches(on, category, rank, allowed)))
  if (left === undefined || right === undefined || left.every((region, rank) => region === right[rank])) return []
  const exactly = (reached: readonly Region[], rank: number) =>
    space.diagrams.combine(butNot, reached[rank] ?? space.nowhere, reached[rank + 1] ?? space.nowhere)
  return ranks
    .flatMap((from) => ranks.map((to) => ({ from, to })))
    .filter(({ from, to }) => from !== to)
    .map(({ from, to }) => ({ on, category, from, to, region: space.all(exactly(left, from), exactly(right, to)) }))
    .filter(({ region }) => region !== space.nowhere)
}
