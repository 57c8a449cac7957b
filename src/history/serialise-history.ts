import { UsageError } from '../vocabulary'
import { type History, ledgerOf } from './history'

/** The first line of every stored history. */
export const storedHeader = { kind: 'need-to-know history', version: 1 } as const

/** A history as JSON lines: a header with the version, then each event and each attempt, oldest first.
 *
 * @throws UsageError `not-a-history`
 */
export function serialiseHistory(history: History): string {
  const ledger = ledgerOf(history)
  if (ledger === undefined) throw new UsageError('not-a-history', 'only a history can be stored as one')
  return [storedHeader, ...ledger.entries].map((line) => `${JSON.stringify(line)}\n`).join('')
}
