import type { Node } from './node'

/** No node: the end of a chain. */
export const NONE = -1

/**
 * The nodes of diagrams whose variable order changes, by number; the numbers of nodes that are gone are used again.
 *
 * Terminals are negative handles as everywhere, and not in here. Of a node that is gone nothing means anything.
 */
export class NodePool {
  readonly variables: number[] = []
  readonly children: (readonly Node[])[] = []
  readonly hashes: number[] = []
  /** From how many places a node is pointed to: from parents, and once for each time that it is a root. */
  readonly references: number[] = []
  /** The node that comes after it in its chain of a unique table, or NONE. */
  readonly next: number[] = []
  readonly #free: number[] = []

  /** A node that nothing points to. */
  add(variable: number, children: readonly Node[]): Node {
    const node = this.#free.pop() ?? this.variables.length
    this.references[node] = 0
    this.next[node] = NONE
    this.become(node, variable, children)
    return node
  }

  /** Makes another function's node of it, or the same function's with another variable on top. */
  become(node: Node, variable: number, children: readonly Node[]): void {
    this.variables[node] = variable
    this.children[node] = children
    this.hashes[node] = hashOf(children)
  }

  remove(node: Node): void {
    this.#free.push(node)
  }
}

/** A 32-bit number, equal for equal lists. */
export function hashOf(children: readonly Node[]): number {
  let hash = children.length
  for (const child of children) {
    hash = Math.imul(hash ^ child, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash
}
