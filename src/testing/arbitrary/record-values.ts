import fc from 'fast-check'
import { z } from 'zod'
import type { EachClass, EntriesClass, LazyClass, RecordDefinition, SchemaLike, VariantsClass } from '../../vocabulary'
import { type LeafValues, lengthsOf, numberValues, textValues } from './leaf-values'

/** Records of a kind, made from its zod schema: most are what the schema accepts, some are malformed in one place.
 *
 * Words of the viewer's stand in them as placeholders (`viewer-words.ts`). Lists have up to three items, or as many as
 * the schema asks for; recursion goes two deep.
 * @param definitionOf - the definitions of the kinds that a classification nests
 */
export function recordValues(
  definition: RecordDefinition,
  definitionOf: (kind: string) => RecordDefinition,
): fc.Arbitrary<unknown> {
  return new ValueBuilder(definitionOf).proper(definition.schema, definition.classify)
}

/** How often a schema may stand inside itself. */
const deepest = 2
/** One part in so many is malformed. */
const malformedOne = 80

/** zod 4's definition of a schema, as far as values are made from it (see `enforce/shape.ts`). */
interface Definition {
  readonly type: string
  readonly innerType?: SchemaLike
  readonly shape?: Readonly<Record<string, SchemaLike>>
  readonly element?: SchemaLike
  readonly items?: readonly SchemaLike[]
  readonly keyType?: SchemaLike
  readonly valueType?: SchemaLike
  readonly options?: readonly SchemaLike[]
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
  readonly parts?: readonly unknown[]
  readonly getter?: () => SchemaLike
}

class ValueBuilder {
  readonly #open = new Map<SchemaLike, number>()

  constructor(readonly definitionOf: (kind: string) => RecordDefinition) {}

  /** Values of a schema. The classification is followed for the record kinds that it nests. */
  proper(schema: SchemaLike, classify: unknown): fc.Arbitrary<unknown> {
    return this.#values(schema, classify).proper
  }

