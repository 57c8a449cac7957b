import { all, any, type Condition, foldCondition, is, not, type Rule } from '../../policy'
import type { RuleChange } from './rule-change'

/** A condition instead of another, and what that does. */
export interface Rewrite {
  readonly condition: Condition
  readonly does: string
}

interface Part {
  readonly condition: Condition
  /** Every condition that comes out when one place in this one is rewritten. */
  readonly rewritten: readonly Rewrite[]
}

/** What a condition becomes when one of its parts is rewritten: every part by itself, outer ones first. */
export function rewriteOnce(
  condition: Condition,
  rewrite: (part: Condition) => readonly Rewrite[],
): readonly Rewrite[] {
  const part = (whole: Condition, inside: readonly Rewrite[]): Part => ({
    condition: whole,
    rewritten: [...rewrite(whole), ...inside],
  })
  const list = (make: (...conditions: readonly Condition[]) => Condition) => (parts: readonly Part[]) =>
    part(make(...parts.map(({ condition }) => condition)), insideList(make, parts))
  return foldCondition<Part>(condition, {
    is: (fact, values) => part(is(fact, ...values), []),
    all: list(all),
    any: list(any),
    not: (inner) =>
      part(
        not(inner.condition),
        inner.rewritten.map(({ condition, does }) => ({ condition: not(condition), does })),
      ),
  }).rewritten
}

function insideList(
  make: (...conditions: readonly Condition[]) => Condition,
  parts: readonly Part[],
): readonly Rewrite[] {
  const conditions = parts.map(({ condition }) => condition)
  return parts.flatMap(({ rewritten }, i) =>
    rewritten.map(({ condition, does }) => ({ condition: make(...conditions.with(i, condition)), does })),
  )
}

/** The rule with one part of its `when` rewritten. */
export function rewriteWhen(rule: Rule, rewrite: (part: Condition) => readonly Rewrite[]): readonly RuleChange[] {
  if (rule.when === undefined) return []
  return rewriteOnce(rule.when, rewrite).map(({ condition, does }) => ({ rule: { ...rule, when: condition }, does }))
}
