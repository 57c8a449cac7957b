import { describe, expect, it } from 'vitest'
import { createDiagrams, maximum, minimum, type Operator } from '../../src/diagram'
import { levelOperators, named } from './operators'
import { agree, cube, fromTable, pointwise, tableOf, tables, values } from './truth-table'

/** The operator, and how often it has been applied. */
function counted(operator: Operator): { operator: Operator; calls: () => number } {
  let calls = 0
  const apply = (left: number, right: number) => {
    calls++
    return operator.apply(left, right)
  }
  return { operator: { ...operator, apply }, calls: () => calls }
}

describe('combine', () => {
  const diagrams = createDiagrams([3, 3])
  const left = fromTable(diagrams, [1, 2, 3, 4, 5, 6, 7, 8, 9])
  const right = fromTable(diagrams, [9, 8, 7, 6, 5, 4, 3, 2, 1])

  it('stops at a neutral value', () => {
    const { operator, calls } = counted({ name: 'sum', apply: (a, b) => a + b, neutral: 0 })
    expect(diagrams.combine(operator, left, diagrams.terminal(0))).toBe(left)
    expect(diagrams.combine(operator, diagrams.terminal(0), left)).toBe(left)
    expect(calls()).toBe(0)
  })

  it('stops at an absorbing value', () => {
    const { operator, calls } = counted(minimum)
    expect(diagrams.combine(operator, left, diagrams.terminal(0))).toBe(diagrams.terminal(0))
    expect(diagrams.combine(operator, diagrams.terminal(0), left)).toBe(diagrams.terminal(0))
    expect(calls()).toBe(0)
  })

  it('stops where an idempotent operator meets one node twice', () => {
    const { operator, calls } = counted(maximum)
    expect(diagrams.combine(operator, left, left)).toBe(left)
    expect(calls()).toBe(0)
  })

  it('remembers what it has combined', () => {
    const { operator, calls } = counted({ name: 'pair', apply: (a, b) => a * 10 + b })
    const node = diagrams.combine(operator, left, right)
    expect(calls()).toBe(9)
    expect(diagrams.combine(operator, left, right)).toBe(node)
    expect(calls()).toBe(9)
  })

  it('remembers both orders at once for a commutative operator only', () => {
    const { operator, calls } = counted({ name: 'sum', apply: (a, b) => a + b, commutative: true })
    expect(diagrams.combine(operator, left, right)).toBe(diagrams.combine(operator, right, left))
    expect(calls()).toBe(9)
    const pair = counted({ name: 'pair', apply: (a, b) => a * 10 + b })
    expect(diagrams.combine(pair.operator, left, right)).not.toBe(diagrams.combine(pair.operator, right, left))
    expect(pair.calls()).toBe(18)
  })

  it('does not mix up operators, however many and whatever their names', () => {
    const operators = values(20).map((shift): Operator => ({ name: 'same', apply: (a, b) => a * 10 + b + shift }))
    for (const round of [1, 2, 3]) {
      for (const [shift, operator] of operators.entries()) {
        const table = tableOf(diagrams, diagrams.combine(operator, left, right))
        expect([round, shift, table[0]]).toEqual([round, shift, 19 + shift])
      }
    }
  })

  it('lets an operator use the same store', () => {
    const inner: Operator = { name: 'inner', apply: (a, b) => Math.abs(a - b) }
    const outer: Operator = {
      name: 'outer',
      apply: (a, b) => diagrams.terminals(diagrams.combine(inner, left, diagrams.terminal(a)))[0] ?? b,
    }
    // The least distance from a value of `left` to `left` itself is 0.
    expect(diagrams.combine(outer, left, right)).toBe(diagrams.terminal(0))
  })

  it('refuses an operator that leaves the terminal values', () => {
    const negative: Operator = { name: 'minus', apply: (a, b) => a - b }
    expect(() => diagrams.combine(negative, left, right)).toThrow(RangeError)
  })
})

describe('combineAll', () => {
  const diagrams = createDiagrams([2, 3])
  const all = tables(6, 2).map((table) => fromTable(diagrams, table))
  const associative = levelOperators.filter(({ name }) =>
    ['maximum', 'minimum', 'sum', 'left unless zero'].includes(name),
  )

  it.each(named(associative))('is the fold of %s over lists of every length to 20', (_, operator) => {
    for (const length of values(20)) {
      const tableList = values(length + 1).map((index) => tables(6, 3)[(index * 271 + length * 97) % 729] ?? [])
      const expected = tableList.reduce((left, right) => pointwise(operator, left, right))
      const nodes = tableList.map((table) => fromTable(diagrams, table))
      agree(diagrams, expected, operator.name, diagrams.combineAll(operator, nodes), fromTable(diagrams, expected))
    }
  })

  it('counts an operand as often as it is given, unless the operator is idempotent', () => {
    const sum: Operator = { name: 'sum', apply: (a, b) => a + b, commutative: true, neutral: 0 }
    const two = diagrams.terminal(2)
    expect(diagrams.combineAll(sum, [two, two, two])).toBe(diagrams.terminal(6))
    expect(diagrams.combineAll(maximum, [two, two, two])).toBe(two)
  })

  it('does not change the list it is given', () => {
    const nodes = Object.freeze([...all].reverse())
    expect(diagrams.combineAll(maximum, nodes)).toBe(diagrams.terminal(1))
  })

  it('of nothing is the neutral value, and an error when there is none', () => {
    expect(diagrams.combineAll(maximum, [])).toBe(diagrams.terminal(0))
    expect(diagrams.combineAll(minimum, [])).toBe(diagrams.terminal(2 ** 30))
    expect(() => diagrams.combineAll({ name: 'distance', apply: (a, b) => Math.abs(a - b) }, [])).toThrow(RangeError)
  })

  it('keeps thousands of operands small by combining like with like', () => {
    // 4,000 conjunctions in a scattered order, which make 112,000 nodes. Combined as they come they make 165,000.
    const variables = 40
    const many = createDiagrams([20, 10, ...values(variables).map(() => 3)], { limit: 130_000 })
    const rules = values(4000).map((rule) => {
      const scattered = (rule * 1597) % 4000
      const literals = [7, 11, 13].map((step) => {
        return [2 + ((scattered * step + (scattered >> 3)) % variables), 1 + (scattered % 2)] as const
      })
      const place = [
        [0, scattered % 20],
        [1, Math.floor(scattered / 20) % 10],
      ] as const
      return { literals: new Map([...place, ...literals]), level: 1 + (scattered % 3) }
    })
    const node = many.combineAll(
      maximum,
      rules.map(({ literals, level }) => cube(many, literals, level)),
    )
    for (const { literals } of rules.slice(0, 500)) {
      const assignment = many.domains.map((_, variable) => literals.get(variable) ?? 0)
      const holding = rules.filter((rule) =>
        [...rule.literals].every(([variable, value]) => assignment[variable] === value),
      )
      expect(many.evaluate(node, assignment)).toBe(Math.max(...holding.map(({ level }) => level)))
    }
  })
})
