import { atLeast, exact, type Quantity, type Unit } from '../../history'
import { ExposureSearch, kindsOfHistories } from '../../history/exposures'
import { PolicyComparison } from '../../history/policy-comparison'
import { allViewers, isNarrower, kindsExposed } from '../../history/viewer-class'
import { categoriesOf, freezeDeep, requireKnownKeys, UsageError, type VocabularyDefinition } from '../../vocabulary'
import type { LogRecord } from '../log/log-record'
import type { AffectedPerson } from './affected-person'
import type { BreachFinding } from './breach-findings'
import { type CompleteStretch, Coverage } from './coverage'
import { DisclosedSets } from './disclosed-sets'
import { type ExposureSource, PassingHistory, stretchesIn } from './exposed-stretches'
import { ExposureIndex } from './exposure-index'
import { ranksIn } from './exposure-rows'
import { FactsOfRelease } from './facts-of-release'
import { KnownWords } from './known-words'
import { LevelLists } from './level-lists'
import { LogReading } from './log-reading'
import { ReleaseJudge } from './release-judge'
import { ReleasePlacing } from './release-placing'
import { ScopeSummary } from './scope-summary'
import type { SeenCount } from './seen-count'
import { markSeen } from './seen-stretches'

/** What is known of who looked. */
export interface BreachLog {
  /** Read once, before the histories, and not kept but for what was not lawful, or depends on facts. */
  readonly entries: Iterable<LogRecord>
  /** Where the log is known to hold every release. @defaultValue nowhere: it can then rule nothing out */
  readonly complete?: readonly CompleteStretch[]
  /** A count of uses as a source states it: `under(500, 'cases')`. It stays as it is, and rules nothing out (JI-11, JI-23). */
  readonly counted?: Quantity<'cases'>
}

export interface BreachScopeInput<D extends VocabularyDefinition = VocabularyDefinition> extends ExposureSource<D> {
  readonly log: BreachLog
}

/** What the log shows of it: what was seen for certain, and how many uses there were. */
export interface DidSee extends SeenCount {
  /** Uses in the log that nothing shows to be lawful; one person can be seen many times (UWV-36). */
  readonly cases: Quantity<'cases'>
  /** Those of them of which something was certainly not lawful, and that say whom they were about. */
  readonly attributable: Quantity<'cases'>
  /** The others: they were not lawful as far as anybody knows, or do not say enough. */
  readonly unattributable: Quantity<'cases'>
  /** As its source stated it. */
  readonly counted: Quantity<'cases'> | undefined
  /** The organisations that saw something for certain, and those that got in touch with a subject whose data they could see
   * (TK-18); by id.
   */
  readonly organisations: readonly string[]
  readonly contacted: readonly string[]
}

/** Who could see, who did see, and who is affected. Plain frozen data.
 *
 * While anything is not judged, an entry names neither a subject nor a record, or the viewers were narrowed, no count is
 * exact: each says `atLeast`.
 */
export interface BreachScope {
  readonly kind: 'breachScope'
  readonly window: { readonly from: number | undefined; readonly to: number | undefined }
  readonly couldSee: SeenCount
  readonly didSee: DidSee
  readonly affected: { readonly persons: Quantity<'persons'>; readonly subjects: readonly AffectedPerson[] }
  /** Records of those affected. */
  readonly records: Quantity<'records'>
  /** Persons affected whose address is protected, and those of whom that is not known (JI-18, JI-19). */
  readonly protectedAddress: { readonly known: Quantity<'persons'>; readonly possibly: Quantity<'persons'> }
  /** `viewers` leaves out some to whom an old policy can show more than was allowed: more could be seen than is said here. */
  readonly narrowed: boolean
  /** The log ruled out somebody who could be seen. */
  readonly ruledOut: boolean
  /** Record kinds that no history covers, which are all where no history knows a subject: what was seen of them is told by
   * the log alone, and what could be seen by nothing.
   * `complete`: the log is known to hold every release of them.
   */
  readonly fromLog: readonly { readonly kind: string; readonly complete: boolean }[]
  /** Releases that something shows to be lawful: the policy on the receipt, or what is known of the subject. */
  readonly lawful: Quantity<'cases'>
  /** Releases that nothing shows to be lawful, and of which nobody can say whom they were about. */
  readonly notJudged: Quantity<'cases'>
  readonly findings: readonly BreachFinding[]
}

/** The scope of a breach: what could be seen, from the histories; what was, from the log; and who is affected.
 *
 * Affected is everybody of whom a release is in the log that nothing shows to be lawful; and everybody exposed, but for
 * those of whom a log that is known to be complete shows that nobody looked, and that no entry which says too little
 * could have been about (JI-12, JI-14). Losing detail of log, histories or facts never makes fewer (INV-11). What is
 * nested in a record is judged with that record, and has no exposure of its own.
 * @throws as `exposures`; UsageError `unknown-key`; `invalid-log`, `invalid-coverage`; `unlike-units` for a count of
 * anything but cases
 */
