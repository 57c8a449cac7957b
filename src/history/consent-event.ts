import { Temporal } from 'temporal-polyfill'
import type { ConsentChange } from './consent'
import type { DpvEvent, DpvHeader, DpvParty } from './consent-document'
import { entityOf } from './consent-terms'

/** Who acted in an event; undefined for whoever is neither the subject nor a party of the document. */
export function actorOf(
  { entity_id: entity }: DpvEvent,
  header: DpvHeader,
  party: DpvParty,
): ConsentChange['by'] | undefined {
  return entityOf(entity, { controller: party.party_id, subject: header.pii_principal_id })
}

/** An instant in milliseconds since 1970-01-01T00:00Z. What is finer than a millisecond is dropped: nothing lasts longer
 * than it says.
 */
export function instantOf(time: string): number {
  return Temporal.Instant.from(time).epochMilliseconds
}

/** First instant at which the consent does not stand any more; undefined when none is set. */
export function validUntil({ validity_duration: duration }: DpvEvent): number | undefined {
  return 'until' in duration ? instantOf(duration.until) : undefined
}
