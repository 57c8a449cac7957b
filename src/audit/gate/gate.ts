import type { RecordInput, RecordMap, Sealed, ViewOf } from '../../enforce'
import { type FactsInput, type RequestOf, requireKnownKeys, type VocabularyDefinition } from '../../vocabulary'
import type { Usage } from '../allowance/usage'
import type { GateOptions } from './gate-options'
import type { GateStanding } from './gate-standing'
import { RecordGate } from './record-gate'
import type { Approach, Release } from './release'

type GateRequest<D extends VocabularyDefinition> = Omit<RequestOf<D>, 'at'>

type StandingRequest<D extends VocabularyDefinition> = Omit<GateRequest<D>, 'record' | 'evidence'>

/** The way from a guard to a viewer that leaves a trace: decide, project, weigh, write the receipt, and only then release. */
export interface Gate<D extends VocabularyDefinition, R extends RecordMap> {
  readonly kind: 'gate'
  /** How the account stands, before any record is looked up: whether it is blocked or exhausted, or the log or the allowance
   * cannot be asked. The same for every id, so a status code may follow from it, and never from a refusal, which depends on
   * the record. Who is turned away is put down, and counts as having asked (UWV-25).
   *
   * For an approach, name the purpose that the gate has for it. A kind that counts in no allowance, as job ads, is open to
   * every account that is not blocked. Whoever has no account is shown nothing that counts, and is never turned away for it.
   * @param kind - the record kind that is asked for; without it the answer is that for kinds that count
   */
  standing(request: StandingRequest<D>, kind?: keyof R & string): Promise<GateStanding>
  disclose<K extends keyof R & string>(
    kind: K,
    record: RecordInput<R, K> | Sealed<K, RecordInput<R, K>>,
    request: GateRequest<D>,
    facts?: FactsInput<D>,
  ): Promise<Release<ViewOf<D, R, K>>>
  /** One record after the other, each with a receipt of its own, as they are asked for. */
  discloseAll<K extends keyof R & string, T extends RecordInput<R, K> | Sealed<K, RecordInput<R, K>>>(
    kind: K,
    records: Iterable<T> | AsyncIterable<T>,
    request: GateRequest<D>,
    factsOf: (record: T) => FactsInput<D>,
  ): AsyncGenerator<Release<ViewOf<D, R, K>>>
  /** Getting in touch with the subject of a record, under the purpose that the gate has for it; shows nothing
   * (TK-28, TERMS-034). Approaches count apart from views, for open vacancies. */
  approach<K extends keyof R & string>(
    kind: K,
    record: RecordInput<R, K> | Sealed<K, RecordInput<R, K>>,
    request: Omit<GateRequest<D>, 'purpose'>,
    facts?: FactsInput<D>,
  ): Promise<Approach>
  /** How much has been seen so far, to go on from after a restart; undefined without an allowance. */
  usage(): Usage | undefined
}

/** Makes a gate over a guard, a log and an allowance.
 *
 * Nothing is released that is not in the log: a store that fails, is too slow or says something else than that it kept
 * the receipt gets a refusal. Weighing and writing are one step, in this process and beside others: two requests never
 * both take the last place. The log may say more than was released, when the process ends between the two; never less.
 * What it releases names its viewer, record and subject, and nobody else's nested record, or it is `unaccountable`
 * (JI-12): what is about nobody, such as a job ad, needs no gate.
 * @throws UsageError `unknown-key`, `invalid-gate`, `unkept-obligation` for an obligation of the policy that nobody
 * carries out; `invalid-allowance` where the allowance does not fit the vocabulary of the guard, or has no weight
 * for what the records of the guard hold
 */
export function createGate<D extends VocabularyDefinition, const R extends RecordMap>(
  options: GateOptions<D, R>,
): Gate<D, R> {
  requireKnownKeys('the options of a gate', options, [
    ...['guard', 'log', 'allowance', 'now', 'obligations', 'patience', 'approachPurpose', 'onError'],
  ])
  return new RecordGate(options as never) as unknown as Gate<D, R>
}
