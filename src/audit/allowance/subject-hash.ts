import { sha256 } from '@noble/hashes/sha2'
import { utf8ToBytes } from '@noble/hashes/utils'

/** Where a subject falls in a sketch: one of `registers` places, and a rank that half of all subjects have at 1, a quarter
 * at 2, and so on up to 33.
 */
export interface SubjectHash {
  readonly register: number
  readonly rank: number
}

/** Registers of a sketch: a power of two. */
export const registers = 4096
export const highestRank = 33

/** SHA-256, so that nobody can choose ids that fall together. */
export function subjectHash(subject: string): SubjectHash {
  const bytes = new DataView(sha256(utf8ToBytes(subject)).buffer)
  return { register: bytes.getUint32(0) % registers, rank: Math.clz32(bytes.getUint32(4)) + 1 }
}
