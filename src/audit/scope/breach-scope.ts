import { exact, type Quantity } from '../../history'
import { type Act, acts, categoriesOf, freezeDeep, requireKnownKeys, UsageError } from '../../vocabulary'
import type { AffectedSubject } from '../breach/affected-subject'
import type { LogRecord } from '../log/log-record'
import { type BreachFinding, BreachFindings, policyName } from './breach-findings'
import { type CompleteStretch, Coverage } from './coverage'
import { DisclosedSets } from './disclosed-sets'
import { type ExposureSource, exposedStretches } from './exposed-stretches'
import { type ExposedSubject, ExposureIndex, type IndexedExposure } from './exposure-index'
import { ranksIn } from './exposure-rows'
import { JudgedViewers } from './judged-viewers'
import { LevelLists, noLevelsSeen, type SeenLevels } from './level-lists'
import { LogFindings } from './log-findings'
import { type PersonCount, PersonTally } from './person-tally'

/** What is known of who looked. */
export interface BreachLog {
  /** Read once, and not kept. */
  readonly entries: Iterable<LogRecord>
  /** Where the log is known to hold every release. @defaultValue nowhere: it can then rule nothing out */
  readonly complete?: readonly CompleteStretch[]
  /** A count of uses as a source states it: `under(500, 'cases')`. It stays as it is, and rules nothing out (JI-11, JI-23). */
  readonly counted?: Quantity<'cases'>
}

export interface BreachScopeInput extends ExposureSource {
  readonly log: BreachLog
}

/** Each in its own unit: persons, records, stretches of time and uses are never added up (JI-25, AMB-01). */
export interface SeenCount extends PersonCount {
  readonly records: Quantity<'records'>
  readonly intervals: Quantity<'intervals'>
}

/** What the log shows of it. */
export interface DidSee extends SeenCount {
  /** Uses in the log that were, or may have been, of something exposed; one person can be seen many times (UWV-36). */
  readonly cases: Quantity<'cases'>
  /** Those of them that were so for certain. */
  readonly attributable: Quantity<'cases'>
  /** Those that do not say enough. */
  readonly unattributable: Quantity<'cases'>
  /** As its source stated it. */
  readonly counted: Quantity<'cases'> | undefined
  /** The organisations that saw something for certain, and those that got in touch with a subject whose data they could see
   * (TK-18); by id.
   */
  readonly organisations: readonly string[]
  readonly contacted: readonly string[]
}

/** One person of whom something was seen, or may have been. */
export interface AffectedPerson extends AffectedSubject {
  /** Confirmed: what was seen for certain. Possible: what could be seen. */
  readonly categories: SeenLevels
  /** Of a person confirmed: what else may have been seen, and nothing rules out. */
  readonly further: SeenLevels
  readonly records: readonly { readonly kind: string; readonly id: string }[]
  /** Roles of those who saw it; of a person possibly affected, of those who could. Sorted. */
  readonly recipients: readonly string[]
}

/** Who could see, who did see, and who is affected. Plain frozen data. */
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
  /** The log ruled somebody out. */
  readonly narrowed: boolean
  /** Accesses by roles or for purposes that `viewers` does not have: nothing is said of them. */
  readonly notJudged: Quantity<'cases'>
  /** Accesses by these viewers that fall within no exposure: lawful, as far as the histories go. Where the guard was given
   * other facts than the histories hold, they need not have been. */
  readonly outside: Quantity<'cases'>
  readonly findings: readonly BreachFinding[]
}

/** The scope of a breach: what could be seen, from the histories; what was, from the log; and who is affected.
 *
 * Affected is everybody exposed, but for those of whom a log that is known to be complete shows that nobody looked, and
 * that no entry which says too little could have been about (JI-12, JI-14). Losing detail never makes fewer (INV-11). What
 * is nested in a record is judged with that record, and has no exposure of its own.
 * @throws as `exposures`; UsageError `unknown-key`; `invalid-log`, `invalid-coverage`; `unlike-units` for a count of
 * anything but cases
 */
export function breachScope(input: BreachScopeInput): BreachScope {
  requireKnownKeys('a breach scope', input, [
    ...['timeline', 'histories', 'log', 'window', 'against', 'viewers', 'authority'],
  ])
  const { log, ...source } = input
  checkLog(log)
  const coverage = new Coverage(log.complete ?? [])
  const met = new Set<string>()
  const stretches = exposedStretches(source, met)
  const vocabulary = [...source.timeline.entries, ...entriesOf(source.against)].map(({ value }) => value.vocabulary)[0]
  if (vocabulary === undefined) throw new UsageError('invalid-timeline', 'a breach is found under a policy')
  const categories = categoriesOf(vocabulary)
  const lists = new LevelLists(categories, ranksIn(vocabulary))
  const known = new Set(categories)
  const sets = new DisclosedSets(lists, (name) => known.has(name))
  const index = new ExposureIndex(stretches, coverage, met)
  const viewers = new JudgedViewers(vocabulary, source.viewers)
  const found = new LogFindings(index, viewers, sets, lists, source.window ?? {}).read(log.entries)
  return new Summary(source, lists, index).scope(found, log.counted)
}

