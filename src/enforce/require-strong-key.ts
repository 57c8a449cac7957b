import { UsageError } from '../vocabulary'

/** Refuses a key that could be guessed.
 *
 * @throws UsageError `weak-key` for what is no bytes, for fewer than 16, and for one byte repeated
 */
export function requireStrongKey(key: unknown): void {
  // A string would become as many zeros as it has letters.
  if (!(key instanceof Uint8Array && key.length >= 16)) {
    throw new UsageError('weak-key', 'a pseudonym key is a Uint8Array of 16 bytes or more')
  }
  if (key.every((byte) => byte === key[0])) {
    throw new UsageError('weak-key', 'the pseudonym key is one byte repeated; pass random bytes that are kept secret')
  }
}
