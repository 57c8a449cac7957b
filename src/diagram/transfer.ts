import type { Diagrams } from './diagrams'
import { isTerminal, type Node } from './node'

/**
 * The same function in another store over the same variables.
 *
 * A store forgets nothing, so what may grow too large is tried in one of its own, and taken over once it is known to fit.
 * A DiagramLimitError when it does not fit in the other.
 */
export function transfer(from: Diagrams, node: Node, to: Diagrams): Node {
  const moved = new Map<Node, Node>()
  const move = (inner: Node): Node => {
    // A terminal is its value in every store.
    if (isTerminal(inner)) return inner
    const known = moved.get(inner)
    if (known !== undefined) return known
    const variable = from.variableOf(inner)
    const children = Array.from({ length: from.domains[variable] ?? 0 }, (_, value) => move(from.child(inner, value)))
    const made = to.choose(variable, children)
    moved.set(inner, made)
    return made
  }
  return move(node)
}
