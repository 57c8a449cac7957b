import { type FieldNode, partsOf } from './field-node'
import { canIdentify } from './hidden-values'

/** Which record kinds can withhold what names or locates the subject, and which are nested in such a record. */
export interface IdentityReach {
  /** Kinds that hold such a field, or a record that does. */
  readonly identifies: ReadonlySet<string>
  /** Kinds that stand somewhere inside one that does. */
  readonly isInside: ReadonlySet<string>
}

export function identityReach(trees: ReadonlyMap<string, FieldNode>): IdentityReach {
  const identifies = grown([], (known) =>
    [...trees].filter(([, tree]) => canIdentify(tree, (kind) => known.has(kind))).map(([kind]) => kind),
  )
  const nestedIn = (kinds: ReadonlySet<string>) =>
    [...trees].filter(([kind]) => kinds.has(kind)).flatMap(([, tree]) => nestedKinds(tree))
  const isInside = grown(nestedIn(identifies), nestedIn)
  return { identifies, isInside }
}

/** A set of kinds with all that follow from it. */
function grown(
  first: readonly string[],
  follow: (known: ReadonlySet<string>) => readonly string[],
): ReadonlySet<string> {
  const known = new Set(first)
  for (let size = -1; size !== known.size; ) {
    size = known.size
    for (const kind of follow(known)) known.add(kind)
  }
  return known
}

function nestedKinds(node: FieldNode, met = new Set<FieldNode>()): readonly string[] {
  if (met.has(node)) return []
  met.add(node)
  return node.kind === 'each' ? [node.record] : partsOf(node).flatMap((part) => nestedKinds(part, met))
}
