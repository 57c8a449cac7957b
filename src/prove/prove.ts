import { type Policy, verifyPolicy } from '../policy'
import {
  type CategoryPrefixOf,
  type KindOf,
  type PurposeOf,
  type RoleOf,
  UsageError,
  type VocabularyDefinition,
} from '../vocabulary'
import type { Comparison, SeesClaim, Standpoint } from './claim'
import type { Proof } from './proof'
import { proveComparison } from './prove-comparison'
import { proveSees } from './prove-sees'
import type { ProveOptions } from './with-order'

type SeesClaimOn<D extends VocabularyDefinition> = SeesClaim<RoleOf<D>, CategoryPrefixOf<D> | '*', KindOf<D>>
type StandpointIn<D extends VocabularyDefinition> = Standpoint<RoleOf<D>, PurposeOf<D>>

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
  verifyPolicy(policy)
  if (isSees(first)) return proveSees(policy, first, second as ProveOptions)
  if (!isComparison(second))
    throw new UsageError('invalid-claim', 'prove is given a claim, or a viewer and a comparison')
  return proveComparison(policy, first, second, options)
}

function isSees(claim: object): claim is SeesClaim {
  return 'kind' in claim && (claim.kind === 'never' || claim.kind === 'always')
}

function isComparison(claim: object): claim is Comparison {
  return 'kind' in claim && (claim.kind === 'same' || claim.kind === 'no-more')
}
