import type { Node } from '../../diagram'
import { BoundedCache } from '../../enforce/bounded-cache'
import type { CompiledKind } from '../../enforce/compiled-kind'
import { TRUE } from '../../enforce/condition-diagram'
import type { Value } from '../../vocabulary'
import type { Dice } from './dice'

/** Something to bring about: that a diagram comes out at a terminal. */
export interface Goal {
  readonly root: Node
  readonly terminal: number
}

/** Diagram variable → diagram value; 0 is *unknown*. What is not there is free. */
export type Assignment = ReadonlyMap<number, number>

/** What is kept of which nodes lead where, in nodes. */
const mostReaching = 500_000

/** Situations that matter, read off a record kind's diagrams.
 *
 * With sixty facts, situations drawn blindly disclose practically nothing: this walks a diagram to a terminal that was
 * chosen, and fills in the rest.
 */
export class SituationSampler {
  /** Disclosures to bring about; and refusals, of the record or of one category. */
  readonly #disclosing: readonly Goal[]
  readonly #withholding: readonly Goal[]
  readonly #sizes: ReadonlyMap<Node, number>
  readonly #reaching = new BoundedCache<string, Map<Node, boolean>>(mostReaching)

  /** @param fixed - what every situation has in common */
  constructor(
    readonly kind: CompiledKind,
    readonly fixed: Assignment,
  ) {
    const all = goalsOf(kind)
    this.#sizes = new Map(all.map(({ root }) => [root, 1 + kind.compiled.diagrams.size(root)]))
    const goals = all.filter((goal) => this.#reaches(goal, goal.root, fixed, this.#memo(goal, fixed)))
    this.#disclosing = goals.filter(({ terminal }) => terminal > 0)
    this.#withholding = goals.filter(({ terminal }) => terminal === 0)
  }

  /** A goal, mostly one of disclosing something; undefined to bring about nothing in particular. */
  goal(dice: Dice): Goal | undefined {
    const roll = dice.below(100)
    return roll < 80 ? dice.pick(this.#disclosing) : roll < 90 ? dice.pick(this.#withholding) : undefined
  }

  /** A goal of withholding something; undefined where nothing can be. */
  refusal(dice: Dice): Goal | undefined {
    return dice.pick(this.#withholding)
  }

  /** Values with which the goal comes about, as far as they matter to it; undefined when `fixed` does not let it. */
  walk(goal: Goal, fixed: Assignment, dice: Dice): Assignment | undefined {
    const { diagrams } = this.kind.compiled
    const memo = this.#memo(goal, fixed)
    if (!this.#reaches(goal, goal.root, fixed, memo)) return undefined
    const walked = new Map(fixed)
    let node = goal.root
    while (!diagrams.isTerminal(node)) {
      const variable = diagrams.variableOf(node)
      const known = fixed.get(variable)
      const all = known === undefined ? [...Array(diagrams.domains[variable] ?? 1).keys()] : [known]
      const leading = all.filter((value) => this.#reaches(goal, diagrams.child(node, value), fixed, memo))
      const value = dice.pick(leading) ?? 0
      walked.set(variable, value)
      node = diagrams.child(node, value)
    }
    return walked
  }

  #memo({ root, terminal }: Goal, fixed: Assignment): Map<Node, boolean> {
    const key = `${root} ${terminal} ${[...fixed].map(([variable, value]) => `${variable}:${value}`).join()}`
    const weigh = () => this.#sizes.get(root) ?? 1
    return this.#reaching.get(key, () => new Map(), weigh)
  }

  #reaches(goal: Goal, node: Node, fixed: Assignment, memo: Map<Node, boolean>): boolean {
    const { diagrams } = this.kind.compiled
    if (diagrams.isTerminal(node)) return diagrams.valueOf(node) === goal.terminal
    const known = memo.get(node)
    if (known !== undefined) return known
    const variable = diagrams.variableOf(node)
    const value = fixed.get(variable)
    const size = diagrams.domains[variable] ?? 1
    const values = value === undefined ? [...Array(size).keys()] : [value]
    const reaches = values.some((each) => this.#reaches(goal, diagrams.child(node, each), fixed, memo))
    memo.set(node, reaches)
    return reaches
  }
}

/** Every level of every category; where a category has no diagram, the whole condition of every permit that names it. */
function goalsOf(kind: CompiledKind): readonly Goal[] {
  const { diagrams, conditions } = kind.compiled
  const roots = new Set(kind.categories.flatMap((category) => kind.rootOf(category) ?? []))
  const levels = [...roots].flatMap((root) => diagrams.terminals(root).map((terminal) => ({ root, terminal })))
  if (kind.categories.every((category) => kind.rootOf(category) !== undefined)) return levels
  const permits = [...conditions].filter(([rule]) => rule.kind === 'permit' && rule.on.includes(kind.definition.kind))
  return [...levels, ...permits.map(([, root]) => ({ root, terminal: TRUE }))]
}

/** A value for a fact about which nothing is wanted: legal grounds hold mostly, one in four others is unknown. */
export function anyValue(fact: string, values: readonly Value[], dice: Dice): number {
  if (/^(consent|contract|informed)\./.test(fact) && dice.chance(60)) return values.indexOf(true) + 1
  if (fact === 'subject.objected' && dice.chance(60)) return values.indexOf(false) + 1
  return dice.chance(25) ? 0 : 1 + dice.below(values.length)
}
