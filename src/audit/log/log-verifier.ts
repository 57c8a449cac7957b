import { type Checkpoint, LogTip } from './checkpoint'
import { digestEntry, type EntryDigest } from './digest-entry'
import type { LogPosition } from './log-store'
import { rememberingShapes } from './remembering-shapes'

/** What can be wrong with a log. A closed set.
 *
 * - `malformed-entry`: something that is no entry
 * - `wrong-index`: an entry is missing, is there twice, or stands in another's place
 * - `broken-chain`: it does not name the hash of the one before it
 * - `wrong-hash`: it is not what its hash was made of
 * - `wrong-link`: whom it is about is not what it was written about. An erased link is not wrong
 * - `truncated`: there are fewer entries than when a checkpoint was taken
 * - `rewritten`: the entries agree among themselves, and not with a checkpoint
 */
export type LogFault =
  | 'malformed-entry'
  | 'wrong-index'
  | 'broken-chain'
  | 'wrong-hash'
  | 'wrong-link'
  | 'truncated'
  | 'rewritten'

/** Whether a log is whole, as far as can be told; if not, where it first is not. */
export type Verification =
  | {
      readonly ok: true
      /** How far it was read: to be kept, and to go on from. */
      readonly checkpoint: Checkpoint
    }
  | {
      readonly ok: false
      readonly code: LogFault
      /** The first bad entry; for a log that was rewritten, the first that may be: a checkpoint agreed before it. */
      readonly index: number
      /** After the last that may be the first bad one: `index + 1` where it is known which. */
      readonly until: number
    }

export type Fault = Extract<Verification, { ok: false }>

/** Reads a log from its beginning, or from a checkpoint, one entry after the other. Keeps a few hashes and no entries. */
export class LogVerifier {
  readonly #tip: LogTip
  readonly #checkpoints: readonly Checkpoint[]
  readonly #shapes = rememberingShapes()
  /** How many of the checkpoints were passed. */
  #passed = 0
  /** Up to here a checkpoint agreed. */
  #agreed: number

  /** @param checkpoints - sound ones, in any order; those before `from` say nothing here */
  constructor(from: Checkpoint, checkpoints: readonly Checkpoint[]) {
    this.#tip = new LogTip(from)
    this.#agreed = from.size
    this.#checkpoints = checkpoints.filter(({ size }) => size >= from.size).sort((a, b) => a.size - b.size)
  }

  /** What is wrong at the outset: a checkpoint can contradict the one that is gone on from. */
  begin(): Fault | undefined {
    return this.#compare()
  }

  /** What is wrong with the next entry; nothing when it is as it should be. */
  see(entry: unknown): Fault | undefined {
    const { size } = this.#tip.position()
    const digest = digestEntry(entry, this.#shapes)
    const code = digest === undefined ? 'malformed-entry' : faultIn(digest, this.#tip.position())
    if (digest === undefined || code !== undefined) return fault(code ?? 'malformed-entry', size, size + 1)
    this.#tip.take(digest.hash)
    return this.#compare()
  }

  /** What is wrong when nothing comes any more. */
  end(): Verification {
    const { size } = this.#tip.position()
    const missed = this.#checkpoints[this.#passed]
    return missed === undefined
      ? Object.freeze({ ok: true, checkpoint: this.#tip.checkpoint() })
      : fault('truncated', size, size + 1)
  }

  #compare(): Fault | undefined {
    const { size, hash } = this.#tip.position()
    const agreed = Math.min(this.#agreed, size - 1)
    for (;;) {
      const next = this.#checkpoints[this.#passed]
      if (next === undefined || next.size > size) return undefined
      const { root } = this.#tip.checkpoint()
      if (next.root !== root || next.hash !== hash) return fault('rewritten', agreed, size)
      this.#passed++
      this.#agreed = size
    }
  }
}

/** What is wrong with an entry that comes after all those before a position. */
export function faultIn(digest: EntryDigest, { size, hash }: LogPosition): LogFault | undefined {
  if (digest.index !== size) return 'wrong-index'
  if (digest.previous !== hash) return 'broken-chain'
  if (digest.found !== digest.hash) return 'wrong-hash'
  return digest.isLinkSound ? undefined : 'wrong-link'
}

function fault(code: LogFault, index: number, until: number): Fault {
  return Object.freeze({ ok: false, code, index, until })
}
