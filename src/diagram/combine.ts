// biome-ignore-all lint/style/noNonNullAssertion: indexes are below the length of the round

import { Combination } from './combination'
import { type Node, terminal } from './node'
import type { NodeStore } from './node-store'
import { OperationMemo } from './operation-memo'
import type { Operator } from './operator'
import { structuralOrder } from './structural-order'

const MOST_MEMOS = 8

/** Combines the diagrams of one store, and remembers the results of the operators used last. */
export class Combiner {
  readonly #store: NodeStore
  readonly #memos = new Map<Operator, OperationMemo>()

  constructor(store: NodeStore) {
    this.#store = store
  }

  /** See `Diagrams.combine`. */
  combine(operator: Operator, left: Node, right: Node): Node {
    return this.#start(operator).apply(this.#store.known(left), this.#store.known(right))
  }

  /** See `Diagrams.combineAll`. */
  combineAll(operator: Operator, nodes: readonly Node[]): Node {
    let round = this.#arrange(operator, nodes)
    const combination = this.#start(operator)
    // Neighbours first, in rounds: every operand takes part in log2(n) combinations, most of them small.
    while (round.length > 1) {
      const next: Node[] = []
      for (let index = 0; index + 1 < round.length; index += 2) {
        next.push(combination.apply(round[index]!, round[index + 1]!))
      }
      if (round.length % 2 === 1) next.push(round[round.length - 1]!)
      round = next
    }
    const [result] = round
    if (result !== undefined) return result
    if (operator.neutral === undefined) throw new RangeError('combining no diagrams needs a neutral value')
    return terminal(operator.neutral)
  }

  #arrange(operator: Operator, nodes: readonly Node[]): readonly Node[] {
    for (const node of nodes) this.#store.known(node)
    if (operator.commutative !== true) return nodes
    const operands = operator.idempotent === true ? [...new Set(nodes)] : [...nodes]
    return operands.sort(structuralOrder(this.#store))
  }

  #start(operator: Operator): Combination {
    const memo = this.#memos.get(operator) ?? new OperationMemo()
    // Last used comes last, so that the first key is the one to forget.
    this.#memos.delete(operator)
    this.#memos.set(operator, memo)
    for (const stale of this.#memos.keys()) {
      if (this.#memos.size <= MOST_MEMOS) break
      this.#memos.delete(stale)
    }
    return new Combination(this.#store, operator, memo)
  }
}
