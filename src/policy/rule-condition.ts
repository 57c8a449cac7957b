import { all, type Condition, is } from './condition'
import { legalGround } from './legal-ground'
import type { Forbid, Permit, Rule } from './rule'

/** The whole condition of a rule: who, why, when, and for a permit on what legal ground. */
export function ruleCondition(rule: Rule): Condition {
  return rule.kind === 'permit' ? permitCondition(rule) : forbidCondition(rule)
}

function permitCondition(rule: Permit): Condition {
  const when = rule.when === undefined ? [] : [rule.when]
  return all(...toRoles(rule.to), is('purpose', ...rule.purpose), ...when, legalGround(rule))
}

function forbidCondition(rule: Forbid): Condition {
  return all(...toRoles(rule.to), rule.when)
}

function toRoles(to: readonly string[] | '*'): readonly Condition[] {
  return to === '*' ? [] : [is('viewer.role', ...to)]
}
