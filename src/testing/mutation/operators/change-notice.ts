import { isForSubject, type Permit, type Policy } from '../../../policy'
import { quote } from '../../../vocabulary'
import { groundedPermits } from '../ground-in'
import { nextAfter } from '../list-changes'
import type { ChangeRule } from '../rule-change'

/** `none`: nobody told the subject (GDPR 13(1)(e)). */
export const dropNotice: ChangeRule = (rule) => {
  if (rule.kind === 'forbid' || rule.notice === undefined || isForSubject(rule)) return []
  return [{ rule: { ...rule, notice: 'none' }, does: 'has no notice' }]
}

/** A clause that is not this one: the next of the vocabulary, and that of the next permit that names another. */
export const changeNotice: ChangeRule = (rule, policy) => {
  if (rule.kind === 'forbid' || rule.notice === undefined || isForSubject(rule)) return []
  const { notice } = rule
  const known = policy.vocabulary.notices ?? []
  const clauses = [nextAfter(notice, known, [notice]), noticeOfAnother(rule, policy)]
  return [...new Set(clauses)].flatMap((clause) =>
    clause === undefined
      ? []
      : [
          {
            rule: { ...rule, notice: clause },
            does: `relies on the notice ${quote(clause)} instead of ${quote(notice)}`,
          },
        ],
  )
}

function noticeOfAnother(rule: Permit, policy: Policy): string | undefined {
  const permits = groundedPermits(policy)
  const at = permits.findIndex(({ id }) => id === rule.id)
  const others = [...permits.slice(at + 1), ...permits.slice(0, at)]
  return others.map(({ notice }) => notice).find((notice) => notice !== 'none' && notice !== rule.notice)
}
