import { type Consent, type ConsentViewer, invalidFromTheStart, namesViewer } from './consent'

/** The consents that count for one viewer at an instant, among the consents of one scope.
 *
 * The record that the subject gave last counts, and no earlier one, though the last one says less or has run out. A
 * withdrawal ends every consent given before it that names the viewer (DESIGN law 13): withdrawing is as easy as giving
 * (GDPR 7(3)). Records that tables give one instant all count, and all must carry what is asked. A withdrawal and a consent
 * of one instant: the withdrawal was later, unless the consent says that it replaces the withdrawn one.
 */
export function latestConsents<C extends Consent>(
  consents: readonly C[],
  viewer: ConsentViewer,
  at: number,
): readonly C[] {
  const naming = consents.filter(({ record }) => namesViewer(record, viewer))
  const since = naming.reduce((last, consent) => Math.max(last, givenAt(consent, at)), Number.NEGATIVE_INFINITY)
  if (since === Number.NEGATIVE_INFINITY) return []
  const latest = naming.filter((consent) => givenAt(consent, at) === since)
  const replaced = new Set(latest.flatMap(({ replaces = [] }) => replaces))
  return latest.filter(
    (consent) => !replaced.has(consent.record.id) && !naming.some((other) => isEndedBy(consent, other, since, at)),
  )
}

/** The instant at which the subject gave a consent; infinitely early when it had not by `at`. The first instant counts:
 * a record that is reaffirmed stays the record of its first act.
 */
function givenAt({ record, changes }: Consent, at: number): number {
  if (invalidFromTheStart(record) !== undefined) return Number.NEGATIVE_INFINITY
  const own = changes.filter((change) => change.by === 'subject' && change.at <= at)
  const first = own.find(({ state }) => state === 'given') ?? own.find(({ state }) => state === 'reaffirmed')
  return first?.at ?? Number.NEGATIVE_INFINITY
}

function isEndedBy({ replaces = [] }: Consent, other: Consent, since: number, at: number): boolean {
  const isReplaced = replaces.includes(other.record.id)
  return other.changes.some(
    (change) =>
      change.state === 'withdrawn' && change.at <= at && (change.at > since || (change.at === since && !isReplaced)),
  )
}
