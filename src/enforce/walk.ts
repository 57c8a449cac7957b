import type { Diagrams, Node } from '../diagram'
import { type FactReader, type FactSource, hostFact } from './fact-source'
import type { Variable } from './variable'

/** How the value of one fact is found; without a reader the host supplies it. */
export interface Question {
  readonly fact: string
  readonly values: readonly unknown[]
  readonly read: FactReader | undefined
}

/** Gives the terminal value of a diagram for the facts of a source. Reads only the facts it comes by; never throws. */
export type Walk = (source: FactSource) => number

/** Lays a diagram out flat: node `n` goes to `next[n * stride + value]`; a negative entry is `~terminal`.
 *
 * Value 0 is *unknown*, which is where `indexOf` puts whatever is not in a fact's domain.
 */
export function walkOf(diagrams: Diagrams, root: Node, questions: readonly Question[]): Walk {
  const nodes = innerNodes(diagrams, root)
  const place = new Map(nodes.map((node, i) => [node, i]))
  const entry = (node: Node): number => place.get(node) ?? ~diagrams.valueOf(node)
  const start = entry(root)
  if (start < 0) return () => ~start
  const asked = nodes.map((node) => questions[diagrams.variableOf(node)] as Question)
  const stride = 1 + asked.reduce((most, { values }) => Math.max(most, values.length), 0)
  const next = new Int32Array(nodes.length * stride)
  nodes.forEach((node, i) => {
    const size = diagrams.domains[diagrams.variableOf(node)] ?? 0
    for (let value = 0; value < size; value++) next[i * stride + value] = entry(diagrams.child(node, value))
  })
  return (source) => {
    let node = start
    while (node >= 0) {
      const { fact, values, read } = asked[node] as Question
      const value = read === undefined ? hostFact(source, fact) : read(source)
      node = next[node * stride + 1 + values.indexOf(value)] as number
    }
    return ~node
  }
}

/** Inner nodes from the root down, each once. */
function innerNodes(diagrams: Diagrams, root: Node): readonly Node[] {
  const found = new Set<Node>(diagrams.isTerminal(root) ? [] : [root])
  for (const node of found) {
    const size = diagrams.domains[diagrams.variableOf(node)] ?? 0
    for (let value = 0; value < size; value++) {
      const child = diagrams.child(node, value)
      if (!diagrams.isTerminal(child)) found.add(child)
    }
  }
  return [...found]
}

/** The questions of a policy's variables for one record kind. */
export function questionsOf(
  variables: readonly Variable[],
  readers: ReadonlyMap<string, FactReader>,
): readonly Question[] {
  return variables.map(({ fact, values }) => ({ fact, values, read: readers.get(fact) }))
}
