import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDiagrams } from '../../src/diagram'
import { SwapTable } from '../../src/diagram/swap-table'
import { randomFunctions } from './random-nodes'
import { reorder } from './reorder'
import { values } from './truth-table'

const plenty = 1_000_000

describe('a swap table', () => {
  it('has, after each swap, the nodes that the diagrams have in that order, variable by variable', () => {
    let swaps = 0
    const swapsOf = fc.array(fc.nat(), { minLength: 5, maxLength: 25 })
    fc.assert(
      fc.property(randomFunctions, swapsOf, ({ diagrams, roots }, list) => {
        const table = new SwapTable(diagrams, roots, plenty)
        fc.pre(diagrams.domains.length > 1)
        for (const number of list) {
          expect(table.swap(number % (diagrams.domains.length - 1))).toBe(true)
          const { order } = table
          const other = createDiagrams(order.map((variable) => diagrams.domains[variable] ?? 0))
          const images = reorder(diagrams, roots, other, order)
          expect(table.size).toBe(other.size(...images))
          const sum = order.reduce((nodes, variable) => nodes + table.sizeOf(variable), 0)
          expect(sum).toBe(table.size)
          const [top] = order
          const asking = images.filter((image) => !other.isTerminal(image) && other.variableOf(image) === 0)
          expect(table.sizeOf(top ?? -1)).toBe(new Set(asking).size)
          swaps++
        }
      }),
      { numRuns: 150, seed: 9 },
    )
    expect(swaps).toBeGreaterThan(1000)
  })

  it('grows and shrinks by hundreds of nodes of one variable, and comes back to what it was', () => {
    // One bit each, of twelve, side by side with its partner or far away.
    const diagrams = createDiagrams(values(12).map(() => 3))
    const sum = { name: 'sum', apply: (left: number, right: number) => left + right, commutative: true, neutral: 0 }
    const product = { name: 'product', apply: (left: number, right: number) => left * right }
    const literal = (variable: number) => diagrams.choose(variable, values(3).map(diagrams.terminal))
    const terms = values(6).map((index) => diagrams.combine(product, literal(2 * index), literal(2 * index + 1)))
    const root = diagrams.map(diagrams.combineAll(sum, terms), (value) => value % 7)
    const table = new SwapTable(diagrams, [root], plenty)
    const sizes = [table.size]
    const path = values(5).flatMap((index) => values(index + 1).map((step) => 2 * index + 1 - step))
    for (const level of path) table.swap(level)
    sizes.push(table.size)
    for (const level of [...path].reverse()) table.swap(level)
    expect(table.order).toEqual(values(12))
    expect(table.size).toBe(sizes[0])
    expect(sizes[1]).toBeGreaterThan(2 * (sizes[0] ?? 0))
  })

  it('keeps a root that is also a child of another one', () => {
    const diagrams = createDiagrams([2, 2])
    const [no, yes] = [diagrams.terminal(0), diagrams.terminal(1)]
    const lower = diagrams.choose(1, [no, yes])
    const upper = diagrams.choose(0, [lower, no])
    const table = new SwapTable(diagrams, [upper, lower], plenty)
    expect(table.swap(0)).toBe(true)
    expect([table.size, table.sizeOf(1), table.sizeOf(0)]).toEqual([3, 2, 1])
  })

  it('uses up steps even where nothing is to be swapped', () => {
    const diagrams = createDiagrams([2, 2])
    const table = new SwapTable(diagrams, [], 100)
    let swaps = 0
    while (swaps < 1000 && table.swap(0)) swaps++
    expect(swaps).toBeGreaterThan(0)
    expect(swaps).toBeLessThan(100)
  })

  it('gives up in the middle of a swap, and leaves its order as it was', () => {
    const size = 300
    const diagrams = createDiagrams([size, size])
    const rows = values(size).map((row) =>
      diagrams.choose(
        1,
        values(size).map((column) => diagrams.terminal((row * column) % 7)),
      ),
    )
    // Ten roots, each of which has to be turned, 90,000 steps each.
    const roots = values(10).map((shift) =>
      diagrams.choose(
        0,
        rows.map((_, row) => rows[(row + shift) % size] ?? -1),
      ),
    )
    const table = new SwapTable(diagrams, roots, 200_000)
    expect(table.swap(0)).toBe(false)
    expect(table.order).toEqual([0, 1])
    expect(new SwapTable(diagrams, roots, plenty).swap(0)).toBe(true)
  })
})
