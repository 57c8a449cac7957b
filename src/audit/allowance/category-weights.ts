import { categoriesOf, coveredBy, type Issue, pointer, UsageError, type VocabularyDefinition } from '../../vocabulary'

/** Subjects of whom something in these categories is released count `weight` times. */
export interface CategoryWeight {
  /** A category covers all below it: `contact` is `contact.email`, too. */
  readonly categories: readonly string[]
  /** 1 or more. */
  readonly weight: number
}

/** What a subject counts of whom something identifying is released (UWV-09). */
const identifyingWeight = 2

/** The weights of a vocabulary's categories. In an empty list every subject counts once; a gate wants that said, as a weight
 * of 1.
 *
 * @throws UsageError `invalid-allowance`: a weight that nothing can ever have would count less than was meant
 */
export function weightsIn(
  weights: readonly CategoryWeight[] | 'identifying',
  vocabulary: VocabularyDefinition,
): readonly CategoryWeight[] {
  const issues = weights === 'identifying' ? unmarked(vocabulary) : strangers(weights, vocabulary)
  if (issues.length > 0) throw new UsageError('invalid-allowance', 'the allowance does not fit the vocabulary', issues)
  return weights === 'identifying' ? [{ categories: identifyingIn(vocabulary), weight: identifyingWeight }] : weights
}

function identifyingIn(vocabulary: VocabularyDefinition): readonly string[] {
  return categoriesOf(vocabulary).filter((name) => vocabulary.categories[name]?.identifying === true)
}

function unmarked(vocabulary: VocabularyDefinition): readonly Issue[] {
  if (identifyingIn(vocabulary).length > 0) return []
  const message =
    'the vocabulary marks no category as identifying: mark some with `identifying: true`, or give `weights`'
  return [{ code: 'no-weights', path: pointer('weights'), message }]
}

function strangers(weights: readonly CategoryWeight[], vocabulary: VocabularyDefinition): readonly Issue[] {
  return weights.flatMap(({ categories }, i) =>
    categories.flatMap((category, j): readonly Issue[] => {
      if (coveredBy(vocabulary, category).length > 0) return []
      const path = pointer('weights', i, 'categories', j)
      return [{ code: 'unknown-category', path, message: 'the vocabulary has no category of this name, or below it' }]
    }),
  )
}
