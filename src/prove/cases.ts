import { type Cube, cover, type Diagrams, type Literal, type Node } from '../diagram'
import type { Variable } from '../enforce/variable'
import { knownValue, type Situation } from '../semantics'
import { freezeDeep, type Value } from '../vocabulary'

/** That a fact has one of some values; `null` is *unknown*, and comes last. */
export interface Test {
  readonly fact: string
  readonly is: readonly (Value | null)[]
}

/** All of its tests hold; without any, always. Each fact is tested once at most. */
export type Case = readonly Test[]

/** A region of situations: any of the cases. `[[]]` is all of them, `[]` none. */
export type Cases = readonly Case[]

/** Cases as found, and whether they are all there is to say. */
export interface FoundCases {
  readonly cases: Cases
  /** False when more cases were needed than there may be: the region has situations that no case names. */
  readonly complete: boolean
}

/** Few and short cases that hold everywhere in `lower` and nowhere outside `upper`: exactly the region, when both are it.
 *
 * No test can be left out, no case and no value be spared. The tests of a case come in the order
 * of the variables, the cases shortest first, then in that order.
 * @param variables - those of the diagrams: value 0 of each is *unknown*, value i + 1 is `values[i]`
 * @param most - the most cases. @defaultValue 64
 * @throws RangeError when `lower` is not inside `upper`
 */
export function casesOf(
  diagrams: Diagrams,
  variables: readonly Variable[],
  lower: Node,
  upper: Node,
  most = 64,
): FoundCases {
  const { cubes, rest } = cover(diagrams, lower, upper, { most, tight: true })
  const test = ({ variable, values }: Literal): Test => {
    const { fact = '', values: domain = [] } = variables[variable] ?? {}
    const known = domain.filter((_, index) => values.includes(index + 1))
    return { fact, is: values.includes(0) ? [...known, null] : known }
  }
  const cases = [...cubes].sort(inOrder).map((cube) => cube.map(test))
  return freezeDeep({ cases, complete: rest === diagrams.terminal(0) })
}

/** Whether any of the cases holds in a situation.
 *
 * @param domains - fact → its values: a fact that is absent, or has another value than these, is unknown
 */
export function holdsIn(cases: Cases, situation: Situation, domains: ReadonlyMap<string, readonly Value[]>): boolean {
  const holds = ({ fact, is }: Test) => is.includes(knownValue(situation, fact, domains.get(fact)) ?? null)
  return cases.some((tests) => tests.every(holds))
}

function inOrder(left: Cube, right: Cube): number {
  const [a, b] = [left, right].map((cube) => [cube.length, ...cube.flatMap(orderOf)]) as [number[], number[]]
  const first = a.findIndex((number, index) => number !== b[index])
  return first < 0 ? a.length - b.length : (a[first] ?? 0) - (b[first] ?? 0)
}

/** By fact; then *known to be* before *or unknown*, few values before many, low before high. */
function orderOf({ variable, values }: Literal): readonly number[] {
  return [variable, values.includes(0) ? 1 : 0, values.length, ...values]
}