export function breachScope<D extends VocabularyDefinition = VocabularyDefinition>(
  input: BreachScopeInput<D>,
): BreachScope {
  requireKnownKeys('a breach scope', input, [
    ...['timeline', 'histories', 'log', 'window', 'against', 'viewers', 'facts', 'authority'],
  ])
  const { log, timeline, against, histories, ...options } = input
  checkLog(log)
  const coverage = new Coverage(log.complete ?? [])
  const comparison = new PolicyComparison(timeline, against)
  const search = new ExposureSearch(comparison, options as ConstructorParameters<typeof ExposureSearch>[1])
  const { vocabulary } = comparison
  const categories = categoriesOf(vocabulary)
  const lists = new LevelLists(categories, ranksIn(vocabulary))
  const known = new Set(categories)
  const kinds = new Set(vocabulary.kinds)
  const sets = new DisclosedSets(
    lists,
    (name) => known.has(name),
    (name) => kinds.has(name),
  )
  const judge = new ReleaseJudge(comparison, lists, options.authority === undefined)
  const reading = new LogReading(judge, new KnownWords(vocabulary), sets, options.window ?? {}, search.viewers).read(
    log.entries,
  )
  const placing = new ReleasePlacing(reading, judge, new FactsOfRelease(vocabulary, search.options.facts))
  const index = new ExposureIndex(coverage)
  let isCovered = false
  for (const history of histories) {
    const passing = new PassingHistory(history, options.authority)
    if (passing.subjects.length > 0) isCovered = true
    for (const { exposure, except, address } of stretchesIn(passing, search)) {
      index.addExposure(exposure, except, address)
    }
    placing.meet(passing)
  }
  // Every exposure is shown to them: they keep what they could have been about.
  for (const { exposures } of index.subjects()) {
    for (const indexed of exposures) if (reading.poor.couldBe(indexed)) indexed.isPossible = true
  }
  placing.finish(index)
  for (const concerned of index.subjects()) markSeen(concerned, search.viewers)
  const covered = isCovered ? kindsOfHistories : []
  return scopeOf(search, coverage, covered, new ScopeSummary(comparison, lists, index), placing, log.counted)
}

function checkLog(log: BreachLog): void {
  requireKnownKeys('the log of a breach', log, ['entries', 'complete', 'counted'])
  const { entries, counted } = log
  if (typeof entries?.[Symbol.iterator] !== 'function') {
    throw new UsageError('invalid-log', 'the entries of a log are read one after the other')
  }
  if (counted !== undefined && !(counted.kind === 'quantity' && counted.unit === 'cases')) {
    throw new UsageError('unlike-units', 'what a log counted are cases')
  }
}

function scopeOf(
  { comparison, options, pairs }: ExposureSearch,
  coverage: Coverage,
  covered: readonly string[],
  summary: ScopeSummary,
  placing: ReleasePlacing,
  counted: Quantity<'cases'> | undefined,
): BreachScope {
  const { from, to } = options.window ?? {}
  const { kindsWithoutSubject: withoutSubject = [] } = comparison.vocabulary
  const narrowed = options.viewers !== undefined && isNarrower(comparison, pairs, options.viewers)
  const exposed = allViewers(comparison, pairs).flatMap((viewer) => kindsExposed(comparison, pairs, viewer))
  const begin = Math.max(from ?? Number.NEGATIVE_INFINITY, comparison.timeline.entries[0]?.from ?? 0)
  const fromLog = [...new Set([...exposed, ...summary.kinds])]
    .filter((kind) => !covered.includes(kind) && !withoutSubject.includes(kind))
    .sort()
    .map((kind) => ({ kind, complete: coverage.covers(kind, begin, to) }))
  const { reading, unnamed, unnamedCertain, lawful } = placing
  // An entry that names neither a subject nor a record may have been about a person that no history has.
  const isExact = !narrowed && unnamed === 0 && reading.poor.count === 0 && fromLog.every(({ complete }) => complete)
  const count = <U extends Unit>(number: number, unit: U): Quantity<U> =>
    isExact ? exact(number, unit) : atLeast(number, unit)
  const { could, did, subjects, attributable, unattributable } = summary
  // Somebody was certainly seen, though nobody can say who.
  const persons = Math.max(subjects.length, unnamedCertain > 0 ? 1 : 0)
  const others = unattributable + reading.poor.count + placing.withoutSubject
  return Object.freeze<BreachScope>({
    kind: 'breachScope',
    window: Object.freeze({ from, to }),
    couldSee: freezeDeep(could.count(count)),
    didSee: freezeDeep<DidSee>({
      ...did.count(count),
      cases: count(attributable + others, 'cases'),
      attributable: count(attributable, 'cases'),
      unattributable: count(others, 'cases'),
      counted: counted === undefined ? undefined : { ...counted },
      organisations: summary.organisations,
      contacted: summary.contactedBy(reading.contacts),
    }),
    affected: Object.freeze({ persons: count(persons, 'persons'), subjects: Object.freeze(subjects) }),
    records: count(Math.max(summary.records, persons > subjects.length ? 1 : 0), 'records'),
    protectedAddress: freezeDeep({
      known: count(summary.protectedKnown, 'persons'),
      possibly: count(summary.protectedPossibly, 'persons'),
    }),
    narrowed,
    ruledOut: summary.ruledOut,
    fromLog: freezeDeep(fromLog),
    lawful: count(lawful, 'cases'),
    notJudged: count(unnamed, 'cases'),
    findings: summary.findings,
  })
}
