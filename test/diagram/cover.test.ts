import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cube, cover, createDiagrams, type Diagrams, maximum, minimum, type Node } from '../../src/diagram'
import { isFresh } from '../laws/arbitraries/depth'
import { assignments, cube as cubeAt, fromTable, type Table, tables, values } from './truth-table'

/** A region to be covered and where cubes may go, as tables of 0 and 1. */
type Pair = readonly [lower: Table, upper: Table]

/** Every pair of nested regions: 0 is outside both, 1 only in the upper, 2 in both. */
const nested = (rows: number): readonly Pair[] =>
  tables(rows, 3).map((table) => [table.map((value) => Number(value === 2)), table.map((value) => Number(value > 0))])

const spaces = [
  { name: 'every nested pair over two flags', domains: [2, 2], pairs: 81 },
  { name: 'every nested pair over three flags', domains: [2, 2, 2], pairs: 6561 },
  { name: 'every nested pair over variables of 3 and 2 values', domains: [3, 2], pairs: 729 },
  { name: 'every nested pair over variables of 2, 1 and 3 values', domains: [2, 1, 3], pairs: 729 },
  { name: 'every nested pair over two variables of 3 values', domains: [3, 3], pairs: 19_683 },
]

const holds = (cube: Cube, row: readonly number[]) =>
  cube.every((literal) => literal.values.includes(row[literal.variable] ?? -1))

const isCovered = (cubes: readonly Cube[], row: readonly number[]) => cubes.some((cube) => holds(cube, row))

/** What is wrong with a cover, by looking at every assignment; undefined when nothing is. */
function fault(
  domains: readonly number[],
  [lower, upper]: Pair,
  cubes: readonly Cube[],
  rows = assignments(domains),
): string | undefined {
  const wanted = rows.filter((_, index) => lower[index] === 1)
  const outside = rows.filter((_, index) => upper[index] === 0)
  if (!wanted.every((row) => isCovered(cubes, row))) return 'something is not covered'
  if (outside.some((row) => isCovered(cubes, row))) return 'something outside is covered'
  if (!cubes.every((cube) => isWellFormed(domains, cube))) return 'a literal is not one'
  const isPrime = (cube: Cube) => wider(domains, cube).every((wide) => outside.some((row) => holds(wide, row)))
  if (!cubes.every(isPrime)) return 'a cube is not prime'
  const holders = wanted.map((row) => cubes.filter((cube) => holds(cube, row)))
  const isSpare = (cube: Cube) => holders.every((list) => list.length > 1 || list[0] !== cube)
  return cubes.some(isSpare) ? 'a cube is redundant' : undefined
}

function isWellFormed(domains: readonly number[], cube: Cube): boolean {
  const ascends = (list: readonly number[]) =>
    list.every((value, index) => index === 0 || value > (list[index - 1] ?? 0))
  const isProper = ({ variable, values: of }: Cube[number]) =>
    of.length > 0 && of.length < (domains[variable] ?? 0) && ascends(of) && of.every((value) => value >= 0)
  return ascends(cube.map(({ variable }) => variable)) && cube.every(isProper)
}

/** The cube with one more value in one literal. */
function wider(domains: readonly number[], cube: Cube): readonly Cube[] {
  return cube.flatMap(({ variable, values: of }, index) =>
    values(domains[variable] ?? 0)
      .filter((value) => !of.includes(value))
      .map((value) => cube.with(index, { variable, values: [...of, value] })),
  )
}

/** The least number of cubes that cover `lower` inside `upper`. */
function fewest(domains: readonly number[], [lower, upper]: Pair): number {
  const rows = assignments(domains)
  const maskOf = (is: (row: readonly number[], index: number) => boolean) =>
    rows.reduce((mask, row, index) => (is(row, index) ? mask | (1 << index) : mask), 0)
  const wanted = maskOf((_, index) => lower[index] === 1)
  const outside = maskOf((_, index) => upper[index] === 0)
  const boxes = assignments(domains.map((size) => 2 ** size - 1)).map((sets) =>
    maskOf((row) => row.every((value, variable) => (((sets[variable] ?? 0) + 1) >> value) & 1)),
  )
  const inside = boxes.filter((box) => (box & outside) === 0)
  let reached = new Set([0])
  for (let count = 0; ; count++) {
    if ([...reached].some((mask) => (wanted & ~mask) === 0)) return count
    const next = [...reached].flatMap((mask) => {
      const first = wanted & ~mask & -(wanted & ~mask)
      return inside.filter((box) => (box & first) !== 0).map((box) => (mask | box) & wanted)
    })
    reached = new Set(next)
  }
}

