import { type Condition, foldCondition } from '../policy'
import type { Value } from '../vocabulary'

/** Kleene's strong three-valued logic: false, unknown, true, in the order that makes *and* min and *or* max. */
export type Truth = 0 | 0.5 | 1
export const FALSE: Truth = 0
export const UNKNOWN: Truth = 0.5
export const TRUE: Truth = 1

/** The truth of a condition, given the value of each fact (undefined is unknown). Kleene 1952, §64. */
export function truth(condition: Condition, valueOf: (fact: string) => Value | undefined): Truth {
  return foldCondition<Truth>(condition, {
    is: (fact, values) => {
      const value = valueOf(fact)
      return value === undefined ? UNKNOWN : values.includes(value) ? TRUE : FALSE
    },
    all: (parts) => Math.min(TRUE, ...parts) as Truth,
    any: (parts) => Math.max(FALSE, ...parts) as Truth,
    not: (part) => (1 - part) as Truth,
  })
}
