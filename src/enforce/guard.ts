import type { Policy } from '../policy'
import type { Levels } from '../semantics'
import type { FactsInput, Issue, RequestOf, VocabularyDefinition } from '../vocabulary'
import type { Disclosure } from './disclosure'
import type { Explanation } from './explanation'
import type { Sealed } from './seal'
import type { RecordInput, RecordMap, ViewOf } from './view'

/** A compiled policy over record definitions: answers of a record what a viewer may see.
 *
 * Every call takes the record kind first; an unknown kind is a `UsageError` (`unknown-record-kind`). Nothing else
 * throws: what is unknown, malformed or cannot be read is not shown. The caller's objects are not changed.
 */
export interface Guard<D extends VocabularyDefinition, R extends RecordMap> {
  readonly kind: 'guard'
  readonly policy: Policy<D>
  /** The redacted view, the decision behind it, the receipt of it, and what it obliges to. */
  disclose<K extends keyof R & string>(
    kind: K,
    record: RecordInput<R, K> | Sealed<K, RecordInput<R, K>>,
    request: RequestOf<D>,
    facts?: FactsInput<D>,
  ): Disclosure<ViewOf<D, R, K>>
  /** The view alone, and no trace of it: for searching and sorting, and for tests. What is shown needs `disclose`. */
  view<K extends keyof R & string>(
    kind: K,
    record: RecordInput<R, K> | Sealed<K, RecordInput<R, K>>,
    request: RequestOf<D>,
    facts?: FactsInput<D>,
  ): ViewOf<D, R, K> | null
  /** One level for each category of the record kind, in vocabulary order. Equal decisions are the same frozen object. */
  decide(kind: keyof R & string, request: RequestOf<D>, facts?: FactsInput<D>): Levels
  /** The most that each category can reach, whatever the facts that are not given; impossible situations are left out.
   *
   * What the request says stays as it is. Exact for each category by itself: two categories need not reach their most
   * together. A category whose rules were too many for a diagram has an upper bound instead. */
  most(kind: keyof R & string, request: RequestOf<D>, facts?: FactsInput<D>): Levels
  /** Which rules, basis and notice; what is not known; what would change it. For the house and for the viewer.
   * With the record, the facts that it holds are read from it, as `disclose` reads them. */
  explain<K extends keyof R & string>(
    kind: K,
    request: RequestOf<D>,
    facts?: FactsInput<D>,
    record?: RecordInput<R, K> | Sealed<K, RecordInput<R, K>>,
  ): Explanation
  /** Discloses one record after the other, as they are asked for. */
  discloseAll<K extends keyof R & string, T extends RecordInput<R, K> | Sealed<K, RecordInput<R, K>>>(
    kind: K,
    records: Iterable<T>,
    request: RequestOf<D>,
    factsOf: (record: T) => FactsInput<D>,
  ): IterableIterator<Disclosure<ViewOf<D, R, K>>>
  /** The facts that can still make a difference to this request when some are known, in the order they would be asked. */
  requiredFacts(kind: keyof R & string, request: RequestOf<D>, facts?: FactsInput<D>): readonly string[]
  /** What is wrong with a call, for development and tests: unknown names, values outside a fact's domain, promises, instants
   * that are none, and what cannot be read of a record, as far as this request opens it. Takes anything. No issue holds a
   * value, nor a name that the vocabulary does not have.
   */
  check(kind: keyof R & string, request: unknown, facts?: unknown, record?: unknown): readonly Issue[]
}
