import { type Issue, pointer, type SchemaLike } from '../vocabulary'
import { askOf, changingCheckOf, type LeafAsk } from './leaf-ask'
import { acceptLeaf } from './leaf-projector'
import type { LeafShape, LeafType, Primitive } from './leaf-shape'

/** A table with dynamic keys. */
export interface EntriesShape {
  readonly kind: 'entries'
  readonly keys: LeafShape
  readonly value: Shape
}

/** A schema reduced to what a projection needs: structure and primitive types. */
export type Shape = (
  | LeafShape
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Shape> }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'tuple'; readonly items: readonly Shape[] }
  | EntriesShape
  | { readonly kind: 'union'; readonly on: string | undefined; readonly options: readonly Shape[] }
  | { readonly kind: 'again'; readonly get: () => Shape }
) & {
  /** A structure that a null may stand for. */
  readonly isNullable?: true
}

/** A schema the library cannot walk, by name. */
export class UnsupportedSchema extends Error {
  readonly issue: Issue
  constructor(path: string, type: string) {
    super(type)
    const hint = 'classify data that a schema can walk: objects, lists, tuples, unions of those, and primitives'
    this.issue = { code: 'unsupported-schema', path, message: `a schema of type \`${type}\` cannot be projected`, hint }
  }
}

/** More schemas than a record kind has; their nesting must not exhaust the stack either. */
const mostSchemas = 1000

/** zod 4's definition of a schema, as far as it is read here (the same in zod, zod/mini and zod/v4/core). */
interface Definition {
  readonly type: string
  readonly innerType?: SchemaLike
  readonly shape?: Readonly<Record<string, SchemaLike>>
  readonly element?: SchemaLike
  readonly items?: readonly SchemaLike[]
  readonly rest?: SchemaLike | null
  readonly keyType?: SchemaLike
  readonly valueType?: SchemaLike
  readonly options?: readonly SchemaLike[]
  readonly discriminator?: string
  readonly inclusive?: boolean
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
  readonly getter?: () => SchemaLike
  readonly coerce?: boolean
}

const leafTypes: Readonly<Record<string, LeafType>> = {
  string: 'string',
  template_literal: 'string',
  number: 'number',
  boolean: 'boolean',
  bigint: 'bigint',
  date: 'date',
}

/** Wrappers that do not change what a stored value is. Transforms and pipes do, and are refused. */
const transparent = ['optional', 'default', 'prefault', 'readonly', 'catch', 'nonoptional']

/** Reads a zod 4 schema. Recursive schemas give `again` where they meet themselves.
 *
 * @throws UnsupportedSchema naming the path and the type of schema
 */
export function shapeOf(schema: SchemaLike, path = '', seen = new Map<SchemaLike, Shape | undefined>()): Shape {
  const known = seen.get(schema)
  if (known !== undefined) return known
  if (seen.has(schema)) return { kind: 'again', get: () => seen.get(schema) ?? nothing }
  // A getter that makes a new schema each time never meets itself.
  if (seen.size > mostSchemas) throw new UnsupportedSchema(path.slice(0, 200), 'lazy without end')
  seen.set(schema, undefined)
  const def = schema?._zod?.def as Definition | undefined
  if (def === undefined) throw new UnsupportedSchema(path, 'none of zod 4')
  const changing = changingCheckOf(schema)
  if (changing !== undefined) throw new UnsupportedSchema(path, `${def.type} with ${changing}`)
  const shape = asking(
    readDefinition(def, path, (inner, at) => shapeOf(inner, at, seen)),
    askOf(schema),
  )
  seen.set(schema, shape)
  return shape
}

const nothing: Shape = { kind: 'union', on: undefined, options: [] }

type ReadInner = (schema: SchemaLike, path: string) => Shape

function readDefinition(def: Definition, path: string, read: ReadInner): Shape {
  const leafType = leafTypes[def.type]
  // A stored value that is still to be converted is not of the type the schema names.
  if (def.coerce === true) throw new UnsupportedSchema(path, `coerced ${def.type}`)
  if (leafType !== undefined) return leaf([leafType])
  if (transparent.includes(def.type) && def.innerType !== undefined) return read(def.innerType, path)
  const reader = readers[def.type]
  if (reader === undefined) throw new UnsupportedSchema(path, def.type)
  return reader(def, path, read)
}

const readers: Readonly<Record<string, (def: Definition, path: string, read: ReadInner) => Shape>> = {
  nullable: (def, path, read) => nullable(read(def.innerType ?? unreadable(path, 'nullable'), path)),
  null: () => nullable(leaf([])),
  enum: (def) => leaf([], valuesOf(def.entries ?? {})),
  literal: (def, path) => literalLeaf(def.values ?? [], path),
  object: (def, path, read) => objectShape(def.shape ?? {}, path, read),
  array: (def, path, read) => ({ kind: 'list', item: read(def.element ?? unreadable(path, 'array'), path) }),
  tuple: (def, path, read) => {
    if (def.rest) throw new UnsupportedSchema(path, 'tuple with a rest')
    return { kind: 'tuple', items: (def.items ?? []).map((item, i) => read(item, path + pointer(i))) }
  },
  record: (def, path, read) => ({
    kind: 'entries',
    keys: keysShape(read(def.keyType ?? unreadable(path, 'record without keys'), path), path),
    value: read(def.valueType ?? unreadable(path, 'record'), path),
  }),
  union: (def, path, read) => {
    if (def.inclusive === false && def.discriminator === undefined) throw new UnsupportedSchema(path, 'exclusive union')
    return unionShape(
      (def.options ?? []).map((option) => read(option, path)),
      def.discriminator,
    )
  },
  lazy: (def, path, read) => read(def.getter?.() ?? unreadable(path, 'lazy'), path),
}

