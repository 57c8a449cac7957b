import { UsageError } from '../vocabulary'
import type { Authority } from './authority'
import { type History, historyOver, ledgerOf } from './history'
import { Ledger } from './ledger'

/** The same events judged under another table of who may record what (NAV-14, TK-13).
 *
 * What was an attempt is judged anew as well. An act that rested on one that no longer counts becomes an attempt, too.
 * @throws UsageError `not-a-history`
 */
export function rejudgeHistory(history: History, authority: Authority): History {
  const ledger = ledgerOf(history)
  if (ledger === undefined) throw new UsageError('not-a-history', 'only a history can be judged anew')
  const next = new Ledger(ledger.grounds, authority, ledger.complete)
  const events = ledger.entries.map((entry) => (entry.kind === 'attempt' ? entry.event : entry))
  // An attempt may claim an instant that was yet to come: if it counts now, it comes after what happened before that.
  for (const event of events.toSorted((a, b) => a.at - b.at)) {
    if (next.record(event, '').length > 0) next.recordAttempt(event, 'rests-on-attempt', '')
  }
  return historyOver(next)
}
