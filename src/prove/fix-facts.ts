import type { Situation } from '../semantics'
import type { Region, Space } from './space'

/** A region where facts are fixed: it no longer depends on them. A fact that is `undefined` is fixed to be unknown. */
export function fixFacts(space: Space, region: Region, facts: Situation): Region {
  return Object.entries(facts).reduce((left, [fact, value]) => {
    const variable = space.variable(fact)
    if (variable === undefined) return left
    const fixed = value === undefined ? 0 : variable.values.indexOf(value) + 1
    return space.diagrams.restrict(left, variable.index, fixed)
  }, region)
}
