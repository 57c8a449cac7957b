import { describe, expect, it } from 'vitest'
import { createDiagrams } from '../../src/diagram'
import { agree, assignments, fromTable, tables, values } from './truth-table'

const spaces = [
  { name: 'every Boolean function of three variables', domains: [2, 2, 2], terminals: 2 },
  { name: 'every three-level function of variables of 3 and 2 values', domains: [3, 2], terminals: 3 },
]

describe.each(spaces.map((space) => [space.name, space] as const))('nearest, for %s', (_, { domains, terminals }) => {
  const diagrams = createDiagrams(domains)
  const rows = assignments(domains)
  const all = tables(rows.length, terminals)
  const nodes = all.map((table) => fromTable(diagrams, table))
  const subsetsOf = (size: number) => assignments(Array.from({ length: size }, () => 2))

  /** Per assignment: the changes from `from`, nearest first, ties by (variable, value). */
  function ranking(from: readonly number[]) {
    const changes = rows.map((row) =>
      row.flatMap((value, variable) => (value === from[variable] ? [] : { variable, value })),
    )
    const key = (index: number) =>
      [changes[index]?.length, ...(changes[index] ?? []).map(({ variable, value }) => `${variable}${value}`)].join()
    const order = values(rows.length).toSorted((left, right) => (key(left) < key(right) ? -1 : 1))
    return order.map((row) => ({ row, changes: changes[row] ?? [] }))
  }

  it.each(rows.map((from) => [from.join(' '), from] as const))(
    'is what a search through all assignments finds from %s',
    (_, from) => {
      const ranked = ranking(from)
      for (const free of subsetsOf(domains.length)) {
        const allowed = ranked.filter(({ changes }) => changes.every(({ variable }) => free[variable] === 1))
        for (const accepted of subsetsOf(terminals)) {
          for (const [index, table] of all.entries()) {
            const expected = allowed.find(({ row }) => accepted[table[row] ?? -1] === 1)?.changes
            const found = diagrams.nearest(
              nodes[index] ?? -1,
              from,
              (value) => accepted[value] === 1,
              (variable) => free[variable] === 1,
            )
            agree(diagrams, table, `accepting ${accepted}, free ${free}`, found, expected)
          }
        }
      }
    },
  )
})

describe('nearest', () => {
  const diagrams = createDiagrams([3, 3, 3])
  const one = diagrams.terminal(1)
  const zero = diagrams.terminal(0)
  const isOne = (value: number) => value === 1

  it('lets every variable change when none is named', () => {
    const node = diagrams.choose(1, [zero, zero, one])
    expect(diagrams.nearest(node, [0, 0, 0], isOne)).toEqual([{ variable: 1, value: 2 }])
  })

  it('changes nothing when the assignment is accepted already', () => {
    expect(diagrams.nearest(diagrams.choose(1, [one, zero, one]), [0, 2, 0], isOne)).toEqual([])
  })

  it('prefers the lowest value, and before that the lowest variable', () => {
    const late = diagrams.choose(2, [zero, one, one])
    const either = diagrams.choose(0, [late, late, one])
    expect(diagrams.nearest(late, [0, 0, 0], isOne)).toEqual([{ variable: 2, value: 1 }])
    expect(diagrams.nearest(either, [0, 0, 0], isOne)).toEqual([{ variable: 0, value: 2 }])
  })

  it('asks each terminal value once', () => {
    const asked: number[] = []
    diagrams.nearest(
      fromTable(
        diagrams,
        values(27).map((row) => row % 4),
      ),
      [0, 0, 0],
      (value) => {
        asked.push(value)
        return false
      },
    )
    expect(asked.sort()).toEqual([0, 1, 2, 3])
  })
})
