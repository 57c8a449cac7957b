import type { CompiledKind } from '../../enforce/compiled-kind'
import { type FieldNode, partsOf } from '../../enforce/field-node'
import type { Primitive } from '../../enforce/leaf-shape'
import { own } from '../../enforce/own'

/** A record kind and those nested in it, each once; the outer one first. */
export function kindsWithin(kind: CompiledKind, kindOf: (name: string) => CompiledKind): readonly CompiledKind[] {
  const found = new Set([kind])
  const seen = new Set<FieldNode>()
  const visit = (node: FieldNode): void => {
    if (seen.has(node)) return
    seen.add(node)
    if (node.kind === 'each') found.add(kindOf(node.record))
    for (const inner of partsOf(node)) visit(inner)
  }
  // The set grows while it is read: a nested kind may nest others.
  for (const { tree } of found) visit(tree)
  return [...found]
}

/** A copy of a record in which each nested record is changed; what is not copied is shared. */
export function mapNested(
  node: FieldNode,
  value: unknown,
  change: (kind: string, record: unknown) => unknown,
): unknown {
  const mapped = (inner: FieldNode | undefined, part: unknown) =>
    inner === undefined ? part : mapNested(inner, part, change)
  if (node.kind === 'again') return mapNested(node.get(), value, change)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value
    if (node.kind === 'each') return items.map((item) => change(node.record, item))
    if (node.kind === 'list') return items.map((item) => mapped(node.item, item))
    return node.kind === 'tuple' ? items.map((item, i) => mapped(node.items[i], item)) : items
  }
  const nodeAt = memberNodes(node, value)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapped(nodeAt(key), member)]))
}

/** The node of a part of a structure that is there; undefined where the schema knows none, or more than one. */
export function nodeWithin(node: FieldNode, value: unknown, key: string): FieldNode | undefined {
  if (node.kind === 'again') return nodeWithin(node.get(), value, key)
  if (node.kind === 'list') return node.item
  if (node.kind === 'tuple') return node.items[Number(key)]
  return memberNodes(node, value)(key)
}

function memberNodes(node: FieldNode, value: unknown): (key: string) => FieldNode | undefined {
  if (node.kind === 'entries') return () => node.value
  const fields =
    node.kind === 'object'
      ? node.fields
      : node.kind === 'variants'
        ? node.options.get(own(value, node.on) as Primitive)?.fields
        : undefined
  return (key) => fields?.find((field) => field.key === key)?.node
}
