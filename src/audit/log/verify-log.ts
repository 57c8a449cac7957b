import { requireKnownKeys, UsageError } from '../../vocabulary'
import { type Checkpoint, emptyCheckpoint, readCheckpoint } from './checkpoint'
import { LogVerifier, type Verification } from './log-verifier'

export interface VerifyOptions {
  /** Checkpoints of this log that were kept elsewhere, in any order. Without one, a log that was cut off at its end or
   * written anew from some entry on cannot be told from the true one. */
  readonly checkpoints?: Iterable<Checkpoint>
  /** A checkpoint to go on from: the first entry given is the one after it. @defaultValue the beginning */
  readonly from?: Checkpoint
}

/** Is this log whole? Reads every entry once and keeps a few hashes; stops at the first that is bad.
 *
 * Entries may be anything at all: nothing is thrown for what they hold, and nothing of it is told. What the iterable itself
 * throws goes through. To say whom an entry is about is not needed for the chain, so erased links are fine (GDPR 17).
 * @throws UsageError `unknown-key`; `invalid-checkpoint`; `invalid-log` for what is not iterable. Rejects likewise
 */
export function verify(entries: Iterable<unknown>, options?: VerifyOptions): Verification
export function verify(entries: AsyncIterable<unknown>, options?: VerifyOptions): Promise<Verification>
export function verify(
  entries: Iterable<unknown> | AsyncIterable<unknown>,
  options: VerifyOptions = {},
): Verification | Promise<Verification> {
  if (isAsync(entries)) return verifyAsync(entries, options)
  if (typeof entries?.[Symbol.iterator] !== 'function' || typeof entries === 'string') {
    throw new UsageError('invalid-log', 'a log is verified entry by entry')
  }
  return verifySync(entries, options)
}

function verifySync(entries: Iterable<unknown>, options: VerifyOptions): Verification {
  const verifier = verifierFor(options)
  const fault = verifier.begin()
  if (fault !== undefined) return fault
  for (const entry of entries) {
    const fault = verifier.see(entry)
    if (fault !== undefined) return fault
  }
  return verifier.end()
}

async function verifyAsync(entries: AsyncIterable<unknown>, options: VerifyOptions): Promise<Verification> {
  const verifier = verifierFor(options)
  const fault = verifier.begin()
  if (fault !== undefined) return fault
  for await (const entry of entries) {
    const fault = verifier.see(entry)
    if (fault !== undefined) return fault
  }
  return verifier.end()
}

function verifierFor(options: VerifyOptions): LogVerifier {
  requireKnownKeys('the options of verify', options, ['checkpoints', 'from'])
  const { checkpoints = [], from } = options
  return new LogVerifier(
    from === undefined ? emptyCheckpoint : readCheckpoint(from),
    [...checkpoints].map(readCheckpoint),
  )
}

function isAsync(entries: Iterable<unknown> | AsyncIterable<unknown>): entries is AsyncIterable<unknown> {
  return typeof (entries as Partial<AsyncIterable<unknown>> | null)?.[Symbol.asyncIterator] === 'function'
}
