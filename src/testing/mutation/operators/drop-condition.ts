import type { Rule } from '../../../policy'
import { all } from '../../../policy'
import type { ChangeRule } from '../rule-change'

/** The whole `when`. Of an `all` of a single part, that is the part: `drop-conjunct` takes it away. */
export const dropCondition: ChangeRule = (rule) => {
  const { when } = rule
  if (when === undefined || (when.kind === 'all' && when.conditions.length < 2)) return []
  return [{ rule: always(rule), does: rule.kind === 'permit' ? 'holds always' : 'applies always' }]
}

function always(rule: Rule): Rule {
  if (rule.kind === 'forbid') return { ...rule, when: all() }
  const { when: _, ...rest } = rule
  return rest
}
