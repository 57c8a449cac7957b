import type { History } from '../../history'
import { ledgerOf } from '../../history/history'

/** The organisations that a history brings together with a subject: those that `exposures` looks through one by one. An
 * exposure without an organisation stands for all but these.
 */
export function namedOrganisations(history: History, subject: string): readonly string[] {
  const ledger = ledgerOf(history)
  const state = ledger?.subjects.latest(subject)
  const named = [
    ...(state?.relations ?? []).map(({ organisation }) => organisation),
    ...(state?.shares ?? []).flatMap(({ organisations }) => organisations),
    ...(state?.consents ?? []).flatMap(({ record }) =>
      record.recipients.flatMap((recipient) => ('organisation' in recipient ? [recipient.organisation] : [])),
    ),
    ...(ledger?.dialoguesOf(subject) ?? []).map((id) => ledger?.dialogues.latest(id)?.organisation),
  ]
  return [...new Set(named.filter((organisation) => organisation !== undefined))].sort()
}
