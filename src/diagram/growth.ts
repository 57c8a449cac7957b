// biome-ignore-all lint/style/noNonNullAssertion: variables, values and local nodes index tables that are filled beside them

import type { Cube, Literal } from './cube'
import type { Diagrams } from './diagrams'
import { isTerminal, type Node, terminal, terminalValue } from './node'

const ZERO = terminal(0)

/** Grows points to primes of one diagram, which it keeps in flat tables: each growth walks it many times. */
export class Growth {
  /** Those that the diagram depends on, ascending. */
  readonly variables: readonly number[]
  readonly #domains: readonly number[]
  /** Where the values of each variable begin in `#open`. */
  readonly #offsets: readonly number[]
  /** 1 for each variable's values that the cube at hand has. */
  readonly #open: Uint8Array
  readonly #root: number
  readonly #levels: number[] = []
  readonly #children: number[][] = []
  readonly #seen: Int32Array
  readonly #stack: number[] = []
  #walk = 0

  constructor(diagrams: Diagrams, node: Node) {
    this.variables = diagrams.support(node)
    this.#domains = diagrams.domains
    let length = 0
    this.#offsets = diagrams.domains.map((size) => {
      length += size
      return length - size
    })
    this.#open = new Uint8Array(length)
    this.#root = this.#copy(diagrams, node, new Map())
    this.#seen = new Int32Array(this.#levels.length)
  }

  /** The prime around `point` that does without as many variables as come in `order`. Requires `point` inside. */
  prime(point: readonly number[], order: readonly number[]): Cube {
    this.#open.fill(0)
    for (const variable of this.variables) this.#open[this.#offsets[variable]! + point[variable]!] = 1
    const kept = order.filter((variable) => !this.#free(variable, point[variable]!))
    // Other values are added after whole variables are gone, because a shorter cube is better than one that is wide.
    // Whether a value can be added does not depend on the other values of the variable: one try each is enough.
    for (const variable of kept) this.#widen(variable, point[variable]!)
    return this.variables.flatMap((variable) => this.#literal(variable))
  }

  #free(variable: number, value: number): boolean {
    const from = this.#offsets[variable]!
    const to = from + this.#domains[variable]!
    this.#open.fill(1, from, to)
    if (this.#isInside()) return true
    this.#open.fill(0, from, to)
    this.#open[from + value] = 1
    return false
  }

  #widen(variable: number, value: number): void {
    const from = this.#offsets[variable]!
    const size = this.#domains[variable]!
    const fits: number[] = [value]
    this.#open[from + value] = 0
    for (let other = 0; other < size; other++) {
      if (other === value) continue
      this.#open[from + other] = 1
      if (this.#isInside()) fits.push(other)
      this.#open[from + other] = 0
    }
    for (const other of fits) this.#open[from + other] = 1
  }

  /** Whether the cube at hand is inside: no way that it leaves open leads to 0. */
  #isInside(): boolean {
    if (this.#root < 0) return this.#root !== ZERO
    const walk = ++this.#walk
    const stack = this.#stack
    stack.length = 0
    stack.push(this.#root)
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      const children = this.#children[node]!
      const from = this.#offsets[this.#levels[node]!]!
      for (let value = 0; value < children.length; value++) {
        if (this.#open[from + value] === 0) continue
        const child = children[value]!
        if (child === ZERO) return false
        if (child < 0 || this.#seen[child] === walk) continue
        this.#seen[child] = walk
        stack.push(child)
      }
    }
    return true
  }

  #literal(variable: number): readonly Literal[] {
    const from = this.#offsets[variable]!
    const values: number[] = []
    for (let value = 0; value < this.#domains[variable]!; value++)
      if (this.#open[from + value] === 1) values.push(value)
    return values.length === this.#domains[variable] ? [] : [{ variable, values: Object.freeze(values) }]
  }

  #copy(diagrams: Diagrams, node: Node, copies: Map<Node, number>): number {
    if (isTerminal(node)) return terminalValue(node) === 0 ? ZERO : terminal(1)
    const known = copies.get(node)
    if (known !== undefined) return known
    const variable = diagrams.variableOf(node)
    const children: number[] = []
    for (let value = 0; value < this.#domains[variable]!; value++) {
      children.push(this.#copy(diagrams, diagrams.child(node, value), copies))
    }
    const copy = this.#levels.push(variable) - 1
    this.#children.push(children)
    copies.set(node, copy)
    return copy
  }
}
