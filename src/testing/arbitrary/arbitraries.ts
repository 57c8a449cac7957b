import fc from 'fast-check'
import type { Guard } from '../../enforce/guard'
import type { RecordInput, RecordMap } from '../../enforce/view'
import type { FactsInput, RequestOf, VocabularyDefinition } from '../../vocabulary'
import { forgetting } from './forgetting'
import { insidesOf } from './guard-insides'
import { type Constraints, QuestionBuilder } from './question-builder'
import { recordValues } from './record-values'
import { requireConstraints } from './require-constraints'
import { fillIn } from './viewer-words'

/** fast-check arbitraries of all that a guard is asked with. */
export interface Arbitraries<D extends VocabularyDefinition, R extends RecordMap, K extends keyof R> {
  /** Records of the kind's zod schema; one part in eighty is malformed. */
  readonly record: fc.Arbitrary<RecordInput<R, K>>
  readonly request: fc.Arbitrary<RequestOf<D>>
  /** Facts in which something is at stake; they shrink to unknown, one by one. */
  readonly facts: fc.Arbitrary<FactsInput<D>>
  /** The three, made for one another: the viewer may be the record's subject, the vacancy its organisation's, and the
   * facts are such that with what the record says itself, something is disclosed more often than not. */
  readonly question: fc.Arbitrary<{
    readonly record: RecordInput<R, K>
    readonly request: RequestOf<D>
    readonly facts: FactsInput<D>
  }>
}

/** What arbitraries have in common: fixed parts of the request, fixed facts. */
export type ArbitraryOptions = Partial<Constraints>

/** Arbitraries of records, requests and facts, from the zod schema, the vocabulary and the compiled rules.
 *
 * @throws UsageError `not-a-guard`, `unknown-record-kind`, `unknown-key`, `wrong-type`, `invalid-constraints`
 * @example
 * const { question } = arbitraries(guard, 'cv')
 * fc.assert(fc.property(question, ({ record, request, facts }) => check(guard.view('cv', record, request, facts))), { seed: 1 })
 */
export function arbitraries<D extends VocabularyDefinition, R extends RecordMap, K extends keyof R & string>(
  guard: Guard<D, R>,
  kind: K,
  { request = {}, facts = {} }: ArbitraryOptions = {},
): Arbitraries<D, R, K> {
  const insides = insidesOf(guard)
  const compiled = insides.compiledKind(kind)
  requireConstraints(compiled.compiled.policy.vocabulary, { request, facts })
  const builder = new QuestionBuilder(compiled, (name) => insides.compiledKind(name), { request, facts })
  const raw = recordValues(compiled.definition, (name) => insides.compiledKind(name).definition)
  const seeds = fc.nat()
  const question = fc.tuple(raw, fc.noShrink(seeds)).map(([record, seed]) => {
    const { request, items } = builder.build([record], seed)
    return { request, record: items[0]?.record, facts: items[0]?.facts ?? {} }
  })
  return Object.freeze({
    record: raw.map((record) => fillIn(record, anybody)),
    request: seeds.map((seed) => builder.withoutRecord(seed).request),
    facts: forgetting(seeds.map((seed) => builder.withoutRecord(seed).items[0]?.facts ?? {})).map((some) => ({
      ...some,
      ...facts,
    })),
    question,
  }) as unknown as Arbitraries<D, R, K>
}

const anybody = { viewer: { id: 'u1', role: 'someone', organisation: 'Acme', assurance: 'none' } } as const
