import { quote } from '../../../vocabulary'
import { type ListChange, oneForAnother, oneLess, oneMore } from '../list-changes'
import type { ChangeRule } from '../rule-change'

/** One purpose less, one for another, one more. A forbid has none: it asks for the fact `purpose` in its condition. */
export const changePurpose: ChangeRule = (rule, { vocabulary: { purposes } }) => {
  if (rule.kind === 'forbid') return []
  const { purpose } = rule
  const changes = [...oneLess(purpose), ...oneForAnother(purpose, purposes), ...oneMore(purpose, purposes)]
  return changes.map((change) => ({ rule: { ...rule, purpose: change.names }, does: sentence(change) }))
}

function sentence({ gone, added }: ListChange): string {
  if (added === undefined) return `no longer serves the purpose ${quote(gone)}`
  return gone === undefined
    ? `also serves the purpose ${quote(added)}`
    : `serves the purpose ${quote(added)} instead of ${quote(gone)}`
}
