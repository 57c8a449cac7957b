import type { Diagrams, Node, Operator } from '../../src/diagram'

/** A function as the list of its values, at all assignments in the order of `assignments`. */
export type Table = readonly number[]

/** All assignments to variables with these domain sizes; the last variable changes fastest. */
export function assignments(domains: readonly number[]): readonly (readonly number[])[] {
  return domains.reduce<number[][]>(
    (list, size) => list.flatMap((front) => values(size).map((v) => [...front, v])),
    [[]],
  )
}

/** All tables of the given length with values 0 … size - 1. */
export function tables(length: number, size: number): readonly Table[] {
  return assignments(Array.from({ length }, () => size))
}

/** 0 … size - 1 */
export function values(size: number): readonly number[] {
  return Array.from({ length: size }, (_, value) => value)
}

/** The diagram of `table`, built with nothing but `choose`: one variable at a time (Shannon's expansion). */
export function fromTable(diagrams: Diagrams, table: Table, variable = 0): Node {
  const size = diagrams.domains[variable]
  if (size === undefined) return diagrams.terminal(table[0] ?? -1)
  const part = table.length / size
  const children = values(size).map((value) =>
    fromTable(diagrams, table.slice(value * part, (value + 1) * part), variable + 1),
  )
  return diagrams.choose(variable, children)
}

/** `value` where every listed variable has the listed value; 0 elsewhere. */
export function cube(diagrams: Diagrams, literals: Iterable<readonly [number, number]>, value: number): Node {
  const zero = diagrams.terminal(0)
  const lastFirst = [...literals].sort(([left], [right]) => right - left)
  return lastFirst.reduce(
    (node, [variable, wanted]) =>
      diagrams.choose(
        variable,
        values(diagrams.domains[variable] ?? 0).map((other) => (other === wanted ? node : zero)),
      ),
    diagrams.terminal(value),
  )
}

/** The values of `node` at all assignments. */
export function tableOf(diagrams: Diagrams, node: Node): Table {
  return assignments(diagrams.domains).map((assignment) => diagrams.evaluate(node, assignment))
}

/** Fails with `table` printed, when `actual` is not `expected`. Cheaper than `expect`, for millions of checks. */
export function agree(diagrams: Diagrams, table: Table, what: string, actual: unknown, expected: unknown): void {
  if (same(actual, expected)) return
  const rows = assignments(diagrams.domains).map((assignment, row) => `${assignment.join(' ')} | ${table[row]}`)
  const [got, wanted] = [actual, expected].map((value) => JSON.stringify(value, (_, v) => plain(v)))
  throw new Error(`${what}: got ${got}, expected ${wanted}, for the function\n${rows.join('\n')}`)
}

/** The table of an operator on two tables. */
export function pointwise(operator: Operator, left: Table, right: Table): Table {
  return left.map((value, row) => operator.apply(value, right[row] ?? -1))
}

function same(actual: unknown, expected: unknown): boolean {
  if (actual === expected) return true
  if (typeof actual !== 'object' || typeof expected !== 'object') return false
  return JSON.stringify(actual, (_, v) => plain(v)) === JSON.stringify(expected, (_, v) => plain(v))
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return [...value]
  return typeof value === 'bigint' ? `${value}n` : value
}
