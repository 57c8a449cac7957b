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
  const next = new Ledger(ledger.grounds, authority)
  const counted = new Set(ledger.entries.filter((entry) => entry.kind !== 'attempt').map(({ id }) => id))
  const entries = ledger.entries.map((entry) =>
    // What an event has for its id an attempt cannot take, though it may have come first.
    entry.kind === 'attempt'
      ? { event: entry.event, mayCount: !counted.has(entry.event.id) }
      : { event: entry, mayCount: true },
  )
  // An attempt may claim an instant that was yet to come: if it counts now, it comes after what happened before that.
  for (const { event, mayCount } of entries.toSorted((a, b) => a.event.at - b.event.at)) {
    const counts = mayCount && next.record(event, '').length === 0
    if (!counts) next.record(event, '', 'rests-on-attempt')
  }
  return historyOver(next)
}
