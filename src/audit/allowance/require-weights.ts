import { existence, pointer, UsageError } from '../../vocabulary'
import type { WeightedAllowance } from './allowance'

/** Refuses an allowance of which no weight can ever count: each subject would count once, and nothing would say so.
 *
 * @param classified - record kind → the categories that its fields are classified under
 * @throws UsageError `invalid-allowance`
 */
export function requireWeights(
  { weights, exemptKinds }: Pick<WeightedAllowance, 'weights' | 'exemptKinds'>,
  classified: ReadonlyMap<string, readonly string[]>,
): void {
  const counted = [...classified].filter(([kind]) => !exemptKinds.includes(kind))
  // Where every kind is exempt nothing is counted, and there is nothing to weigh.
  if (counted.length === 0) return
  const shown = counted.flatMap(([, categories]) => categories).filter((each) => !uncounted.includes(each))
  const named = weights.flatMap(({ categories }) => categories)
  if (named.some((category) => shown.some((each) => each === category || each.startsWith(`${category}.`)))) return
  const message =
    'no counted record kind of the guard has a field in a weighted category: give `weights` for one that has, 1 for once'
  throw new UsageError('invalid-allowance', 'the allowance does not fit the records of the guard', [
    { code: 'no-weights', path: pointer('weights'), message },
  ])
}

/** That there is a record, and its id, count as nothing (UWV-35). */
const uncounted: readonly string[] = [existence, 'recordId']
