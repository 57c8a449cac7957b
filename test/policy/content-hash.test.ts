import fc from 'fast-check'
import type { Policy, Rule } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { canonicalJson, contentHash } from '../../src/policy'
import { board, define, everyShape, permit, sound } from './board'

/** The same data with the keys of every object turned round. */
function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, withKeysReversed(member)]),
  )
}

type Edit = (value: string | boolean) => string | boolean

/** The document with the `n`-th of its texts and flags changed; undefined when there are fewer. */
function editLeaf(document: unknown, n: number, edit: Edit): unknown {
  let left = n
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)]))
    if (typeof value !== 'string' && typeof value !== 'boolean') return value
    return left-- === 0 ? edit(value) : value
  }
  const edited = walk(document)
  return left < 0 ? edited : undefined
}

describe('the content hash of a policy', () => {
  it('is 64 hex digits, and the same on every run', () => {
    expect(everyShape.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(define(permit(sound)).hash).toBe(define(permit(sound)).hash)
  })

  it('does not depend on the order of the rules', () => {
    const shuffled = fc.shuffledSubarray([...everyShape.rules], { minLength: everyShape.rules.length })
    fc.assert(
      fc.property(shuffled, (rules) => define(...rules).hash === everyShape.hash),
      { numRuns: 30 },
    )
  })

  it('does not depend on the order of keys', () => {
    expect(contentHash(withKeysReversed(everyShape) as Policy)).toBe(everyShape.hash)
  })

  it('changes with any change to any text or flag in the content', () => {
    const { hash, kind: _, ...content } = everyShape
    const edit: Edit = (value) => (typeof value === 'boolean' ? !value : `${value}!`)
    let n = 0
    for (let edited = editLeaf(content, n, edit); edited !== undefined; edited = editLeaf(content, ++n, edit)) {
      expect(contentHash(edited as Policy), `leaf ${n}`).not.toBe(hash)
    }
    expect(n).toBeGreaterThan(150)
  })

  it('changes when a rule is left out or a list is put in another order', () => {
    const hashes = new Set([everyShape.hash])
    for (const { id } of everyShape.rules) hashes.add(define(...everyShape.rules.filter((rule) => rule.id !== id)).hash)
    const tables = everyShape.rules.find(({ id }) => id === 'tables') as Rule
    hashes.add(
      define(...everyShape.rules.filter((rule) => rule !== tables), { ...tables, source: tables.source.toReversed() })
        .hash,
    )
    expect(hashes.size).toBe(everyShape.rules.length + 2)
  })

  it('tells a policy of a public authority from that of a company', () => {
    const content = { name: 'board', version: '1', rules: [permit(sound)] }
    const hashes = (['private', 'public-authority'] as const).map(
      (controller) => board.definePolicy({ ...content, controller }).hash,
    )
    expect(new Set(hashes).size).toBe(2)
    expect(board.definePolicy(content).hash).toBe(hashes[0])
  })
})

describe('canonical JSON', () => {
  it('parses to the same data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(JSON.parse(canonicalJson(value)))).toBe(
          JSON.stringify(JSON.parse(JSON.stringify(sorted(value)))),
        )
      }),
    )
  })

  it('leaves out what is undefined, and keeps lone surrogates apart', () => {
    expect(canonicalJson({ b: undefined, a: '\ud800' })).toBe('{"a":"\\ud800"}')
  })
})

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]))
}
