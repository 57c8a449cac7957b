// biome-ignore-all lint/style/noNonNullAssertion: every index is below a count that is kept beside the array

import { DiagramLimitError } from './diagram-limit-error'

const FREE = -1

/**
 * Gives equal tuples of 32-bit integers equal numbers 0, 1, 2, … in the order in which they are first seen.
 *
 * Hash-consing with open addressing over flat arrays: no string keys, no object per tuple. `cells` holds all tuples
 * behind one another; tuple `id` is `cells[starts[id]]` up to, but not including, `cells[starts[id + 1]]`. Both arrays
 * are replaced when they grow, so read them anew after every `intern`.
 */
export class TupleTable {
  count = 0
  cells: Int32Array = new Int32Array(256)
  starts: Int32Array = new Int32Array(64)
  readonly limit: number
  #hashes: Int32Array = new Int32Array(64)
  #slots: Int32Array = new Int32Array(128).fill(FREE)

  /** @param limit - the most tuples to hold; `intern` throws a DiagramLimitError instead of adding one more */
  constructor(limit: number) {
    this.limit = limit
  }

  /** The number of the tuple `source[from] … source[from + length - 1]`. Throws DiagramLimitError, changing nothing. */
  intern(source: Int32Array, from: number, length: number): number {
    const hash = hashOf(source, from, length)
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (let id = this.#slots[slot]!; id !== FREE; id = this.#slots[slot]!) {
      if (this.#hashes[id] === hash && this.#holds(id, source, from, length)) return id
      slot = (slot + 1) & mask
    }
    if (this.count >= this.limit) throw new DiagramLimitError(this.limit)
    return this.#add(source, from, length, hash, slot)
  }

  #holds(id: number, source: Int32Array, from: number, length: number): boolean {
    const start = this.starts[id]!
    if (this.starts[id + 1]! - start !== length) return false
    for (let index = 0; index < length; index++) {
      if (this.cells[start + index] !== source[from + index]) return false
    }
    return true
  }

  #add(source: Int32Array, from: number, length: number, hash: number, slot: number): number {
    const id = this.count
    const start = this.starts[id]!
    // Typed arrays drop writes past their end without a word: make room first.
    this.cells = withRoom(this.cells, start + length)
    this.starts = withRoom(this.starts, id + 2)
    this.#hashes = withRoom(this.#hashes, id + 1)
    for (let index = 0; index < length; index++) this.cells[start + index] = source[from + index]!
    this.starts[id + 1] = start + length
    this.#hashes[id] = hash
    this.#slots[slot] = id
    this.count = id + 1
    if (this.count * 2 > this.#slots.length) this.#rehash()
    return id
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(FREE)
    const mask = slots.length - 1
    for (let id = 0; id < this.count; id++) {
      let slot = this.#hashes[id]! & mask
      while (slots[slot] !== FREE) slot = (slot + 1) & mask
      slots[slot] = id
    }
    this.#slots = slots
  }
}

function withRoom(array: Int32Array, length: number): Int32Array {
  if (length <= array.length) return array
  const grown = new Int32Array(Math.max(length, array.length * 2))
  grown.set(array)
  return grown
}

function hashOf(source: Int32Array, from: number, length: number): number {
  let hash = length
  for (let index = 0; index < length; index++) {
    hash = Math.imul(hash ^ source[from + index]!, 0x9e3779b1)
    hash ^= hash >>> 15
  }
  return hash
}
