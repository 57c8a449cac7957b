import { factsIn, type Policy, ruleCondition } from '../policy'
import { asCondition } from '../semantics'
import { domainsOf, isViewerFact, type Value, viewerFacts } from '../vocabulary'

/** A fact as a diagram's variable. Its value 0 is *unknown*; `values[i]` is its value `i + 1`. */
export interface Variable {
  readonly index: number
  readonly fact: string
  readonly values: readonly Value[]
}

/** The variables of a policy, or of several in one vocabulary, in diagram order: what the request says first, then facts by how many rules ask them.
 *
 * With the viewer on top, fixing who asks and why is a walk of five steps, and what is left is small.
 */
export function variablesOf(...policies: readonly Policy[]): readonly Variable[] {
  const domains = new Map(policies.flatMap(({ vocabulary }) => [...domainsOf(vocabulary)]))
  const asked = new Map<string, number>()
  const conditions = policies.flatMap(({ rules, vocabulary }) => [
    ...rules.map(ruleCondition),
    ...(vocabulary.impossible ?? []).map(asCondition),
  ])
  for (const fact of conditions.flatMap(factsIn)) asked.set(fact, (asked.get(fact) ?? 0) + 1)
  const others = [...domains.keys()].filter((fact) => asked.has(fact) && !isViewerFact(fact))
  others.sort((a, b) => (asked.get(b) ?? 0) - (asked.get(a) ?? 0))
  return [...viewerFacts, ...others].map((fact, index) => ({ index, fact, values: domains.get(fact) ?? [] }))
}
