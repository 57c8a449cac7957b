// biome-ignore-all lint/style/noNonNullAssertion: variables come from nodes, so their domains exist

import { DiagramLimitError } from './diagram-limit-error'
import { type Node, terminal, terminalValue } from './node'
import type { NodeStore } from './node-store'
import type { OperationMemo } from './operation-memo'
import type { Operator } from './operator'

/** One run of an operator over diagrams, with room and a number of steps of its own. */
export class Combination {
  readonly #store: NodeStore
  readonly #operator: Operator
  readonly #memo: OperationMemo
  readonly #neutral: Node | undefined
  readonly #absorbing: Node | undefined
  readonly #frames: Int32Array
  readonly #mostSteps: number
  #top = 0
  #steps = 0

  constructor(store: NodeStore, operator: Operator, memo: OperationMemo) {
    this.#store = store
    this.#operator = operator
    this.#memo = memo
    this.#neutral = operator.neutral === undefined ? undefined : terminal(operator.neutral)
    this.#absorbing = operator.absorbing === undefined ? undefined : terminal(operator.absorbing)
    // One frame for each variable is enough, because every step down goes to a later variable.
    this.#frames = new Int32Array(store.domains.reduce((length, size) => length + size + 1, 0))
    // A product can visit quadratically many pairs and still make few nodes; a limit on nodes alone would let it run
    // for hours.
    this.#mostSteps = Math.max(1_000_000, 16 * store.limit)
  }

  /** The diagram of `apply(left, right)` at every assignment (Bryant 1986, "Apply"). Throws DiagramLimitError. */
  apply(left: Node, right: Node): Node {
    const early = this.#early(left, right)
    if (early !== undefined) return early
    const swap = this.#operator.commutative === true && left > right
    return swap ? this.#descend(right, left) : this.#descend(left, right)
  }

  #early(left: Node, right: Node): Node | undefined {
    if (left === this.#neutral) return right
    if (right === this.#neutral) return left
    if (left === this.#absorbing || right === this.#absorbing) return this.#absorbing
    if (left === right && this.#operator.idempotent === true) return left
    if (left < 0 && right < 0) return terminal(this.#operator.apply(terminalValue(left), terminalValue(right)))
    return undefined
  }

  #descend(left: Node, right: Node): Node {
    const known = this.#memo.get(left, right)
    if (known !== undefined) return known
    if (++this.#steps > this.#mostSteps) throw new DiagramLimitError(this.#mostSteps, 'steps')

    const store = this.#store
    const leftLevel = store.level(left)
    const rightLevel = store.level(right)
    const variable = Math.min(leftLevel, rightLevel)
    const size = store.domains[variable]!
    const frame = this.#top
    this.#top += size + 1
    this.#frames[frame] = variable
    for (let value = 0; value < size; value++) {
      const leftChild = leftLevel === variable ? store.child(left, value) : left
      const rightChild = rightLevel === variable ? store.child(right, value) : right
      this.#frames[frame + 1 + value] = this.apply(leftChild, rightChild)
    }
    const result = store.make(this.#frames, frame)
    this.#top = frame
    this.#memo.set(left, right, result)
    return result
  }
}
