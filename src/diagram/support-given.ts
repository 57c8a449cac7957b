import { isTerminal, type Node } from './node'
import type { NodeStore } from './node-store'
import { childrenOf } from './reachable'

/**
 * The variables that `node` still depends on when some are fixed, ascending: the support of the restricted function.
 *
 * Restricting makes nodes, and a store never forgets any, so the restricted functions are numbered here instead, in a
 * table that goes with the call: equal functions get equal numbers, and one whose children are all equal is its child.
 */
export function supportGiven(
  store: NodeStore,
  node: Node,
  fixed: (variable: number) => number | undefined,
): readonly number[] {
  const numbers = new Map<Node, number>()
  const numbered = new Map<string, number>()
  const asked = new Set<number>()
  const numberOf = (of: Node): number => {
    const known = numbers.get(of)
    if (known !== undefined) return known
    const number = isTerminal(of) ? of : inner(of)
    numbers.set(of, number)
    return number
  }
  const inner = (of: Node): number => {
    const variable = store.level(of)
    const value = fixed(variable)
    if (value !== undefined) return numberOf(store.child(of, store.valueIn(variable, value)))
    const children = childrenOf(store, of).map(numberOf)
    const [first] = children
    if (first !== undefined && children.every((child) => child === first)) return first
    asked.add(variable)
    const key = `${variable}:${children.join()}`
    const number = numbered.get(key) ?? numbered.size
    numbered.set(key, number)
    return number
  }
  numberOf(store.known(node))
  return [...asked].sort((left, right) => left - right)
}
