// biome-ignore-all lint/style/noNonNullAssertion: handles and values are checked where they come in; after that every index exists

import { greatestTerminal, type Node } from './node'
import { TupleTable } from './tuple-table'

const GREATEST_DOMAIN = 2 ** 16
const GREATEST_LIMIT = 2 ** 26

/**
 * Holds the inner nodes of all diagrams over one list of variables, each distinct node once.
 *
 * Node n is the tuple (variable, child for value 0, child for value 1, …).
 */
export class NodeStore {
  readonly domains: readonly number[]
  readonly limit: number
  readonly #tuples: TupleTable
  readonly #tuple: Int32Array

  /** Requires whole domain sizes 1 … 65,536 and a whole limit 0 … 2^26; a RangeError otherwise. */
  constructor(domains: readonly number[], limit: number) {
    if (!domains.every((size) => isWhole(size, 1, GREATEST_DOMAIN))) {
      throw new RangeError('a domain size must be an integer from 1 to 65536')
    }
    if (!isWhole(limit, 0, GREATEST_LIMIT)) throw new RangeError('a node limit must be an integer from 0 to 2^26')
    this.domains = Object.freeze([...domains])
    this.limit = limit
    this.#tuples = new TupleTable(limit)
    this.#tuple = new Int32Array(1 + Math.max(0, ...domains))
  }

  /** How many inner nodes were ever made here. */
  get count(): number {
    return this.#tuples.count
  }

  /** The variable of an inner node; for a terminal, the number of variables: terminals are below every variable. */
  level(node: Node): number {
    return node < 0 ? this.domains.length : this.#tuples.cells[this.#tuples.starts[node]!]!
  }

  /** Requires an inner node, and a value of its variable. */
  child(node: Node, value: number): Node {
    return this.#tuples.cells[this.#tuples.starts[node]! + 1 + value]!
  }

  /** The node for the tuple at `frame[from]`. Requires children below the variable. Throws DiagramLimitError. */
  make(frame: Int32Array, from: number): Node {
    const size = this.domains[frame[from]!]!
    const first = frame[from + 1]!
    let value = 1
    while (value < size && frame[from + 1 + value] === first) value++
    // INVARIANT (reduced): no node has all its children equal, and no two nodes are the same tuple. With ordered
    // children this makes handles canonical.
    return value === size ? first : this.#tuples.intern(frame, from, size + 1)
  }

  /** As `make`, for children that come from outside: checks them. A RangeError when they do not fit. */
  choose(variable: number, children: readonly Node[]): Node {
    const size = this.sizeOf(variable)
    if (children.length !== size) throw new RangeError('a node must have one child for each value of its variable')
    this.#tuple[0] = variable
    for (let value = 0; value < size; value++) {
      const child = this.known(children[value]!)
      // INVARIANT (ordered children): a child's variable comes after its parent's in the variable order.
      if (this.level(child) <= variable) throw new RangeError('a child must be below its parent in the variable order')
      this.#tuple[value + 1] = child
    }
    return this.make(this.#tuple, 0)
  }

  /** The domain size of `variable`, or a RangeError. */
  sizeOf(variable: number): number {
    const size = this.domains[variable]
    if (size === undefined) throw new RangeError('there is no such variable')
    return size
  }

  /** `value` when it is in the domain of `variable`, or a RangeError. */
  valueIn(variable: number, value: number | undefined): number {
    // An index outside the domain would silently read a neighbour's child.
    if (value !== undefined && isWhole(value, 0, this.sizeOf(variable) - 1)) return value
    throw new RangeError(`variable ${variable} must be given a value of its domain`)
  }

  /** `node` when it is a handle of this store, or a RangeError. */
  known(node: Node): Node {
    if (!isWhole(node, -1 - greatestTerminal, this.count - 1)) throw new RangeError('there is no such node')
    return node
  }

  /** `node` when it is an inner node of this store, or a RangeError. */
  inner(node: Node): Node {
    if (this.known(node) < 0) throw new RangeError('a terminal has neither variable nor children')
    return node
  }
}

function isWhole(number: number, least: number, greatest: number): boolean {
  return Number.isInteger(number) && number >= least && number <= greatest
}
