import type { EventOf } from '../../history'
import { freezeDeep, UsageError } from '../../vocabulary'
import { type ConcludedInquiry, readConcluded } from './inquiry'

/** The event by which an organisation loses its access, every account of it (NAV-38, TK-34): for `append`.
 *
 * Only the end of an inquiry gives one, and only an end that says so: never a complaint, never an alarm (TK-33, NAV-39).
 * It names the decision and who took it, and not who complained (TK-37).
 * @throws UsageError `invalid-inquiry` for what is not concluded; `no-sanction` for an inquiry that ended otherwise
 */
export function sanctionEvent(inquiry: ConcludedInquiry): EventOf<'organisationSanctioned'> {
  const { id, complaint, concluded } = readConcluded(inquiry)
  if (concluded.outcome !== 'accessDenied') {
    throw new UsageError('no-sanction', 'the inquiry ended without a sanction')
  }
  return freezeDeep<EventOf<'organisationSanctioned'>>({
    kind: 'organisationSanctioned',
    id: `sanction-${id}`,
    at: concluded.at,
    actor: concluded.by,
    evidence: { kind: 'decision', reference: concluded.reference },
    organisation: complaint.organisation,
  })
}
