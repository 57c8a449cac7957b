import { emptyRoot, nodeHash } from './merkle-tree'

/** The roots of the full trees that a number of leaves falls into, largest first: one for each bit of the number. All that
 * is needed to add leaves, and to know the root.
 */
export type Frontier = readonly string[]

/** The frontier with one leaf more. */
export function grow(frontier: Frontier, size: number, leaf: string): Frontier {
  let [node, left, rest] = [leaf, frontier.length, size]
  // Each full tree as large as what is added becomes its left half.
  while (rest % 2 === 1) {
    left--
    node = nodeHash(frontier[left] ?? emptyRoot, node)
    rest = (rest - 1) / 2
  }
  return [...frontier.slice(0, left), node]
}

export function rootOfFrontier(frontier: Frontier): string {
  return frontier.length === 0 ? emptyRoot : frontier.reduceRight((right, left) => nodeHash(left, right))
}

/** How many trees there are in a frontier of so many leaves. */
export function widthOf(size: number): number {
  let [width, rest] = [0, size]
  while (rest > 0) {
    width += rest % 2
    rest = Math.floor(rest / 2)
  }
  return width
}