function entriesOf(against: ExposureSource['against']) {
  return against.kind === 'timeline' ? against.entries : [{ value: against }]
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

/** Counts what was found out, subject by subject. */
class Summary {
  readonly #could = new SeenTally()
  readonly #did = new SeenTally()
  readonly #findings: BreachFindings
  readonly #subjects: AffectedPerson[] = []
  readonly #acts = new Map<string, readonly Act[]>()
  readonly #roles = new Map<string, readonly string[]>()
  #records = 0
  #known = 0
  #possibly = 0

  constructor(
    readonly source: ExposureSource,
    readonly lists: LevelLists,
    readonly index: ExposureIndex,
  ) {
    this.#findings = new BreachFindings(source.timeline)
    for (const subject of index.subjects()) this.#add(subject)
  }

  #add(subject: ExposedSubject): void {
    for (const { exposure } of subject.exposures) this.#findings.add(exposure)
    this.#could.add(subject.exposures, ({ exposure }) => exposure.categories)
    this.#did.add(
      subject.exposures.filter(({ isSeen }) => isSeen),
      ({ seen }) => seen,
    )
    const affected = subject.exposures.filter(({ isAffected }) => isAffected)
    if (affected.length > 0) this.#subjects.push(this.#person(subject, affected))
  }

  #person({ subject, address, acts }: ExposedSubject, affected: readonly IndexedExposure[]): AffectedPerson {
    const seen = this.#joined(affected.filter(({ isSeen }) => isSeen).map((each) => each.seen))
    const open = affected.filter(({ isOpen }) => isOpen)
    const could = this.#joined(open.map((each) => this.lists.could(each.exposure.categories)))
    const isConfirmed = seen.length > 0
    const records = recordsOf(affected)
    this.#records += records.length
    if (address === 'yes') this.#known++
    if (address === 'possibly') this.#possibly++
    return Object.freeze<AffectedPerson>({
      subject,
      certainty: isConfirmed ? 'confirmed' : 'possible',
      categories: isConfirmed ? seen : could,
      further: isConfirmed ? this.lists.beyond(could, seen) : noLevelsSeen,
      acts: this.#actsOf(acts),
      protectedAddress: address,
      records,
      recipients: this.#recipientsOf(isConfirmed ? affected.filter(({ isSeen }) => isSeen) : affected),
    })
  }

  #recipientsOf(exposures: readonly IndexedExposure[]): readonly string[] {
    const roles = [...new Set(exposures.map(({ exposure }) => exposure.viewer.role))].sort()
    const known = this.#roles.get(roles.join()) ?? Object.freeze(roles)
    this.#roles.set(roles.join(), known)
    return known
  }

  /** The acts there are, in their order; what is none was never one. Each list is kept once. */
  #actsOf(named: readonly string[]): readonly Act[] {
    const found = acts.filter((act) => named.includes(act))
    const known = this.#acts.get(found.join()) ?? Object.freeze(found)
    this.#acts.set(found.join(), known)
    return known
  }

  #joined(all: readonly SeenLevels[]): SeenLevels {
    return all.reduce((a, b) => this.lists.join(a, b), noLevelsSeen)
  }

  scope(found: LogFindings, counted: Quantity<'cases'> | undefined): BreachScope {
    const { from, to } = this.source.window ?? {}
    const couldSee = this.#could.count
    const persons = exact(this.#subjects.length, 'persons')
    const didSee: DidSee = {
      ...this.#did.count,
      cases: exact(found.attributable + found.unattributable, 'cases'),
      attributable: exact(found.attributable, 'cases'),
      unattributable: exact(found.unattributable, 'cases'),
      counted: counted === undefined ? undefined : Object.freeze({ ...counted }),
      organisations: found.organisations,
      contacted: found.contacted,
    }
    return Object.freeze<BreachScope>({
      kind: 'breachScope',
      window: Object.freeze({ from, to }),
      couldSee: freezeDeep(couldSee),
      didSee: freezeDeep(didSee),
      affected: Object.freeze({ persons, subjects: Object.freeze(this.#subjects) }),
      records: exact(this.#records, 'records'),
      protectedAddress: freezeDeep({
        known: exact(this.#known, 'persons'),
        possibly: exact(this.#possibly, 'persons'),
      }),
      narrowed: persons.count < couldSee.persons.count,
      notJudged: exact(found.notJudged, 'cases'),
      outside: exact(found.outside, 'cases'),
      findings: this.#findings.all,
    })
  }
}

function recordsOf(exposures: readonly IndexedExposure[]): AffectedPerson['records'] {
  const records = new Map(
    exposures.map(({ exposure }) => [`${exposure.record.kind} ${exposure.record.id}`, exposure.record]),
  )
  return Object.freeze([...records.values()])
}

/** Persons, records and stretches of time, of which something could be or was seen. */
class SeenTally {
  readonly #persons = new PersonTally()
  #records = 0
  #intervals = 0

  add(
    exposures: readonly IndexedExposure[],
    categoriesOf: (each: IndexedExposure) => readonly { readonly category: string }[],
  ): void {
    this.#intervals += exposures.length
    this.#records += recordsOf(exposures).length
    this.#persons.add(
      exposures.map((each) => {
        const { viewer, policy } = each.exposure
        return { role: viewer.role, policy: policyName(policy), categories: categoriesOf(each) }
      }),
    )
  }

  get count(): SeenCount {
    return {
      ...this.#persons.count,
      records: exact(this.#records, 'records'),
      intervals: exact(this.#intervals, 'intervals'),
    }
  }
}
