import { type IsCondition, is, type Rule } from '../../../policy'
import { domainsOf, quote, type Value } from '../../../vocabulary'
import { nextAfter } from '../list-changes'
import { type Rewrite, rewriteWhen } from '../rewrite-once'
import type { ChangeRule, RuleChange } from '../rule-change'

/** Facts whose values stand in no order. */
const unordered = ['viewer.role', 'purpose']

/** A comparison with an enumeration: the values it accepts, in the order of the domain. */
interface Comparison {
  readonly fact: string
  readonly accepted: readonly Value[]
  readonly domain: readonly Value[]
}

/** One value more: the one below the lowest, the one above the highest; of what has no order, the next. */
export const loosenComparison: ChangeRule = (rule, { vocabulary }) =>
  compared(rule, domainsOf(vocabulary), (comparison) =>
    neighbours(comparison).map((added) =>
      rewrite(comparison, [...comparison.accepted, added], `also accepts ${quote(added)}`),
    ),
  )

/** One value less: the lowest, the highest; of what has no order, each. Accepting nothing is no comparison. */
export const tightenComparison: ChangeRule = (rule, { vocabulary }) =>
  compared(rule, domainsOf(vocabulary), (comparison) =>
    ends(comparison).map((gone) =>
      rewrite(
        comparison,
        comparison.accepted.filter((value) => value !== gone),
        `no longer accepts ${quote(gone)}`,
      ),
    ),
  )

function compared(
  rule: Rule,
  domains: ReadonlyMap<string, readonly Value[]>,
  change: (comparison: Comparison) => readonly Rewrite[],
): readonly RuleChange[] {
  return rewriteWhen(rule, (part) => {
    const domain = part.kind === 'is' ? (domains.get(part.fact) ?? []) : []
    // A flag has two values: `flip-fact` takes the other.
    return part.kind !== 'is' || typeof domain[0] === 'boolean' ? [] : change(comparisonOf(part, domain))
  })
}

function comparisonOf({ fact, values }: IsCondition, domain: readonly Value[]): Comparison {
  return { fact, accepted: domain.filter((value) => values.includes(value)), domain }
}

function rewrite({ fact, domain }: Comparison, accepted: readonly Value[], does: string): Rewrite {
  return {
    condition: is(fact, ...domain.filter((value) => accepted.includes(value))),
    does: `${does} as ${quote(fact)}`,
  }
}

function neighbours({ fact, accepted, domain }: Comparison): readonly Value[] {
  const near = unordered.includes(fact)
    ? [nextAfter(accepted.at(-1), domain, accepted)]
    : [domain[domain.indexOf(accepted[0] ?? '') - 1], domain[domain.indexOf(accepted.at(-1) ?? '') + 1]]
  return near.filter((value) => value !== undefined)
}

function ends({ fact, accepted }: Comparison): readonly Value[] {
  if (accepted.length < 2) return []
  return unordered.includes(fact) ? accepted : accepted.filter((_, i) => i === 0 || i === accepted.length - 1)
}
