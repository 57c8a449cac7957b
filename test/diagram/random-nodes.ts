import fc from 'fast-check'
import { createDiagrams, type Diagrams, type Node, type Operator } from '../../src/diagram'
import { levelOperators } from './operators'
import { values } from './truth-table'

/** Some functions in a store of their own, of up to seven variables of one to four values. */
export interface Functions {
  readonly diagrams: Diagrams
  readonly roots: readonly Node[]
}

const terms = fc.array(
  fc.record({
    left: fc.nat(6),
    leftLevels: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    right: fc.nat(6),
    rightLevels: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    inner: fc.nat(),
    outer: fc.nat(),
  }),
  { minLength: 2, maxLength: 9 },
)

/** Each root takes up the one before, as a term of two variables under operators does. */
export const randomFunctions: fc.Arbitrary<Functions> = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 7 }), terms)
  .map(([domains, list]) => {
    const diagrams = createDiagrams(domains)
    const literal = (number: number, levels: readonly number[]): Node => {
      const variable = number % domains.length
      return diagrams.choose(variable, levels.slice(0, domains[variable]).map(diagrams.terminal))
    }
    const roots: Node[] = []
    for (const { left, leftLevels, right, rightLevels, inner, outer } of list) {
      const term = diagrams.combine(operator(inner), literal(left, leftLevels), literal(right, rightLevels))
      const sum = diagrams.combine(operator(outer), roots.at(-1) ?? diagrams.terminal(0), term)
      roots.push(diagrams.map(sum, (value) => value % 5))
    }
    return { diagrams, roots: roots.filter((_, index) => index % 3 === 2 || index === roots.length - 1) }
  })

function operator(number: number): Operator {
  const found = levelOperators[number % levelOperators.length]
  if (found === undefined) throw new Error(`no operator among ${values(levelOperators.length)}`)
  return found
}
