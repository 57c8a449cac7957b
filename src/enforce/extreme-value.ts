import type { Diagrams, Node } from '../diagram'

/** One situation as far as it is known: a diagram value for every variable; undefined may be any value. */
export type Known = readonly (number | undefined)[]

/** The greatest, or the least, terminal that a diagram reaches in the situations that agree with what is known.
 *
 * Each node is looked at once: `met` keeps what came out, for other diagrams of the same store.
 */
export function extremeValue(
  diagrams: Diagrams,
  root: Node,
  known: Known,
  better: (a: number, b: number) => number,
  met: Map<Node, number>,
): number {
  if (diagrams.isTerminal(root)) return diagrams.valueOf(root)
  const before = met.get(root)
  if (before !== undefined) return before
  const variable = diagrams.variableOf(root)
  const below = (value: number) => extremeValue(diagrams, diagrams.child(root, value), known, better, met)
  const value = known[variable]
  const found =
    value === undefined
      ? Array.from({ length: diagrams.domains[variable] ?? 0 }, (_, each) => below(each)).reduce((a, b) => better(a, b))
      : below(value)
  met.set(root, found)
  return found
}
