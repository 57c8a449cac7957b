import type { CategoryDecision, CategoryExplanation, Disclosure, Explanation } from '../../enforce'
import type { Levels } from '../../semantics'
import { coveredBy, covers, existence, quote, UsageError, type VocabularyDefinition } from '../../vocabulary'

/** What is known of the level of one category. */
export interface DisclosedLevel {
  readonly category: string
  readonly level: string
  readonly decision?: CategoryDecision | undefined
  readonly explanation?: CategoryExplanation | undefined
}

/** The levels of all categories that a category or prefix covers, read from a disclosure, an explanation or levels.
 *
 * Of a disclosure also what its receipt says of records nested in it. Its decision counts rather than its receipt: a
 * category that is open is not in the receipt when the record holds nothing of it, and would be shown if it did. With a
 * view that is null nothing is disclosed, existence included, whatever the decision says.
 *
 * A disclosure names the categories of nested records only when it discloses them. With a vocabulary, the others of its
 * categories are known to be withheld; levels and explanations say nothing of nested records, so of them it is no help.
 * @throws UsageError `wrong-type` for anything else, `unknown-category` when it covers none
 */
export function disclosedLevels(
  received: unknown,
  category: string,
  vocabulary: VocabularyDefinition | undefined,
): readonly DisclosedLevel[] {
  const known = levelsIn(received)
  const covered = known.filter((one) => covers(category, one.category))
  if (covered.length > 0) return covered
  if (vocabulary !== undefined && isDisclosure(received)) {
    const names = coveredBy(vocabulary, category)
    if (names.length > 0) return names.map((name) => ({ category: name, level: 'withheld' }))
  }
  const names = [...new Set(known.map((one) => one.category))].map(quote).join(', ')
  throw new UsageError('unknown-category', `there is no category ${quote(category)} here; there are ${names}`)
}

/** @throws UsageError `wrong-type` */
export function levelsIn(received: unknown): readonly DisclosedLevel[] {
  if (isDisclosure(received)) {
    const { decision, receipt, view } = received
    if (view === null) {
      return Object.entries(decision).map(([category, one]) => ({
        category,
        level: 'withheld',
        decision: one.level === 'withheld' ? one : { ...one, reason: 'not-there' },
      }))
    }
    const nested = receipt.disclosed.filter(({ record }) => record !== receipt.record.kind)
    return [
      ...Object.entries(decision).map(([category, one]) => ({ category, level: one.level, decision: one })),
      ...nested.map(({ category, level }) => ({ category, level })),
    ]
  }
  if (isExplanation(received)) {
    return Object.entries(received.categories).map(([category, explanation]) => {
      return { category, level: explanation.level, decision: explanation, explanation }
    })
  }
  if (isLevels(received)) return Object.entries(received).map(([category, level]) => ({ category, level }))
  throw new UsageError(
    'wrong-type',
    'this looks at what `guard.disclose`, `guard.explain` or `guard.decide` gives; it was given something else',
  )
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isDisclosure = (value: unknown): value is Disclosure => isObject(value) && value['kind'] === 'disclosure'

const isExplanation = (value: unknown): value is Explanation => isObject(value) && value['kind'] === 'explanation'

const isLevels = (value: unknown): value is Levels =>
  isObject(value) && existence in value && Object.values(value).every((level) => typeof level === 'string')
