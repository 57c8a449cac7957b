import type { Classification } from './classification'
import type { VocabularyDefinition } from './definition'
import type { HostFactsOf, KindOf } from './names'
import type { RequestOf } from './request'

/** What the library reads of a zod 4 schema, whichever copy of zod or zod/mini made it. */
export interface SchemaLike<T = unknown> {
  readonly _zod: { readonly output: T; readonly def: { readonly type: string } }
}
export type OutputOf<S extends SchemaLike> = S['_zod']['output']

type FactReaders<T, D extends VocabularyDefinition> = {
  readonly [F in keyof HostFactsOf<D>]?: (record: T, request: RequestOf<D>) => HostFactsOf<D>[F] | null | undefined
}

/** A record kind: its schema, how each leaf is classified, and which facts live in the record.
 *
 * The functions see the record as it was handed over, before any check: where one throws, or answers something
 * outside the fact's domain, the fact is unknown, and nothing opens.
 */
export interface RecordDefinition<
  D extends VocabularyDefinition = VocabularyDefinition,
  K extends string = string,
  S extends SchemaLike = SchemaLike,
  C = unknown,
> {
  readonly kind: K
  readonly schema: S
  readonly classify: C
  readonly id?: (record: OutputOf<S>) => string | undefined
  /** Whom the record is about; `none` for a kind that the vocabulary lists under `kindsWithoutSubject`. */
  readonly subject?: ((record: OutputOf<S>) => string | undefined) | 'none'
  readonly facts?: FactReaders<OutputOf<S>, D>
}

export interface RecordInput<D extends VocabularyDefinition, S extends SchemaLike, C> {
  readonly schema: S
  readonly classify: C
  readonly id?: (record: OutputOf<S>) => string | undefined
  /** Whom the record is about; `none` for a kind that the vocabulary lists under `kindsWithoutSubject`. */
  readonly subject?: ((record: OutputOf<S>) => string | undefined) | 'none'
  readonly facts?: FactReaders<OutputOf<S>, D>
}

/** Defines a record kind. Everything about it is checked by `compile`, against the policy's vocabulary. */
export type DefineRecord<D extends VocabularyDefinition> = <
  const K extends KindOf<D>,
  S extends SchemaLike,
  const C extends Classification<OutputOf<S>, D>,
>(
  kind: K,
  input: RecordInput<D, S, C>,
) => RecordDefinition<D, K, S, C>
