// biome-ignore-all lint/style/noNonNullAssertion: levels, variables and nodes index tables that are filled beside them

import type { Diagrams } from './diagrams'
import { childrenIn, innerNodes, renamed } from './inner-nodes'
import type { Node } from './node'
import { NONE, NodePool } from './node-pool'
import { UniqueTable } from './unique-table'

/**
 * A copy of diagrams in which neighbouring variables can be swapped, and that knows how many nodes it has then.
 *
 * INVARIANT (reduced): no node has all its children equal, no two nodes of a variable have the same children, and none
 * is here that nothing points to; with ordered children, `size` is that of the one diagram that there is in this order.
 */
export class SwapTable {
  /** The variable at each level, from the top. */
  readonly order: number[]
  readonly #domains: readonly number[]
  readonly #pool = new NodePool()
  readonly #tables: readonly UniqueTable[]
  #size = 0
  #steps: number

  /** @param steps - how many children may be looked at or made by all swaps together */
  constructor(diagrams: Diagrams, roots: readonly Node[], steps: number) {
    this.#domains = diagrams.domains
    this.#steps = steps
    this.order = diagrams.domains.map((_, variable) => variable)
    this.#tables = diagrams.domains.map(() => new UniqueTable(this.#pool))
    const copies = new Map<Node, Node>()
    for (const node of innerNodes(diagrams, roots)) {
      const children = childrenIn(diagrams, node).map((child) => renamed(child, copies))
      copies.set(node, this.#add(diagrams.variableOf(node), children))
    }
    for (const root of roots) this.#hold(renamed(root, copies))
  }

  /** How many inner nodes there are in this order. */
  get size(): number {
    return this.#size
  }

  /** How many of them ask for `variable`. */
  sizeOf(variable: number): number {
    return this.#tables[variable]!.count
  }

  /**
   * Swaps the variables at `level` and the next. Requires that there is a next.
   *
   * Nodes keep their function, so whatever points to them need not know. A node of the upper variable that never asks
   * for the lower one stays as it is. Any other becomes a node of the lower variable, whose child for a value has the
   * children that the old children had for that value (Rudell 1993, for domains of two values).
   * @returns false when the steps have run out: then the table is broken, and only `order` can still be read
   */
  swap(level: number): boolean {
    const [upper, lower] = [this.order[level]!, this.order[level + 1]!]
    const table = this.#tables[upper]!
    this.#steps -= 1 + table.breadth + table.count * this.#domains[upper]!
    if (this.#steps < 0) return false
    const turned: Node[] = []
    for (const node of table.drain()) {
      if (this.#asks(node, lower)) turned.push(node)
      else table.add(node)
    }
    for (const node of turned) {
      // Before each node, because a swap of two large domains can be long.
      this.#steps -= this.#domains[upper]! * this.#domains[lower]!
      if (this.#steps < 0) return false
      this.#turn(node, upper, lower)
    }
    this.order[level] = lower
    this.order[level + 1] = upper
    return true
  }

  #asks(node: Node, lower: number): boolean {
    for (const child of this.#pool.children[node]!) if (this.#isOf(child, lower)) return true
    return false
  }

  #isOf(node: Node, variable: number): boolean {
    return node >= 0 && this.#pool.variables[node] === variable
  }

  #turn(node: Node, upper: number, lower: number): void {
    const { children } = this.#pool
    const before = children[node]!
    const after: Node[] = []
    for (let value = 0; value < this.#domains[lower]!; value++) {
      const row: Node[] = []
      for (const child of before) row.push(this.#isOf(child, lower) ? children[child]![value]! : child)
      after.push(this.#hold(this.#make(upper, row)))
    }
    // Last, so that what is still used is not made anew.
    for (const child of before) this.#release(child)
    this.#pool.become(node, lower, after)
    this.#tables[lower]!.add(node)
  }

  #make(variable: number, children: readonly Node[]): Node {
    const first = children[0]!
    if (children.every((child) => child === first)) return first
    const known = this.#tables[variable]!.find(children)
    return known === NONE ? this.#add(variable, children) : known
  }

  #add(variable: number, children: readonly Node[]): Node {
    for (const child of children) this.#hold(child)
    const node = this.#pool.add(variable, children)
    this.#tables[variable]!.add(node)
    this.#size++
    return node
  }

  #hold(node: Node): Node {
    if (node >= 0) this.#pool.references[node]!++
    return node
  }

  #release(node: Node): void {
    if (node < 0 || --this.#pool.references[node]! > 0) return
    this.#tables[this.#pool.variables[node]!]!.delete(node)
    for (const child of this.#pool.children[node]!) this.#release(child)
    this.#pool.remove(node)
    this.#size--
  }
}