const coverOf = (diagrams: Diagrams, [lower, upper]: Pair) =>
  cover(diagrams, fromTable(diagrams, lower), fromTable(diagrams, upper))

describe.each(spaces.map((space) => [space.name, space] as const))('%s', (_, { domains, pairs }) => {
  const all = nested(domains.reduce((product, size) => product * size, 1))
  const diagrams = createDiagrams(domains)
  const rows = assignments(domains)

  it('is covered exactly, by primes, none of which can be spared', () => {
    expect(all).toHaveLength(pairs)
    for (const pair of all) {
      const { cubes, rest } = coverOf(diagrams, pair)
      const found = rest === diagrams.terminal(0) ? fault(domains, pair, cubes, rows) : 'there is a rest'
      if (found !== undefined) expect.fail(`${found}: ${pair.join(' | ')} by ${JSON.stringify(cubes)}`)
    }
  })

  it('is covered alike in every store', () => {
    for (const pair of all.filter((_, index) => index % 17 === 0)) {
      expect(coverOf(createDiagrams(domains), pair).cubes).toEqual(coverOf(diagrams, pair).cubes)
    }
  })
})

describe('a cover', () => {
  it.each([
    ['three flags', [2, 2, 2], 3],
    ['variables of 3 and 2 values', [3, 2], 1],
    ['two variables of 3 values', [3, 3], 41],
  ] as const)('of %s has hardly more cubes than the fewest there can be', (_, domains, step) => {
    const diagrams = createDiagrams(domains)
    const all = nested(domains.reduce((product, size) => product * size, 1)).filter((_, index) => index % step === 0)
    const sum = (count: (pair: Pair) => number) => all.reduce((total, pair) => total + count(pair), 0)
    expect(sum((pair) => coverOf(diagrams, pair).cubes.length)).toBeLessThan(
      1.02 * sum((pair) => fewest(domains, pair)),
    )
  })

  it('of a random region is exact, prime and irredundant', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 })
    const boxes = fc.array(fc.array(fc.nat(14), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 7 })
    const inBox = (box: readonly number[], row: readonly number[]) =>
      row.every((value, variable) => (((box[variable] ?? 0) + 1) >> value) & 1)
    fc.assert(
      fc.property(sizes, boxes, boxes, (domains, some, more) => {
        const tableOf = (list: readonly (readonly number[])[]) =>
          assignments(domains).map((row) => Number(list.some((box) => inBox(box, row))))
        const pair = [tableOf(some), tableOf([...some, ...more])] as const
        for (const [lower, upper] of [pair, [pair[0], pair[0]]] as const) {
          expect(fault(domains, [lower, upper], coverOf(createDiagrams(domains), [lower, upper]).cubes)).toBeUndefined()
        }
      }),
    )
  })

  it('of nothing is empty, and of everything one cube without literals', () => {
    const diagrams = createDiagrams([3, 2])
    const [none, all] = [diagrams.terminal(0), diagrams.terminal(1)]
    expect(cover(diagrams, none, none).cubes).toEqual([])
    expect(cover(diagrams, none, all).cubes).toEqual([])
    expect(cover(diagrams, all, all).cubes).toEqual([[]])
    expect(cover(diagrams, diagrams.choose(0, [none, all, none]), all).cubes).toEqual([[]])
  })

  it('takes every terminal but 0 for inside', () => {
    const diagrams = createDiagrams([3])
    const region = diagrams.choose(0, [0, 7, 2 ** 20].map(diagrams.terminal))
    expect(cover(diagrams, region, region).cubes).toEqual([[{ variable: 0, values: [1, 2] }]])
    expect(diagrams.terminals(cover(diagrams, region, region, { most: 0 }).rest)).toEqual([0, 1])
  })

  it('is frozen all the way down', () => {
    const diagrams = createDiagrams([3, 3])
    const region = cubeAt(diagrams, [[0, 1]], 1)
    const found = cover(diagrams, region, region)
    const parts = [
      found,
      found.cubes,
      ...found.cubes,
      ...found.cubes.flat(),
      ...found.cubes.flat().map((l) => l.values),
    ]
    expect(parts).toHaveLength(5)
    expect(parts.every(Object.isFrozen)).toBe(true)
  })

  it('makes no nodes in the store', () => {
    const table = values(27).map((row) => Number([1, 5, 6, 13, 14, 20, 26].includes(row)))
    const roomy = createDiagrams([3, 3, 3])
    const full = createDiagrams([3, 3, 3], { limit: roomy.size(fromTable(roomy, table)) })
    const region = fromTable(full, table)
    expect(cover(full, region, region).cubes.length).toBeGreaterThan(2)
  })
})

