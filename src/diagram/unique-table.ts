// biome-ignore-all lint/style/noNonNullAssertion: buckets are masked to the length of the table, and chains hold nodes of the pool

import type { Node } from './node'
import { hashOf, NONE, type NodePool } from './node-pool'

const FEWEST_BUCKETS = 16

/** The nodes of one variable, found by their children. Chains, because nodes leave as often as they come. */
export class UniqueTable {
  readonly #pool: NodePool
  #heads = emptyHeads(FEWEST_BUCKETS)
  #count = 0

  constructor(pool: NodePool) {
    this.#pool = pool
  }

  /** How many nodes there are. */
  get count(): number {
    return this.#count
  }

  /** How many chains there are: what looking at all nodes costs. */
  get breadth(): number {
    return this.#heads.length
  }

  /** The node with these children, or NONE. */
  find(children: readonly Node[]): Node {
    const { hashes, next, children: childrenOf } = this.#pool
    const hash = hashOf(children)
    let node = this.#heads[this.#bucket(hash)]!
    while (node !== NONE && !(hashes[node] === hash && equal(childrenOf[node]!, children))) node = next[node]!
    return node
  }

  /** Requires that no node with its children is here. */
  add(node: Node): void {
    if (this.#count >= this.#heads.length) this.#widen()
    this.#link(node)
    this.#count++
  }

  /** Requires that the node is here. */
  delete(node: Node): void {
    const { hashes, next } = this.#pool
    const bucket = this.#bucket(hashes[node]!)
    let before = NONE
    for (let at = this.#heads[bucket]!; at !== node; at = next[at]!) before = at
    if (before === NONE) this.#heads[bucket] = next[node]!
    else next[before] = next[node]!
    this.#count--
  }

  /** All nodes; afterwards it is empty, and no broader than so many nodes need. */
  drain(): readonly Node[] {
    const nodes: Node[] = []
    for (const head of this.#heads) {
      for (let node = head; node !== NONE; node = this.#pool.next[node]!) nodes.push(node)
    }
    const fits = this.#heads.length <= Math.max(FEWEST_BUCKETS, 4 * nodes.length)
    this.#heads = fits ? this.#heads.fill(NONE) : emptyHeads(bucketsFor(nodes.length))
    this.#count = 0
    return nodes
  }

  #widen(): void {
    const nodes = this.drain()
    this.#heads = emptyHeads(this.#heads.length * 2)
    for (const node of nodes) this.#link(node)
    this.#count = nodes.length
  }

  #link(node: Node): void {
    const bucket = this.#bucket(this.#pool.hashes[node]!)
    this.#pool.next[node] = this.#heads[bucket]!
    this.#heads[bucket] = node
  }

  #bucket(hash: number): number {
    return hash & (this.#heads.length - 1)
  }
}

function bucketsFor(nodes: number): number {
  let buckets = FEWEST_BUCKETS
  while (buckets < nodes) buckets *= 2
  return buckets
}

function emptyHeads(buckets: number): Int32Array {
  return new Int32Array(buckets).fill(NONE)
}

function equal(left: readonly Node[], right: readonly Node[]): boolean {
  for (let value = 0; value < left.length; value++) {
    if (left[value] !== right[value]) return false
  }
  return true
}
