import type { Situation } from '../semantics'
import { INSIDE } from './boolean'
import { counterexample, type Finding } from './counterexample'
import { held, type Proof, refuted, vacuous } from './proof'
import type { Sight } from './sight'
import type { Region, Space } from './space'

/** Where a claim fails for one category of one record kind. */
export interface Failing {
  readonly on: string
  readonly category: string
  readonly region: Region
}

/** A claim, worked out: where it speaks and where it fails. */
export interface Question {
  readonly scope: Region
  readonly failing: readonly Failing[]
  /** What a counterexample is measured from, beside that nothing is known. */
  readonly from: Situation
  /** The two viewers of a comparison: no region depends on the facts that they fix. */
  readonly sides?: readonly [here: Situation, there: Situation]
}

export function verdict({ space, policy }: Sight, { scope, failing, from, sides }: Question): Proof {
  const fixed = sides === undefined ? 1n : valuesOf(space, Object.keys(sides[0]))
  const size = (region: Region) => space.size(region) / fixed
  if (scope === space.nowhere) return vacuous()
  const where = failing.filter(({ region }) => region !== space.nowhere)
  if (where.length === 0) return held(size(scope))
  const nearest = closest(space, where, from)
  const finding = sides === undefined ? nearest : besides(nearest, sides)
  const violating = size(space.any(...where.map(({ region }) => region)))
  return refuted(size(scope), violating, counterexample(policy, finding))
}

/** The failing situation that is the fewest facts away. Of equally near ones that of the first category; of one category,
 * the one that changes the variable that comes first.
 */
function closest(space: Space, failing: readonly Failing[], from: Situation): Finding {
  const start = space.assignment(from)
  let best: Finding | undefined
  let fewest = Infinity
  for (const { on, category, region } of failing) {
    const changes = space.diagrams.nearest(region, start, (value) => value === INSIDE) ?? []
    if (changes.length >= fewest) continue
    fewest = changes.length
    const changed = new Map(changes.map(({ variable, value }) => [variable, value]))
    best = { on, category, situation: space.situation(start.map((value, i) => changed.get(i) ?? value)) }
  }
  if (best === undefined) throw new RangeError('a claim that fails fails somewhere')
  return best
}

function besides(finding: Finding, [here, there]: readonly [Situation, Situation]): Finding {
  const { situation } = finding
  const as = (side: Situation) => Object.freeze({ ...side, ...situation, ...side })
  return { ...finding, situation: as(here), other: as(there) }
}

function valuesOf(space: Space, facts: readonly string[]): bigint {
  return facts.reduce((product, fact) => product * BigInt((space.variable(fact)?.values.length ?? 0) + 1), 1n)
}
