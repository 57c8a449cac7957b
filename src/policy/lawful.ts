import type { VocabularyDefinition } from '../vocabulary'
import { withRules } from './define-policy'
import type { Policy } from './policy'
import { voidReasons } from './void-reasons'

/** The policy without its void permits. What is left has its legal ground conjoined already: see `legalGround`. */
export function lawful<D extends VocabularyDefinition>(policy: Policy<D>): Policy<D> {
  const voided = new Set(voidReasons(policy).map(({ rule }) => rule))
  return voided.size === 0
    ? policy
    : withRules(
        policy,
        policy.rules.filter(({ id }) => !voided.has(id)),
      )
}