describe('what a cover says where it may choose', () => {
  const diagrams = createDiagrams([3, 3])
  const either = (x: number, y: number) =>
    diagrams.combine(maximum, cubeAt(diagrams, [[0, x]], 1), cubeAt(diagrams, [[1, y]], 1))
  const at = (x: number, y: number) =>
    cubeAt(
      diagrams,
      Object.entries([x, y]).map(([v, is]) => [Number(v), is]),
      1,
    )

  it('is what has to be known, sooner than what may not be', () => {
    expect(cover(diagrams, at(0, 1), either(0, 1)).cubes).toEqual([[{ variable: 1, values: [1] }]])
    expect(cover(diagrams, at(1, 0), either(1, 0)).cubes).toEqual([[{ variable: 0, values: [1] }]])
  })

  it('is the variable that comes first, of two that are as good', () => {
    expect(cover(diagrams, at(1, 1), either(1, 1)).cubes).toEqual([[{ variable: 0, values: [1] }]])
  })

  it('is the variable that is preferred', () => {
    const prefer = (variable: number) => variable
    expect(cover(diagrams, at(1, 1), either(1, 1), { prefer }).cubes).toEqual([[{ variable: 1, values: [1] }]])
  })

  it('is few literals, sooner than wide ones', () => {
    // Made wider first, the middle one could not stand alone, from whichever side one begins.
    const three = createDiagrams([3, 3, 3])
    const upper = three.combineAll(maximum, [
      cubeAt(three, [[1, 1]], 1),
      cubeAt(
        three,
        Object.entries([1, 2]).map(([v, is]) => [Number(v), is]),
        1,
      ),
      cubeAt(
        three,
        [
          [1, 2],
          [2, 1],
        ],
        1,
      ),
    ])
    const point = cubeAt(
      three,
      [0, 1, 2].map((variable) => [variable, 1]),
      1,
    )
    expect(cover(three, point, upper).cubes).toEqual([[{ variable: 1, values: [1] }]])
  })
})

describe('a tight cover', () => {
  it('covers the same with as many literals, and names no value that its cube is not needed for', () => {
    let narrowed = 0
    for (const domains of [
      [2, 2, 2],
      [3, 3],
      [3, 2, 2],
    ]) {
      const rows = assignments(domains)
      for (const [lower, upper] of nested(rows.length).filter((_, index) => index % (isFresh ? 29 : 131) === 0)) {
        const diagrams = createDiagrams(domains)
        const [from, to] = [lower, upper].map((table) => fromTable(diagrams, table)) as [Node, Node]
        const wide = cover(diagrams, from, to).cubes
        const { cubes } = cover(diagrams, from, to, { tight: true })
        const wanted = rows.filter((_, index) => lower[index] === 1)
        expect(wanted.every((row) => isCovered(cubes, row))).toBe(true)
        expect(rows.filter((_, index) => upper[index] === 0).some((row) => isCovered(cubes, row))).toBe(false)
        expect(cubes.map((cube) => cube.length)).toEqual(wide.map((cube) => cube.length))
        for (const [index, cube] of cubes.entries()) {
          for (const { variable, values: of } of cube) {
            const without = (value: number) =>
              cubes.with(index, [
                ...cube.filter((literal) => literal.variable !== variable),
                { variable, values: of.filter((other) => other !== value) },
              ])
            for (const value of of) expect(wanted.every((row) => isCovered(without(value), row))).toBe(false)
          }
        }
        const number = (of: readonly Cube[]) => of.flat().flatMap((literal) => literal.values).length
        if (number(cubes) < number(wide)) narrowed++
      }
    }
    expect(narrowed).toBeGreaterThan(isFresh ? 50 : 10)
  })
})

