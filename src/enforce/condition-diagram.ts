import type { Diagrams, Node } from '../diagram'
import { maximum, minimum } from '../diagram'
import { type Condition, foldCondition } from '../policy'
import type { Value } from '../vocabulary'

/** Kleene's three truth values as terminals, in the order that makes *and* the minimum and *or* the maximum. */
export const FALSE = 0
export const UNKNOWN = 1
export const TRUE = 2

/** A variable as one policy sees it: what stands at `i` is the fact's value `i + 1`; undefined where the policy knows none. */
export interface AskedVariable {
  readonly index: number
  readonly values: readonly (Value | undefined)[]
}

/** The diagram of a condition: its truth in every situation, *unknown* being a value of every fact. */
export function conditionDiagram(
  diagrams: Diagrams,
  variables: ReadonlyMap<string, AskedVariable>,
  condition: Condition,
): Node {
  const constant = diagrams.terminal
  return foldCondition<Node>(condition, {
    is: (fact, wanted) => {
      const variable = variables.get(fact)
      if (variable === undefined) return constant(UNKNOWN)
      const truthOf = (value: Value | undefined) =>
        value === undefined ? UNKNOWN : wanted.includes(value) ? TRUE : FALSE
      const known = variable.values.map((value) => constant(truthOf(value)))
      return diagrams.choose(variable.index, [constant(UNKNOWN), ...known])
    },
    all: (parts) => parts.reduce((all, part) => diagrams.combine(minimum, all, part), constant(TRUE)),
    any: (parts) => parts.reduce((any, part) => diagrams.combine(maximum, any, part), constant(FALSE)),
    not: (part) => diagrams.map(part, (value) => TRUE - value),
  })
}
