import { DiagramLimitError } from '../diagram'
import type { Policy } from '../policy'
import { quote, requireKnownKeys, UsageError } from '../vocabulary'
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
const greatestLimit = 2 ** 26

/** Options of what describes regions. */
export interface CasesOptions extends ProveOptions {
  /** The most cases by which a region is described. @defaultValue 32 */
  readonly mostCases?: number
}

/** Refuses options that would be passed over, or that count nothing.
 *
 * @throws UsageError `unknown-key`, `wrong-type`, `bad-number`
 */
export function checkOptions(what: string, options: CasesOptions, keys: readonly (keyof CasesOptions)[]): void {
  requireKnownKeys(`the options of ${what}`, options, keys)
  const { nodeLimit = usualLimit, mostCases = 1 } = options
  if (!isWhole(nodeLimit, greatestLimit)) throw badNumber('nodeLimit', greatestLimit)
  if (!isWhole(mostCases, greatestLimit)) throw badNumber('mostCases', greatestLimit)
}

function isWhole(number: unknown, greatest: number): boolean {
  return Number.isInteger(number) && Number(number) >= 1 && Number(number) <= greatest
}

function badNumber(name: string, greatest: number): UsageError {
  return new UsageError('bad-number', `${quote(name)} is a whole number from 1 to ${greatest}`)
}

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
