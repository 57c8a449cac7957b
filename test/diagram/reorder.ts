import { DiagramLimitError } from '../../src/diagram/diagram-limit-error'
import type { Diagrams } from '../../src/diagram/diagrams'
import { childrenIn, innerNodes, renamed } from '../../src/diagram/inner-nodes'
import { isTerminal, type Node } from '../../src/diagram/node'
import { TupleTable } from '../../src/diagram/tuple-table'

/**
 * The same functions in another store, whose variable i is the variable `order[i]` of theirs.
 *
 * Node by node, children first: the function that is the image of child v where the node's variable has value v. What is
 * made on the way stays in the other store, as everything does, and counts towards its limit.
 * @param order - each variable of `from` once, as `sift` and `forceOrder` give it
 * @returns the images of `roots`, in their order
 * @throws RangeError when `order` is no such list, a domain's size is another in the other store, or a root is not there
 * @throws DiagramLimitError when the images do not fit in the other store, or take more steps than its share
 */
export function reorder(
  from: Diagrams,
  roots: readonly Node[],
  to: Diagrams,
  order: readonly number[],
): readonly Node[] {
  const places = placesOf(order, from, to)
  const selection = new Selection(to)
  const images = new Map<Node, Node>()
  for (const node of innerNodes(from, roots)) {
    const place = places.get(from.variableOf(node)) ?? 0
    const children = childrenIn(from, node).map((child) => renamed(child, images))
    images.set(node, selection.select(place, children))
  }
  return Object.freeze(roots.map((root) => renamed(root, images)))
}

/** Variable → its place in the order. */
function placesOf(order: readonly number[], from: Diagrams, to: Diagrams): ReadonlyMap<number, number> {
  const places = new Map(order.map((variable, place) => [variable, place]))
  const isOrder = order.length === from.domains.length && from.domains.every((_, variable) => places.has(variable))
  if (!isOrder) throw new RangeError('an order must name each variable once')
  const fits =
    to.domains.length === order.length && order.every((variable, place) => from.domains[variable] === to.domains[place])
  if (!fits) throw new RangeError('the variables must have the same domains in both stores, in the order given')
  return places
}

const MOST_REMEMBERED = 1_000_000

/** Makes functions that are another function for each value of a variable. */
class Selection {
  readonly #store: Diagrams
  readonly #mostSteps: number
  #steps = 0
  #tuples = new TupleTable(Number.POSITIVE_INFINITY)
  #results: Node[] = []

  constructor(store: Diagrams) {
    this.#store = store
    // As for a combination: the selections may be many more than the nodes that come of them.
    this.#mostSteps = Math.max(1_000_000, 16 * store.limit)
  }

  /** The function that is `children[v]` where `variable` has value v. Requires children that do not depend on it. */
  select(variable: number, children: readonly Node[]): Node {
    const first = children[0]
    if (first !== undefined && children.every((child) => child === first)) return first
    const tops = children.map((child) => this.#topOf(child))
    const top = tops.reduce((least, other) => Math.min(least, other), variable)
    if (top === variable) return this.#store.choose(variable, children)
    const known = this.#recall(variable, children)
    if (known !== undefined) return known
    if (++this.#steps > this.#mostSteps) throw new DiagramLimitError(this.#mostSteps, 'steps')
    const parts: Node[] = []
    for (let value = 0; value < (this.#store.domains[top] ?? 0); value++) {
      const restricted = children.map((child, index) => (tops[index] === top ? this.#store.child(child, value) : child))
      parts.push(this.select(variable, restricted))
    }
    const made = this.#store.choose(top, parts)
    this.#remember(variable, children, made)
    return made
  }

  #topOf(node: Node): number {
    return isTerminal(node) ? this.#store.domains.length : this.#store.variableOf(node)
  }

  #recall(variable: number, children: readonly Node[]): Node | undefined {
    return this.#results[this.#number(variable, children)]
  }

  #remember(variable: number, children: readonly Node[], made: Node): void {
    // Forgetting costs time, never correctness.
    if (this.#tuples.count >= MOST_REMEMBERED) {
      this.#tuples = new TupleTable(Number.POSITIVE_INFINITY)
      this.#results = []
    }
    this.#results[this.#number(variable, children)] = made
  }

  #number(variable: number, children: readonly Node[]): number {
    return this.#tuples.intern(Int32Array.of(variable, ...children), 0, children.length + 1)
  }
}
