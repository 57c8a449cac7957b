import { createDiagrams, type Diagrams, type Node } from '../diagram'
import { type AskedVariable, conditionDiagram, FALSE, TRUE } from '../enforce/condition-diagram'
import type { Variable } from '../enforce/variable'
import { type Condition, factsIn, type Policy } from '../policy'
import { asCondition, type Situation } from '../semantics'
import { domainsOf, type Value } from '../vocabulary'
import { both, either, INSIDE, OUTSIDE } from './boolean'
import type { MergedVocabulary } from './merged-vocabulary'

/** A set of situations: a diagram over the terminals 0 and 1. */
export type Region = Node

/** All situations over the facts of one or more policies, as assignments to the variables of one store of diagrams. */
export class Space {
  readonly diagrams: Diagrams
  readonly variables: readonly Variable[]
  readonly nowhere: Region
  readonly everywhere: Region
  readonly #byFact: ReadonlyMap<string, Variable>

  /**
   * @param order - every fact of the vocabulary once, in the order of the variables
   * @param limit - the most diagram nodes ever made
   */
  constructor(
    readonly vocabulary: MergedVocabulary,
    readonly order: readonly string[],
    limit: number,
  ) {
    const { domains } = vocabulary
    this.variables = order.map((fact, index) => ({ index, fact, values: domains.get(fact) ?? [] }))
    this.#byFact = new Map(this.variables.map((variable) => [variable.fact, variable]))
    this.diagrams = createDiagrams(
      this.variables.map(({ values }) => values.length + 1),
      { limit },
    )
    this.nowhere = this.diagrams.terminal(OUTSIDE)
    this.everywhere = this.diagrams.terminal(INSIDE)
  }

  /** The variable of a fact; undefined for one that the vocabulary does not have. */
  variable(fact: string): Variable | undefined {
    return this.#byFact.get(fact)
  }

  /** The variables as a policy sees them: a value that its vocabulary does not have is unknown to it. */
  seenBy(policy: Policy): ReadonlyMap<string, AskedVariable> {
    const own = domainsOf(policy.vocabulary)
    return new Map(
      this.variables.map(({ fact, index, values }) => {
        const known = own.get(fact) ?? []
        return [fact, { index, values: values.map((value) => (known.includes(value) ? value : undefined)) }]
      }),
    )
  }

  /** Where a condition is true; where it is false. Elsewhere it is unknown. */
  truth(condition: Condition, seen: ReadonlyMap<string, AskedVariable> = this.#byFact): Truths {
    const node = conditionDiagram(this.diagrams, seen, condition)
    return {
      true: this.diagrams.map(node, (value) => (value === TRUE ? INSIDE : OUTSIDE)),
      false: this.diagrams.map(node, (value) => (value === FALSE ? INSIDE : OUTSIDE)),
    }
  }

  /** Where a fact has one of the values; `undefined` among them is unknown. */
  where(fact: string, values: readonly (Value | undefined)[]): Region {
    const variable = this.#byFact.get(fact)
    if (variable === undefined) return this.nowhere
    const inside = [undefined, ...variable.values].map((value) => (values.includes(value) ? INSIDE : OUTSIDE))
    return this.diagrams.choose(variable.index, inside.map(this.diagrams.terminal))
  }

  /** In all of the regions. */
  all(...regions: readonly Region[]): Region {
    return this.diagrams.combineAll(both, regions)
  }

  /** In any of the regions. */
  any(...regions: readonly Region[]): Region {
    return this.diagrams.combineAll(either, regions)
  }

  /** Where a region is not. */
  outside(region: Region): Region {
    return this.diagrams.map(region, (value) => INSIDE - value)
  }

  /** How many situations lie in a region, over all facts of the vocabulary. */
  size(region: Region): bigint {
    return this.diagrams.count(region).get(INSIDE) ?? 0n
  }

  /** The diagram values of a situation. */
  assignment(situation: Situation): readonly number[] {
    return this.variables.map(({ fact, values }) => {
      const value = situation[fact]
      return value === undefined ? 0 : values.indexOf(value) + 1
    })
  }

  /** What diagram values say: the facts that are known, in the order of the vocabulary, whatever that of the variables. */
  situation(assignment: readonly number[]): Situation {
    const known = [...this.vocabulary.domains].flatMap(([fact, values]) => {
      const value = values[(assignment[this.#byFact.get(fact)?.index ?? -1] ?? 0) - 1]
      return value === undefined ? [] : [[fact, value] as const]
    })
    return Object.freeze(Object.fromEntries(known))
  }
}

export interface Truths {
  readonly true: Region
  readonly false: Region
}

/** The facts that the situations a policy calls impossible are told by. */
export function factsOfImpossible({ vocabulary }: Policy): readonly string[] {
  return (vocabulary.impossible ?? []).map(asCondition).flatMap(factsIn)
}