describe('a cover of many variables', () => {
  const domains = Array.from({ length: 60 }, () => 3)
  const few = (start: number) =>
    values(4).map((step) => [(start * 7 + step * 3) % 57, 1 + ((start + step) % 2)] as const)

  it('finds the permits that a region was made of', () => {
    const diagrams = createDiagrams(domains)
    const region = diagrams.combineAll(
      maximum,
      values(12).map((start) => cubeAt(diagrams, few(start), 1)),
    )
    const { cubes, rest } = cover(diagrams, region, region)
    expect(rest).toBe(diagrams.terminal(0))
    expect(unionOf(diagrams, cubes)).toBe(region)
    expect(cubes).toHaveLength(12)
    expect(cubes.every((cube) => cube.length === 4)).toBe(true)
  })

  it('says what is left when it may not have cubes enough', () => {
    const diagrams = createDiagrams(domains)
    const region = diagrams.combineAll(
      maximum,
      values(12).map((start) => cubeAt(diagrams, few(start), 1)),
    )
    for (const most of [0, 1, 5, 11]) {
      const { cubes, rest } = cover(diagrams, region, region, { most })
      expect(cubes).toHaveLength(most)
      const named = unionOf(diagrams, cubes)
      expect(rest).not.toBe(diagrams.terminal(0))
      expect(diagrams.combine(minimum, named, rest)).toBe(diagrams.terminal(0))
      expect(diagrams.combine(maximum, named, rest)).toBe(region)
    }
    expect(cover(diagrams, region, region, { most: 12 }).rest).toBe(diagrams.terminal(0))
  })

  it('says what is left when it may not have nodes enough', () => {
    // Each pair lies far apart in the order, so that what is left stays exponentially large as pairs are taken away.
    const half = 14
    const diagrams = createDiagrams(Array.from({ length: 2 * half }, () => 2))
    const pairs = values(half).map((variable) =>
      cubeAt(
        diagrams,
        [
          [variable, 1],
          [variable + half, 1],
        ],
        1,
      ),
    )
    const region = diagrams.combineAll(maximum, pairs)
    const { cubes, rest } = cover(diagrams, region, region)
    expect(cubes.length).toBeGreaterThan(0)
    expect(cubes.length).toBeLessThan(half)
    expect(diagrams.combine(maximum, unionOf(diagrams, cubes), rest)).toBe(region)
  })
})

describe('cover', () => {
  const diagrams = createDiagrams([2, 3])
  const [zero, one] = [diagrams.terminal(0), diagrams.terminal(1)]
  const region = diagrams.choose(0, [zero, one])

  it.each<[string, () => unknown]>([
    ['a region that is not inside the other', () => cover(diagrams, one, region)],
    ['a region beside the other', () => cover(diagrams, region, diagrams.choose(0, [one, zero]))],
    ['a node that is not there', () => cover(diagrams, 1000, one)],
    ['an upper node that is not there', () => cover(diagrams, zero, 1000)],
    ['half a cube', () => cover(diagrams, region, region, { most: 0.5 })],
    ['fewer than no cubes', () => cover(diagrams, region, region, { most: -1 })],
  ])('refuses %s', (_, attempt) => {
    expect(attempt).toThrow(RangeError)
  })
})

function unionOf(diagrams: Diagrams, cubes: readonly Cube[]): Node {
  const nodeOf = (cube: Cube) =>
    cube.reduceRight(
      (node, { variable, values: of }) =>
        diagrams.choose(
          variable,
          values(diagrams.domains[variable] ?? 0).map((value) => (of.includes(value) ? node : diagrams.terminal(0))),
        ),
      diagrams.terminal(1),
    )
  return diagrams.combineAll(maximum, [diagrams.terminal(0), ...cubes.map(nodeOf)])
}
