import type { Value } from '../vocabulary'
import { type Condition, type IsCondition, is } from './condition'

/** What may be asked of one fact. The term of a flag is itself a condition: that the flag is set. */
export type FactTerm<V extends Value> = FactTests<V> & ([V] extends [boolean] ? IsCondition : OrderedTests<V>)

export interface FactTests<V extends Value> {
  is(value: V): Condition
  in(values: readonly V[]): Condition
}

export interface OrderedTests<V extends Value> {
  /** The fact has this value or one that stands after it in the vocabulary. */
  atLeast(value: V): Condition
}

/** Makes the term of a fact with the domain given. The tests are not enumerable, so the term stays plain data. */
export function factTerm(fact: string, domain: readonly Value[]): FactTests<Value> & OrderedTests<Value> {
  const isFlag = typeof domain[0] === 'boolean'
  const term = isFlag ? { kind: 'is', fact, values: Object.freeze([true]) } : {}
  const tests = {
    is: (value: Value) => is(fact, value),
    in: (values: readonly Value[]) => is(fact, ...values),
    // A value that is not in the domain has nothing after it: the check of the policy names it.
    atLeast: (value: Value) => is(fact, ...(domain.includes(value) ? domain.slice(domain.indexOf(value)) : [value])),
  }
  for (const [name, test] of Object.entries(tests)) Object.defineProperty(term, name, { value: test })
  return Object.freeze(term) as FactTests<Value> & OrderedTests<Value>
}
