// biome-ignore-all lint/style/noNonNullAssertion: a point has a value for every variable, and measures have the same length

/** That `variable` has one of `values`: some of its domain but not all, ascending. */
export interface Literal {
  readonly variable: number
  readonly values: readonly number[]
}

/** The assignments at which all literals are true; variables ascending, each at most once. */
export type Cube = readonly Literal[]

/** Whether two cubes have an assignment in common. */
export function meet(left: Cube, right: Cube): boolean {
  return left.every(({ variable, values }) => {
    const other = right.find((literal) => literal.variable === variable)
    return other === undefined || values.some((value) => other.values.includes(value))
  })
}

export function holds(cube: Cube, point: readonly number[]): boolean {
  return cube.every(({ variable, values }) => values.includes(point[variable]!))
}

export function areEqual(left: Cube, right: Cube): boolean {
  const same = ({ variable, values }: Literal, index: number) =>
    variable === right[index]?.variable && values.join() === right[index].values.join()
  return left.length === right.length && left.every(same)
}

/** Fewer cubes, then fewer literals, then fewer values to name. */
export function isShorter(left: readonly Cube[], right: readonly Cube[]): boolean {
  const [a, b] = [measure(left), measure(right)]
  const first = a.findIndex((number, index) => number !== b[index])
  return first >= 0 && a[first]! < b[first]!
}

function measure(cubes: readonly Cube[]): readonly number[] {
  const literals = cubes.flat()
  return [cubes.length, literals.length, literals.reduce((sum, { values }) => sum + values.length, 0)]
}
