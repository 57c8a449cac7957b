import type { Policy } from '../policy'
import { categoriesOf, domainsOf, levelsOf, quote, UsageError, type Value } from '../vocabulary'

/** What several policies speak of together. Of one policy, its own vocabulary. */
export interface MergedVocabulary {
  /** Fact → values, in an order that all policies keep; where they contradict one another, those of the first come first. */
  readonly domains: ReadonlyMap<string, readonly Value[]>
  /** The same without the facts whose values have no one order: of those no text may say *at least*. */
  readonly ordered: ReadonlyMap<string, readonly Value[]>
  readonly kinds: readonly string[]
  readonly categories: readonly string[]
  /** Category → levels, from least to most disclosed. */
  readonly levels: ReadonlyMap<string, readonly string[]>
}

/** The names of all policies; a name that two of them have is one name.
 *
 * @throws UsageError `other-vocabulary` when two levels of a category have no order, or two: then it cannot be said which
 * policy shows more
 */
export function mergeVocabularies(policies: readonly Policy[]): MergedVocabulary {
  const vocabularies = policies.map(({ vocabulary }) => vocabulary)
  const own = vocabularies.map(domainsOf)
  const facts = union(own.map((domains) => [...domains.keys()]))
  const merged = facts.map((fact) => {
    const orders = own.map((domains) => domains.get(fact) ?? [])
    return { fact, order: mergeOrders(orders), values: union(orders) }
  })
  const categories = union(vocabularies.map(categoriesOf))
  return {
    domains: new Map(merged.map(({ fact, order, values }) => [fact, order ?? values])),
    ordered: new Map(merged.flatMap(({ fact, order }) => (order === undefined ? [] : [[fact, order]]))),
    kinds: union(vocabularies.map(({ kinds }) => kinds)),
    categories,
    levels: new Map(categories.map((category) => [category, levelsIn(policies, category)])),
  }
}

function levelsIn(policies: readonly Policy[], category: string): readonly string[] {
  const having = policies.filter(({ vocabulary }) => categoriesOf(vocabulary).includes(category))
  const order = mergeOrders(having.map(({ vocabulary }) => levelsOf(vocabulary, category)))
  if (order !== undefined) return order
  throw new UsageError('other-vocabulary', `the policies give the levels of ${quote(category)} no common order`)
}

function union<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return [...new Set(lists.flat())]
}

/** The one order that keeps all of them: each time, what no other list puts below something that still waits. Undefined
 * where there is none, or where two could come next, and nobody says which is the lower.
 */
function mergeOrders<T>(orders: readonly (readonly T[])[]): readonly T[] | undefined {
  const merged: T[] = []
  let waiting = orders.filter((order) => order.length > 0)
  while (waiting.length > 0) {
    const firsts = new Set(waiting.flatMap((order) => order.slice(0, 1)))
    const next = [...firsts].filter((first) => waiting.every((order) => order.indexOf(first) <= 0))
    if (next.length !== 1) return undefined
    merged.push(...next)
    waiting = waiting.map((order) => (next.includes(order[0] as T) ? order.slice(1) : order))
    waiting = waiting.filter((order) => order.length > 0)
  }
  return merged
}
