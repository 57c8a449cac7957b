import { UsageError } from '../vocabulary'
import type { Attempt } from './alarm'
import type { Authority } from './authority'
import type { Event } from './event'
import { type History, historyOver, ledgerOf } from './history'
import { Ledger } from './ledger'
import { Rejudging } from './rejudging'

/** The same events judged under another table of who may record what (NAV-14, TK-13).
 *
 * What was an attempt is judged anew as well. An act that rested on one that no longer counts becomes an attempt, too.
 * @throws UsageError `not-a-history`
 */
export function rejudgeHistory(history: History, authority: Authority): History {
  const ledger = ledgerOf(history)
  if (ledger === undefined) throw new UsageError('not-a-history', 'only a history can be judged anew')
  const next = new Ledger(ledger.grounds, authority, ledger.complete)
  const rejudging = new Rejudging(next)
  // An attempt may claim an instant that was yet to come: if it counts now, it comes after what happened before that.
  const events = ledger.entries.map(eventOf).toSorted((a, b) => a.at - b.at)
  for (const [i, event] of events.entries()) {
    const issues = rejudging.judge({ event, path: '', label }, events[i + 1]?.at ?? Number.POSITIVE_INFINITY)
    if (issues.length > 0) next.recordAttempt(event, label, '')
  }
  rejudging.end()
  return historyOver(next)
}

const label = 'rests-on-attempt'

function eventOf(entry: Event | Attempt): Event {
  return entry.kind === 'attempt' ? entry.event : entry
}
