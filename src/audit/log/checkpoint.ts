import { UsageError } from '../../vocabulary'
import { isHash } from './is-hash'
import { noHash } from './log-entry'
import type { LogPosition } from './log-store'
import { type Frontier, grow, rootOfFrontier, widthOf } from './merkle-frontier'
import { emptyRoot } from './merkle-tree'

/** What a log was when it had so many entries: plain data, some hundred bytes.
 *
 * Kept where whoever can write the log cannot, and signed, it shows up what was changed, taken away or brought back later:
 * without one nobody can tell a log from one that was written anew from beginning to end.
 */
export interface Checkpoint extends LogPosition {
  readonly kind: 'checkpoint'
  readonly size: number
  /** The hash of the last entry; `noHash` when there are none. */
  readonly hash: string
  /** The root of the Merkle tree over the hashes of the entries (RFC 6962 §2.1). */
  readonly root: string
  /** What the tree is continued from: the roots of the full trees in it, largest first. */
  readonly frontier: Frontier
}

/** Where every log begins. */
export const emptyCheckpoint: Checkpoint = Object.freeze({
  kind: 'checkpoint',
  size: 0,
  hash: noHash,
  root: emptyRoot,
  frontier: Object.freeze([]),
})

/** A log as far as it has been read: what a checkpoint is taken of. */
export class LogTip {
  #position: LogPosition
  #frontier: Frontier

  constructor({ size, hash, frontier }: Checkpoint = emptyCheckpoint) {
    this.#position = Object.freeze({ size, hash })
    this.#frontier = frontier
  }

  position(): LogPosition {
    return this.#position
  }

  /** Goes on by the entry with this hash. */
  take(hash: string): void {
    const { size } = this.#position
    this.#frontier = grow(this.#frontier, size, hash)
    this.#position = Object.freeze({ size: size + 1, hash })
  }

  checkpoint(): Checkpoint {
    const frontier = Object.freeze([...this.#frontier])
    return Object.freeze({ kind: 'checkpoint', ...this.#position, root: rootOfFrontier(frontier), frontier })
  }
}

/** A copy of a checkpoint that can be one.
 *
 * @throws UsageError `invalid-checkpoint` for what is none, or does not agree with itself
 */
export function readCheckpoint(value: unknown): Checkpoint {
  const { kind, size, hash, root, frontier } = { ...(value as Partial<Checkpoint> | null | undefined) }
  const trees: readonly unknown[] = Array.isArray(frontier) ? [...frontier] : [undefined]
  const isOne =
    kind === 'checkpoint' && isSize(size) && isHash(hash) && trees.every(isHash) && trees.length === widthOf(size)
  if (!isOne || rootOfFrontier(trees as Frontier) !== root || (size === 0) !== (hash === noHash)) {
    throw new UsageError('invalid-checkpoint', 'a checkpoint is what `checkpoint` or `verify` gave, unchanged')
  }
  return Object.freeze({ kind, size, hash, root, frontier: Object.freeze(trees as Frontier) })
}

function isSize(size: unknown): size is number {
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0
}
