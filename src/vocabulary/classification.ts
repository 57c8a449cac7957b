import type { VocabularyDefinition } from './definition'
import type { Form } from './forms'
import type { FieldCategoryOf, KindOf, LevelOf } from './names'

/** Level of a category → what one field shows there. */
export type LevelForms = { readonly [level: string]: Form | undefined }

/** A field whose levels show it in forms of its own, or from a level of the category's on. */
export interface FieldClass<C extends string = string, F extends LevelForms = LevelForms> {
  readonly kind: 'field'
  readonly category: C
  /** Level of the category → what this field shows there, and above until another level says otherwise. */
  readonly forms: F
  readonly identifying?: boolean
  readonly known?: boolean
}

/** What a field is beside its category, where texts that repeat withheld values are masked. */
export interface FieldTraits {
  /** Whether the field names or locates the subject or its workplace. @defaultValue as its category */
  readonly identifying?: boolean
  /** The viewer may know the text from elsewhere: it wrote it, or the text is about its own vacancy. Such a text is never
   * masked: a viewer who knows it would learn from the mask what the record withholds. */
  readonly known?: boolean
}

/** A list of records of another kind, each decided on facts of its own. */
export interface EachClass<K extends string = string> {
  readonly kind: 'each'
  readonly record: K
}

/** A table with dynamic keys. Keys are data: an entry is shown only where its key may be shown in full. */
export interface EntriesClass<C extends string = string, V = unknown> {
  readonly kind: 'entries'
  readonly key: C
  readonly value: V
}

/** A union of objects told apart by the literal under `on`; one classification for each literal. */
export interface VariantsClass<P extends string = string, V = unknown> {
  readonly kind: 'variants'
  readonly on: P
  readonly of: V
}

/** A classification that refers to itself, for a recursive schema. */
export interface LazyClass {
  readonly kind: 'lazy'
  readonly get: () => unknown
}

type Atom = string | number | boolean | bigint | Date | null | undefined

/** Mirrors a schema: a category for every leaf, or for a whole branch. Lists are transparent. */
export type Classification<T, D extends VocabularyDefinition> =
  | FieldCategoryOf<D>
  | FieldClassOf<D>
  | LazyClass
  | Structure<NonNullable<T>, D>

type FieldClassOf<D extends VocabularyDefinition> = {
  [C in FieldCategoryOf<D>]: FieldClass<C, { readonly [L in LevelOf<D, C>]?: Form }>
}[FieldCategoryOf<D>]

type Structure<T, D extends VocabularyDefinition> = [T] extends [Atom]
  ? never
  : T extends Atom
    ? never
    : T extends readonly (infer Item)[]
      ? ListStructure<T, Item, D>
      : T extends object
        ? string extends keyof T
          ? EntriesClass<FieldCategoryOf<D>, Classification<T[keyof T], D>>
          : Table<T, D> | VariantsClass
        : never

type ListStructure<T extends readonly unknown[], Item, D extends VocabularyDefinition> = number extends T['length']
  ? Structure<NonNullable<Item>, D> | EachClass<KindOf<D>>
  : { readonly [P in keyof T]: Classification<T[P], D> }

type Table<T, D extends VocabularyDefinition> = {
  readonly [P in keyof T & string]-?: Classification<Exclude<T[P], undefined>, D>
}

/** Gives a field forms of its own, by level of its category, `field('address', { municipality: prefix(2) })`, or says what
 * it is beside its category: `field('education', {}, { identifying: true })` for the name of a school.
 */
export function field<const C extends string, const F extends LevelForms>(
  category: C,
  forms: F,
  { identifying, known }: FieldTraits = {},
): FieldClass<C, F> {
  return Object.freeze({
    kind: 'field',
    category,
    forms: Object.freeze({ ...forms }),
    ...(identifying === undefined ? {} : { identifying }),
    ...(known === undefined ? {} : { known }),
  })
}

/** A list whose items are records of the kind named, with facts of their own. */
export function each<const K extends string>(record: K): EachClass<K> {
  return Object.freeze({ kind: 'each', record })
}

/** A table with dynamic keys: the category of its keys, the classification of its values. */
export function entries<const C extends string, const V>(key: C, value: V): EntriesClass<C, V> {
  return Object.freeze({ kind: 'entries', key, value })
}

/** A union of objects: the key that tells them apart, and a classification for each of its literals. */
export function variants<const P extends string, const V extends Readonly<Record<string, unknown>>>(
  on: P,
  of: V,
): VariantsClass<P, V> {
  return Object.freeze({ kind: 'variants', on, of })
}

/** Refers to a classification that is being defined: `const tree = { name: 'x', children: lazy(() => tree) }`. */
export function lazy(get: () => unknown): LazyClass {
  return Object.freeze({ kind: 'lazy', get })
}
