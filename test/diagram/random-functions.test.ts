import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDiagrams, type Diagrams, type Node } from '../../src/diagram'
import { levelOperators } from './operators'
import { assignments, tableOf, values } from './truth-table'

/** A function as a formula: literals (levels by value of one variable) under operators. */
type Formula =
  | { readonly kind: 'literal'; readonly variable: number; readonly levels: readonly number[] }
  | { readonly kind: 'combined'; readonly operator: number; readonly left: Formula; readonly right: Formula }

const operators = levelOperators.filter(({ name }) => name !== 'pair')

const { formula } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    fc.record({
      kind: fc.constant('literal' as const),
      variable: fc.nat(7),
      levels: fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }),
    }),
    fc.record({
      kind: fc.constant('combined' as const),
      operator: fc.nat(operators.length - 1),
      left: tie('formula'),
      right: tie('formula'),
    }),
  ),
}))

const domainSizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 })

function meaning(of: Formula, assignment: readonly number[]): number {
  if (of.kind === 'literal') return of.levels[assignment[of.variable % assignment.length] ?? 0] ?? 0
  return operators[of.operator]?.apply(meaning(of.left, assignment), meaning(of.right, assignment)) ?? -1
}

function build(diagrams: Diagrams, of: Formula, swap = false): Node {
  if (of.kind === 'literal') {
    const variable = of.variable % diagrams.domains.length
    return diagrams.choose(variable, of.levels.slice(0, diagrams.domains[variable]).map(diagrams.terminal))
  }
  const operator = operators[of.operator] ?? levelOperators[0]
  if (operator === undefined) throw new Error('no operators')
  const [left, right] = [build(diagrams, of.left, swap), build(diagrams, of.right, swap)]
  return swap && operator.commutative
    ? diagrams.combine(operator, right, left)
    : diagrams.combine(operator, left, right)
}

describe('random formulas over up to six variables of up to five values', () => {
  it('evaluate as the formula does', () => {
    fc.assert(
      fc.property(domainSizes, formula, (domains, of) => {
        const diagrams = createDiagrams(domains)
        const expected = assignments(domains).map((assignment) => meaning(of, assignment))
        expect(tableOf(diagrams, build(diagrams, of))).toEqual(expected)
      }),
    )
  })

  it('have equal nodes exactly when they have equal values', () => {
    fc.assert(
      fc.property(domainSizes, formula, formula, (domains, first, second) => {
        const diagrams = createDiagrams(domains)
        const [left, right] = [build(diagrams, first), build(diagrams, second)]
        expect(left === right).toBe(String(tableOf(diagrams, left)) === String(tableOf(diagrams, right)))
        expect(build(diagrams, first, true)).toBe(left)
      }),
    )
  })

  it('are put together again from their restrictions to the values of any variable', () => {
    fc.assert(
      fc.property(domainSizes, formula, fc.nat(5), (domains, of, number) => {
        const diagrams = createDiagrams(domains)
        const node = build(diagrams, of)
        const variable = number % domains.length
        const parts = values(domains[variable] ?? 0).map((value) => diagrams.restrict(node, variable, value))
        for (const part of parts) expect(diagrams.support(part)).not.toContain(variable)
        const table = assignments(domains).map((row) => diagrams.evaluate(parts[row[variable] ?? -1] ?? -1, row))
        expect(table).toEqual(tableOf(diagrams, node))
      }),
    )
  })

  it('have counts that add up to the number of assignments', () => {
    fc.assert(
      fc.property(domainSizes, formula, (domains, of) => {
        const diagrams = createDiagrams(domains)
        const node = build(diagrams, of)
        const counts = diagrams.count(node)
        expect([...counts.keys()]).toEqual(diagrams.terminals(node))
        expect([...counts.values()].reduce((sum, number) => sum + number)).toBe(BigInt(assignments(domains).length))
      }),
    )
  })

  it('are led to an accepted value by the nearest changes', () => {
    fc.assert(
      fc.property(domainSizes, formula, fc.nat(4), (domains, of, wanted) => {
        const diagrams = createDiagrams(domains)
        const node = build(diagrams, of)
        const from = domains.map(() => 0)
        const changes = diagrams.nearest(node, from, (value) => value === wanted)
        const reached = assignments(domains).filter((row) => diagrams.evaluate(node, row) === wanted)
        if (changes === undefined) {
          expect(reached).toEqual([])
          return
        }
        const to = changes.reduce((row, { variable, value }) => row.with(variable, value), from)
        expect(diagrams.evaluate(node, to)).toBe(wanted)
        expect(changes).toHaveLength(Math.min(...reached.map((row) => row.filter((value) => value !== 0).length)))
      }),
    )
  })
})
