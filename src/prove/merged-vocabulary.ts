import type { Policy } from '../policy'
import { categoriesOf, domainsOf, levelsOf, quote, UsageError, type Value } from '../vocabulary'

/** What several policies speak of together. Of one policy, its own vocabulary. */
export interface MergedVocabulary {
  /** Fact → values, those of the first policy first. */
  readonly domains: ReadonlyMap<string, readonly Value[]>
  readonly kinds: readonly string[]
  readonly categories: readonly string[]
  /** Category → levels, from least to most disclosed. */
  readonly levels: ReadonlyMap<string, readonly string[]>
}

/** The names of all policies; a name that two of them have is one name.
 *
 * @throws UsageError `other-vocabulary` when two policies order the levels of a category differently: then neither shows
 * more than the other
 */
export function mergeVocabularies(policies: readonly Policy[]): MergedVocabulary {
  const vocabularies = policies.map(({ vocabulary }) => vocabulary)
  const domains = new Map<string, readonly Value[]>()
  for (const vocabulary of vocabularies) {
    for (const [fact, values] of domainsOf(vocabulary)) domains.set(fact, union([domains.get(fact) ?? [], values]))
  }
  const categories = union(vocabularies.map(categoriesOf))
  const levels = categories.map((category) => {
    const having = vocabularies.filter((vocabulary) => categoriesOf(vocabulary).includes(category))
    return [
      category,
      mergeOrders(
        category,
        having.map((vocabulary) => levelsOf(vocabulary, category)),
      ),
    ] as const
  })
  return { domains, kinds: union(vocabularies.map(({ kinds }) => kinds)), categories, levels: new Map(levels) }
}

function union<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return [...new Set(lists.flat())]
}

/** One order that keeps all of them: what no other list puts below something still waiting comes next. */
function mergeOrders(category: string, orders: readonly (readonly string[])[]): readonly string[] {
  const merged: string[] = []
  let waiting = orders
  while (waiting.some((order) => order.length > 0)) {
    const next = waiting
      .flatMap(([first]) => (first === undefined ? [] : [first]))
      .find((first) => waiting.every((order) => order.indexOf(first) <= 0))
    if (next === undefined) {
      throw new UsageError('other-vocabulary', `the policies order the levels of ${quote(category)} differently`)
    }
    merged.push(next)
    waiting = waiting.map((order) => (order[0] === next ? order.slice(1) : order))
  }
  return merged
}
