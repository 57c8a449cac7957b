import type { Node } from '../../diagram'
import { BoundedCache } from '../../enforce/bounded-cache'
import type { CompiledKind } from '../../enforce/compiled-kind'
import { FULL } from '../../enforce/level-code'
import { type Value, viewerFacts } from '../../vocabulary'
import type { Dice } from './dice'
import { type Prospect, prospectsOf } from './prospects'

/** Something to bring about: one of some outcomes of a prospect. */
export interface Goal {
  readonly prospect: Prospect
  /** The outcomes, one bit each. */
  readonly outcomes: bigint
  /** Whether it is to be one of those that disclose most. */
  readonly isFullest: boolean
}

/** Diagram variable → diagram value; 0 is *unknown*. What is not there is free. */
export type Assignment = ReadonlyMap<number, number>

/** Which outcomes a node leads to, one bit each, where some variables are held. */
type Reach = (node: Node) => bigint

/** What is kept of which nodes lead where, in nodes. */
const mostReaching = 500_000

/** Situations that matter, read off the diagrams of a record kind and of those nested in it.
 *
 * With sixty facts, situations drawn blindly disclose practically nothing, and those drawn for one category say little of
 * the others: this chooses how all categories are to come out, and walks their joint diagram to it.
 */
export class SituationSampler {
  readonly #prospects: readonly Prospect[]
  /** Each column of each prospect: all categories get their share. */
  readonly #columns: readonly (readonly [Prospect, column: number])[]
  readonly #reaching = new BoundedCache<string, Reach>(mostReaching)

  /** @param kinds - the record kind, then those nested in it */
  constructor(kinds: readonly CompiledKind[]) {
    this.#prospects = prospectsOf(kinds)
    this.#columns = this.#prospects.flatMap((prospect) =>
      Array.from({ length: prospect.columns }, (_, column) => [prospect, column] as const),
    )
  }

  /** A goal that can be reached with what is held; undefined to bring about nothing in particular.
   *
   * Mostly that the record is there and a category drawn by lot is withheld, shown in part or shown; sometimes that the
   * record is not there.
   */
  goal(held: Assignment, dice: Dice): Goal | undefined {
    const roll = dice.below(100)
    if (roll < 6) return undefined
    const [prospect, column] = dice.pick(this.#columns) ?? []
    if (prospect === undefined || column === undefined) return undefined
    const reachable = indexes(this.#reach(prospect, held)(prospect.root))
    const isThere = (index: number) => prospect.outcomes[index]?.[0] === FULL
    const there = reachable.filter(isThere)
    if (there.length === 0 || roll < 18)
      return { prospect, outcomes: bits(reachable.filter((i) => !isThere(i))), isFullest: false }
    const codes = [...new Set(there.map((index) => prospect.outcomes[index]?.[column]))]
    const code = codes.includes(0) && dice.chance(50) ? 0 : dice.pick(codes)
    const outcomes = bits(there.filter((index) => prospect.outcomes[index]?.[column] === code))
    return { prospect, outcomes, isFullest: dice.chance(70) }
  }

  /** Values with which the goal comes about, as far as they matter to it; undefined when what is held does not let it.
   *
   * The viewer comes first, and only then what is to come out for it: else nobody but the one who sees most would come up.
   */
  walk({ prospect, outcomes, isFullest }: Goal, held: Assignment, dice: Dice): Assignment | undefined {
    const { diagrams } = prospect
    const reach = this.#reach(prospect, held)
    let wanted = reach(prospect.root) & outcomes
    if (wanted === 0n) return undefined
    const walked = new Map(held)
    let isChosen = false
    let node = prospect.root
    while (!diagrams.isTerminal(node)) {
      const variable = diagrams.variableOf(node)
      if (!isChosen && variable >= viewerFacts.length) {
        wanted = bits([chosen(prospect, indexes(reach(node) & wanted), isFullest, dice)])
        isChosen = true
      }
      const values = valuesOf(prospect, variable, held)
      const leading = values.filter((value) => (reach(diagrams.child(node, value)) & wanted) !== 0n)
      const value = dice.pick(leading) ?? 0
      walked.set(variable, value)
      node = diagrams.child(node, value)
    }
    return walked
  }

  #reach(prospect: Prospect, held: Assignment): Reach {
    const key = `${this.#prospects.indexOf(prospect)} ${[...held].map(([variable, value]) => `${variable}:${value}`).join()}`
    return this.#reaching.get(
      key,
      () => reachIn(prospect, held),
      () => prospect.size + 1,
    )
  }
}

function reachIn(prospect: Prospect, held: Assignment): Reach {
  const { diagrams } = prospect
  const known = new Map<Node, bigint>()
  const reach = (node: Node): bigint => {
    if (diagrams.isTerminal(node)) return 1n << BigInt(diagrams.valueOf(node))
    const found = known.get(node)
    if (found !== undefined) return found
    const values = valuesOf(prospect, diagrams.variableOf(node), held)
    const made = values.reduce((all, value) => all | reach(diagrams.child(node, value)), 0n)
    known.set(node, made)
    return made
  }
  return reach
}

function valuesOf({ diagrams }: Prospect, variable: number, held: Assignment): readonly number[] {
  const value = held.get(variable)
  return value === undefined ? [...Array(diagrams.domains[variable] ?? 1).keys()] : [value]
}

function chosen({ outcomes }: Prospect, among: readonly number[], isFullest: boolean, dice: Dice): number {
  const open = (index: number) => outcomes[index]?.filter((code) => code > 0).length ?? 0
  const most = Math.max(...among.map(open))
  return dice.pick(isFullest ? among.filter((index) => open(index) === most) : among) ?? 0
}

function bits(indexes: readonly number[]): bigint {
  return indexes.reduce((all, index) => all | (1n << BigInt(index)), 0n)
}

function indexes(bits: bigint): readonly number[] {
  return [...bits.toString(2)].reverse().flatMap((bit, index) => (bit === '1' ? [index] : []))
}

/** A value for a fact about which nothing is wanted: legal grounds hold mostly, one in four others is unknown. */
export function anyValue(fact: string, values: readonly Value[], dice: Dice): number {
  if (/^(consent|contract|informed)\./.test(fact) && dice.chance(60)) return values.indexOf(true) + 1
  if (fact === 'subject.objected' && dice.chance(60)) return values.indexOf(false) + 1
  return dice.chance(25) ? 0 : 1 + dice.below(values.length)
}
