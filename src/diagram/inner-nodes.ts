import type { Diagrams } from './diagrams'
import { isTerminal, type Node } from './node'

/** The inner nodes at and below `roots`, each once, children before parents. */
export function innerNodes(diagrams: Diagrams, roots: readonly Node[]): readonly Node[] {
  const seen = new Set<Node>()
  const nodes: Node[] = []
  // Every step down goes to a later variable, so the depth is bounded by their number.
  const visit = (node: Node) => {
    if (diagrams.isTerminal(node) || seen.has(node)) return
    seen.add(node)
    for (const child of childrenIn(diagrams, node)) visit(child)
    nodes.push(node)
  }
  for (const root of roots) visit(root)
  return nodes
}

/** The children of an inner node, in the order of the values. */
export function childrenIn(diagrams: Diagrams, node: Node): readonly Node[] {
  const size = diagrams.domains[diagrams.variableOf(node)] ?? 0
  return Array.from({ length: size }, (_, value) => diagrams.child(node, value))
}

/** `node` renamed by `names`, which has all inner nodes; a terminal is its value in every store. */
export function renamed(node: Node, names: ReadonlyMap<Node, Node>): Node {
  return isTerminal(node) ? node : (names.get(node) ?? node)
}
