import type { Checkpoint } from './checkpoint'
import { isHash } from './is-hash'
import { emptyRoot, nodeHash } from './merkle-tree'

/** What a proof is held against: how many leaves there are, and their root. */
export type TreeHead = Pick<Checkpoint, 'size' | 'root'>

/** Does the proof show that the leaf with this hash stands at an index of the tree? (RFC 9162 §2.1.3.2)
 *
 * False for what is no proof at all.
 */
export function verifyInclusion(hash: string, index: number, head: TreeHead, proof: readonly string[]): boolean {
  if (!isHead(head) || !isHash(hash) || !isProof(proof) || !Number.isSafeInteger(index)) return false
  if (index < 0 || index >= head.size) return false
  const way = new Way(index, head.size - 1)
  let root = hash
  for (const node of proof) {
    if (way.isAtTop()) return false
    root = way.isRight() ? nodeHash(node, root) : nodeHash(root, node)
    way.climb()
  }
  return way.isAtTop() && root === head.root
}

/** Does the proof show that the newer tree begins with all of the older? (RFC 9162 §2.1.4.2)
 *
 * False for what is no proof at all. Every tree begins with the empty one.
 */
export function verifyConsistency(older: TreeHead, newer: TreeHead, proof: readonly string[]): boolean {
  if (!isHead(older) || !isHead(newer) || !isProof(proof) || older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && older.root === newer.root
  if (older.size === 0) return proof.length === 0 && older.root === emptyRoot
  const way = new Way(older.size - 1, newer.size - 1)
  way.skipRight()
  // Where the older tree is a full one, its root is where the proof begins, and is not said again.
  const [first, ...rest] = way.isLeftmost() ? [older.root, ...proof] : proof
  if (first === undefined) return false
  let [olderRoot, newerRoot] = [first, first]
  for (const node of rest) {
    if (way.isAtTop()) return false
    if (way.isRight()) {
      olderRoot = nodeHash(node, olderRoot)
      newerRoot = nodeHash(node, newerRoot)
    } else {
      newerRoot = nodeHash(newerRoot, node)
    }
    way.climb()
  }
  return way.isAtTop() && olderRoot === older.root && newerRoot === newer.root
}

/** From a node up to the root, beside the way of the last leaf: `fn` and `sn` of the RFC. */
class Way {
  constructor(
    private node: number,
    private last: number,
  ) {}

  isAtTop(): boolean {
    return this.last === 0
  }

  isLeftmost(): boolean {
    return this.node === 0
  }

  /** Is what stands beside it on its left? The last node of a level goes up alone until it has somebody there. */
  isRight(): boolean {
    return this.node % 2 === 1 || this.node === this.last
  }

  climb(): void {
    if (this.isRight()) while (this.node % 2 === 0 && this.node !== 0) this.up()
    this.up()
  }

  /** Up as long as it is a right child. */
  skipRight(): void {
    while (this.node % 2 === 1) this.up()
  }

  private up(): void {
    this.node = Math.floor(this.node / 2)
    this.last = Math.floor(this.last / 2)
  }
}

function isHead(head: TreeHead): boolean {
  return Number.isSafeInteger(head?.size) && head.size >= 0 && isHash(head.root)
}

function isProof(proof: readonly string[]): boolean {
  // `every` alone passes over places where there is nothing.
  return Array.isArray(proof) && [...proof].every(isHash)
}
