import type { Diagrams } from './diagrams'
import type { Node } from './node'
import { SwapTable } from './swap-table'

/** Options of `sift`. */
export interface SiftOptions {
  /**
   * The most steps of all swaps together, a step being a child of a node that is looked at or made. When they run out,
   * the best order so far is the answer. 50,000,000 take a few seconds.
   * @defaultValue 50,000,000
   */
  readonly limit?: number
  /**
   * How many variables at the top keep their place.
   * @defaultValue 0
   */
  readonly fixed?: number
}

/** A way is given up where the diagrams are larger than the smallest so far by more than this factor. */
const GROWTH = 1.2

/**
 * A variable order in which the diagrams `roots` have fewer nodes together, or the order they have.
 *
 * Sifting (Rudell, "Dynamic variable ordering for ordered binary decision diagrams", ICCAD 1993): each variable, the one
 * with most nodes first, is moved through all places by swaps of neighbours, and stays where the diagrams are smallest;
 * all over again while that saves nodes. Works on a copy: makes no nodes in the store. Gives the same answer every time.
 * @returns the old variables in the new order: at place i stands the variable that becomes variable i
 * @throws RangeError for a node that is not there, a negative or broken limit, or more fixed variables than there are
 */
export function sift(diagrams: Diagrams, roots: readonly Node[], options: SiftOptions = {}): readonly number[] {
  const { limit = 50_000_000, fixed = 0 } = options
  if (!(limit >= 0)) throw new RangeError('a limit of steps must be 0 or more')
  if (!Number.isInteger(fixed) || fixed < 0 || fixed > diagrams.domains.length) {
    throw new RangeError('there must be at least as many variables as are fixed')
  }
  return Object.freeze(new Sifting(new SwapTable(diagrams, roots, limit), fixed).run())
}

class Sifting {
  readonly #table: SwapTable
  readonly #fixed: number
  /** The order in which the diagrams were smallest, and their size in it. */
  #best: readonly number[]
  #fewest: number

  constructor(table: SwapTable, fixed: number) {
    this.#table = table
    this.#fixed = fixed
    this.#best = [...table.order]
    this.#fewest = table.size
  }

  run(): readonly number[] {
    for (let before = Number.POSITIVE_INFINITY; this.#fewest < before; ) {
      before = this.#fewest
      for (const variable of this.#largestFirst()) {
        if (!this.#place(variable)) return this.#best
      }
    }
    return this.#best
  }

  #largestFirst(): readonly number[] {
    const sizes = new Map(this.#table.order.map((variable) => [variable, this.#table.sizeOf(variable)]))
    const sizeOf = (variable: number): number => sizes.get(variable) ?? 0
    const asked = this.#table.order.slice(this.#fixed).filter((variable) => sizeOf(variable) > 0)
    return asked.sort((left, right) => sizeOf(right) - sizeOf(left) || left - right)
  }

  /** Moves a variable to its best place; false when the steps have run out. */
  #place(variable: number): boolean {
    const start = this.#table.order.indexOf(variable)
    const [top, bottom] = [this.#fixed, this.#best.length - 1]
    const [near, far] = start - top < bottom - start ? [top, bottom] : [bottom, top]
    return (
      this.#move(variable, near, GROWTH) &&
      this.#move(variable, start) &&
      this.#move(variable, far, GROWTH) &&
      this.#move(variable, this.#best.indexOf(variable))
    )
  }

  /** Moves a variable to a place, or to where the diagrams have grown too much; false when the steps have run out. */
  #move(variable: number, to: number, growth: number = Number.POSITIVE_INFINITY): boolean {
    const table = this.#table
    let place = table.order.indexOf(variable)
    while (place !== to && table.size <= growth * this.#fewest) {
      const down = place < to
      if (!table.swap(down ? place : place - 1)) return false
      place += down ? 1 : -1
      this.#compare()
    }
    return true
  }

  #compare(): void {
    if (this.#table.size >= this.#fewest) return
    this.#fewest = this.#table.size
    this.#best = [...this.#table.order]
  }
}
