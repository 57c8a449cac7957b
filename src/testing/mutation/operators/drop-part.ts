import { all, any, type Condition, describeCondition } from '../../../policy'
import { quote } from '../../../vocabulary'
import { type Rewrite, rewriteWhen } from '../rewrite-once'
import type { ChangeRule } from '../rule-change'

/** Each part of each `all`, at any depth. */
export const dropConjunct: ChangeRule = (rule) =>
  rewriteWhen(rule, (part) =>
    part.kind === 'all' ? without(part.conditions, all, (dropped) => `no longer asks for ${dropped}`) : [],
  )

/** Each part of each `any`, at any depth. */
export const dropAlternative: ChangeRule = (rule) =>
  rewriteWhen(rule, (part) =>
    part.kind === 'any' ? without(part.conditions, any, (dropped) => `no longer counts ${dropped} as enough`) : [],
  )

function without(
  conditions: readonly Condition[],
  join: (...rest: readonly Condition[]) => Condition,
  does: (dropped: string) => string,
): readonly Rewrite[] {
  return conditions.map((dropped, i) => ({
    condition: join(...conditions.toSpliced(i, 1)),
    does: does(quote(describeCondition(dropped))),
  }))
}
