// biome-ignore-all lint/style/noNonNullAssertion: states, variables and positions index tables that are filled beside them

import { DiagramLimitError } from './diagram-limit-error'
import type { Diagrams } from './diagrams'
import { type Node, terminal, terminalValue } from './node'
import { TupleTable } from './tuple-table'

/** Several functions as one: the value of `root` is the index, in `outcomes`, of the vector of their values. */
export interface Joint {
  readonly root: Node
  /** Distinct vectors, each with one value for each function, in the order of the functions. */
  readonly outcomes: readonly (readonly number[])[]
}

/**
 * The joint diagram of `nodes`, or undefined when it has more than `limit` inner nodes or the store has no room for it.
 *
 * Walks all diagrams at once. A state of the walk is the vector of nodes that they have come to. Equal functions have
 * equal nodes, so distinct states are distinct vectors of functions, and each depends on its first variable: states are
 * the inner nodes of the joint diagram, one to one. That makes the limit exact. States are counted in a table apart,
 * and the store sees nodes only once all are known to fit: a walk that is given up leaves no trace.
 */
export function joint(diagrams: Diagrams, nodes: readonly Node[], limit: number): Joint | undefined {
  const distinct = [...new Set(nodes)]
  // Flat arrays would turn what is not a handle into one.
  for (const node of distinct) diagrams.isTerminal(node)
  const position = nodes.map((node) => distinct.indexOf(node))
  try {
    const { root, outcomes } = jointOfDistinct(diagrams, distinct, limit)
    const vectors = outcomes.map((outcome) => Object.freeze(position.map((index) => outcome[index]!)))
    return Object.freeze({ root, outcomes: Object.freeze(vectors) })
  } catch (error) {
    if (error instanceof DiagramLimitError) return undefined
    throw error
  }
}

function jointOfDistinct(diagrams: Diagrams, nodes: readonly Node[], limit: number): Joint {
  const states = new TupleTable(limit)
  const outcomes = new TupleTable(Infinity)
  const targets: number[][] = []
  // A target is a state's number, or a terminal handle with an outcome's number: what the joint node's child will be.
  const targetOf = (vector: Int32Array): number =>
    vector.every((node) => node < 0)
      ? terminal(outcomes.intern(vector, 0, vector.length))
      : states.intern(vector, 0, vector.length)

  const start = targetOf(Int32Array.from(nodes))
  const levels: number[] = []
  const vector = new Int32Array(nodes.length)
  // The table grows while it is read: states come up in the order in which they were found.
  for (let state = 0; state < states.count; state++) {
    const from = states.cells.slice(states.starts[state], states.starts[state + 1])
    const variables = Array.from(from, (node) => (node < 0 ? diagrams.domains.length : diagrams.variableOf(node)))
    const variable = variables.reduce((least, other) => Math.min(least, other))
    levels.push(variable)
    const row: number[] = []
    for (let value = 0; value < diagrams.domains[variable]!; value++) {
      for (let index = 0; index < from.length; index++) {
        const node = from[index]!
        vector[index] = variables[index] === variable ? diagrams.child(node, value) : node
      }
      row.push(targetOf(vector))
    }
    targets.push(row)
  }
  return { root: build(diagrams, start, levels, targets), outcomes: vectorsOf(outcomes) }
}

/** Makes the nodes of all states in the store, last variable first. */
function build(diagrams: Diagrams, start: number, levels: readonly number[], targets: readonly number[][]): Node {
  const made: Node[] = []
  const nodeOf = (target: number): Node => (target < 0 ? target : made[target]!)
  const order = levels.map((_, state) => state).sort((left, right) => levels[right]! - levels[left]!)
  for (const state of order) made[state] = diagrams.choose(levels[state]!, targets[state]!.map(nodeOf))
  return nodeOf(start)
}

function vectorsOf(outcomes: TupleTable): readonly (readonly number[])[] {
  const vectors: number[][] = []
  for (let id = 0; id < outcomes.count; id++) {
    vectors.push(Array.from(outcomes.cells.subarray(outcomes.starts[id], outcomes.starts[id + 1]), terminalValue))
  }
  return vectors
}
