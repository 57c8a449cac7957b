import type { Guard } from '../enforce'
import { attempt } from '../enforce/attempt'
import type { FactSource } from '../enforce/fact-source'
import type { RecordGuard } from '../enforce/record-guard'
import { kindOfSealed, openSealed, type Sealed } from '../enforce/seal'
import type { RecordMap } from '../enforce/view'
import type { Situation } from '../semantics'
import { derivedFacts, type FactsInput, UsageError, type VocabularyDefinition } from '../vocabulary'
import { describeMatrix } from './describe-matrix'
import { matrixGiven } from './matrix'
import type { MatrixRow } from './matrix-row'
import { mergeVocabularies } from './merged-vocabulary'
import { printed } from './printed'
import { checkOptions, type ProveOptions } from './with-order'

/** Everybody who can see something of one record, and what is still asked of them. */
export interface WhoCanSee {
  readonly kind: 'who-can-see'
  /** The record kind. */
  readonly on: string
  /** Groups of roles that see the same. Who is in none of them sees nothing of the record, whatever else is so. */
  readonly rows: readonly MatrixRow[]
}

/** Who can see what of a record as things stand: for each role and category the conditions that are left.
 *
 * What is known is what the record says of itself and what `facts` says; a fact that depends on who asks, and that `facts`
 * does not give, is left open, and stands in the conditions. So may the facts about the subject that a host leaves out: what
 * they would open is told, not what they would close. Records nested in it are records of their own.
 * @param record - sealed with its kind: `seal('cv', cv)`
 * @param at - milliseconds since 1970-01-01T00:00Z
 * @throws UsageError `not-sealed`; `not-a-guard`; `unknown-record-kind`; `bad-number` for an instant that is none;
 * `diagram-too-large`
 */
export function whoCanSee<D extends VocabularyDefinition, R extends RecordMap>(
  guard: Guard<D, R>,
  record: Sealed<keyof R & string>,
  facts: FactsInput<D>,
  at: number,
  options: ProveOptions = {},
): WhoCanSee {
  checkOptions('whoCanSee', options, ['nodeLimit'])
  const on = kindOfSealed(record)
  if (on === undefined) {
    throw new UsageError('not-sealed', 'whoCanSee is given a sealed record: `seal(kind, record)` says what it is')
  }
  if (!Number.isFinite(at)) throw new UsageError('bad-number', 'whoCanSee is given an instant in milliseconds')
  const insides = guard as unknown as RecordGuard
  if (typeof insides?.compiledKind !== 'function') {
    throw new UsageError('not-a-guard', 'whoCanSee is given a guard that `compile` made')
  }
  const known = knownFacts(insides, on, openSealed(record, on), facts, at)
  const { rows } = matrixGiven(guard.policy, known, [on], options)
  const inUse = new Set(insides.compiledKind(on).categories)
  const present = rows
    .map((row) => ({ ...row, categories: row.categories.filter((category) => inUse.has(category)) }))
    .filter(({ categories }) => categories.length > 0)
    .map((row) => Object.freeze({ ...row, categories: Object.freeze(row.categories) }))
  const data: WhoCanSee = { kind: 'who-can-see', on, rows: Object.freeze(present) }
  return printed(data, ({ rows }) => describeMatrix(`a ${on}`, rows, mergeVocabularies([guard.policy])))
}

/** What the record and the host say. A fact that cannot be told without knowing who asks is not among them. */
function knownFacts(guard: RecordGuard, on: string, record: unknown, facts: unknown, at: number): Situation {
  const kind = guard.compiledKind(on)
  const { domains } = mergeVocabularies([guard.policy])
  const known: Record<string, string | boolean | undefined> = {}
  for (const [fact, values] of domains) {
    const said = hostSays(facts, fact)
    // What a request says is nobody's to supply: a guard does not read it from there either.
    if (said !== undefined && !derivedFacts.includes(fact)) known[fact] = values.find((value) => value === said)
  }
  for (const [fact, read] of kind.readers) {
    const { value, isAboutViewer } = readWithoutViewer(read, { record: record ?? undefined, facts, at })
    if (isAboutViewer) continue
    known[fact] = domains.get(fact)?.find((each) => each === value)
  }
  return known
}

function hostSays(facts: unknown, fact: string): unknown {
  return attempt(() => (Object.hasOwn(facts as object, fact) ? (facts as Record<string, unknown>)[fact] : undefined))
}

interface Reading {
  readonly value: unknown
  /** It asked who asks: the answer is not the record's own. */
  readonly isAboutViewer: boolean
}

function readWithoutViewer(
  read: (source: FactSource) => unknown,
  { record, facts, at }: { readonly record: unknown; readonly facts: unknown; readonly at: number },
): Reading {
  let isAboutViewer = false
  const open = (): never => {
    isAboutViewer = true
    throw new RangeError('nobody asks here')
  }
  const asked = { at }
  for (const part of ['viewer', 'purpose', 'act', 'need', 'evidence', 'record']) {
    Object.defineProperty(asked, part, { get: open, enumerable: true })
  }
  const standing = { index: 0, values: [0, 0, 0, 0, 0], asked } as unknown as FactSource['standing']
  const value = attempt(() => read({ record, facts, standing }))
  return { value, isAboutViewer }
}
