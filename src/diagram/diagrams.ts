import { Combiner } from './combine'
import { count } from './count'
import { type Change, nearest } from './nearest'
import { isTerminal, type Node, terminal, terminalValue } from './node'
import { NodeStore } from './node-store'
import type { Operator } from './operator'
import { reachable, support, terminals } from './reachable'
import { evaluate, mapTerminals, restrict } from './rebuild'
import { supportGiven } from './support-given'

/** Options of `createDiagrams`. */
export interface DiagramOptions {
  /**
   * The most inner nodes ever made in this store; at most 2^26.
   * @defaultValue 2,000,000
   */
  readonly limit?: number
}

/**
 * A store of reduced, ordered, multi-valued decision diagrams with many terminals.
 *
 * A diagram is a function from an assignment (one value 0 … size - 1 for every variable) to a terminal value. Nodes
 * belong to the store that made them. Everything that may make nodes throws a DiagramLimitError when they would be too
 * many; handles, variables or values that do not exist are a RangeError.
 */
export interface Diagrams {
  /** The size of each variable's domain, in variable order. */
  readonly domains: readonly number[]
  /** The most inner nodes ever made in this store. */
  readonly limit: number
  /** The constant function. Requires an integer 0 <= value <= 2^30. */
  terminal(value: number): Node
  /** Whether `node` is a constant. */
  isTerminal(node: Node): boolean
  /** The value of a terminal. Requires a terminal. */
  valueOf(node: Node): number
  /** The variable that an inner node asks for. Requires an inner node. */
  variableOf(node: Node): number
  /** Where an inner node goes for `value`. */
  child(node: Node, value: number): Node
  /** The function that is `children[value]` where `variable` has `value`. Requires children below the variable. */
  choose(variable: number, children: readonly Node[]): Node
  /** The function `operator.apply(left, right)`, at every assignment. */
  combine(operator: Operator, left: Node, right: Node): Node
  /**
   * All of `nodes` combined. Requires an associative operator; one that is not commutative gets its operands in order.
   * Of no nodes, the operator's neutral value; a RangeError when it has none.
   */
  combineAll(operator: Operator, nodes: readonly Node[]): Node
  /** The function with `change` done to its values. `change` is called once for each value that occurs. */
  map(node: Node, change: (value: number) => number): Node
  /** The function with `variable` fixed to `value`; it no longer depends on it. */
  restrict(node: Node, variable: number, value: number): Node
  /** The function's value. Requires `assignment[v]` in the domain of every variable v that is asked on the way. */
  evaluate(node: Node, assignment: ArrayLike<number>): number
  /** The variables that the function depends on, ascending. */
  support(node: Node): readonly number[]
  /** The variables that it still depends on when those `fixed` gives a value have it, ascending. Makes no nodes. */
  supportGiven(node: Node, fixed: (variable: number) => number | undefined): readonly number[]
  /** How many distinct inner nodes there are at and below `nodes`. */
  size(...nodes: readonly Node[]): number
  /** The distinct values that the function takes, ascending. */
  terminals(node: Node): readonly number[]
  /** For each value that the function takes, ascending, the number of assignments over all variables that give it. */
  count(node: Node): ReadonlyMap<number, bigint>
  /**
   * The fewest changes to the assignment `from`, in variable order, that make the function's value one that `accepts`
   * approves; only variables that are `free` may change (by default all). Undefined when there is no way.
   * Among equally few, the first by lowest variable, then lowest value. Requires `from` to have a value for every
   * variable of the function.
   */
  nearest(
    node: Node,
    from: ArrayLike<number>,
    accepts: (value: number) => boolean,
    free?: (variable: number) => boolean,
  ): readonly Change[] | undefined
}

/**
 * An empty store of diagrams over variables with the given domain sizes, in this order.
 *
 * Diagrams are canonical (equal functions have equal nodes), as in Bryant, "Graph-based algorithms for Boolean function
 * manipulation", 1986; multi-valued as in Kam, Villa, Brayton and Sangiovanni-Vincentelli, "Multi-valued decision
 * diagrams: theory and applications", 1998; with many terminals as in Fujita, McGeer and Yang, 1997.
 * @param domains - integers 1 … 65,536
 * @throws RangeError when a domain size or the limit is not such a number
 * @example
 * const diagrams = createDiagrams([2, 3])
 * const [no, yes] = [diagrams.terminal(0), diagrams.terminal(1)]
 * const node = diagrams.choose(1, [no, yes, yes])
 * diagrams.evaluate(node, [0, 2]) // => 1
 */
export function createDiagrams(domains: readonly number[], options: DiagramOptions = {}): Diagrams {
  const store = new NodeStore(domains, options.limit ?? 2_000_000)
  const combiner = new Combiner(store)
  return Object.freeze<Diagrams>({
    domains: store.domains,
    limit: store.limit,
    terminal,
    isTerminal: (node) => isTerminal(store.known(node)),
    valueOf: (node) => {
      if (!isTerminal(store.known(node))) throw new RangeError('an inner node has no value')
      return terminalValue(node)
    },
    variableOf: (node) => store.level(store.inner(node)),
    child: (node, value) => store.child(store.inner(node), store.valueIn(store.level(node), value)),
    choose: (variable, children) => store.choose(variable, children),
    combine: (operator, left, right) => combiner.combine(operator, left, right),
    combineAll: (operator, nodes) => combiner.combineAll(operator, nodes),
    map: (node, change) => mapTerminals(store, node, change),
    restrict: (node, variable, value) => restrict(store, node, variable, value),
    evaluate: (node, assignment) => evaluate(store, node, assignment),
    support: (node) => support(store, node),
    supportGiven: (node, fixed) => supportGiven(store, node, fixed),
    size: (...nodes) => reachable(store, nodes).length,
    terminals: (node) => terminals(store, node),
    count: (node) => count(store, node),
    nearest: (node, from, accepts, free) => nearest(store, node, from, accepts, free),
  })
}
