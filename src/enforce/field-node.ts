import type { FieldClass } from '../vocabulary'
import type { LeafShape, Primitive } from './leaf-shape'

/** The category of a field, and the forms it takes by level where they are its own. */
export interface FieldCategory {
  readonly category: string
  readonly forms: FieldClass['forms']
  /** Whether it names or locates the subject or its workplace; `name` where it holds a person's name. */
  readonly identifies: 'no' | 'value' | 'name'
  /** Whether withheld values are masked in its texts. What identifies, itself or by its category, is shown as the policy says. */
  readonly isMasked: boolean
  /** Whether its texts, where they are shown in full, are left whole in the texts that repeat them. */
  readonly isShield: boolean
}

/** A record kind's schema and classification as one: what a projection walks.
 *
 * `whole` is there where one category covers a branch: then `present`, `count` and `constant` stand for the branch.
 */
export type FieldNode = (
  | LeafNode
  | ObjectNode
  | ListNode
  | TupleNode
  | EntriesNode
  | VariantsNode
  | ChoiceNode
  | EachNode
  | AgainNode
) & {
  /** A null in its place is its absence. A leaf has that in its shape: there it is a value. */
  readonly isNullable?: true
}

export interface LeafNode {
  readonly kind: 'leaf'
  readonly field: FieldCategory
  readonly shape: LeafShape
}
export interface ObjectNode {
  readonly kind: 'object'
  readonly whole: FieldCategory | undefined
  readonly fields: readonly { readonly key: string; readonly node: FieldNode }[]
}
export interface ListNode {
  readonly kind: 'list'
  readonly whole: FieldCategory | undefined
  readonly item: FieldNode
}
export interface TupleNode {
  readonly kind: 'tuple'
  readonly items: readonly FieldNode[]
}
export interface EntriesNode {
  readonly kind: 'entries'
  readonly key: FieldCategory
  /** What the schema lets a key be. */
  readonly keys: LeafShape
  readonly value: FieldNode
}
export interface VariantsNode {
  readonly kind: 'variants'
  readonly on: string
  readonly options: ReadonlyMap<Primitive, ObjectNode>
}
export interface ChoiceNode {
  readonly kind: 'choice'
  readonly options: readonly FieldNode[]
}
export interface EachNode {
  readonly kind: 'each'
  readonly record: string
}
export interface AgainNode {
  readonly kind: 'again'
  readonly get: () => FieldNode
}

/** The nodes directly inside one; a nested record's own are not inside. */
export function partsOf(node: FieldNode): readonly FieldNode[] {
  switch (node.kind) {
    case 'object':
      return node.fields.map((field) => field.node)
    case 'list':
      return [node.item]
    case 'tuple':
      return node.items
    case 'entries':
      return [node.value]
    case 'variants':
      return [...node.options.values()]
    case 'choice':
      return node.options
    case 'again':
      return [node.get()]
    case 'leaf':
    case 'each':
      return []
  }
}
