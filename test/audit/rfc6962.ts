import { createHash } from 'node:crypto'

/** The definitions of RFC 6962 §2.1, word for word and over bytes, with a hash function that is not ours. */
export const hash = (...parts: readonly Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()

const prefix = { leaf: Buffer.of(0), node: Buffer.of(1) }

/** The largest power of two smaller than n: k < n <= 2k. */
const k = (n: number) => 2 ** Math.ceil(Math.log2(n) - 1)

/** Merkle Tree Hash. MTH({}) = SHA-256(); MTH({d(0)}) = SHA-256(0x00 || d(0));
 * MTH(D[n]) = SHA-256(0x01 || MTH(D[0:k]) || MTH(D[k:n])). */
export function MTH(D: readonly Uint8Array[]): Buffer {
  const n = D.length
  if (n === 0) return hash()
  if (n === 1) return hash(prefix.leaf, ...D)
  return hash(prefix.node, MTH(D.slice(0, k(n))), MTH(D.slice(k(n))))
}

/** Merkle audit path of the (m+1)th input. PATH(0, {d(0)}) = {};
 * PATH(m, D[n]) = PATH(m, D[0:k]) : MTH(D[k:n]) for m < k; PATH(m - k, D[k:n]) : MTH(D[0:k]) for m >= k. */
export function PATH(m: number, D: readonly Uint8Array[]): Buffer[] {
  const n = D.length
  if (n === 1) return []
  return m < k(n)
    ? [...PATH(m, D.slice(0, k(n))), MTH(D.slice(k(n)))]
    : [...PATH(m - k(n), D.slice(k(n))), MTH(D.slice(0, k(n)))]
}

/** Merkle consistency proof. PROOF(m, D[n]) = SUBPROOF(m, D[n], true). */
export const PROOF = (m: number, D: readonly Uint8Array[]): Buffer[] => SUBPROOF(m, D, true)

/** SUBPROOF(m, D[m], true) = {}; SUBPROOF(m, D[m], false) = {MTH(D[m])};
 * SUBPROOF(m, D[n], b) = SUBPROOF(m, D[0:k], b) : MTH(D[k:n]) for m <= k;
 * SUBPROOF(m - k, D[k:n], false) : MTH(D[0:k]) for m > k. */
function SUBPROOF(m: number, D: readonly Uint8Array[], b: boolean): Buffer[] {
  const n = D.length
  if (m === n) return b ? [] : [MTH(D)]
  return m <= k(n)
    ? [...SUBPROOF(m, D.slice(0, k(n)), b), MTH(D.slice(k(n)))]
    : [...SUBPROOF(m - k(n), D.slice(k(n)), false), MTH(D.slice(0, k(n)))]
}
