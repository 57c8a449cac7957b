import { type Node, terminalValue } from './node'
import type { NodeStore } from './node-store'

/**
 * The inner nodes at and below `roots`, each once, children before parents.
 *
 * Counting upwards does that. // INVARIANT (children first): a node is made after its children, so its handle is greater.
 */
export function reachable(store: NodeStore, roots: readonly Node[]): readonly Node[] {
  const seen = new Set<Node>()
  const open: Node[] = []
  const visit = (node: Node) => {
    if (node < 0 || seen.has(node)) return
    seen.add(node)
    open.push(node)
  }
  for (const root of roots) visit(store.known(root))
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const child of childrenOf(store, node)) visit(child)
  }
  return [...Int32Array.from(seen).sort()]
}

/** The children of an inner node, in the order of the values. */
export function childrenOf(store: NodeStore, node: Node): Node[] {
  const size = store.sizeOf(store.level(node))
  const children: Node[] = []
  for (let value = 0; value < size; value++) children.push(store.child(node, value))
  return children
}

/** The variables that `node` depends on, ascending. In a reduced diagram these are the variables of its nodes. */
export function support(store: NodeStore, node: Node): readonly number[] {
  return ascending(reachable(store, [node]).map((inner) => store.level(inner)))
}

/** The distinct values at the terminals of `node`, ascending. */
export function terminals(store: NodeStore, node: Node): readonly number[] {
  const leaves = [node, ...reachable(store, [node]).flatMap((inner) => childrenOf(store, inner))]
  return ascending(leaves.filter((leaf) => leaf < 0).map(terminalValue))
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((left, right) => left - right)
}
