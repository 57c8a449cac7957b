import type { Act, Assurance, Existence, existenceForms, SubjectRole, VocabularyDefinition } from './definition'

type Listed<L> = L extends readonly (infer N extends string)[] ? N : never

export type RoleOf<D extends VocabularyDefinition> = D['roles'][number] | SubjectRole
export type PurposeOf<D extends VocabularyDefinition> = D['purposes'][number]
export type KindOf<D extends VocabularyDefinition> = D['kinds'][number]
/** The record kinds that have no data subject. */
export type KindWithoutSubjectOf<D extends VocabularyDefinition> = Extract<KindOf<D>, Listed<D['kindsWithoutSubject']>>
export type ConsentOf<D extends VocabularyDefinition> = Listed<D['consents']>
export type ContractOf<D extends VocabularyDefinition> = Listed<D['contracts']>
export type NoticeOf<D extends VocabularyDefinition> = Listed<D['notices']>
export type ObligationOf<D extends VocabularyDefinition> = Listed<D['obligations']>

/** The categories a field may be given. */
export type FieldCategoryOf<D extends VocabularyDefinition> = keyof D['categories'] & string
export type CategoryOf<D extends VocabularyDefinition> = FieldCategoryOf<D> | Existence

/** `a.b.c` gives `a`, `a.b` and `a.b.c`. */
type Prefix<C extends string> = C extends `${infer Head}.${infer Rest}` ? Head | `${Head}.${Prefix<Rest>}` : C
/** A category, or a prefix that covers all below it. */
export type CategoryPrefixOf<D extends VocabularyDefinition> = Prefix<CategoryOf<D>>

/** The categories that a category or prefix covers. */
export type CoveredCategoryOf<D extends VocabularyDefinition, C extends string> = Extract<
  CategoryOf<D>,
  C | `${C}.${string}`
>

/** The forms of one category. */
export type FormNameOf<D extends VocabularyDefinition, C extends string> = C extends Existence
  ? (typeof existenceForms)[number]
  : C extends keyof D['categories']
    ? Listed<D['categories'][C]['forms']>
    : never
export type LevelOf<D extends VocabularyDefinition, C extends string = CategoryOf<D>> =
  | 'withheld'
  | (C extends string ? FormNameOf<D, C> : never)
  | 'full'

type Declared<F> = F extends readonly (infer V extends string)[] ? V : boolean

/** The facts a host supplies, or its record definitions read. */
export type HostFactsOf<D extends VocabularyDefinition> = {
  [F in keyof D['facts'] & string]: Declared<D['facts'][F]>
} & { [C in ConsentOf<D> as `consent.${C}`]: boolean } & { [C in ContractOf<D> as `contract.${C}`]: boolean } & {
  [N in NoticeOf<D> as `informed.${N}`]: boolean
} & { 'subject.objected': boolean; 'subject.vitalInterest': boolean }

/** The facts derived from a request; a host cannot set them. */
export interface RequestFactsOf<D extends VocabularyDefinition> {
  'viewer.role': RoleOf<D>
  'viewer.assurance': Assurance
  'viewer.individual': boolean
  'viewer.isSubject': boolean
  purpose: PurposeOf<D>
  act: Act
}

export type FactsOf<D extends VocabularyDefinition> = HostFactsOf<D> & RequestFactsOf<D>
export type FactNameOf<D extends VocabularyDefinition> = keyof FactsOf<D> & string

/** Facts as a host passes them: flat, typed keys; what is absent or `undefined` is unknown. */
export type FactsInput<D extends VocabularyDefinition> = {
  readonly [F in keyof HostFactsOf<D>]?: HostFactsOf<D>[F] | undefined
}

type Merged<A, B> = readonly (Listed<A> | Listed<B>)[]

/** The definition of a vocabulary that a host has extended. */
export interface Extended<D extends VocabularyDefinition, E extends Partial<VocabularyDefinition>> {
  readonly roles: Merged<D['roles'], E['roles']>
  readonly purposes: Merged<D['purposes'], E['purposes']>
  readonly kinds: Merged<D['kinds'], E['kinds']>
  readonly kindsWithoutSubject: Merged<D['kindsWithoutSubject'], E['kindsWithoutSubject']>
  readonly kindsOfRecipients: Merged<D['kindsOfRecipients'], E['kindsOfRecipients']>
  readonly categories: D['categories'] & (E['categories'] extends object ? E['categories'] : unknown)
  readonly facts: D['facts'] & (E['facts'] extends object ? E['facts'] : unknown)
  readonly consents: Merged<D['consents'], E['consents']>
  readonly contracts: Merged<D['contracts'], E['contracts']>
  readonly notices: Merged<D['notices'], E['notices']>
  readonly obligations: Merged<D['obligations'], E['obligations']>
  readonly authorities: Merged<D['authorities'], E['authorities']>
}
