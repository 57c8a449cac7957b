import type { Situation } from '../semantics'
import type { Region, Space } from './space'

/** A region where facts are fixed: it no longer depends on them. A fact that is `undefined` is fixed to be unknown. */
export function fixFacts({ diagrams, variables }: Space, region: Region, facts: Situation): Region {
  const fixed = variables.filter(({ fact }) => Object.hasOwn(facts, fact))
  return fixed.reduce((left, { index, fact, values }) => {
    const value = facts[fact]
    return diagrams.restrict(left, index, value === undefined ? 0 : values.indexOf(value) + 1)
  }, region)
}
