import type { Levels, Policy } from '../../src'
import type { Case } from './cases'
import type { Entry } from './contender'
import type { CvLevels } from './floor-decision'
import { projectByHand } from './floor-projection'
import { type Ladder, PeerPolicy, type PeerRule, viewpointOf } from './peer-rules'

export type PeerFacts = Readonly<Record<string, string>>

/** What a peer makes of one viewpoint's rules, ahead of the calls: it names the items that are allowed. */
export type Decider = (facts: PeerFacts) => readonly string[]

/** How a peer prepares itself. */
export interface Peer {
  readonly makeDecider: (rules: readonly PeerRule[], items: readonly string[], viewpoint: string) => Promise<Decider>
  /** The facts of one call in the form that the peer takes best. */
  readonly prepareFacts?: (facts: PeerFacts) => PeerFacts
}

/** A peer decides; the projection is the hand-written one. Viewpoints and facts are prepared: they cost it nothing. */
export async function peerEntry(
  policy: Policy,
  cases: readonly Case[],
  { makeDecider, prepareFacts = (facts) => facts }: Peer,
): Promise<Entry> {
  const peer = new PeerPolicy(policy)
  const deciders = new Map<string, Decider>()
  for (const viewpoint of cases.map(viewpointOf)) {
    if (deciders.has(viewpoint.key)) continue
    deciders.set(viewpoint.key, await makeDecider(peer.rulesFor(viewpoint), peer.items, viewpoint.key))
  }
  const calls = cases.map((call) => ({
    record: call.record,
    facts: prepareFacts(peer.factsOf(call)),
    decider: deciders.get(viewpointOf(call).key) as Decider,
  }))
  const decide = (i: number): Levels => {
    const { facts, decider } = calls[i] as (typeof calls)[number]
    return levelsFrom(peer.ladders, decider(facts))
  }
  return { decide, disclose: (i) => projectByHand(calls[i]?.record, decide(i) as unknown as CvLevels) }
}

/** Climbs each category's ladder to the highest item allowed; where existence is not open, nothing is. */
function levelsFrom(ladders: readonly Ladder[], allowed: readonly string[]): Levels {
  const isAllowed = new Set(allowed)
  const isThere = isAllowed.has('existence/full')
  const levels: Record<string, string> = {}
  for (const { category, levels: names, items } of ladders) {
    let rank = 0
    if (isThere || category === 'existence') while (rank < items.length && isAllowed.has(items[rank] as string)) rank++
    levels[category] = names[rank] as string
  }
  return levels
}
