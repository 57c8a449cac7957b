import { isTerminal, type Node, terminal, terminalValue } from './node'
import type { NodeStore } from './node-store'
import { childrenOf, reachable } from './reachable'

/** See `Diagrams.map`. */
export function mapTerminals(store: NodeStore, node: Node, change: (value: number) => number): Node {
  const images = new Map<Node, Node>()
  const image = (old: Node): Node => {
    const known = images.get(old)
    if (known !== undefined) return known
    // Inner nodes have their image already, because children come first: this is a terminal, met for the first time.
    const made = terminal(change(terminalValue(old)))
    images.set(old, made)
    return made
  }
  for (const old of reachable(store, [node])) {
    images.set(old, store.choose(store.level(old), childrenOf(store, old).map(image)))
  }
  return image(node)
}

/** See `Diagrams.restrict`. */
export function restrict(store: NodeStore, node: Node, variable: number, value: number): Node {
  store.valueIn(variable, value)
  // At the top, or above it, there is nothing to rebuild.
  if (store.level(store.known(node)) > variable) return node
  if (store.level(node) === variable) return store.child(node, value)
  const images = new Map<Node, Node>()
  const image = (old: Node): Node => images.get(old) ?? old
  for (const old of reachable(store, [node])) {
    const level = store.level(old)
    if (level === variable) images.set(old, store.child(old, value))
    if (level < variable) images.set(old, store.choose(level, childrenOf(store, old).map(image)))
  }
  return image(node)
}

/** See `Diagrams.evaluate`. */
export function evaluate(store: NodeStore, node: Node, assignment: ArrayLike<number>): number {
  let at = store.known(node)
  while (!isTerminal(at)) {
    const variable = store.level(at)
    at = store.child(at, store.valueIn(variable, assignment[variable]))
  }
  return terminalValue(at)
}
