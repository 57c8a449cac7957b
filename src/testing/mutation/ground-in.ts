import { isForSubject, type Permit, type Policy, voidReasons } from '../../policy'
import type { Basis } from '../../vocabulary'

/** What a permit to others than the subject needs. */
export interface Ground {
  readonly basis: Basis
  readonly notice: string
}

/** The ground a careless author would copy: that of the first permit of the policy that can stand in law. */
export function groundIn(policy: Policy): Ground {
  const voided = new Set(voidReasons(policy).map(({ rule }) => rule))
  const model = groundedPermits(policy).find(({ id }) => !voided.has(id))
  return { basis: model?.basis ?? 'none', notice: model?.notice ?? 'none' }
}

/** The permits that name a ground: those to others than the subject. */
export function groundedPermits(policy: Policy): readonly Permit[] {
  return policy.rules.filter((rule): rule is Permit => rule.kind === 'permit' && !isForSubject(rule))
}
