import { createDiagrams, type Diagrams, maximum, type Node } from '../../src/diagram'
import { cube, values } from './truth-table'

/**
 * x0·xn + x1·x(n+1) + … + x(n-1)·x(2n-1), x being 1: exponential in this order of the variables (Bryant 1986, §3.1),
 * linear where the two of each pair are neighbours.
 */
export function pairs(
  count: number,
  sizeOf: (variable: number) => number = () => 2,
  limit = 2_000_000,
): { readonly diagrams: Diagrams; readonly root: Node } {
  const domains = values(2 * count).map(sizeOf)
  const roomy = createDiagrams(domains)
  const root = roomy.combineAll(
    maximum,
    values(count).map((index) =>
      cube(
        roomy,
        [
          [index, 1],
          [index + count, 1],
        ],
        1,
      ),
    ),
  )
  const diagrams = createDiagrams(domains, { limit })
  return { diagrams, root: copy(roomy, root, diagrams) }
}

function copy(from: Diagrams, node: Node, to: Diagrams): Node {
  const copies = new Map<Node, Node>()
  const copied = (old: Node): Node => {
    if (from.isTerminal(old)) return old
    const known = copies.get(old)
    if (known !== undefined) return known
    const variable = from.variableOf(old)
    const made = to.choose(
      variable,
      values(from.domains[variable] ?? 0).map((value) => copied(from.child(old, value))),
    )
    copies.set(old, made)
    return made
  }
  return copied(node)
}