function unreadable(path: string, type: string): never {
  throw new UnsupportedSchema(path, type)
}

function leaf(types: readonly LeafType[], literals: readonly Primitive[] = []): LeafShape {
  return { kind: 'leaf', types, literals, nullable: false, ask: undefined }
}

/** A shape whose leaves are asked one thing more. What is asked of a whole structure spans its fields, and is not asked. */
function asking(shape: Shape, ask: LeafAsk | undefined): Shape {
  if (ask === undefined) return shape
  if (shape.kind === 'leaf') return { ...shape, ask: both(shape.ask, ask) }
  if (shape.kind !== 'union') return shape
  return { ...shape, options: shape.options.map((option) => asking(option, ask)) }
}

function both(first: LeafAsk | undefined, second: LeafAsk): LeafAsk {
  return first === undefined ? second : (value) => first(value) && second(value)
}

/** The values of an enumeration. One of TypeScript's that has numbers holds their names a second time. */
function valuesOf(entries: Readonly<Record<string, string | number>>): readonly (string | number)[] {
  const numbers = Object.values(entries).filter((value) => typeof value === 'number')
  return Object.entries(entries).flatMap(([key, value]) => (numbers.includes(Number(key)) ? [] : [value]))
}

function keysShape(shape: Shape, path: string): LeafShape {
  const isKeys = shape.kind === 'leaf' && shape.types.every((type) => type === 'string' || type === 'number')
  return isKeys ? shape : unreadable(path, 'record with keys that are no text')
}

function nullable(shape: Shape): Shape {
  return unionShape([shape, { ...leaf([]), nullable: true }], undefined)
}

function literalLeaf(values: readonly unknown[], path: string): Shape {
  const literals = values.filter((value): value is Primitive =>
    ['string', 'number', 'bigint', 'boolean'].includes(typeof value),
  )
  const rest = values.filter((value) => !(literals as readonly unknown[]).includes(value))
  if (rest.some((value) => value !== null && value !== undefined)) throw new UnsupportedSchema(path, 'literal')
  return { ...leaf([], literals), nullable: rest.includes(null) }
}

function objectShape(shape: Readonly<Record<string, SchemaLike>>, path: string, read: ReadInner): Shape {
  const fields = Object.keys(shape).map((key) => {
    const inner = shape[key]
    // A key of this name is an object's prototype to most code that will read the view.
    if (key === '__proto__' || inner === undefined)
      throw new UnsupportedSchema(path + pointer(key), 'object with the key __proto__')
    return [key, read(inner, path + pointer(key))] as const
  })
  return { kind: 'object', fields: new Map(fields) }
}

/** Leaves of a union become one leaf that accepts what any of them does; a null beside a structure is its absence. */
function unionShape(options: readonly Shape[], on: string | undefined): Shape {
  const flat = options.flatMap((option) =>
    // Of unions that are told apart, one inside another, all options are told apart by the outermost tag.
    option.kind === 'union' && (option.on === undefined || on !== undefined) ? option.options : [option],
  )
  const leaves = flat.filter((option) => option.kind === 'leaf')
  const others = flat.filter((option) => option.kind !== 'leaf')
  const merged = mergeLeaves(leaves)
  const holdsValues = merged.types.length + merged.literals.length > 0
  const all: readonly Shape[] = holdsValues || others.length === 0 ? [...others, merged] : others
  const [only] = all
  const shape: Shape = all.length === 1 && only !== undefined ? only : { kind: 'union', on, options: all }
  const isNullable = merged.nullable || options.some((option) => option.isNullable)
  return isNullable && shape.kind !== 'leaf' ? { ...shape, isNullable } : shape
}

function mergeLeaves(leaves: readonly LeafShape[]): LeafShape {
  return {
    kind: 'leaf',
    types: [...new Set(leaves.flatMap(({ types }) => types))],
    literals: [...new Set(leaves.flatMap(({ literals }) => literals))],
    nullable: leaves.some((each) => each.nullable),
    ask: askOfAny(leaves),
  }
}

/** A leaf that one of several accepts, each with what it asks. */
function askOfAny(leaves: readonly LeafShape[]): LeafAsk | undefined {
  if (leaves.every(({ ask }) => ask === undefined)) return undefined
  const accepts = leaves.map(acceptLeaf)
  return (value) => accepts.some((accept) => accept(value) !== undefined)
}
