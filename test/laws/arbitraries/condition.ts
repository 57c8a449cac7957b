import { all, any, type Condition, not } from 'need-to-know'
import type { Value } from '../../../src/vocabulary'
import type { Choice } from './choice'

/** A condition over the facts given: leaves joined by all, any and not, empty lists included. */
export function someCondition(choice: Choice, domains: ReadonlyMap<string, readonly Value[]>, depth = 2): Condition {
  const kind = depth === 0 ? 0 : choice.below(6)
  const parts = () => choice.times(0, 3, () => someCondition(choice, domains, depth - 1))
  if (kind === 3) return all(...parts())
  if (kind === 4) return any(...parts())
  if (kind === 5) return not(someCondition(choice, domains, depth - 1))
  const [fact, values] = choice.pick([...domains])
  return { kind: 'is', fact, values: choice.atLeastOne(values) }
}
