// biome-ignore-all lint/style/noNonNullAssertion: every level has an entry, and a parent is passed its number before it is met

import { type Node, terminalValue } from './node'
import type { NodeStore } from './node-store'
import { childrenOf, reachable } from './reachable'

/**
 * How many assignments of values to all variables lead to each terminal value.
 *
 * Passes the number of ways downwards, parents first, so that one number per node is enough. An edge that skips
 * variables multiplies by the sizes of their domains: there, any value will do.
 * @returns only values that occur; the numbers add up to the product of all domain sizes; keys ascending
 */
export function count(store: NodeStore, node: Node): ReadonlyMap<number, bigint> {
  const below = assignmentsBelow(store.domains)
  const ways = new Map<Node, bigint>()
  const pass = (child: Node, from: number, number: bigint) => {
    const skipped = below[from]! / below[store.level(child)]!
    ways.set(child, (ways.get(child) ?? 0n) + number * skipped)
  }
  pass(store.known(node), 0, 1n)
  for (const parent of [...reachable(store, [node])].reverse()) {
    const number = ways.get(parent)!
    for (const child of childrenOf(store, parent)) pass(child, store.level(parent) + 1, number)
  }
  const leaves = [...ways].filter(([leaf]) => leaf < 0).map(([leaf, number]) => [terminalValue(leaf), number] as const)
  return new Map(leaves.sort(([left], [right]) => left - right))
}

/** For each level, the number of assignments to the variables from there on. */
function assignmentsBelow(domains: readonly number[]): readonly bigint[] {
  const below = [1n]
  for (const size of [...domains].reverse()) below.unshift(below[0]! * BigInt(size))
  return below
}
