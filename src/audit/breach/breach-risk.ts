import type { AffectedSummary } from './affected-summary'
import { enoughNamed } from './enough-named'
import type { Harm } from './harm'
import type { Incident } from './incident-schema'

/** How a breach bears on the persons affected. */
export interface BreachRisk {
  /** `high`: the persons affected are told, GDPR 34(1). */
  readonly level: 'notHigh' | 'high'
  /** Why it is as high as that. A closed set, in a fixed order. */
  readonly reasons: readonly RiskReason[]
  /** What is known about misuse. It bears on the wording alone: no duty and no level turns on it (JI-30). */
  readonly likelihood: 'misuseKnown' | 'noMisuseKnown' | 'notKnown'
  /** What else was said about it; it has no effect (AMB-34). */
  readonly text: string | undefined
}

/** - `scopeUnknown`: nobody knows whom it affects, or not all of those whom it may affect are named
 * - `notJudged`: something could not be judged, so that nobody can say that these are all
 */
export type RiskReason =
  | 'scopeUnknown'
  | 'notJudged'
  | 'protectedAddress'
  | 'possiblyProtectedAddress'
  | Harm
  | 'unknown'

/** The risk as far as it follows from what was seen. What is not known counts as high; only what can lead to no more than
 * recognition, or to nothing, is not high (AMB-18).
 */
export function breachRisk(incident: Incident, summary: AffectedSummary | undefined): BreachRisk {
  const reasons = reasonsIn(summary)
  return {
    level: reasons.every((reason) => reason === 'recognition') ? 'notHigh' : 'high',
    reasons,
    likelihood: likelihoodOf(incident),
    text: incident.riskText,
  }
}

function reasonsIn(summary: AffectedSummary | undefined): readonly RiskReason[] {
  if (summary === undefined) return ['scopeUnknown']
  const { protectedAddress, possiblyProtectedAddress, named, persons, harms, notJudged } = summary
  return [
    // Somebody is, or may be, affected of whom nothing is known.
    ...(notJudged ? (['notJudged'] as const) : []),
    ...(!(notJudged && persons.is === 'atLeast' && named.count >= persons.count) &&
    named.count < (enoughNamed(persons) ?? Number.POSITIVE_INFINITY)
      ? (['scopeUnknown'] as const)
      : []),
    ...(protectedAddress.count > 0 ? (['protectedAddress'] as const) : []),
    ...(possiblyProtectedAddress.count > 0 ? (['possiblyProtectedAddress'] as const) : []),
    ...harms,
  ]
}

function likelihoodOf({ knownMisuse }: Incident): BreachRisk['likelihood'] {
  if (knownMisuse === 'unknown') return 'notKnown'
  return knownMisuse ? 'misuseKnown' : 'noMisuseKnown'
}
