import { type Forbid, isForSubject, type Permit, type Policy } from '../../../policy'
import { quote, rolesOf, subjectRole } from '../../../vocabulary'
import { groundIn } from '../ground-in'
import { type ListChange, nextAfter, oneForAnother, oneLess, oneMore } from '../list-changes'
import { permittedRoles } from '../permitted'
import type { ChangeRule, RuleChange } from '../rule-change'

/** One role less, one for another, one more, all. Of a forbid for all, each role that is permitted anything is let off. */
export const changeRole: ChangeRule = (rule, policy) => {
  if (rule.kind === 'forbid') return rule.to === '*' ? letOff(rule, policy) : changesOf(rule, rule.to, policy)
  if (rule.to === '*') return []
  return isForSubject(rule) ? toOthers(rule, policy) : changesOf(rule, rule.to, policy)
}

function changesOf(rule: Permit | Forbid, to: readonly string[], { vocabulary }: Policy): readonly RuleChange[] {
  const roles = rolesOf(vocabulary)
  // A permit is to the subject alone, or not to the subject.
  const known = rule.kind === 'permit' ? roles.filter((role) => role !== subjectRole) : roles
  const changes = [...oneLess(to), ...oneForAnother(to, known), ...oneMore(to, known)]
  return [
    ...changes.map((change) => ({ rule: { ...rule, to: change.names }, does: sentence(change) })),
    { rule: { ...rule, to: '*' }, does: 'concerns every role' },
  ]
}

function sentence({ gone, added }: ListChange): string {
  if (added === undefined) return `no longer concerns the role ${quote(gone)}`
  return gone === undefined
    ? `also concerns the role ${quote(added)}`
    : `concerns the role ${quote(added)} instead of ${quote(gone)}`
}

/** What is the subject's own goes to others, on the ground that other permits have: without one it could not be written. */
function toOthers(rule: Permit, policy: Policy): readonly RuleChange[] {
  const roles = rolesOf(policy.vocabulary)
  const other = nextAfter(subjectRole, roles, [subjectRole])
  const given = { ...rule, ...groundIn(policy) }
  return [
    ...(other === undefined
      ? []
      : [{ rule: { ...given, to: [other] }, does: sentence({ names: [other], gone: subjectRole, added: other }) }]),
    { rule: { ...given, to: '*' }, does: 'concerns every role' },
  ]
}

function letOff(rule: Forbid, policy: Policy): readonly RuleChange[] {
  return permittedRoles(policy).flatMap((gone) => {
    const to = rolesOf(policy.vocabulary).filter((role) => role !== gone)
    return to.length === 0 ? [] : [{ rule: { ...rule, to }, does: `no longer concerns the role ${quote(gone)}` }]
  })
}
