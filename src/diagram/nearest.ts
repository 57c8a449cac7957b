import { isTerminal, type Node, terminalValue } from './node'
import type { NodeStore } from './node-store'
import { childrenOf, reachable } from './reachable'

/** One step of an answer of `nearest`: give `variable` this `value`. */
export interface Change {
  readonly variable: number
  readonly value: number
}

/**
 * The fewest changes to the assignment `from` that lead to an accepted terminal.
 *
 * The distance of a node is the least, over the values of its variable, of the child's distance plus one when the value
 * is not the one in `from`. Variables that a path skips need no change, so paths are all there is to look at.
 * Among shortest answers the first in the order of their (variable, value) pairs is given: the walk from the root
 * therefore changes a variable as soon as a shortest answer does, and to the lowest value that does.
 */
export function nearest(
  store: NodeStore,
  node: Node,
  from: ArrayLike<number>,
  accepts: (value: number) => boolean,
  free: (variable: number) => boolean = () => true,
): readonly Change[] | undefined {
  const distances = new Map<Node, number>()
  const distance = (to: Node): number => {
    const known = distances.get(to)
    if (known !== undefined) return known
    const made = accepts(terminalValue(to)) ? 0 : Infinity
    distances.set(to, made)
    return made
  }
  // The children of an inner node, each with the cost of going there.
  const ways = (inner: Node) => {
    const variable = store.level(inner)
    const current = store.valueIn(variable, from[variable])
    const price = free(variable) ? 1 : Infinity
    return childrenOf(store, inner).map((child, value) => ({ child, value, cost: value === current ? 0 : price }))
  }
  for (const inner of reachable(store, [node])) {
    distances.set(inner, Math.min(...ways(inner).map(({ child, cost }) => cost + distance(child))))
  }
  if (distance(node) === Infinity) return undefined

  const changes: Change[] = []
  for (let at = node; !isTerminal(at); ) {
    const shortest = ways(at).filter(({ child, cost }) => cost + distance(child) === distance(at))
    const way = shortest.find(({ cost }) => cost === 1) ?? shortest[0]
    if (way === undefined) break
    if (way.cost === 1) changes.push(Object.freeze({ variable: store.level(at), value: way.value }))
    at = way.child
  }
  return Object.freeze(changes)
}
