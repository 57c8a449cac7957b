import { maximum, minimum, type Operator } from '../../src/diagram'

const bit = (condition: boolean) => (condition ? 1 : 0)

/** Operators on 0 and 1, with all the promises that are true of each. */
export const booleanOperators: readonly Operator[] = [
  { name: 'and', apply: (a, b) => a & b, commutative: true, idempotent: true, neutral: 1, absorbing: 0 },
  { name: 'or', apply: (a, b) => a | b, commutative: true, idempotent: true, neutral: 0, absorbing: 1 },
  { name: 'xor', apply: (a, b) => a ^ b, commutative: true, neutral: 0 },
  { name: 'equivalence', apply: (a, b) => bit(a === b), commutative: true, neutral: 1 },
  { name: 'nand', apply: (a, b) => 1 - (a & b), commutative: true },
  { name: 'nor', apply: (a, b) => 1 - (a | b), commutative: true },
  { name: 'implication', apply: (a, b) => bit(a <= b) },
  { name: 'converse', apply: (a, b) => bit(a >= b) },
  { name: 'difference', apply: (a, b) => bit(a > b) },
  maximum,
  minimum,
]

/** All sixteen Boolean operators, promising nothing. */
export const bareOperators: readonly Operator[] = Array.from({ length: 16 }, (_, code) => ({
  name: `operator ${code.toString(2).padStart(4, '0')}`,
  apply: (a, b) => (code >> (a * 2 + b)) & 1,
}))

/** Operators on levels 0, 1, 2. */
export const levelOperators: readonly Operator[] = [
  maximum,
  minimum,
  { name: 'sum', apply: (a, b) => a + b, commutative: true, neutral: 0 },
  { name: 'distance', apply: (a, b) => Math.abs(a - b), commutative: true },
  { name: 'left unless zero', apply: (a, b) => a || b, idempotent: true, neutral: 0 },
  { name: 'pair', apply: (a, b) => a * 3 + b },
]

/** Operators as rows for `it.each`, whose `%s` prints the name. */
export function named(operators: readonly Operator[]): (readonly [string, Operator])[] {
  return operators.map((operator) => [operator.name, operator])
}
