import {
  constant,
  each,
  entries,
  type Form,
  field,
  lazy,
  prefix,
  type VocabularyDefinition,
  variants,
} from 'need-to-know'
import { z } from 'zod'
import { levelsOf } from '../../../src/vocabulary'
import type { Choice } from './choice'

/** A record kind as these tests see it: one description from which schema, classification, values and the expected
 * view are made, each on its own, so that none of them is taken from the library. */
export type Model =
  | LeafModel
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Model>> }
  | { readonly kind: 'list'; readonly item: Model }
  | { readonly kind: 'tuple'; readonly items: readonly Model[] }
  | { readonly kind: 'entries'; readonly key: string; readonly value: Model }
  | {
      readonly kind: 'variants'
      readonly options: Readonly<Record<string, { readonly tag: LeafModel; readonly body: LeafModel }>>
    }
  | BranchModel
  | { readonly kind: 'tree'; readonly label: LeafModel }
  | { readonly kind: 'each'; readonly record: string }

export type Forms = Readonly<Record<string, Form>>

export interface LeafModel {
  readonly kind: 'leaf'
  readonly type: 'text' | 'isoDate' | 'date' | 'number' | 'nullableText' | 'textOrNumber' | 'tag'
  readonly category: string
  readonly forms: Forms
  /** A leaf that tests must leave alone: facts are read from it. */
  readonly pinned?: true
}

/** A whole branch under one category: a list of texts or an object of two. */
export interface BranchModel {
  readonly kind: 'branch'
  readonly of: 'list' | 'object'
  readonly category: string
  readonly forms: Forms
}

/** The zod schema that a model describes. */
export function schemaOf(model: Model, kinds: ReadonlyMap<string, () => z.ZodType>): z.ZodType {
  switch (model.kind) {
    case 'leaf':
      return leafSchema(model)
    case 'object':
      return z.object(mapValues(model.fields, (inner) => schemaOf(inner, kinds).optional()))
    case 'list':
      return z.array(schemaOf(model.item, kinds))
    case 'tuple': {
      const [first, ...rest] = model.items.map((item) => schemaOf(item, kinds))
      return first === undefined ? z.tuple([]) : z.tuple([first, ...rest])
    }
    case 'entries':
      return z.record(z.string(), schemaOf(model.value, kinds))
    case 'variants':
      return variantsSchema(Object.keys(model.options))
    case 'branch':
      return model.of === 'list' ? z.array(z.string()) : z.object({ one: z.string(), two: z.string().optional() })
    case 'tree': {
      const tree: z.ZodType = z.object({
        label: leafSchema(model.label),
        get children() {
          return z.array(tree).optional()
        },
      })
      return tree
    }
    case 'each':
      return z.array(z.lazy(() => kinds.get(model.record)?.() ?? z.never()))
  }
}

function leafSchema({ type }: LeafModel): z.ZodType {
  const schemas = {
    text: z.string(),
    isoDate: z.iso.date(),
    date: z.date(),
    number: z.number(),
    nullableText: z.string().nullable(),
    textOrNumber: z.union([z.string(), z.number()]),
    tag: z.string(),
  }
  return schemas[type]
}

function variantsSchema(tags: readonly string[]): z.ZodType {
  const [first, ...rest] = tags.map((tag) => z.object({ type: z.literal(tag), body: z.string().optional() }))
  return first === undefined ? z.never() : z.discriminatedUnion('type', [first, ...rest])
}

/** The classification that a model describes. */
export function classificationOf(model: Model): unknown {
  switch (model.kind) {
    case 'leaf':
    case 'branch':
      return Object.keys(model.forms).length === 0 ? model.category : field(model.category, model.forms)
    case 'object':
      return mapValues(model.fields, classificationOf)
    case 'list':
      return classificationOf(model.item)
    case 'tuple':
      return model.items.map(classificationOf)
    case 'entries':
      return entries(model.key, classificationOf(model.value))
    case 'variants':
      return variants(
        'type',
        mapValues(model.options, ({ tag, body }) => ({ type: classificationOf(tag), body: classificationOf(body) })),
      )
    case 'tree': {
      const table: unknown = { label: classificationOf(model.label), children: lazy(() => table) }
      return table
    }
    case 'each':
      return each(model.record)
  }
}

/** A model with at most `depth` levels of structure. */
export function someModel(choice: Choice, vocabulary: VocabularyDefinition, depth: number): Model {
  const leaf = () => someLeaf(choice, vocabulary)
  const inner = () => someModel(choice, vocabulary, depth - 1)
  const kind = depth === 0 ? 0 : choice.below(12)
  if (kind === 3 || kind === 4) {
    return { kind: 'object', fields: Object.fromEntries(choice.times(1, 3, (i) => [`inner${i}`, inner()] as const)) }
  }
  if (kind === 5 || kind === 6)
    return { kind: 'list', item: choice.chance(30) ? leaf() : someObject(choice, vocabulary) }
  if (kind === 7) return { kind: 'tuple', items: choice.times(1, 3, leaf) }
  if (kind === 8) return { kind: 'entries', key: someCategory(choice, vocabulary), value: leaf() }
  if (kind === 9) return someVariants(choice, vocabulary)
  if (kind === 10) {
    const category = someCategory(choice, vocabulary)
    return {
      kind: 'branch',
      of: choice.pick(['list', 'object']),
      category,
      forms: someForms(choice, vocabulary, category),
    }
  }
  if (kind === 11) return { kind: 'tree', label: leaf() }
  return leaf()
}

function someObject(choice: Choice, vocabulary: VocabularyDefinition): Model {
  const fields = choice.times(1, 3, (i) => [`part${i}`, someLeaf(choice, vocabulary)] as const)
  return { kind: 'object', fields: Object.fromEntries(fields) }
}

function someVariants(choice: Choice, vocabulary: VocabularyDefinition): Model {
  const tag: LeafModel = { kind: 'leaf', type: 'tag', category: someCategory(choice, vocabulary), forms: {} }
  const option = () => ({ tag, body: { ...someLeaf(choice, vocabulary), type: 'text' as const } })
  return { kind: 'variants', options: { mail: option(), phone: option() } }
}

function someLeaf(choice: Choice, vocabulary: VocabularyDefinition): LeafModel {
  const category = someCategory(choice, vocabulary)
  const type = choice.pick(['text', 'text', 'isoDate', 'date', 'number', 'nullableText', 'textOrNumber'] as const)
  return { kind: 'leaf', type, category, forms: someForms(choice, vocabulary, category) }
}

function someCategory(choice: Choice, vocabulary: VocabularyDefinition): string {
  return choice.pick(Object.keys(vocabulary.categories))
}

function someForms(choice: Choice, vocabulary: VocabularyDefinition, category: string): Forms {
  const levels = levelsOf(vocabulary, category).filter((level) => level !== 'withheld')
  const form = (): Form => choice.pick([prefix(2), constant('something'), 'full', 'present', 'initials', 'pseudonym'])
  return Object.fromEntries(choice.some(levels, 15).map((level) => [level, level === 'full' ? 'full' : form()]))
}

function mapValues<T, R>(table: Readonly<Record<string, T>>, map: (value: T) => R): Readonly<Record<string, R>> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, map(value)]))
}
