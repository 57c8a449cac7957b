import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils'

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). Hashes are 64 hexadecimal digits. */
export const emptyRoot = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** The hash of two nodes beside each other: SHA-256 of 0x01, left and right (RFC 6962 §2.1). */
export function nodeHash(left: string, right: string): string {
  const bytes = new Uint8Array(65)
  bytes[0] = 1
  bytes.set(hexToBytes(left), 1)
  bytes.set(hexToBytes(right), 33)
  return bytesToHex(sha256(bytes))
}

/** The root over the leaves from one index up to another, right-open. Leaves are hashed already.
 *
 * Requires 0 <= from < to <= hashes.length.
 */
export function rootBetween(hashes: readonly string[], from: number, to: number): string {
  if (to - from === 1) return hashes[from] ?? emptyRoot
  const middle = from + splitOf(to - from)
  return nodeHash(rootBetween(hashes, from, middle), rootBetween(hashes, middle, to))
}

/** The root over the first leaves. */
export function rootOf(hashes: readonly string[], size: number = hashes.length): string {
  return size === 0 ? emptyRoot : rootBetween(hashes, 0, size)
}

/** How many of the leaves of a tree stand left of its root: the largest power of two below their number. */
export function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}
