import { describe, expect, it } from 'vitest'
import { createDiagrams, maximum, minimum, type Node } from '../../src/diagram'
import { bareOperators, booleanOperators, levelOperators, named } from './operators'
import { agree, assignments, cube, fromTable, pointwise, type Table, tableOf, tables } from './truth-table'

const spaces = [
  { name: 'every Boolean function of two variables', domains: [2, 2], terminals: 2, functions: 16 },
  { name: 'every Boolean function of three variables', domains: [2, 2, 2], terminals: 2, functions: 256 },
  {
    name: 'every Boolean function of variables of 2, 3 and 2 values',
    domains: [2, 3, 2],
    terminals: 2,
    functions: 4096,
  },
  { name: 'every three-level function of two variables of 3 values', domains: [3, 3], terminals: 3, functions: 19_683 },
]

describe.each(spaces.map((space) => [space.name, space] as const))('%s', (_, { domains, terminals, functions }) => {
  const diagrams = createDiagrams(domains)
  const rows = assignments(domains)
  const all = tables(rows.length, terminals)
  const literals = (row: number) => (rows[row] ?? []).map((value, variable) => [variable, value] as const)

  it('evaluates as its truth table says', () => {
    expect(all).toHaveLength(functions)
    for (const table of all) agree(diagrams, table, 'values', tableOf(diagrams, fromTable(diagrams, table)), table)
  })

  it('gives different functions different nodes', () => {
    const owners = new Map<Node, Table>()
    for (const table of all) {
      const node = fromTable(diagrams, table)
      agree(diagrams, table, 'table of the same node', owners.get(node), undefined)
      owners.set(node, table)
    }
  })

  it('gives equal functions equal nodes, built as a maximum of products', () => {
    for (const table of all) {
      const products = table.map((value, row) => cube(diagrams, literals(row), value))
      agree(diagrams, table, 'node', diagrams.combineAll(maximum, products), fromTable(diagrams, table))
    }
  })

  it('gives equal functions equal nodes, built as a minimum of sums', () => {
    const top = terminals - 1
    const upsideDown = (value: number) => top - value
    for (const table of all) {
      const sums = table.map((value, row) => diagrams.map(cube(diagrams, literals(row), top - value), upsideDown))
      const folded = sums.reduce((left, right) => diagrams.combine(minimum, left, right))
      agree(diagrams, table, 'node', folded, fromTable(diagrams, table))
    }
  })

  it('holds no node with equal children, no node twice, and no child above its parent', () => {
    const tuples = new Map<string, Node>()
    const checked = new Set<Node>()
    for (const table of all) {
      const walk = (node: Node) => {
        if (diagrams.isTerminal(node) || checked.has(node)) return
        checked.add(node)
        const variable = diagrams.variableOf(node)
        const children = Array.from({ length: domains[variable] ?? 0 }, (_, value) => diagrams.child(node, value))
        const below = children.every((child) => diagrams.isTerminal(child) || diagrams.variableOf(child) > variable)
        agree(diagrams, table, 'children below', below, true)
        agree(diagrams, table, 'redundant', new Set(children).size === 1, false)
        const tuple = `${variable}:${children}`
        agree(diagrams, table, 'twin', tuples.get(tuple), undefined)
        tuples.set(tuple, node)
        children.forEach(walk)
      }
      walk(fromTable(diagrams, table))
    }
    expect(diagrams.size(...all.map((table) => fromTable(diagrams, table)))).toBe(checked.size)
  })
})

describe.each([
  ['two', [2, 2]],
  ['three', [2, 2, 2]],
])('every pair of Boolean functions of %s variables', (_, domains) => {
  const diagrams = createDiagrams(domains)
  const all = tables(assignments(domains).length, 2)
  const nodes = all.map((table) => fromTable(diagrams, table))

  it.each(named([...booleanOperators, ...bareOperators]))(
    'is combined by %s as the truth tables are',
    (_, operator) => {
      for (const [row, left] of all.entries()) {
        for (const [column, right] of all.entries()) {
          const expected = pointwise(operator, left, right)
          const made = diagrams.combine(operator, nodes[row] ?? -1, nodes[column] ?? -1)
          if (made === nodes[indexOf(expected, 2)]) continue
          agree(diagrams, left, `${operator.name} ${right}`, tableOf(diagrams, made), expected)
          expect.fail(`${left} ${operator.name} ${right} has a second node`)
        }
      }
    },
  )
})

describe('three-level functions of two variables of 3 values', () => {
  const diagrams = createDiagrams([3, 3])
  const all = tables(9, 3)
  const nodes = all.map((table) => fromTable(diagrams, table))

  it.each(named(levelOperators))(
    'are combined by %s as the truth tables are, each with three others',
    (_, operator) => {
      for (const [row, left] of all.entries()) {
        for (let other = 0; other < 3; other++) {
          const column = (row * 7919 + other * 104_729) % all.length
          const right = all[column] ?? []
          const expected = pointwise(operator, left, right)
          const made = diagrams.combine(operator, nodes[row] ?? -1, nodes[column] ?? -1)
          if (made === fromTable(diagrams, expected)) continue
          agree(diagrams, left, `${operator.name} ${right}`, tableOf(diagrams, made), expected)
          expect.fail(`${left} ${operator.name} ${right} has a second node`)
        }
      }
    },
  )
})

/** Where `table` stands in `tables`: its values are the digits of its index. */
function indexOf(table: Table, size: number): number {
  return table.reduce((index, value) => index * size + value, 0)
}