  #values(schema: SchemaLike, classify: unknown): LeafValues {
    const open = this.#open.get(schema) ?? 0
    if (open > deepest) return both(fc.constant(undefined))
    this.#open.set(schema, open + 1)
    const values = this.#make(schema, definitionIn(schema), isLazy(classify) ? classify.get() : classify)
    this.#open.set(schema, open)
    return values
  }

  #make(schema: SchemaLike, def: Definition, classify: unknown): LeafValues {
    switch (def.type) {
      case 'string':
        return withMalformed(textValues(schema))
      case 'template_literal':
        return withMalformed(both(this.#template(def)))
      case 'number':
        return withMalformed(numberValues(schema))
      case 'boolean':
        return withMalformed(both(fc.boolean()))
      case 'bigint':
        return withMalformed(both(fc.bigInt({ min: 0n, max: 9999n })))
      case 'date':
        return withMalformed(both(fc.nat({ max: 30_000 }).map((day) => new Date(day * 86_400_000))))
      case 'enum':
        return withMalformed(both(oneOf(Object.values(def.entries ?? {}))))
      case 'literal':
        return withMalformed(both(oneOf(def.values ?? [])))
      case 'null':
        return both(fc.constant(null))
      case 'object':
        return withMalformed(both(this.#object(def.shape ?? {}, classify)))
      case 'array':
        return withMalformed(both(this.#list(schema, def, classify)))
      case 'tuple':
        return withMalformed(both(this.#tuple(def.items ?? [], classify)))
      case 'record':
        return withMalformed(both(this.#entries(def, classify)))
      case 'union':
        return both(fc.oneof(...this.#options(def.options ?? [], classify)))
      case 'lazy':
        return def.getter === undefined ? both(fc.constant(undefined)) : this.#values(def.getter(), classify)
      case 'nullable':
        return this.#nullable(def, classify)
      default:
        return def.innerType === undefined ? both(fc.constant(undefined)) : this.#values(def.innerType, classify)
    }
  }

  #nullable({ innerType }: Definition, classify: unknown): LeafValues {
    if (innerType === undefined) return both(fc.constant(null))
    const { proper, echoing } = this.#values(innerType, classify)
    return { proper: fc.option(proper, { freq: 4 }), echoing }
  }

  /** Objects; in one of four, every text that may be anything is a word of the viewer's. */
  #object(shape: Readonly<Record<string, SchemaLike>>, classify: unknown): fc.Arbitrary<unknown> {
    const keys = Object.keys(shape)
    const tag = isVariants(classify) ? classify.on : undefined
    const options = tag === undefined ? [classify] : this.#tables(shape[tag], classify as VariantsClass)
    const [table] = options
    const values = keys.flatMap((key) => {
      const schema = shape[key]
      return schema === undefined ? [] : [[key, this.#values(schema, inTable(table, key))] as const]
    })
    const requiredKeys = keys.filter((key) => !isOptional(shape[key]))
    const record = (pick: (each: LeafValues) => fc.Arbitrary<unknown>) =>
      fc.record(Object.fromEntries(values.map(([key, each]) => [key, pick(each)])), {
        requiredKeys,
        noNullPrototype: true,
      })
    return fc.oneof(
      { arbitrary: record(({ proper }) => proper), weight: 3 },
      { arbitrary: record(({ echoing }) => echoing), weight: 1 },
    )
  }

  /** The classifications of an object's variant, by the literals of its tag. */
  #tables(tag: SchemaLike | undefined, { of }: VariantsClass): readonly unknown[] {
    const literals = tag === undefined ? [] : (definitionIn(tag).values ?? [])
    return literals.map((literal) => inTable(of, String(literal)))
  }

  #list(schema: SchemaLike, { element }: Definition, classify: unknown): fc.Arbitrary<unknown> {
    const nested = isEach(classify) ? this.definitionOf(classify.record) : undefined
    const item = nested?.schema ?? element
    if (item === undefined || (this.#open.get(item) ?? 0) > deepest) return fc.constant([])
    const { minimum = 0, maximum = 3 } = lengthsOf(schema)
    const minLength = Math.min(minimum, 20)
    const values = this.proper(item, nested === undefined ? classify : nested.classify)
    return fc.array(values, { minLength, maxLength: Math.max(minLength, Math.min(3, maximum)), size: 'max' })
  }

  #tuple(items: readonly SchemaLike[], classify: unknown): fc.Arbitrary<unknown> {
    const parts = items.map((item, i) => this.proper(item, Array.isArray(classify) ? classify[i] : classify))
    return fc.tuple(...parts)
  }

  #entries({ keyType, valueType }: Definition, classify: unknown): fc.Arbitrary<unknown> {
    if (valueType === undefined) return fc.constant({})
    const value = this.proper(valueType, isEntries(classify) ? classify.value : classify)
    const listed = keyType === undefined ? [] : literalsIn(keyType)
    // A record over an enumeration has every one of its keys.
    if (listed.length > 0) return fc.record(Object.fromEntries(listed.map((key) => [key, value])), plainObjects)
    const keys = this.proper(keyType ?? z.string(), undefined)
    return fc
      .array(fc.tuple(keys.map(String), value), { maxLength: 3 })
      .map((members) => Object.fromEntries(members.filter(([key]) => key !== '__proto__')))
  }

  /** Options that do not end are left out where others do. */
  #options(options: readonly SchemaLike[], classify: unknown): readonly fc.Arbitrary<unknown>[] {
    const ending = options.filter((option) => (this.#open.get(option) ?? 0) <= deepest)
    return (ending.length === 0 ? options : ending).map((option) => this.proper(option, classify))
  }

  #template({ parts = [] }: Definition): fc.Arbitrary<unknown> {
    const texts = parts.map((part) =>
      isSchema(part) ? this.#values(part, undefined).proper.map(String) : fc.constant(String(part)),
    )
    return fc.tuple(...texts).map((each) => each.join(''))
  }
}

function both(values: fc.Arbitrary<unknown>): LeafValues {
  return { proper: values, echoing: values }
}

function oneOf(values: readonly unknown[]): fc.Arbitrary<unknown> {
  return values.length === 0 ? fc.constant(undefined) : fc.constantFrom(...values)
}

const malformed: fc.Arbitrary<unknown> = fc.nat({ max: 5 }).map((n) => [null, 17, 'x', [], {}, true][n])

function withMalformed({ proper, echoing }: LeafValues): LeafValues {
  const some = (arbitrary: fc.Arbitrary<unknown>) =>
    fc.oneof({ arbitrary, weight: malformedOne - 1 }, { arbitrary: malformed, weight: 1 })
  return { proper: some(proper), echoing }
}

function definitionIn(schema: SchemaLike): Definition {
  return schema._zod.def as Definition
}

const plainObjects = { noNullPrototype: true } as const

function literalsIn(schema: SchemaLike): readonly string[] {
  const { type, entries = {}, values = [] } = definitionIn(schema)
  return type === 'enum' ? Object.values(entries).map(String) : type === 'literal' ? values.map(String) : []
}

function isSchema(part: unknown): part is SchemaLike {
  return typeof part === 'object' && part !== null && '_zod' in part
}

/** Whether a key may be left out. */
function isOptional(schema: SchemaLike | undefined): boolean {
  if (schema === undefined) return true
  const { type, innerType } = definitionIn(schema)
  if (['optional', 'default', 'prefault'].includes(type)) return true
  return ['nullable', 'readonly', 'catch'].includes(type) && isOptional(innerType)
}

function inTable(table: unknown, key: string): unknown {
  const isWhole = typeof table !== 'object' || table === null || isKind(table, 'field')
  return isWhole ? table : Object.hasOwn(table, key) ? (table as Readonly<Record<string, unknown>>)[key] : undefined
}

function isKind(classify: unknown, kind: string): boolean {
  // Only the builders of classifications freeze what they make; a table may have a field `kind`.
  return (
    typeof classify === 'object' &&
    classify !== null &&
    Object.isFrozen(classify) &&
    (classify as { readonly kind?: unknown }).kind === kind
  )
}

const isEach = (classify: unknown): classify is EachClass => isKind(classify, 'each')
const isEntries = (classify: unknown): classify is EntriesClass => isKind(classify, 'entries')
const isVariants = (classify: unknown): classify is VariantsClass => isKind(classify, 'variants')
const isLazy = (classify: unknown): classify is LazyClass => isKind(classify, 'lazy')
