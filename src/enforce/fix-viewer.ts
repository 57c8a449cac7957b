import type { Node } from '../diagram'
import { viewerFacts } from '../vocabulary'
import type { CompiledPolicy } from './compiled-policy'
import type { Standing } from './standing'

/** A category's diagram with the viewer facts of a request fixed; they are on top, so this is a walk of five steps. */
export function fixViewer({ diagrams }: CompiledPolicy, root: Node, { values }: Standing): Node {
  let node = root
  while (!diagrams.isTerminal(node) && diagrams.variableOf(node) < viewerFacts.length) {
    node = diagrams.child(node, values[diagrams.variableOf(node)] ?? 0)
  }
  return node
}
