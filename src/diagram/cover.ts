// biome-ignore-all lint/style/noNonNullAssertion: variables come from cubes and nodes, so their domains, values and prices exist

import { areEqual, type Cube, holds, isShorter, type Literal, meet } from './cube'
import { DiagramLimitError } from './diagram-limit-error'
import { createDiagrams, type Diagrams } from './diagrams'
import { Growth } from './growth'
import { type Node, terminal } from './node'
import { minimum, type Operator } from './operator'
import { transfer } from './transfer'

/** A set of assignments as the union of cubes. */
export interface Cover {
  readonly cubes: readonly Cube[]
  /** 1 where something had to be covered and is not: the constant 0, unless more cubes or nodes were needed than there may be. */
  readonly rest: Node
}

/** Options of `cover`. */
export interface CoverOptions {
  /**
   * The most cubes to answer.
   * @defaultValue 64
   */
  readonly most?: number
  /**
   * How well a literal reads that says `variable` has `value`: variables are done without in ascending order of it.
   * @defaultValue 0 for the value 0, and 1 for all others
   */
  readonly prefer?: (variable: number, value: number) => number
  /**
   * Whether literals name only the values for which their cube is needed: no cube is then longer, and some are no longer
   * prime.
   * @defaultValue false
   */
  readonly tight?: boolean
}

const ZERO = terminal(0)
/** Nodes that may be made besides those of the two diagrams, in a store that goes with the call. */
const MOST_NODES = 200_000
/** A larger cover is found once, and not looked for again from another side. */
const MOST_TO_IMPROVE = 24

const without: Operator = Object.freeze({
  name: 'without',
  apply: (left: number, right: number) => (right === 0 ? left : 0),
})

/**
 * Few and short cubes whose union covers `lower` and stays inside `upper`. Any terminal but 0 means inside.
 *
 * Each cube is prime (no value can be added to a literal without leaving `upper`), and the set irredundant (without any
 * one of them, something of `lower` is lost). As in Brayton, Hachtel, McMullen and Sangiovanni-Vincentelli, "Logic
 * minimization algorithms for VLSI synthesis", 1984: a point that is not covered yet is grown into a prime, what the
 * prime covers is taken away, and in the end what others cover between them is dropped. The point is the nearest to all
 * zeros, so that where 0 is *unknown*, cubes say what has to be known. The fewest cubes are not promised: that is hard;
 * different orders of growing are tried, and the shortest answer kept.
 *
 * The same call gives the same answer. Makes no nodes in the store, unless there is a rest.
 * @throws RangeError when `lower` is not inside `upper`, or `most` is no number of cubes
 * @throws DiagramLimitError when there is a rest, and no room for it in the store
 */
export function cover(diagrams: Diagrams, lower: Node, upper: Node, options: CoverOptions = {}): Cover {
  const { most = 64, prefer = (_, value) => Math.min(value, 1), tight = false } = options
  if (!Number.isInteger(most) || most < 0) throw new RangeError('the most cubes must be a whole number')
  const limit = Math.min(2 ** 26, diagrams.size(lower, upper) + MOST_NODES)
  const scratch = createDiagrams(diagrams.domains, { limit })
  const [wanted, allowed] = [lower, upper].map((node) =>
    scratch.map(transfer(diagrams, node, scratch), (value) => Math.min(value, 1)),
  ) as [Node, Node]
  if (scratch.combine(without, wanted, allowed) !== ZERO) throw new RangeError('what is to be covered is not allowed')

  const search = new CoverSearch(scratch, wanted, new Growth(scratch, allowed), prefer, most)
  const best = search.best()
  const { rest } = best
  const cubes = tight ? search.tighten(best.cubes) : best.cubes
  const literals = cubes.map((cube) => Object.freeze(cube.map((literal) => Object.freeze(literal))))
  return Object.freeze({ cubes: Object.freeze(literals), rest: transfer(scratch, rest, diagrams) })
}

/** In which order growing does without the variables. */
type Direction = 'last first' | 'first first'

/** A prime, and the point of the wanted that it was grown from. */
interface Grown {
  readonly cube: Cube
  readonly point: readonly number[]
  /** Whether another direction would have given another cube. */
  readonly isChosen: boolean
}

interface Found {
  readonly grown: readonly Grown[]
  readonly rest: Node
}

class CoverSearch {
  readonly #diagrams: Diagrams
  readonly #wanted: Node
  readonly #growth: Growth
  readonly #prefer: (variable: number, value: number) => number
  readonly #most: number
  readonly #nodes = new Map<Cube, Node>()

  constructor(
    diagrams: Diagrams,
    wanted: Node,
    growth: Growth,
    prefer: (variable: number, value: number) => number,
    most: number,
  ) {
    this.#diagrams = diagrams
    this.#wanted = wanted
    this.#growth = growth
    this.#prefer = prefer
    this.#most = most
  }

  best(): Cover {
    const first = this.#find(['last first', 'first first'])
    const { length } = first.grown
    const isOpen = length > 1 && length <= MOST_TO_IMPROVE && first.rest === ZERO
    // Where no direction had a choice, all lead to the same cover.
    const others = isOpen && first.grown.some(({ isChosen }) => isChosen) ? this.#fromEachSide() : []
    const covers = [first, ...others].map(({ grown, rest }) => ({ cubes: grown.map(({ cube }) => cube), rest }))
    return covers.reduce((best, other) => (other.rest === ZERO && isShorter(other.cubes, best.cubes) ? other : best))
  }

