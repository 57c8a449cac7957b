import { type Consent, consentCovers, consentStands } from './consent'
import type { FactsRequest } from './facts-request'
import type { Grounds } from './grounds'
import { latestConsents } from './latest-consents'
import type { SubjectState } from './subject-state'

/** The consents of a scope that count for this viewer; none where one of them does not carry what the scope is for. */
export function carryingConsents(
  grounds: Grounds,
  { consents }: SubjectState,
  scope: string,
  request: FactsRequest,
): SubjectState['consents'] {
  const inScope = consents.filter(({ record }) => record.scope === scope)
  if (inScope.length === 0) return inScope
  const latest = latestConsents(inScope, request.viewer, request.at)
  return latest.every((consent) => carries(grounds, consent, request)) ? latest : []
}

/** Whether a consent stands and is to this viewer, for all that its scope is for. */
function carries(grounds: Grounds, { record, changes }: Consent, { viewer, at, purpose }: FactsRequest): boolean {
  const scope = Object.hasOwn(grounds.consents, record.scope) ? grounds.consents[record.scope] : undefined
  if (scope === undefined || !consentStands({ record, changes }, at)) return false
  if (scope.special === true && record.basis !== '9(2)(a)') return false
  const purposes = purpose === undefined ? scope.purposes : [...scope.purposes, purpose]
  return consentCovers(record, { ...viewer, categories: scope.categories, purposes })
}
