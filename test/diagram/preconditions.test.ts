import { describe, expect, it } from 'vitest'
import { createDiagrams } from '../../src/diagram'

describe('a store of diagrams', () => {
  const diagrams = createDiagrams([2, 3])
  const [zero, one] = [diagrams.terminal(0), diagrams.terminal(1)]
  const low = diagrams.choose(1, [zero, one, one])
  const high = diagrams.choose(0, [low, one])

  it.each([0, 1, 2 ** 30])('gives terminal %d its value back', (value) => {
    const node = diagrams.terminal(value)
    expect(diagrams.isTerminal(node)).toBe(true)
    expect(diagrams.valueOf(node)).toBe(value)
  })

  it('tells inner nodes from terminals and gives their variable and children', () => {
    expect([high, low, one].map(diagrams.isTerminal)).toEqual([false, false, true])
    expect([high, low].map(diagrams.variableOf)).toEqual([0, 1])
    expect([diagrams.child(high, 0), diagrams.child(high, 1), diagrams.child(low, 2)]).toEqual([low, one, one])
  })

  it('is frozen, and keeps the domains it was made with', () => {
    const domains = [2, 3]
    const made = createDiagrams(domains)
    domains[0] = 9
    expect(made.domains).toEqual([2, 3])
    expect([made, made.domains].every(Object.isFrozen)).toBe(true)
  })

  it('evaluates from typed arrays, and looks only at variables on the way', () => {
    expect(diagrams.evaluate(high, Uint8Array.of(0, 2))).toBe(1)
    expect(diagrams.evaluate(high, [1])).toBe(1)
  })

  it.each<[string, () => unknown]>([
    ['a domain without values', () => createDiagrams([2, 0])],
    ['a domain of half a value', () => createDiagrams([1.5])],
    ['a domain of more than 65,536 values', () => createDiagrams([65_537])],
    ['a negative limit', () => createDiagrams([2], { limit: -1 })],
    ['a limit that is not a number', () => createDiagrams([2], { limit: Number.NaN })],
    ['a negative terminal value', () => diagrams.terminal(-1)],
    ['a broken terminal value', () => diagrams.terminal(0.5)],
    ['a terminal value above 2^30', () => diagrams.terminal(2 ** 30 + 1)],
    ['the value of an inner node', () => diagrams.valueOf(high)],
    ['the variable of a terminal', () => diagrams.variableOf(one)],
    ['the child of a terminal', () => diagrams.child(one, 0)],
    ['a child past the domain', () => diagrams.child(high, 2)],
    ['a node that is not there', () => diagrams.evaluate(1000, [0, 0])],
    ['a node that is not a number', () => diagrams.isTerminal(Number.NaN)],
    ['a terminal that cannot be', () => diagrams.isTerminal(-3 - 2 ** 30)],
    ['a variable that is not there', () => diagrams.choose(2, [zero, one])],
    ['too few children', () => diagrams.choose(1, [zero, one])],
    ['too many children', () => diagrams.choose(0, [zero, one, one])],
    ['a child at its parent', () => diagrams.choose(1, [zero, low, one])],
    ['a child above its parent', () => diagrams.choose(1, [zero, high, one])],
    ['a child that is not there', () => diagrams.choose(0, [zero, 1000])],
    ['combining a node that is not there', () => diagrams.combine({ name: 'left', apply: (a) => a }, one, 1000)],
    [
      'combining all with a node that is not there',
      () => diagrams.combineAll({ name: 'left', apply: (a) => a }, [1000]),
    ],
    ['mapping to no terminal value', () => diagrams.map(one, () => -1)],
    ['mapping a node that is not there', () => diagrams.map(1000, () => 0)],
    ['restricting a variable that is not there', () => diagrams.restrict(high, 5, 0)],
    ['restricting to a value that is not there', () => diagrams.restrict(high, 0, 2)],
    ['an assignment that is too short', () => diagrams.evaluate(high, [0])],
    ['an assignment past the domain', () => diagrams.evaluate(high, [2, 0])],
    ['an assignment below the domain', () => diagrams.evaluate(high, [-1, 0])],
    ['an assignment of half a value', () => diagrams.evaluate(high, [0.5, 0])],
    ['nearest from an assignment that is too short', () => diagrams.nearest(high, [0], () => true)],
    ['the size of a node that is not there', () => diagrams.size(1000)],
    ['the support of a node that is not there', () => diagrams.support(1000)],
    ['the terminals of a node that is not there', () => diagrams.terminals(1000)],
    ['the terminals of a terminal that cannot be', () => diagrams.terminals(-3 - 2 ** 30)],
    ['the count of a node that is not there', () => diagrams.count(1000)],
  ])('refuses %s', (_, attempt) => {
    expect(attempt).toThrow(RangeError)
  })

  it('without variables has constants only', () => {
    const none = createDiagrams([])
    expect(none.evaluate(none.terminal(3), [])).toBe(3)
    expect([...none.count(none.terminal(3))]).toEqual([[3, 1n]])
  })
})
