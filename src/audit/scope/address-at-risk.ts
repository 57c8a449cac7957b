import type { History } from '../../history'
import { ledgerOf } from '../../history/history'

/** Whether a person with a protected address is concerned; what is not known is possible (JI-18, JI-19). */
export type AddressAtRisk = 'yes' | 'no' | 'possibly'

/** What is known of the address of a subject from an instant on: protected at any time since, or not known at some. A
 * protection that came later makes what was seen before a danger, too; one that lapsed still protects.
 */
export function addressAtRisk(history: History, subject: string, since: number): AddressAtRisk {
  const ledger = ledgerOf(history)
  const instants = ledger?.subjects.instants(subject) ?? []
  const states = ledger?.subjects.states(subject) ?? []
  const first = instants.findLastIndex((at) => at <= since)
  const lived = states.slice(Math.max(0, first)).map(({ addressProtection }) => addressProtection)
  if (lived.some((protection) => protection === 'protected' || protection === 'graded')) return 'yes'
  return first >= 0 && lived.every((protection) => protection === 'none') ? 'no' : 'possibly'
}

/** The worse of two. */
export function worseRisk(a: AddressAtRisk, b: AddressAtRisk): AddressAtRisk {
  if (a === 'yes' || b === 'yes') return 'yes'
  return a === 'possibly' || b === 'possibly' ? 'possibly' : 'no'
}
