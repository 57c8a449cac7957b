import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDiagrams, DiagramLimitError, type Diagrams, sift } from '../../src/diagram'
import { randomFunctions } from './random-nodes'
import { reorder } from './reorder'
import { agree, assignments, fromTable, tableOf, tables, values } from './truth-table'
import { pairs } from './variable-pairs'

/** An empty store whose variable i is variable `order[i]`. */
function storeIn({ domains }: Diagrams, order: readonly number[], limit = 2_000_000): Diagrams {
  return createDiagrams(
    order.map((variable) => domains[variable] ?? 0),
    { limit },
  )
}

/** An assignment to the variables of `from`, for the store in another order. */
function permuted(assignment: readonly number[], order: readonly number[]): readonly number[] {
  return order.map((variable) => assignment[variable] ?? -1)
}

describe.each<[string, readonly number[], number]>([
  ['every Boolean function of variables of 2, 3 and 2 values', [2, 3, 2], 2],
  ['every three-level function of variables of 2 and 3 values', [2, 3], 3],
  ['every Boolean function of variables of 3, 1, 2 and 2 values', [3, 1, 2, 2], 2],
])('reordering %s', (_, domains, terminals) => {
  const diagrams = createDiagrams(domains)
  const rows = assignments(domains)
  const all =
    domains.length === 2
      ? [
          [0, 1],
          [1, 0],
        ]
      : [domains.map((_, v) => domains.length - 1 - v), [1, 2, 0, 3]]

  it.each(all.map((order) => [order.slice(0, domains.length)]))(
    'to %j keeps its values and its canonical form',
    (order) => {
      const other = storeIn(diagrams, order)
      for (const table of tables(rows.length, terminals)) {
        const [image] = reorder(diagrams, [fromTable(diagrams, table)], other, order)
        const values = rows.map((row) => other.evaluate(image ?? -1, permuted(row, order)))
        agree(diagrams, table, 'values', values, table)
        agree(diagrams, table, 'node', image, fromTable(other, tableOf(other, image ?? -1)))
      }
    },
  )
})

describe('reordering', () => {
  it('keeps the values of random functions, in the order that sifting finds and in any other', () => {
    fc.assert(
      fc.property(randomFunctions, fc.nat(), ({ diagrams, roots }, number) => {
        const shift = number % diagrams.domains.length
        const rotated = diagrams.domains.map((_, variable) => (variable + shift) % diagrams.domains.length)
        for (const order of [sift(diagrams, roots), rotated, [...rotated].reverse()]) {
          const other = storeIn(diagrams, order)
          const images = reorder(diagrams, roots, other, order)
          expect(images).toHaveLength(roots.length)
          for (const [index, root] of roots.entries()) {
            const moved = assignments(diagrams.domains).map((row) =>
              other.evaluate(images[index] ?? -1, permuted(row, order)),
            )
            expect(moved).toEqual(tableOf(diagrams, root))
          }
        }
      }),
      { numRuns: 60, seed: 7 },
    )
  })

  it('there and back gives the same nodes, of twenty variables', () => {
    const { diagrams, root } = pairs(10, (variable) => 2 + (variable % 3))
    const order = values(20).map((place) => (place % 2) * 10 + Math.floor(place / 2))
    const back = values(20).map((variable) => order.indexOf(variable))
    const other = storeIn(diagrams, order)
    const images = reorder(diagrams, [root, diagrams.terminal(9)], other, order)
    expect(other.size(...images)).toBe(20)
    expect(reorder(other, images, diagrams, back)).toEqual([root, diagrams.terminal(9)])
    expect(Object.isFrozen(images)).toBe(true)
  })

  it('throws when the images do not fit in the other store', () => {
    const { diagrams, root } = pairs(10)
    const order = values(20).map((place) => (place % 2) * 10 + Math.floor(place / 2))
    const neighbours = storeIn(diagrams, order)
    const [small] = reorder(diagrams, [root], neighbours, order)
    const back = values(20).map((variable) => order.indexOf(variable))
    const tight = storeIn(neighbours, back, 100)
    expect(() => reorder(neighbours, [small ?? -1], tight, back)).toThrow(DiagramLimitError)
  })

  const diagrams = createDiagrams([2, 3])
  it.each<[string, readonly number[], readonly number[], readonly number[]]>([
    ['an order that is too short', [], [3], [1]],
    ['an order that is too long', [], [3, 2, 2], [1, 0, 2]],
    ['an order that names a variable twice', [], [3, 3], [1, 1]],
    ['an order that names a variable that is not there', [], [3, 2], [1, 2]],
    ['a domain of another size', [], [2, 3], [1, 0]],
    ['another number of variables', [], [3, 2, 2], [1, 0]],
    ['a node that is not there', [7], [3, 2], [1, 0]],
  ])('refuses %s', (_, roots, domains, order) => {
    expect(() => reorder(diagrams, roots, createDiagrams(domains), order)).toThrow(RangeError)
  })
})
