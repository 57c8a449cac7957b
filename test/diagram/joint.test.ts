import { describe, expect, it } from 'vitest'
import { createDiagrams, type Diagrams, joint, maximum, type Node } from '../../src/diagram'
import { agree, assignments, cube, fromTable, tables, values } from './truth-table'

function expectVectors(diagrams: Diagrams, nodes: readonly Node[]): void {
  const { root, outcomes } = joint(diagrams, nodes, 1000) ?? { root: -1, outcomes: [] }
  const rows = assignments(diagrams.domains)
  const vectors = rows.map((row) => nodes.map((node) => diagrams.evaluate(node, row)))
  const found = rows.map((row) => outcomes[diagrams.evaluate(root, row)])
  agree(diagrams, vectors.map(Number), `vectors of ${nodes}`, found, vectors)
  agree(diagrams, vectors.map(Number), 'distinct outcomes', outcomes.length, new Set(vectors.map(String)).size)
}

/** The number of even (or odd) variables that are 1: many nodes each, and many more together. */
function counter(diagrams: Diagrams, parity: 0 | 1): Node {
  const variables = values(diagrams.domains.length).filter((variable) => variable % 2 === parity)
  let row = values(variables.length + 1).map(diagrams.terminal)
  for (const variable of variables.reverse()) {
    row = row.slice(1).map((next, index) => diagrams.choose(variable, [row[index] ?? -1, next]))
  }
  return row[0] ?? -1
}

describe('joint', () => {
  it('gives the vector of values of every three Boolean functions of two variables', () => {
    const diagrams = createDiagrams([2, 2])
    const all = tables(4, 2).map((table) => fromTable(diagrams, table))
    for (const first of all)
      for (const second of all) for (const third of all) expectVectors(diagrams, [first, second, third])
  })

  it('gives the vector of values of functions of variables of 3, 1 and 2 values', () => {
    const diagrams = createDiagrams([3, 1, 2])
    const all = tables(6, 3).map((table) => fromTable(diagrams, table))
    for (const [index, node] of all.entries()) {
      expectVectors(diagrams, [node, ...[1, 2, 3, 4].map((step) => all[(index * 31 + step * 101) % all.length] ?? -1)])
    }
  })

  it('numbers outcomes 0, 1, 2, … and freezes them', () => {
    const diagrams = createDiagrams([2, 2])
    const made = joint(
      diagrams,
      [0, 1].map((variable) => cube(diagrams, [[variable, 1]], 5)),
      10,
    )
    expect(diagrams.terminals(made?.root ?? -1)).toEqual([0, 1, 2, 3])
    expect(made?.outcomes).toEqual([
      [0, 0],
      [0, 5],
      [5, 0],
      [5, 5],
    ])
    expect([made, made?.outcomes, ...(made?.outcomes ?? [])].every(Object.isFrozen)).toBe(true)
  })

  it('repeats the values of a function that is given twice', () => {
    const diagrams = createDiagrams([2])
    const node = fromTable(diagrams, [3, 4])
    expect(joint(diagrams, [node, diagrams.terminal(9), node], 10)?.outcomes).toEqual([
      [3, 9, 3],
      [4, 9, 4],
    ])
  })

  it('of constants, or of nothing, is one outcome', () => {
    const diagrams = createDiagrams([2])
    expect(joint(diagrams, [7, 8].map(diagrams.terminal), 0)).toEqual({
      root: diagrams.terminal(0),
      outcomes: [[7, 8]],
    })
    expect(joint(diagrams, [], 0)).toEqual({ root: diagrams.terminal(0), outcomes: [[]] })
  })

  it('holds the limit exactly', () => {
    const diagrams = createDiagrams(values(12).map(() => 2))
    const nodes = [counter(diagrams, 0), counter(diagrams, 1)]
    const size = diagrams.size(joint(diagrams, nodes, 10_000)?.root ?? -1)
    expect(size).toBeGreaterThan(diagrams.size(...nodes))
    expect(joint(diagrams, nodes, size)).toBeDefined()
    expect(joint(diagrams, nodes, size - 1)).toBeUndefined()
  })

  it('stops at the limit when the whole would be far too large, and leaves no nodes behind', () => {
    const variables = values(400).map(() => 2)
    const probe = createDiagrams(variables)
    const room = probe.size(counter(probe, 0), counter(probe, 1)) + 1
    const diagrams = createDiagrams(variables, { limit: room })
    const nodes = [counter(diagrams, 0), counter(diagrams, 1)]
    expect(joint(diagrams, nodes, 5_000)).toBeUndefined()
    // The one node that there is room for is still free.
    expect(
      diagrams.evaluate(
        cube(diagrams, [[7, 1]], 6),
        variables.map(() => 1),
      ),
    ).toBe(6)
    expect(() => cube(diagrams, [[8, 1]], 6)).toThrow('more than')
  })

  it('is undefined when the store is full', () => {
    const diagrams = createDiagrams([2, 2, 2], { limit: 3 })
    const nodes = [0, 1, 2].map((variable) => cube(diagrams, [[variable, 1]], 1))
    expect(joint(diagrams, nodes, 100)).toBeUndefined()
    expect(nodes.map((node) => diagrams.evaluate(node, [1, 0, 1]))).toEqual([1, 0, 1])
  })

  it('refuses what is not a node', () => {
    const diagrams = createDiagrams([2])
    fromTable(diagrams, [0, 1])
    for (const node of [1, 0.5, Number.NaN]) expect(() => joint(diagrams, [node], 10)).toThrow(RangeError)
  })

  it('passes on errors that are not about the limit', () => {
    const diagrams = createDiagrams([2])
    const child = () => {
      throw new Error('broken')
    }
    expect(() => joint({ ...diagrams, child }, [fromTable(diagrams, [0, 1])], 10)).toThrow('broken')
  })

  it('gives each category its level in one walk', () => {
    const diagrams = createDiagrams([3, 3, 3, 3])
    const category = (first: number) =>
      diagrams.combineAll(maximum, [
        cube(diagrams, [[first, 1]], 1),
        cube(
          diagrams,
          [
            [first, 2],
            [3, 2],
          ],
          2,
        ),
      ])
    expectVectors(diagrams, [category(0), category(1), category(2), category(0)])
  })
})
