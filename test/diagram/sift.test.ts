import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDiagrams, type Diagrams, type Node, sift } from '../../src/diagram'
import { randomFunctions } from './random-nodes'
import { reorder } from './reorder'
import { agree, fromTable, tables, values } from './truth-table'
import { pairs } from './variable-pairs'

/** How many nodes `roots` have in another order. */
function sizeIn(diagrams: Diagrams, roots: readonly Node[], order: readonly number[]): number {
  const other = createDiagrams(order.map((variable) => diagrams.domains[variable] ?? 0))
  return other.size(...reorder(diagrams, roots, other, order))
}

/** All orders of 0 … length - 1. */
function orders(length: number): readonly (readonly number[])[] {
  if (length === 0) return [[]]
  return orders(length - 1).flatMap((order) => values(length).map((place) => order.toSpliced(place, 0, length - 1)))
}

describe.each([
  ['every Boolean function of three variables', [2, 2, 2], 2],
  ['every Boolean function of variables of 2, 3 and 2 values', [2, 3, 2], 2],
])('sifting %s', (_, domains, terminals) => {
  const diagrams = createDiagrams(domains)
  const functions = tables(
    domains.reduce((product, size) => product * size),
    terminals,
  )

  it('never gives an order with more nodes, and mostly one with the fewest that there are', () => {
    let better = 0
    let best = 0
    for (const table of functions) {
      const root = fromTable(diagrams, table)
      const size = sizeIn(diagrams, [root], sift(diagrams, [root]))
      agree(diagrams, table, 'no more nodes', size <= diagrams.size(root), true)
      if (size < diagrams.size(root)) better++
      if (size === Math.min(...orders(3).map((order) => sizeIn(diagrams, [root], order)))) best++
    }
    expect(better).toBeGreaterThan(functions.length / 10)
    expect(best).toBeGreaterThan(functions.length * 0.95)
  })
})

describe('sifting the products of pairs', () => {
  it.each([2, 3, 6, 10])('of %d pairs gets from exponential to linear size', (count) => {
    const { diagrams, root } = pairs(count)
    expect(diagrams.size(root)).toBe(2 ** (count + 1) - 2)
    expect(sizeIn(diagrams, [root], sift(diagrams, [root]))).toBe(2 * count)
  })

  it('of three values and two by turns gets to a linear size, too', () => {
    const { diagrams, root } = pairs(7, (variable) => 2 + (variable % 2))
    expect(diagrams.size(root)).toBeGreaterThan(200)
    expect(sizeIn(diagrams, [root], sift(diagrams, [root]))).toBe(14)
  })

  it('counts what several roots share once', () => {
    const { diagrams, root } = pairs(5)
    const other = diagrams.map(root, (value) => value * 7)
    const order = sift(diagrams, [root, other, root, diagrams.terminal(3)])
    expect(sizeIn(diagrams, [root, other], order)).toBe(20)
  })
})

describe('sifting', () => {
  it('never gives an order with more nodes, nor any but an order, for random functions of unequal domains', () => {
    let better = 0
    fc.assert(
      fc.property(randomFunctions, ({ diagrams, roots }) => {
        const order = sift(diagrams, roots)
        expect([...order].sort((left, right) => left - right)).toEqual(values(diagrams.domains.length))
        const [before, after] = [diagrams.size(...roots), sizeIn(diagrams, roots, order)]
        expect(after).toBeLessThanOrEqual(before)
        if (after < before) better++
      }),
      { numRuns: 300, seed: 5 },
    )
    expect(better).toBeGreaterThan(75)
  })

  it('gives an order in which no variable is better elsewhere, unless behind places where the nodes grow by a fifth', () => {
    let looked = 0
    fc.assert(
      fc.property(randomFunctions, ({ diagrams, roots }) => {
        const order = sift(diagrams, roots)
        const size = sizeIn(diagrams, roots, order)
        for (const [start, variable] of order.entries()) {
          const others = order.toSpliced(start, 1)
          for (const step of [-1, 1]) {
            let moved = size
            for (let place = start + step; moved <= 1.2 * size && place in order; place += step) {
              moved = sizeIn(diagrams, roots, others.toSpliced(place, 0, variable))
              expect(moved).toBeGreaterThanOrEqual(size)
              looked++
            }
          }
        }
      }),
      { numRuns: 60, seed: 6 },
    )
    expect(looked).toBeGreaterThan(500)
  })

  it('leaves the variables at the top that are fixed', () => {
    const { diagrams, root } = pairs(6)
    const free = sift(diagrams, [root])
    for (const fixed of values(13)) {
      const order = sift(diagrams, [root], { fixed })
      expect(order.slice(0, fixed)).toEqual(values(fixed))
      expect(sizeIn(diagrams, [root], order)).toBeGreaterThanOrEqual(sizeIn(diagrams, [root], free))
    }
    expect(sizeIn(diagrams, [root], sift(diagrams, [root], { fixed: 3 }))).toBeLessThan(diagrams.size(root) / 2)
  })

  it('makes no nodes in the store', () => {
    const { diagrams, root } = pairs(4, () => 2, 30)
    expect(diagrams.size(root)).toBe(30)
    expect(sizeIn(diagrams, [root], sift(diagrams, [root]))).toBe(8)
  })

  it('stops when the steps run out, with the best order so far', () => {
    const { diagrams, root } = pairs(8)
    const sizes = [0, 1, 100, 3000, 30_000, 300_000].map((limit) => {
      const order = sift(diagrams, [root], { limit })
      return limit <= 1 ? [...order] : sizeIn(diagrams, [root], order)
    })
    expect(sizes.slice(0, 2)).toEqual([values(16), values(16)])
    const numbers = sizes.slice(2).map(Number)
    expect(numbers).toEqual([...numbers].sort((left, right) => right - left))
    expect(new Set(numbers).size).toBeGreaterThan(2)
    expect(numbers.at(-1)).toBe(16)
  })

  it('stops in the middle of one swap of large domains', () => {
    const size = 3000
    const diagrams = createDiagrams([size, size])
    const rows = values(size).map((row) =>
      diagrams.choose(
        1,
        values(size).map((column) => diagrams.terminal((row + column) % 2)),
      ),
    )
    const root = diagrams.choose(0, rows)
    expect(sift(diagrams, [root], { limit: 100_000 })).toEqual([0, 1])
  })

  it('leaves constants, and stores without variables, as they are', () => {
    const diagrams = createDiagrams([2, 3])
    expect(sift(diagrams, [])).toEqual([0, 1])
    expect(sift(diagrams, [diagrams.terminal(4)])).toEqual([0, 1])
    expect(sift(createDiagrams([]), [])).toEqual([])
    expect(Object.isFrozen(sift(diagrams, []))).toBe(true)
  })

  it.each([
    ['a node that is not there', [7], {}],
    ['a negative limit', [], { limit: -1 }],
    ['a limit that is not a number', [], { limit: Number.NaN }],
    ['more fixed variables than there are', [], { fixed: 3 }],
    ['half a fixed variable', [], { fixed: 0.5 }],
    ['a negative number of fixed variables', [], { fixed: -1 }],
  ])('refuses %s', (_, roots, options) => {
    expect(() => sift(createDiagrams([2, 2]), roots, options)).toThrow(RangeError)
  })
})
