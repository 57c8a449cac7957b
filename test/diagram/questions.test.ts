import { describe, expect, it } from 'vitest'
import { createDiagrams } from '../../src/diagram'
import { agree, assignments, fromTable, tables, values } from './truth-table'

const spaces = [
  { name: 'every Boolean function of three variables', domains: [2, 2, 2], terminals: 2 },
  { name: 'every Boolean function of variables of 2, 3 and 2 values', domains: [2, 3, 2], terminals: 2 },
  { name: 'every Boolean function of variables of 2, 1, 3 and 1 values', domains: [2, 1, 3, 1], terminals: 2 },
  { name: 'every three-level function of two variables of 3 values', domains: [3, 3], terminals: 3 },
]

describe.each(spaces.map((space) => [space.name, space] as const))('%s', (_, { domains, terminals }) => {
  const diagrams = createDiagrams(domains)
  const rows = assignments(domains)
  const all = tables(rows.length, terminals)
  const nodes = all.map((table) => fromTable(diagrams, table))
  const valueAt = (table: readonly number[], assignment: readonly number[]) =>
    table[rows.findIndex((row) => row.every((value, variable) => value === assignment[variable]))] ?? -1

  it('is restricted to each value of each variable', () => {
    for (const [variable, size] of domains.entries()) {
      for (const value of values(size)) {
        // Which row each row is read from, when the variable is fixed.
        const source = rows.map((row) => valueAt(values(rows.length), row.with(variable, value)))
        for (const [index, table] of all.entries()) {
          const expected = source.map((row) => table[row] ?? -1)
          const made = diagrams.restrict(nodes[index] ?? -1, variable, value)
          agree(diagrams, table, `variable ${variable} = ${value}`, made, fromTable(diagrams, expected))
        }
      }
    }
  })

  it('is mapped value by value', () => {
    const changes = [(value: number) => value, (value: number) => 2 - value, () => 7, (value: number) => value >> 1]
    for (const table of all) {
      for (const change of changes) {
        const made = diagrams.map(fromTable(diagrams, table), change)
        agree(diagrams, table, 'mapped', made, fromTable(diagrams, table.map(change)))
      }
    }
  })

  it('lists its terminals and counts the assignments that lead to each', () => {
    for (const table of all) {
      const node = fromTable(diagrams, table)
      const occurring = [...new Set(table)].sort((left, right) => left - right)
      const counts = occurring.map((value) => [value, BigInt(table.filter((other) => other === value).length)])
      agree(diagrams, table, 'terminals', diagrams.terminals(node), occurring)
      agree(diagrams, table, 'count', [...diagrams.count(node)], counts)
    }
  })

  it('depends on a variable exactly when changing it alone can change the value', () => {
    const depends = (table: readonly number[], variable: number) =>
      rows.some((row, index) =>
        values(domains[variable] ?? 0).some((value) => valueAt(table, row.with(variable, value)) !== table[index]),
      )
    // Every fifth function keeps this one quick; five is prime to the number of functions.
    for (const table of all.filter((_, index) => index % 5 === 0)) {
      const expected = values(domains.length).filter((variable) => depends(table, variable))
      agree(diagrams, table, 'support', diagrams.support(fromTable(diagrams, table)), expected)
    }
  })
})

describe('a diagram', () => {
  it('counts over variables that it does not depend on', () => {
    const diagrams = createDiagrams([5, 2, 7, 3, 11])
    const node = diagrams.choose(1, [diagrams.terminal(4), diagrams.choose(3, [4, 4, 9].map(diagrams.terminal))])
    expect([...diagrams.count(node)]).toEqual([
      [4, 5n * 7n * 11n * 5n],
      [9, 5n * 7n * 11n * 1n],
    ])
  })

  it('counts more assignments than a double can hold', () => {
    const diagrams = createDiagrams(Array.from({ length: 130 }, () => 13))
    const last = diagrams.choose(129, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0].map(diagrams.terminal))
    expect(diagrams.count(last).get(1)).toBe(13n ** 129n)
  })

  it('is walked node by node, not path by path', () => {
    // Whether 100 flags are an even number: 2^100 paths through 199 nodes.
    const diagrams = createDiagrams(values(100).map(() => 2))
    let [even, odd] = [1, 0].map(diagrams.terminal)
    for (const variable of values(100).toReversed()) {
      const [stay, flip] = [even ?? -1, odd ?? -1]
      even = diagrams.choose(variable, [stay, flip])
      odd = diagrams.choose(variable, [flip, stay])
    }
    const node = even ?? -1
    expect(diagrams.size(node)).toBe(199)
    expect(diagrams.count(node).get(1)).toBe(2n ** 99n)
    expect(diagrams.size(diagrams.restrict(node, 50, 0))).toBe(197)
  })

  it('of one terminal has no inner nodes, no support and one value', () => {
    const diagrams = createDiagrams([2, 3])
    const node = diagrams.terminal(6)
    expect(diagrams.size(node)).toBe(0)
    expect(diagrams.support(node)).toEqual([])
    expect(diagrams.terminals(node)).toEqual([6])
    expect([...diagrams.count(node)]).toEqual([[6, 6n]])
  })

  it('shares its nodes with others, and its size counts them once', () => {
    const diagrams = createDiagrams([2, 2])
    const shared = diagrams.choose(1, [diagrams.terminal(0), diagrams.terminal(1)])
    const left = diagrams.choose(0, [shared, diagrams.terminal(0)])
    const right = diagrams.choose(0, [shared, diagrams.terminal(1)])
    expect([diagrams.size(left), diagrams.size(right), diagrams.size(left, right)]).toEqual([2, 2, 3])
    expect(diagrams.size()).toBe(0)
  })

  it('calls the change of a map once for each value that occurs', () => {
    const diagrams = createDiagrams([3, 3])
    const calls: number[] = []
    diagrams.map(fromTable(diagrams, [1, 1, 2, 2, 1, 1, 0, 2, 1]), (value) => {
      calls.push(value)
      return value
    })
    expect(calls.sort()).toEqual([0, 1, 2])
  })
})
