import type {
  ConstantForm,
  EachClass,
  EntriesClass,
  FieldClass,
  Form,
  FormNameOf,
  LazyClass,
  OutputOf,
  PrefixForm,
  SchemaLike,
  SimpleForm,
  VariantsClass,
  VocabularyDefinition,
} from '../vocabulary'

/** What `compile` needs to know of a record definition's types. */
export interface RecordTypes {
  readonly kind: string
  readonly schema: SchemaLike
  readonly classify: unknown
}
export type RecordMap = Readonly<Record<string, RecordTypes>>

/** The record a kind's schema describes. */
export type RecordOf<R extends RecordMap, K extends keyof R> = OutputOf<R[K]['schema']>

/** A record as a guard takes it: nothing of it is changed, so all of it may be read-only. */
export type RecordInput<R extends RecordMap, K extends keyof R> = DeepReadonly<RecordOf<R, K>>

type DeepReadonly<T> = T extends Date
  ? T
  : T extends readonly (infer Item)[]
    ? number extends T['length']
      ? readonly DeepReadonly<Item>[]
      : { readonly [P in keyof T]: DeepReadonly<T[P]> }
    : T extends object
      ? { readonly [P in keyof T]: DeepReadonly<T[P]> }
      : T

/** The view of a record kind: read-only, any part may be absent, and each leaf may have taken one of its forms. */
export type ViewOf<D extends VocabularyDefinition, R extends RecordMap, K extends keyof R> = View<
  RecordOf<R, K>,
  R[K]['classify'],
  D,
  R
>

type View<T, C, D extends VocabularyDefinition, R extends RecordMap> = C extends string
  ? Whole<T, FormNameOf<D, C>>
  : C extends FieldClass<infer Category, infer Forms>
    ? Whole<T, FormNameOf<D, Category> | Extract<Forms[keyof Forms], Form>>
    : C extends EachClass<infer K>
      ? K extends keyof R
        ? readonly ViewOf<D, R, K>[]
        : never
      : C extends LazyClass
        ? Whole<T, never>
        : C extends EntriesClass<string, infer V>
          ? { readonly [key: string]: View<NonNullable<T>[keyof NonNullable<T>], V, D, R> }
          : C extends VariantsClass<infer P, infer V>
            ? Variant<NonNullable<T>, P, V, D, R>
            : Structure<NonNullable<T>, C, D, R>

type Structure<T, C, D extends VocabularyDefinition, R extends RecordMap> = T extends readonly (infer Item)[]
  ? number extends T['length']
    ? readonly View<NonNullable<Item>, C, D, R>[]
    : { readonly [P in keyof T]: View<T[P], P extends keyof C ? C[P] : C, D, R> | null }
  : T extends object
    ? { readonly [P in keyof T & keyof C]?: View<Exclude<T[P], undefined>, C[P], D, R> }
    : T

type Variant<T, P extends string, V, D extends VocabularyDefinition, R extends RecordMap> = T extends {
  readonly [key in P]: infer Tag extends string
}
  ? Tag extends keyof V
    ? View<T, V[Tag], D, R>
    : never
  : never

/** A branch under one category: its structure, or what stands for it whole, and each leaf as it is or in a form. */
type Whole<T, F> = T extends Date
  ? T | LeafForm<F>
  : T extends readonly (infer Item)[]
    ? readonly Whole<NonNullable<Item>, Exclude<F, BranchForm>>[] | BranchShown<F>
    : T extends object
      ?
          | { readonly [P in keyof T]?: Whole<Exclude<T[P], undefined>, Exclude<F, BranchForm>> }
          | BranchShown<Exclude<F, 'count'>>
      : T | LeafForm<F>

/** Forms that stand for a list or an object as a whole. */
type BranchForm = 'present' | 'count' | ConstantForm
type BranchShown<F> = F extends 'present'
  ? boolean
  : F extends 'count'
    ? number
    : F extends ConstantForm
      ? string
      : never

/** What the forms of a leaf give. A level that no form is named for shows nothing. */
type LeafForm<F> = F extends 'present'
  ? boolean
  : F extends Exclude<SimpleForm, 'full' | 'count'> | PrefixForm | ConstantForm
    ? string
    : never
