import { all, type Condition, type Forbid, is, type Permit, type Policy } from '../../../policy'
import { rolesOf, subjectRole } from '../../../vocabulary'
import { groundIn } from '../ground-in'
import type { ChangeRule } from '../rule-change'

/** What a permit opened is shut in the same circumstances; what a forbid shut is opened in full, for every purpose. */
export const swapEffect: ChangeRule = (rule, policy) =>
  rule.kind === 'permit'
    ? [{ rule: forbidFor(rule), does: 'forbids what it permitted' }]
    : [{ rule: permitFor(rule, policy), does: 'permits what it forbade' }]

function forbidFor({ id, to, on, categories, purpose, when, source }: Permit): Forbid {
  const asked = is('purpose', ...purpose)
  return { kind: 'forbid', id, to, on, categories, cap: 'withheld', when: all(asked, ...conjuncts(when)), source }
}

function conjuncts(when: Condition | undefined): readonly Condition[] {
  if (when === undefined) return []
  return when.kind === 'all' ? when.conditions : [when]
}

/** A permit is to the subject alone or not to the subject; to others it needs a ground, and takes that of other permits. */
function permitFor(rule: Forbid, policy: Policy): Permit {
  const { id, categories, when, source } = rule
  const { kinds, kindsWithoutSubject = [], purposes } = policy.vocabulary
  const others = (rule.to === '*' ? rolesOf(policy.vocabulary) : rule.to).filter((role) => role !== subjectRole)
  return {
    kind: 'permit',
    id,
    to: others.length === 0 ? [subjectRole] : others,
    on: rule.on === '*' ? kinds.filter((kind) => !kindsWithoutSubject.includes(kind)) : rule.on,
    categories,
    level: 'full',
    purpose: purposes,
    when,
    ...(others.length === 0 ? {} : groundIn(policy)),
    obligations: [],
    source,
  }
}
