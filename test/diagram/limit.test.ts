import { describe, expect, it } from 'vitest'
import { createDiagrams, DiagramLimitError, maximum, type Operator } from '../../src/diagram'
import { cube, fromTable, tableOf, values } from './truth-table'

const xor: Operator = { name: 'xor', apply: (a, b) => a ^ b, commutative: true, neutral: 0 }

function limitError(attempt: () => unknown): DiagramLimitError {
  try {
    attempt()
  } catch (error) {
    if (error instanceof DiagramLimitError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('the limit of a store', () => {
  it('is 2,000,000 nodes when none is given', () => {
    expect(createDiagrams([2]).limit).toBe(2_000_000)
  })

  it('admits that many nodes and no more', () => {
    const diagrams = createDiagrams([2, 2, 2, 2], { limit: 3 })
    const nodes = [0, 1, 2].map((variable) => cube(diagrams, [[variable, 1]], 1))
    expect(new Set(nodes).size).toBe(3)
    const error = limitError(() => cube(diagrams, [[3, 1]], 1))
    expect(error).toMatchObject({ name: 'DiagramLimitError', code: 'diagram-limit', limit: 3, counted: 'nodes' })
    expect(error.message).toBe('the diagram needs more than 3 nodes')
  })

  it('does not count terminals, nor nodes that are there already', () => {
    const diagrams = createDiagrams([2], { limit: 1 })
    const node = fromTable(diagrams, [1, 2])
    for (const value of values(1000)) diagrams.terminal(value)
    expect(fromTable(diagrams, [1, 2])).toBe(node)
    expect(fromTable(diagrams, [3, 3])).toBe(diagrams.terminal(3))
  })

  it('stops a combination that grows past it, and leaves earlier nodes usable', () => {
    // The parity of 12 variables is small. Their number is not: it has a value of its own for every assignment.
    const diagrams = createDiagrams(
      values(12).map(() => 2),
      { limit: 1000 },
    )
    const flags = values(12).map((variable) => cube(diagrams, [[variable, 1]], 1))
    const parity = diagrams.combineAll(xor, flags)
    const expected = tableOf(diagrams, parity)
    const sum: Operator = { name: 'sum', apply: (a, b) => a + b, commutative: true, neutral: 0 }
    const digits = values(12).map((variable) => cube(diagrams, [[variable, 1]], 2 ** variable))
    const [first, last] = [digits.slice(0, 6), digits.slice(6)].map((half) => diagrams.combineAll(sum, half))
    const whole = () => diagrams.combine(sum, first ?? -1, last ?? -1)
    expect(limitError(whole).limit).toBe(1000)

    expect(tableOf(diagrams, parity)).toEqual(expected)
    expect(diagrams.combine(xor, parity, parity)).toBe(diagrams.terminal(0))
    expect(diagrams.combineAll(xor, flags)).toBe(parity)
    expect(diagrams.combine(maximum, parity, diagrams.terminal(1))).toBe(diagrams.terminal(1))
    expect(diagrams.count(parity).get(1)).toBe(2048n)
    // Half-done results must not have been remembered as whole ones: asked again, it stops again.
    expect(limitError(whole).code).toBe('diagram-limit')
  })

  it('stops a combination that makes few nodes but visits millions of pairs', () => {
    // One diagram counts the ones among even variables, the other among odd ones: every pair of counts is met.
    const diagrams = createDiagrams(
      values(260).map(() => 2),
      { limit: 20_000 },
    )
    const [even, odd] = [0, 1].map((parity) => {
      let row = values(131).map(diagrams.terminal)
      for (const variable of values(130).map((index) => 2 * (129 - index) + parity)) {
        row = row.slice(1).map((next, index) => diagrams.choose(variable, [row[index] ?? -1, next]))
      }
      return row[0] ?? -1
    })
    const nothing: Operator = { name: 'nothing', apply: () => 0 }
    const error = limitError(() => diagrams.combine(nothing, even ?? -1, odd ?? -1))
    expect(error).toMatchObject({ limit: 1_000_000, counted: 'steps' })
    expect(
      diagrams.evaluate(
        even ?? -1,
        diagrams.domains.map(() => 1),
      ),
    ).toBe(130)
  })

  it('of no nodes leaves terminals', () => {
    const diagrams = createDiagrams([2], { limit: 0 })
    expect(diagrams.valueOf(diagrams.combine(maximum, diagrams.terminal(1), diagrams.terminal(2)))).toBe(2)
    expect(limitError(() => fromTable(diagrams, [0, 1])).limit).toBe(0)
  })
})
