import { DiagramLimitError } from '../diagram'
import { canonicalJson, type Policy, type Rule, verifyPolicy } from '../policy'
import { changedPlaces, haveSameWords } from './compare'
import { verdictBetween } from './diff'
import { mergeVocabularies } from './merged-vocabulary'
import { Sight } from './sight'
import { type ProveOptions, withOrder } from './with-order'

/** Says of other policies whether they disclose the same in every situation: `diff` says `equal`.
 *
 * For many that differ in few rules: what is worked out of the rules they share is kept. The others are taken to be
 * policies, as `definePolicy` gives them.
 * @throws UsageError `invalid-policy`; what it gives throws `other-vocabulary` and `diagram-too-large`
 */
export function equalTo(policy: Policy, options: ProveOptions = {}): (other: Policy) => boolean {
  verifyPolicy(policy)
  const vocabulary = mergeVocabularies([policy])
  const known = new Map<string, Rule>(policy.rules.map((rule) => [canonicalJson(rule), rule]))
  const open = () => withOrder(vocabulary, [policy], options, (space) => new Sight(space, policy))
  let kept: Sight | undefined
  return (other) => {
    if (!haveSameWords(policy, other)) return verdictBetween(policy, other, options) === 'equal'
    const places = changedPlaces(vocabulary, policy, other)
    try {
      kept ??= open()
      const { allowed, space } = kept
      const rules = other.rules.map((rule) => known.get(canonicalJson(rule)) ?? rule)
      const [mine, yours] = [kept, kept.having(rules)]
      return places.every(({ on, category }) =>
        (space.vocabulary.levels.get(category) ?? []).every(
          (_, rank) => mine.reaches(on, category, rank, allowed) === yours.reaches(on, category, rank, allowed),
        ),
      )
    } catch (error) {
      if (!(error instanceof DiagramLimitError)) throw error
      // A store forgets nothing: a full one is replaced.
      kept = undefined
      return verdictBetween(policy, other, options) === 'equal'
    }
  }
}
