import { DiagramLimitError, forceOrder, type Node, sift } from '../diagram'
import { factsIn, type Policy, ruleCondition } from '../policy'
import { isViewerFact, viewerFacts } from '../vocabulary'
import type { MergedVocabulary } from './merged-vocabulary'
import { Sight } from './sight'
import { factsOfImpossible, type Region, Space } from './space'

/** The orders of the facts that are worth trying, one after the other; each costs more than the one before.
 *
 * 1. Who asks and why, then the other facts by how many rules ask them: a question is mostly about some viewers.
 * 2. Facts that stand together in rules close to one another: Aloul, Markov and Sakallah, "FORCE", 2003.
 * 3. The order that sifting finds for what the rules open and close together, as far as that fits: Rudell, 1993.
 *
 * Facts that no rule asks are in every order, for a question may ask them.
 */
export function* factOrders(
  vocabulary: MergedVocabulary,
  policies: readonly Policy[],
  limit: number,
): Generator<readonly string[]> {
  const groups = groupsOf(policies)
  const first = byUse(vocabulary, groups)
  yield first
  const second = byCompany(first, groups)
  yield second
  yield bySifting(new Space(vocabulary, second, limit), policies)
}

/** The facts that stand together: in a rule, in the impossible situations. */
function groupsOf(policies: readonly Policy[]): readonly (readonly string[])[] {
  const rules = policies.flatMap(({ rules }) => rules.map((rule) => factsIn(ruleCondition(rule))))
  return [...rules, ...policies.map(factsOfImpossible)]
}

/** Of facts asked equally often, first the one that the vocabulary names first: the order of rules never matters. */
function byUse({ domains }: MergedVocabulary, groups: readonly (readonly string[])[]): readonly string[] {
  const uses = new Map<string, number>()
  for (const fact of groups.flat()) uses.set(fact, (uses.get(fact) ?? 0) + 1)
  const others = [...domains.keys()].filter((fact) => !isViewerFact(fact))
  others.sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0))
  return [...viewerFacts, ...others]
}

function byCompany(facts: readonly string[], groups: readonly (readonly string[])[]): readonly string[] {
  const index = new Map(facts.map((fact, i) => [fact, i]))
  const indexed = groups.map((group) => group.flatMap((fact) => index.get(fact) ?? []))
  return forceOrder(facts.length, indexed).flatMap((i) => facts[i] ?? [])
}

function bySifting(space: Space, policies: readonly Policy[]): readonly string[] {
  return sift(space.diagrams, whatFits(space, policies)).flatMap((i) => space.order[i] ?? [])
}

/** What is open by some rule and closed by some rule, of as many rules as fit. */
function whatFits(space: Space, policies: readonly Policy[]): readonly Node[] {
  let open: Region = space.nowhere
  let closed: Region = space.nowhere
  try {
    for (const policy of policies) {
      const sight = new Sight(space, policy)
      for (const rule of sight.rules) {
        const { true: holds, false: fails } = sight.truthOf(rule)
        if (rule.kind === 'permit') open = space.any(open, holds)
        else closed = space.any(closed, space.outside(fails))
      }
    }
  } catch (error) {
    if (!(error instanceof DiagramLimitError)) throw error
  }
  return [open, closed]
}
