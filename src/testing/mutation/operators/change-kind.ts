import type { Forbid, Policy } from '../../../policy'
import { quote } from '../../../vocabulary'
import { type ListChange, oneLess, oneMore } from '../list-changes'
import { permittedKinds } from '../permitted'
import type { ChangeRule, RuleChange } from '../rule-change'

/** One record kind less, one more. Of a forbid for all kinds, each of which anything is permitted is left out. */
export const changeKind: ChangeRule = (rule, policy) => {
  if (rule.on === '*') return rule.kind === 'forbid' ? leaveOut(rule, policy) : []
  const changes = [...oneLess(rule.on), ...oneMore(rule.on, policy.vocabulary.kinds)]
  return changes.map((change) => ({ rule: { ...rule, on: change.names }, does: sentence(change) }))
}

function sentence({ gone, added }: ListChange): string {
  return added === undefined
    ? `no longer concerns records of kind ${quote(gone)}`
    : `also concerns records of kind ${quote(added)}`
}

function leaveOut(rule: Forbid, policy: Policy): readonly RuleChange[] {
  return permittedKinds(policy).flatMap((gone) => {
    const on = policy.vocabulary.kinds.filter((kind) => kind !== gone)
    return on.length === 0 ? [] : [{ rule: { ...rule, on }, does: sentence({ names: on, gone }) }]
  })
}
