import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDiagrams, type Diagrams, type Node } from '../../src/diagram'

const domains = [2, 3, 2]
const assignments = [0, 1].flatMap((a) => [0, 1, 2].flatMap((b) => [0, 1].map((c) => [a, b, c])))

/** The diagram of a table with one entry for each assignment, in order. */
function fromTable(diagrams: Diagrams, table: readonly number[]): Node {
  const build = (variable: number, from: number, size: number): Node => {
    if (variable === domains.length) return diagrams.terminal(table[from] ?? 0)
    const step = size / (domains[variable] ?? 1)
    const children = Array.from({ length: domains[variable] ?? 0 }, (_, value) =>
      build(variable + 1, from + value * step, step),
    )
    return diagrams.choose(variable, children)
  }
  return build(0, 0, assignments.length)
}

const tables = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 })
const fixings = fc.tuple(
  fc.option(fc.constantFrom(0, 1)),
  fc.option(fc.constantFrom(0, 1, 2)),
  fc.option(fc.constantFrom(0, 1)),
)

describe('supportGiven', () => {
  it('is the support of the restricted function, and makes no node', () => {
    let partly = 0
    fc.assert(
      fc.property(tables, fixings, (table, fixed) => {
        const diagrams = createDiagrams(domains, { limit: 40 })
        const node = fromTable(diagrams, table)
        const given = diagrams.supportGiven(node, (variable) => fixed[variable] ?? undefined)
        const restricted = fixed.reduce<Node>(
          (left, value, variable) => (value === null ? left : diagrams.restrict(left, variable, value)),
          node,
        )
        if (given.length > 0 && given.length < diagrams.support(node).length) partly++
        expect(given).toEqual(diagrams.support(restricted))
      }),
      { numRuns: 2000 },
    )
    expect(partly).toBeGreaterThan(100)
  })

  it('can be asked for ever of a store that is full', () => {
    const diagrams = createDiagrams(domains, { limit: 3 })
    const [no, yes] = [diagrams.terminal(0), diagrams.terminal(1)]
    const last = diagrams.choose(2, [no, yes])
    const middle = diagrams.choose(1, [no, last, yes])
    const node = diagrams.choose(0, [middle, last])
    expect(diagrams.supportGiven(node, (variable) => (variable === 1 ? 1 : undefined))).toEqual([2])
    expect(diagrams.supportGiven(node, (variable) => (variable === 0 ? 0 : undefined))).toEqual([1, 2])
  })
})
