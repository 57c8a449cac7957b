import {
  consistencyProof,
  emptyRoot,
  inclusionProof,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from 'need-to-know/audit'
import { describe, expect, it } from 'vitest'
import { LogTip } from '../../src/audit/log/checkpoint'
import { grow, rootOfFrontier, widthOf } from '../../src/audit/log/merkle-frontier'
import { hash, MTH, PATH, PROOF } from './rfc6962'

/** The leaves that implementations of Certificate Transparency are tested with, and the roots of the first 1 to 8. */
const published = {
  leaves: ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'],
  roots: [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ],
}
const leafHash = (data: Uint8Array) => hash(Buffer.of(0), data).toString('hex')
const hex = (buffers: readonly Buffer[]) => buffers.map((buffer) => buffer.toString('hex'))

const most = 40
const data = Array.from({ length: most }, (_, i) => Buffer.from(`entry ${i}`))
const leaves = data.map(leafHash)
const roots = Array.from({ length: most + 1 }, (_, size) => MTH(data.slice(0, size)).toString('hex'))
const head = (size: number) => ({ size, root: roots[size] ?? '' })
/** A hash with its first digit changed. */
const bent = (digits: string) => (digits.startsWith('0') ? '1' : '0') + digits.slice(1)
const indexes = (below: number) => Array.from({ length: below }, (_, i) => i)

describe('the Merkle tree of the issue, in the manner of RFC 6962', () => {
  it('is empty, and then has the roots that are published', () => {
    expect(emptyRoot).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(rootOf([])).toBe(emptyRoot)
    const hashes = published.leaves.map((leaf) => leafHash(Buffer.from(leaf, 'hex')))
    expect(published.roots.map((_, i) => rootOf(hashes, i + 1))).toEqual(published.roots)
  })

  it('has the roots of the definition at every size, grown leaf by leaf or at once', () => {
    let frontier: readonly string[] = []
    const tip = new LogTip()
    for (const [size, leaf] of leaves.entries()) {
      frontier = grow(frontier, size, leaf)
      tip.take(leaf)
      expect(rootOf(leaves, size + 1)).toBe(roots[size + 1])
      expect(rootOfFrontier(frontier)).toBe(roots[size + 1])
      expect(frontier).toHaveLength(widthOf(size + 1))
      expect(tip.checkpoint()).toMatchObject({ size: size + 1, root: roots[size + 1], hash: leaf, frontier })
    }
  })

  it('has proofs that are those of the definition, for every leaf and every two sizes', () => {
    for (const size of indexes(most + 1)) {
      const first = data.slice(0, size)
      for (const index of indexes(size)) expect(inclusionProof(leaves, index, size)).toEqual(hex(PATH(index, first)))
      for (const from of indexes(size)) {
        expect(consistencyProof(leaves, from, size)).toEqual(from === 0 ? [] : hex(PROOF(from, first)))
      }
      expect(consistencyProof(leaves, size, size)).toEqual([])
    }
  })

  it.each([
    ['an index below', -1, 4],
    ['an index beyond', 4, 4],
    ['half an index', 0.5, 4],
    ['a size beyond', 0, most + 1],
    ['no number', Number.NaN, 4],
  ])('refuses a proof of %s', (_, index, size) => {
    expect(() => inclusionProof(leaves, index, size)).toThrow(expect.objectContaining({ code: 'invalid-position' }))
  })

  it.each([
    ['a size below', -1, 4],
    ['what comes later', 5, 4],
    ['half a size', 0.5, 4],
    ['a size beyond', 1, most + 1],
  ])('refuses a proof of consistency of %s', (_, from, to) => {
    expect(() => consistencyProof(leaves, from, to)).toThrow(expect.objectContaining({ code: 'invalid-position' }))
  })
})

describe('a proof that an entry is in the log', () => {
  it('holds for that entry, and for no other place, size, root or hash', () => {
    for (const size of indexes(most + 1)) {
      for (const index of indexes(size)) {
        const leaf = leaves[index] ?? ''
        const proof = inclusionProof(leaves, index, size)
        expect(verifyInclusion(leaf, index, head(size), proof)).toBe(true)
        for (const other of indexes(most + 1)) {
          if (other !== index) expect(verifyInclusion(leaf, other, head(size), proof)).toBe(false)
          if (other !== size) expect(verifyInclusion(leaf, index, head(other), proof)).toBe(false)
        }
        expect(verifyInclusion(bent(leaf), index, head(size), proof)).toBe(false)
        expect(verifyInclusion(leaf, index, { size, root: bent(roots[size] ?? '') }, proof)).toBe(false)
      }
    }
  })

  it('does not hold with any part changed, left out, said twice, or added', () => {
    for (const size of indexes(most + 1)) {
      for (const index of indexes(size)) {
        const proof = inclusionProof(leaves, index, size)
        for (const forged of changesOf(proof)) {
          expect(verifyInclusion(leaves[index] ?? '', index, head(size), forged)).toBe(false)
        }
      }
    }
  })
})

describe('a proof that a log begins with what it was', () => {
  it('holds for the two sizes, and for no other size or root', () => {
    for (const to of indexes(most + 1)) {
      for (const from of indexes(to + 1)) {
        const proof = consistencyProof(leaves, from, to)
        expect(verifyConsistency(head(from), head(to), proof)).toBe(true)
        if (from === 0) continue
        expect(verifyConsistency({ size: from, root: bent(roots[from] ?? '') }, head(to), proof)).toBe(false)
        expect(verifyConsistency(head(from), { size: to, root: bent(roots[to] ?? '') }, proof)).toBe(false)
        for (const other of indexes(most + 1)) {
          if (other !== from && other !== 0) {
            expect(verifyConsistency({ size: other, root: roots[from] ?? '' }, head(to), proof)).toBe(false)
          }
          if (other !== from) expect(verifyConsistency(head(other), head(to), proof)).toBe(other === 0 && from === to)
          if (other !== to) expect(verifyConsistency(head(from), head(other), proof)).toBe(false)
        }
      }
    }
  })

  it('does not hold with any part changed, left out, said twice, or added', () => {
    for (const to of indexes(most + 1)) {
      for (const from of indexes(to)) {
        for (const forged of changesOf(consistencyProof(leaves, from, to))) {
          expect(verifyConsistency(head(from), head(to), forged)).toBe(false)
        }
      }
    }
  })

  it('does not hold for a log whose beginning was written anew', () => {
    const forged = [leafHash(Buffer.from('another entry')), ...leaves.slice(1)]
    for (const to of indexes(most + 1).slice(1)) {
      for (const from of indexes(to + 1).slice(1)) {
        const newer = { size: to, root: rootOf(forged, to) }
        expect(verifyConsistency(head(from), newer, consistencyProof(forged, from, to))).toBe(false)
      }
    }
  })
})

describe('what is no proof', () => {
  const nonsense = [
    undefined,
    null,
    0,
    '',
    'abc',
    {},
    [1],
    [null],
    ['ABC'],
    new Array(1),
    new Array(2),
    [leaves[0]?.toUpperCase()],
    Array(200).fill(leaves[0]),
  ]

  it('shows nothing, and throws nothing', () => {
    for (const odd of nonsense as never[]) {
      expect(verifyInclusion(leaves[0] ?? '', 0, head(3), odd)).toBe(false)
      expect(verifyConsistency(head(2), head(3), odd)).toBe(false)
      expect(verifyConsistency(head(3), head(3), odd)).toBe(false)
      expect(verifyInclusion(odd, 0, head(1), [])).toBe(false)
      expect(verifyInclusion(leaves[0] ?? '', odd, head(0), [])).toBe(false)
      expect(verifyInclusion(leaves[0] ?? '', 0, odd, [])).toBe(false)
      expect(verifyConsistency(odd, head(3), [])).toBe(false)
      expect(verifyConsistency(head(3), odd, [])).toBe(false)
      expect(verifyConsistency({ size: 3, root: odd }, { size: 3, root: odd }, [])).toBe(false)
    }
  })
})

/** A proof with a part changed, left out, said twice, swapped or added. */
function changesOf(proof: readonly string[]): string[][] {
  const changed = proof.flatMap((part, i) => [
    proof.toSpliced(i, 1, bent(part)),
    proof.toSpliced(i, 1),
    proof.toSpliced(i, 0, part),
    ...(i > 0 ? [proof.toSpliced(i - 1, 2, part, proof[i - 1] ?? '')] : []),
  ])
  return [...changed, [...proof, emptyRoot], [emptyRoot, ...proof]]
}
