import { isPromise, pointer } from '../vocabulary'
import { attempt } from './attempt'
import { lengthOf } from './container-projectors'
import { type FieldNode, partsOf } from './field-node'
import { isStructure } from './is-structure'
import { heldAt } from './visit'

/** Where the promises of a record stand, open or not, by schema path: wherever its schema means a value. Their rejections are
 * taken; no accessor is called.
 *
 * @param treeOf - the tree of a record kind that the record nests
 */
export function promisedPlaces(
  tree: FieldNode,
  record: unknown,
  treeOf: (kind: string) => FieldNode | undefined,
): readonly string[] {
  const search = new Search(treeOf)
  search.visit(tree, record, '')
  return [...search.found].sort()
}

/** So many parts are a proxy's, which can grow new ones for ever. */
const mostParts = 1_000_000

/** Walks a record along its schema, each object once in each part of the schema: at the first place where it stands. */
class Search {
  readonly found = new Set<string>()
  readonly #met = new Map<FieldNode, Set<object>>()
  #parts = 0

  constructor(readonly treeOf: (kind: string) => FieldNode | undefined) {}

  visit(node: FieldNode, value: unknown, path: string): void {
    if (!isStructure(value) || ++this.#parts > mostParts) return
    if (isPromise(value)) {
      this.found.add(path)
      return
    }
    const met = this.#met.get(node) ?? new Set()
    if (met.has(value)) return
    this.#met.set(node, met.add(value))
    attempt(() => this.#inside(node, value, path))
  }

  #inside(node: FieldNode, value: object, path: string): void {
    const at = (inner: FieldNode | undefined, key: PropertyKey, step: string) =>
      inner && this.visit(inner, heldAt(value, key), path + pointer(step))
    if (node.kind === 'object') for (const { key, node: inner } of node.fields) at(inner, key, key)
    else if (node.kind === 'tuple') for (const [i, inner] of node.items.entries()) at(inner, i, String(i))
    else if (node.kind === 'entries') for (const key of Object.keys(value)) at(node.value, key, '*')
    else if (node.kind === 'list' || node.kind === 'each') {
      const item = node.kind === 'list' ? node.item : this.treeOf(node.record)
      for (let i = 0; i < (lengthOf(value) ?? 0); i++) at(item, i, '*')
    } else for (const same of partsOf(node)) this.#inside(same, value, path)
  }
}
