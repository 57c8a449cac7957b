import {
  categoriesOf,
  coveredBy,
  type EachClass,
  type EntriesClass,
  existence,
  type FieldClass,
  type Issue,
  type LazyClass,
  levelsOf,
  pointer,
  type RecordDefinition,
  type VariantsClass,
  type VocabularyDefinition,
} from '../vocabulary'
import type { FieldCategory, FieldNode, ObjectNode, TupleNode } from './field-node'
import type { Primitive } from './leaf-shape'
import { isForm, ownField } from './own-field'
import { type EntriesShape, type Shape, shapeOf, UnsupportedSchema } from './shape'
import { unionOptions } from './union-options'

/** The tree of a record kind, or all that is wrong with its definition. */
export function fieldTree(
  vocabulary: VocabularyDefinition,
  kinds: readonly string[],
  definition: RecordDefinition,
): FieldTreeResult {
  try {
    const builder = new TreeBuilder(vocabulary, kinds)
    const tree = builder.build(shapeOf(definition.schema), definition.classify, '')
    return { tree, issues: builder.issues }
  } catch (error) {
    if (error instanceof UnsupportedSchema) return { tree: withheld, issues: [error.issue] }
    throw error
  }
}

export interface FieldTreeResult {
  readonly tree: FieldNode
  readonly issues: readonly Issue[]
}

/** What stands in for a part that could not be built; it shows nothing. */
const withheld: FieldNode = { kind: 'choice', options: [] }

type AnyClass = FieldClass | EachClass | EntriesClass | VariantsClass | LazyClass | Readonly<Record<string, unknown>>

/** A schema or classification nested deeper than this is taken to have no end. */
const deepest = 200

class TreeBuilder {
  readonly issues: Issue[] = []
  readonly #categories: readonly string[]
  /** Where a shape met a classification before: the same pair again is a recursion. */
  readonly #met = new Map<Shape, Map<unknown, { node?: FieldNode }>>()
  #open = 0

  constructor(
    readonly vocabulary: VocabularyDefinition,
    readonly kinds: readonly string[],
  ) {
    this.#categories = categoriesOf(vocabulary).filter((category) => category !== existence)
  }

  build(shape: Shape, classification: unknown, path: string): FieldNode {
    // A lazy classification that is made anew each time never meets itself.
    if (++this.#open > deepest) return this.#tooDeep(path)
    const node = this.#build(shape, classification, path)
    this.#open--
    return shape.isNullable ? { ...node, isNullable: true } : node
  }

  #build(shape: Shape, classification: unknown, path: string): FieldNode {
    if (shape.kind === 'again') return this.build(shape.get(), classification, path)
    if (isKind(classification, 'lazy')) return this.build(shape, (classification as LazyClass).get(), path)
    // A leaf ends every recursion, and each one that has no category is to be named.
    if (shape.kind === 'leaf') return this.#node(shape, classification, path)
    const met = this.#met.get(shape) ?? new Map<unknown, { node?: FieldNode }>()
    this.#met.set(shape, met)
    const slot = met.get(classification)
    if (slot !== undefined) return slot.node ?? { kind: 'again', get: () => slot.node ?? withheld }
    const fresh: { node?: FieldNode } = {}
    met.set(classification, fresh)
    fresh.node = this.#node(shape, classification, path)
    return fresh.node
  }

