import type { CompiledKind } from '../../enforce/compiled-kind'
import type { FactReader, FactSource } from '../../enforce/fact-source'
import type { FieldNode } from '../../enforce/field-node'
import type { Asked } from '../../enforce/standing'
import type { Dice } from './dice'
import { nodeWithin } from './kinds-within'
import { type Path, partsRead, withPart } from './parts-read'
import type { Assignment } from './situation-sampler'

/** How many records are tried for one fact. */
const mostTries = 60

/** A record that says to the rules what is wanted, as far as trying finds it: the parts that a fact is read from are given
 * other values, among them the words that the request says of the viewer.
 */
export function suited(kind: CompiledKind, source: FactSource, wanted: Assignment, dice: Dice): unknown {
  const wishes = kind.questions.flatMap(({ values, read }, i): readonly Wish[] => {
    const value = wanted.get(i)
    return read === undefined || value === undefined ? [] : [{ read, values, value }]
  })
  const granted: Wish[] = []
  let { record } = source
  for (const wish of wishes) {
    // What was brought about stays; what cannot be is left.
    const other = search(kind, { ...source, record }, [...granted, wish], wish.read, dice)
    if (other === undefined) continue
    record = other.record
    granted.push(wish)
  }
  return record
}

interface Wish {
  readonly read: FactReader
  readonly values: readonly unknown[]
  readonly value: number
}

function search(
  kind: CompiledKind,
  source: FactSource,
  wishes: readonly Wish[],
  read: FactReader,
  dice: Dice,
): { readonly record: unknown } | undefined {
  const tried: unknown[] = [source.record]
  // The list grows while it is read: nearer records come first.
  for (const record of tried) {
    if (wishes.every((wish) => holds(wish, { ...source, record }))) return { record }
    const parts = partsRead(record, (traced) => read({ ...source, record: traced }))
    for (const path of dice.shuffled(parts)) {
      if (tried.length >= mostTries) break
      const values = alternatives(nodeAt(kind.tree, record, path), source.standing.asked)
      tried.push(...dice.shuffled(values).map((value) => withPart(record, path, value)))
    }
  }
  return undefined
}

function holds({ read, values, value }: Wish, source: FactSource): boolean {
  return 1 + values.indexOf(read(source)) === value
}

function nodeAt(tree: FieldNode, record: unknown, path: Path): FieldNode | undefined {
  let node: FieldNode | undefined = tree
  let value: unknown = record
  for (const key of path) {
    if (node === undefined) return undefined
    node = nodeWithin(node, value, key)
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[key]
  }
  return node
}

/** Values that a fact may turn on; undefined for none. */
function alternatives(node: FieldNode | undefined, { viewer }: Asked): readonly unknown[] {
  if (node === undefined) return []
  if (node.kind === 'object') return [{}]
  if (node.kind !== 'leaf') return []
  const { types, literals } = node.shape
  const words = [viewer.organisation, viewer.role, viewer.id].filter((word) => word !== undefined)
  return [
    ...literals,
    ...(types.includes('boolean') ? [true, false] : []),
    ...(types.includes('string') ? words : []),
    undefined,
  ]
}