  /** Each cube in turn cut down to the values for which it is needed beside the others as they then are. */
  tighten(cubes: readonly Cube[]): readonly Cube[] {
    return cubes.reduce<readonly Cube[]>((left, cube, index) => left.with(index, this.#tight(cube, left)), cubes)
  }

  #tight(cube: Cube, cubes: readonly Cube[]): Cube {
    const others = cubes.filter((other) => other !== cube && meet(cube, other))
    // What cannot be told within the limit stays as it is.
    const alone = this.#tryOut(() => this.#alone(cube, others)) ?? this.#wanted
    const isNeeded = (variable: number, value: number) =>
      this.#tryOut(() => this.#diagrams.restrict(alone, variable, value)) !== ZERO
    return cube.map(({ variable, values }) => ({
      variable,
      values: values.filter((value) => isNeeded(variable, value)),
    }))
  }

  #fromEachSide(): readonly Found[] {
    return [this.#find(['first first']), this.#find(['last first'])]
  }

  #find(directions: readonly Direction[]): Found {
    let grown: readonly Grown[] = []
    let rest = this.#wanted
    // Dropping what has become redundant makes room for more, but not for ever.
    for (let round = 0; round < 4 && rest !== ZERO && grown.length < this.#most; round++) {
      const found = this.#fill(grown, rest, directions)
      grown = this.#irredundant(found.grown)
      if (found.rest === rest) break
      rest = found.rest
    }
    return { grown, rest }
  }

  #fill(before: readonly Grown[], uncovered: Node, directions: readonly Direction[]): Found {
    const grown = [...before]
    let rest = uncovered
    while (rest !== ZERO && grown.length < this.#most) {
      const next = this.#grow(rest, directions)
      const left = this.#tryOut(() => this.#without(rest, next.cube))
      if (left === undefined) break
      grown.push(next)
      rest = left
    }
    return { grown, rest }
  }

  /** The shortest prime around the point of `rest` that is nearest to all zeros. */
  #grow(rest: Node, directions: readonly Direction[]): Grown {
    const point = this.#diagrams.domains.map(() => 0)
    for (const { variable, value } of this.#diagrams.nearest(rest, point, (value) => value !== 0) ?? []) {
      point[variable] = value
    }
    const primes = directions.map((direction) => this.#growth.prime(point, this.#order(point, direction)))
    const cube = primes.reduce((best, other) => (isShorter([other], [best]) ? other : best))
    return { cube, point, isChosen: primes.some((prime) => !areEqual(prime, cube)) }
  }

  #order(point: readonly number[], direction: Direction): readonly number[] {
    const sign = direction === 'last first' ? -1 : 1
    const price = new Map(
      this.#growth.variables.map((variable) => [variable, this.#prefer(variable, point[variable]!)]),
    )
    return [...this.#growth.variables].sort((a, b) => price.get(a)! - price.get(b)! || sign * (a - b))
  }

  /** Drops each cube of which the others cover what it has of the wanted, the longest and latest found first. */
  #irredundant(grown: readonly Grown[]): readonly Grown[] {
    const kept = new Set(grown)
    const order = [...grown].reverse().sort((a, b) => b.cube.length - a.cube.length)
    for (const one of order) {
      const others = [...kept].filter((other) => other !== one && meet(one.cube, other.cube)).map(({ cube }) => cube)
      // The point it was grown from is wanted: if no other has it, there is nothing to work out.
      if (!others.some((other) => holds(other, one.point))) continue
      // What cannot be told within the limit is kept: the answer is as right, and longer.
      if (this.#tryOut(() => this.#alone(one.cube, others)) === ZERO) kept.delete(one)
    }
    return [...kept]
  }

  /** What of the wanted `cube` covers, and none of `others` does. */
  #alone(cube: Cube, others: readonly Cube[]): Node {
    let alone = this.#diagrams.combine(minimum, this.#wanted, this.#nodeOf(cube))
    for (const other of others) {
      if (alone === ZERO) break
      alone = this.#without(alone, other)
    }
    return alone
  }

  #without(node: Node, cube: Cube): Node {
    return this.#diagrams.combine(without, node, this.#nodeOf(cube))
  }

  #nodeOf(cube: Cube): Node {
    const node = this.#nodes.get(cube) ?? this.#makeNode(cube)
    this.#nodes.set(cube, node)
    return node
  }

  #makeNode(cube: Cube): Node {
    const { domains } = this.#diagrams
    const below = (node: Node, { variable, values }: Literal) => {
      const children = Array.from({ length: domains[variable]! }, () => ZERO)
      for (const value of values) children[value] = node
      return this.#diagrams.choose(variable, children)
    }
    return cube.reduceRight(below, terminal(1))
  }

  #tryOut(make: () => Node): Node | undefined {
    try {
      return make()
    } catch (error) {
      if (error instanceof DiagramLimitError) return undefined
      throw error
    }
  }
}