  #node(shape: Shape, classification: unknown, path: string): FieldNode {
    const field = this.#field(classification, path)
    if (shape.kind === 'leaf') return field === undefined ? this.#unclassified(path) : { kind: 'leaf', field, shape }
    if (shape.kind === 'union') return this.#union(shape.options, shape.on, classification, path)
    if (shape.kind === 'list') return this.#list(shape.item, field, classification, path)
    if (shape.kind === 'tuple') return this.#tuple(shape.items, classification, path)
    if (shape.kind === 'entries') return this.#entries(shape, field, classification, path)
    if (shape.kind === 'object') return this.#object(shape.fields, field, classification, path)
    return this.build(shape, classification, path)
  }

  #object(
    shapes: ReadonlyMap<string, Shape>,
    whole: FieldCategory | undefined,
    classification: unknown,
    path: string,
  ): ObjectNode {
    const table = whole === undefined && isTable(classification) ? classification : {}
    for (const key of Object.keys(table)) {
      if (!shapes.has(key)) this.#report('unknown-field', path + pointer(key), 'the schema has no such field')
    }
    const fields = [...shapes].map(([key, shape]) => {
      const inner = whole === undefined ? (Object.hasOwn(table, key) ? table[key] : undefined) : classification
      return { key, node: this.build(shape, inner, path + pointer(key)) }
    })
    return { kind: 'object', whole, fields }
  }

  #list(item: Shape, whole: FieldCategory | undefined, classification: unknown, path: string): FieldNode {
    if (!isKind(classification, 'each')) return { kind: 'list', whole, item: this.build(item, classification, path) }
    const { record } = classification as EachClass
    if (!this.kinds.includes(record))
      this.#report('unknown-record-kind', path, `there is no definition of \`${record}\` among the records`)
    return { kind: 'each', record }
  }

  #tuple(items: readonly Shape[], classification: unknown, path: string): TupleNode {
    const parts = Array.isArray(classification)
      ? (classification as readonly unknown[])
      : items.map(() => classification)
    for (let i = items.length; i < parts.length; i++) {
      this.#report('unknown-field', path + pointer(i), 'the tuple of the schema has no such place')
    }
    return { kind: 'tuple', items: items.map((item, i) => this.build(item, parts[i], path + pointer(i))) }
  }

  #entries(
    { keys, value }: EntriesShape,
    whole: FieldCategory | undefined,
    classification: unknown,
    path: string,
  ): FieldNode {
    if (whole !== undefined)
      return { kind: 'entries', key: whole, keys, value: this.build(value, classification, path) }
    if (!isKind(classification, 'entries')) {
      return this.#unclassified(path, 'keys are data: classify them with `entries(category, values)`')
    }
    const { key, value: inner } = classification as EntriesClass
    const field = this.#field(key, path) ?? {
      category: key,
      forms: {},
      identifies: 'no',
      isMasked: true,
      isShield: false,
    }
    return { kind: 'entries', key: field, keys, value: this.build(value, inner, path) }
  }

  #union(options: readonly Shape[], on: string | undefined, classification: unknown, path: string): FieldNode {
    const isTagged = isKind(classification, 'variants') || (on !== undefined && this.#isField(classification))
    const resolved = unionOptions(options, isTagged)
    const lists = resolved.filter(({ kind }) => kind === 'list' || kind === 'tuple')
    const objects = resolved.filter(({ kind }) => kind === 'object' || kind === 'entries' || kind === 'union')
    if (isKind(classification, 'variants')) {
      if (objects.length < resolved.length) this.#besideVariants(path)
      return this.#variants(objects, classification as VariantsClass, path)
    }
    if (objects.length > 1 && objects.length === resolved.length && isTagged) {
      return this.#variants(objects, { kind: 'variants', on: on ?? '', of: undefined }, path, classification)
    }
    if (objects.length > 1 || lists.length > 1) {
      this.#report(
        'ambiguous-union',
        path,
        'a union of several objects or lists cannot be told apart',
        'make it a discriminated union and classify it with `variants`',
      )
      return withheld
    }
    return { kind: 'choice', options: resolved.map((option) => this.build(option, classification, path)) }
  }

  #variants(objects: readonly Shape[], variants: VariantsClass, path: string, whole?: unknown): FieldNode {
    const { on, of } = variants
    const tables = (of ?? {}) as Readonly<Record<string, unknown>>
    const options = new Map<Primitive, ObjectNode>()
    for (const option of objects) {
      const shapes = option.kind === 'object' ? option.fields : new Map<string, Shape>()
      const tag = shapes.get(on)
      const literals = tag?.kind === 'leaf' && tag.types.length === 0 ? tag.literals : []
      if (literals.length === 0) this.#report('ambiguous-union', path, `an option has no literal under \`${on}\``)
      for (const literal of literals) {
        const classification = whole ?? (Object.hasOwn(tables, String(literal)) ? tables[String(literal)] : undefined)
        const at = whole === undefined ? path + pointer(String(literal)) : path
        if (options.has(literal)) this.#sharedLiteral(on, at)
        options.set(literal, this.#object(shapes, this.#field(classification, at), classification, at))
      }
    }
    const known = new Set([...options.keys()].map(String))
    for (const name of Object.keys(tables).filter((each) => !known.has(each))) {
      this.#report('unknown-field', path + pointer(name), `the schema has no variant with this literal under \`${on}\``)
    }
    return { kind: 'variants', on, options }
  }

  #besideVariants(path: string): void {
    const hint = 'give the objects a field of their own'
    this.#report('ambiguous-union', path, '`variants` has no category for what is no object in the union', hint)
  }

  #sharedLiteral(on: string, path: string): void {
    const hint = 'give each option a literal of its own, also in a discriminated union inside another'
    this.#report('ambiguous-union', path, `two options have this literal under \`${on}\``, hint)
  }

  #isField(classification: unknown): boolean {
    return typeof classification === 'string' || isKind(classification, 'field')
  }

  /** The field class written as a category or with `field(…)`; undefined when it is a table or nothing. */
  #field(classification: unknown, path: string): FieldCategory | undefined {
    if (!this.#isField(classification)) return undefined
    const field = ownField(classification as string | FieldClass)
    if (!this.#categories.includes(field.category)) {
      const below = coveredBy(this.vocabulary, field.category)
      const hint =
        below.length === 0 ? 'name a category of the vocabulary' : `a field has one category: ${below.join(', ')}`
      this.#report('unknown-category', path, `there is no category \`${field.category}\``, hint)
    }
    const levels = levelsOf(this.vocabulary, field.category)
    for (const [level, form] of Object.entries<unknown>(field.forms)) {
      if (!levels.includes(level) || level === 'withheld') {
        this.#report('unknown-level', path, `\`${field.category}\` shows nothing at a level \`${level}\``)
      }
      if (!isForm(form)) {
        const hint = 'name a form, or write `prefix(n)` with a whole number of characters, or `constant(text)`'
        this.#report('unknown-form', path, `what the field shows at \`${level}\` is no form`, hint)
      }
    }
    return { category: field.category, forms: field.forms, ...this.#traits(field) }
  }

  #traits({
    category,
    forms,
    identifying,
    known,
  }: Omit<FieldClass, 'kind'>): Pick<FieldCategory, 'identifies' | 'isMasked' | 'isShield'> {
    const definition = this.vocabulary.categories[category]
    const byCategory = definition?.identifying === true
    const isName = definition?.forms?.includes('initials') === true || Object.values(forms).includes('initials')
    const identifies = (identifying ?? byCategory) !== false
    // Free text has a form of its own to hide in: where it is shown in full, the policy says so of all that it may hold.
    const isFreeText = definition?.forms?.includes('scrubbed') === true
    const isShield = byCategory || identifies || known === true
    const isMasked = !isShield && !isFreeText
    return { identifies: identifies ? (isName ? 'name' : 'value') : 'no', isMasked, isShield }
  }

  #tooDeep(path: string): never {
    throw new UnsupportedSchema(path, 'classification without end')
  }

  #unclassified(path: string, hint = 'name the category of personal data it belongs to'): FieldNode {
    this.#report('unclassified-field', path, 'the field has no category', hint)
    return withheld
  }

  #report(code: string, path: string, message: string, hint?: string): void {
    this.issues.push({ code, path, message, ...(hint === undefined ? {} : { hint }) })
  }
}

function isKind(classification: unknown, kind: AnyClass['kind']): boolean {
  // A table for a schema with a field `kind` has a classification there, never one of these words alone.
  return isTable(classification) && Object.isFrozen(classification) && classification['kind'] === kind
}

function isTable(classification: unknown): classification is Readonly<Record<string, unknown>> {
  return typeof classification === 'object' && classification !== null && !Array.isArray(classification)
}
