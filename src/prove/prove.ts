import type { Policy } from '../policy'
import type { VocabularyDefinition } from '../vocabulary'
import type { Comparison, SeesClaim, Standpoint } from './claim'
import type { Proof } from './proof'
import { prover, type SeesClaimOn, type StandpointIn } from './prover'
import type { ProveOptions } from './with-order'

/** Decides a claim about a policy exactly: over every situation that its vocabulary allows, unknown facts included.
 *
 * The policy is taken as it is written, void permits included: what it means is `decide`. A claim is *never* or *always* with
 * what it says of one viewer, or a comparison of two.
 * @throws UsageError `invalid-policy`; `invalid-claim` with every name that the policy does not have; `diagram-too-large`
 * with the limit and the orders of facts that were tried
 * @example
 * prove(policy, never('employer').sees('identity').unless(fact('relation.follows')))
 * prove(policy, { role: 'platform.recruiter' }, sameAs({ role: 'agency' }))
 */
export function prove<D extends VocabularyDefinition>(
  policy: Policy<D>,
  claim: SeesClaimOn<D>,
  options?: ProveOptions,
): Proof
export function prove<D extends VocabularyDefinition>(
  policy: Policy<D>,
  of: StandpointIn<D>,
  comparison: Comparison<StandpointIn<D>>,
  options?: ProveOptions,
): Proof
export function prove(
  policy: Policy,
  first: SeesClaim | Standpoint,
  second: Comparison | ProveOptions = {},
  options: ProveOptions = {},
): Proof {
  if (isComparison(second)) return prover(policy, options).prove(first as Standpoint, second)
  return prover(policy, second).prove(first as SeesClaim)
}

function isComparison(second: Comparison | ProveOptions): second is Comparison {
  return typeof second === 'object' && second !== null && 'kind' in second
}
