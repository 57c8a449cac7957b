import { type FieldCategory, type FieldNode, type ListNode, type ObjectNode, partsOf } from './field-node'
import { own } from './own'

/** The categories a view holds something of: found in the view itself, so that a receipt can say neither more nor less. */
export function disclosedCategories(tree: FieldNode, view: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  collect(tree, view, found)
  return found
}

function collect(node: FieldNode, view: unknown, found: Set<string>): void {
  if (view === undefined) return
  switch (node.kind) {
    case 'leaf':
      found.add(node.field.category)
      return
    case 'object':
      collectObject(node, view, found)
      return
    case 'list':
      collectList(node, view, found)
      return
    case 'tuple':
      // A null in a tuple is a place that was left empty.
      if (Array.isArray(view)) for (const [i, item] of node.items.entries()) collect(item, view[i] ?? undefined, found)
      return
    case 'entries':
      found.add(node.key.category)
      for (const value of Object.values(view ?? {})) collect(node.value, value, found)
      return
    case 'variants': {
      const option = node.options.get(own(view, node.on) as string)
      if (option !== undefined) collect(option, view, found)
      return
    }
    case 'choice':
      for (const option of node.options) if (fits(option, view)) collect(option, view, found)
      return
    case 'each':
      return
    case 'again':
      collect(node.get(), view, found)
  }
}

function collectObject({ whole, fields }: ObjectNode, view: unknown, found: Set<string>): void {
  if (typeof view !== 'object' && whole !== undefined) found.add(whole.category)
  for (const { key, node } of fields) collect(node, own(view, key), found)
}

function collectList({ whole, item }: ListNode, view: unknown, found: Set<string>): void {
  if (Array.isArray(view)) for (const part of view) collect(item, part, found)
  else if (whole !== undefined) found.add(whole.category)
}

function fits(option: FieldNode, view: unknown): boolean {
  const node = option.kind === 'again' ? option.get() : option
  if (Array.isArray(view)) return node.kind === 'list' || node.kind === 'tuple' || node.kind === 'each'
  if (typeof view === 'object' && view !== null && !(view instanceof Date))
    return node.kind !== 'leaf' && node.kind !== 'list'
  return node.kind === 'leaf' || 'whole' in node
}

/** Every category a record kind's fields are in. */
export function categoriesIn(tree: FieldNode): ReadonlySet<string> {
  return new Set([...fieldsIn(tree)].map(({ category }) => category))
}

/** Every field of a record kind: its leaves, and the keys of its dynamic tables. */
export function fieldsIn(
  tree: FieldNode,
  met = new Set<FieldNode>(),
  found = new Set<FieldCategory>(),
): ReadonlySet<FieldCategory> {
  if (met.has(tree)) return found
  met.add(tree)
  for (const part of partsOf(tree)) fieldsIn(part, met, found)
  if (tree.kind === 'leaf') found.add(tree.field)
  if (tree.kind === 'entries') found.add(tree.key)
  return found
}
