import { DiagramLimitError } from '../diagram'
import type { Policy } from '../policy'
import { quote, UsageError } from '../vocabulary'
import { factOrders } from './fact-orders'
import type { MergedVocabulary } from './merged-vocabulary'
import { Space } from './space'

/** How large a diagram may grow before an answer is given up. */
export interface ProveOptions {
  /** The most diagram nodes made for one answer, with each order of the facts that is tried.
   * @defaultValue 1,000,000
   */
  readonly nodeLimit?: number
}

const usualLimit = 1_000_000

/** Works an answer out in a space of the policies' facts; with another order of the facts when it grows too large.
 *
 * @throws UsageError `diagram-too-large` naming the limit and the orders that were tried
 */
export function withOrder<T>(
  vocabulary: MergedVocabulary,
  policies: readonly Policy[],
  { nodeLimit = usualLimit }: ProveOptions,
  answer: (space: Space) => T,
): T {
  const tried: string[] = []
  for (const order of factOrders(vocabulary, policies, nodeLimit)) {
    // An order that was tried already would fail again.
    if (tried.includes(order.join(', '))) continue
    tried.push(order.join(', '))
    try {
      return answer(new Space(vocabulary, order, nodeLimit))
    } catch (error) {
      if (!(error instanceof DiagramLimitError)) throw error
    }
  }
  const names = policies.map(({ name }) => quote(name)).join(' and ')
  const orders = tried.join('; and in the order ')
  throw new UsageError(
    'diagram-too-large',
    `the answer about ${names} passes ${nodeLimit} nodes with the facts in the order ${orders}`,
  )
}
