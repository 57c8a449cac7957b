// biome-ignore-all lint/style/noNonNullAssertion: slots are masked to the length of the table

import type { Node } from './node'

const EMPTY = 0x7fffffff
const FEWEST_SLOTS = 2 ** 10
const MOST_SLOTS = 2 ** 20

/**
 * Remembers the results of one operator on pairs of nodes.
 *
 * Grows with use to 2^20 slots (12 MB) and then overwrites: forgetting costs time, never correctness (as in Brace,
 * Rudell and Bryant 1990).
 */
export class OperationMemo {
  #used = 0
  // Left, right and result of a slot lie side by side, to be fetched together.
  #cells = emptyCells(FEWEST_SLOTS)
  #mask = FEWEST_SLOTS - 1

  /** The remembered result, or undefined. */
  get(left: Node, right: Node): Node | undefined {
    const at = this.#at(left, right)
    return this.#cells[at] === left && this.#cells[at + 1] === right ? this.#cells[at + 2] : undefined
  }

  /** Remembers `result`, perhaps in the place of another. */
  set(left: Node, right: Node, result: Node): void {
    // A pair has one slot only: at a quarter full, few pairs have yet driven another out.
    if (this.#used * 4 > this.#mask && this.#mask < MOST_SLOTS - 1) this.#grow()
    this.#put(left, right, result)
  }

  #at(left: Node, right: Node): number {
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)
    hash ^= hash >>> 15
    return ((Math.imul(hash, 0xc2b2ae35) >>> 7) & this.#mask) * 3
  }

  #put(left: Node, right: Node, result: Node): void {
    const at = this.#at(left, right)
    if (this.#cells[at] === EMPTY) this.#used++
    this.#cells[at] = left
    this.#cells[at + 1] = right
    this.#cells[at + 2] = result
  }

  #grow(): void {
    const old = this.#cells
    this.#mask = this.#mask * 2 + 1
    this.#cells = emptyCells(this.#mask + 1)
    this.#used = 0
    for (let at = 0; at < old.length; at += 3) {
      if (old[at] !== EMPTY) this.#put(old[at]!, old[at + 1]!, old[at + 2]!)
    }
  }
}

function emptyCells(slots: number): Int32Array {
  return new Int32Array(slots * 3).fill(EMPTY)
}
