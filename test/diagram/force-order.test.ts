import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDiagrams, forceOrder } from '../../src/diagram'
import { reorder } from './reorder'
import { values } from './truth-table'
import { pairs } from './variable-pairs'

function spanOf(order: readonly number[], groups: readonly (readonly number[])[]): number {
  return groups.reduce((sum, group) => {
    const places = group.map((variable) => order.indexOf(variable))
    return group.length === 0 ? sum : sum + Math.max(...places) - Math.min(...places)
  }, 0)
}

describe('the order by force', () => {
  it('puts pairs side by side, and makes their diagram linear', () => {
    const groups = values(9).map((index) => [index, index + 9])
    const order = forceOrder(18, groups)
    expect(spanOf(order, groups)).toBe(9)
    const { diagrams, root } = pairs(9)
    const other = createDiagrams(order.map(() => 2))
    expect(other.size(...reorder(diagrams, [root], other, order))).toBe(18)
  })

  it('brings the ends of the links of a shuffled chain together', () => {
    const chain = values(12).map((index) => (index * 5) % 12)
    const groups = chain.slice(1).map((variable, index) => [chain[index] ?? 0, variable])
    const order = forceOrder(12, groups)
    expect(spanOf(order, groups)).toBeLessThan(spanOf(values(12), groups) * 0.6)
  })

  it('is an order, never of greater span, whatever the groups', () => {
    let better = 0
    const groupsOf = fc.array(fc.array(fc.nat(14), { maxLength: 5 }), { maxLength: 25 })
    fc.assert(
      fc.property(groupsOf, (groups) => {
        const order = forceOrder(15, groups)
        expect([...order].sort((left, right) => left - right)).toEqual(values(15))
        const [before, after] = [spanOf(values(15), groups), spanOf(order, groups)]
        expect(after).toBeLessThanOrEqual(before)
        if (after < before) better++
        else expect(order).toEqual(values(15))
      }),
      { numRuns: 500, seed: 8 },
    )
    expect(better).toBeGreaterThan(250)
  })

  it('moves variables at the same mean in the order of their numbers', () => {
    expect(forceOrder(4, [[0, 3]])).toEqual([1, 0, 3, 2])
  })

  it('counts a variable once in a group, however often it is named', () => {
    const groups = [
      [0, 4],
      [1, 3, 5],
      [2, 5],
    ]
    const doubled = groups.map((group) => [...group, ...group, group[0] ?? 0])
    expect(forceOrder(6, doubled)).toEqual(forceOrder(6, groups))
  })

  it('leaves variables without groups, and none at all, as they are', () => {
    expect(forceOrder(3, [])).toEqual([0, 1, 2])
    expect(forceOrder(3, [[], [2]])).toEqual([0, 1, 2])
    expect(forceOrder(0, [])).toEqual([])
    expect(Object.isFrozen(forceOrder(3, []))).toBe(true)
  })

  it.each<[string, number, readonly (readonly number[])[]]>([
    ['a variable that is not there', 2, [[0, 2]]],
    ['a negative variable', 2, [[-1]]],
    ['half a variable', 2, [[0.5]]],
    ['a negative number of variables', -1, []],
    ['half a number of variables', 1.5, []],
  ])('refuses %s', (_, variables, groups) => {
    expect(() => forceOrder(variables, groups)).toThrow(RangeError)
  })
})
