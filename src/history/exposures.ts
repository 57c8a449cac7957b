import { type Policy, type Timeline, timeline as timelineOf } from '../policy'
import type { Levels, Situation } from '../semantics'
import { requireKnownKeys, UsageError, type Value } from '../vocabulary'
import type { Authority } from './authority'
import { ExceedingLevels } from './exceeding-levels'
import type { ExposedCategory, Exposure } from './exposure'
import type { HistoryFacts } from './fact-sheet'
import { facts } from './facts'
import { type History, ledgerOf } from './history'
import type { Ledger } from './ledger'
import { LevelLookup } from './level-lookup'
import { rejudgeHistory } from './rejudge-history'
import { turningPoints } from './turning-points'
import { checkViewers, type ViewerClass } from './viewer-class'

export interface ExposureOptions {
  /** What should have held: a policy, or policies over time. Where none was in force, nothing was allowed. */
  readonly against: Policy | Timeline<Policy>
  readonly viewers: readonly ViewerClass[]
  /** Who should have been able to record what, when that differs from whom the histories believed. */
  readonly authority?: Authority
  /** Only what lay within these instants, right-open. @defaultValue all time */
  readonly window?: { readonly from?: number; readonly to?: number }
}

/** For every subject the stretches of time in which a class of viewers could have seen what it should not have.
 *
 * Facts are computed anew wherever something happened, ran out or came into force, and both policies are asked. For
 * each record, every organisation that the history brings together with its subject is looked through, and one that
 * stands for all others. A new assessment lists the exposures under the old one (NAV-14); ended cases count (NAV-30).
 * Records are CVs and dialogues. What is not known of a subject closes as ever; `facts` of a class say what is assumed.
 * @throws UsageError `unknown-key`; `invalid-viewers`; `invalid-window`; `invalid-timeline` without a policy;
 * `other-vocabulary` for policies in different words; `not-a-history` when one of the histories is none
 */
export function exposures(
  timeline: Timeline<Policy>,
  histories: Iterable<History>,
  options: ExposureOptions,
): Generator<Exposure> {
  // Made here: a generator would keep a mistake to itself until its first exposure is asked for.
  return exposuresOf(new Comparison(timeline, options), histories)
}

function* exposuresOf(comparison: Comparison, histories: Iterable<History>): Generator<Exposure> {
  for (const history of histories) yield* comparison.exposuresIn(history)
}

/** Stands for every organisation, or account, that the history does not name. None can have it for an id. */
const anyOther = '*'

class Comparison {
  readonly #timeline: Timeline<Policy>
  readonly #against: Timeline<Policy>
  readonly #options: ExposureOptions
  readonly #exceeding: ExceedingLevels
  readonly #lookups = new Map<Policy, LevelLookup>()
  readonly #switches: readonly number[]

  constructor(timeline: Timeline<Policy>, options: ExposureOptions) {
    requireKnownKeys('the options of exposures', options, ['against', 'viewers', 'authority', 'window'])
    const { against } = options
    this.#timeline = timeline
    this.#against =
      against.kind === 'timeline' ? against : timelineOf([{ from: Number.MIN_SAFE_INTEGER, value: against }])
    this.#options = options
    const entries = [...timeline.entries, ...this.#against.entries]
    const vocabulary = oneVocabulary(entries.map(({ value }) => value))
    checkViewers(vocabulary, options.viewers)
    this.#exceeding = new ExceedingLevels(vocabulary)
    const { from, to } = readWindow(options.window)
    const switches = entries.flatMap((entry) => [entry.from, entry.until])
    this.#switches = [...switches, from, to].filter((at) => at !== undefined)
  }

  *exposuresIn(history: History): Generator<Exposure> {
    const ledger = ledgerOf(history)
    if (ledger === undefined) throw new UsageError('not-a-history', 'exposures are found in histories')
    const { authority } = this.#options
    const judged = authority === undefined ? history : rejudgeHistory(history, authority)
    // What should have counted, and did not, can end an exposure.
    const ledgers = new Set([ledger, ledgerOf(judged) ?? ledger])
    for (const subject of ledger.subjectIds()) {
      const records = recordsOf(ledger, subject)
      for (const organisation of [...organisationsOf(ledger, subject), anyOther]) {
        const instants = this.#instants([...ledgers].flatMap((each) => turningPoints(each, subject, organisation)))
        for (const record of records) {
          for (const viewer of this.#options.viewers) {
            yield* this.#stretches(instants, { history, judged, subject, organisation, ...record, viewer })
          }
        }
      }
    }
  }

  /** The turning points and the switches of policy that lie within the window. */
  #instants(points: readonly number[]): readonly number[] {
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = this.#options.window ?? {}
    return [...new Set([...points, ...this.#switches])].filter((at) => at >= from && at < to).sort((a, b) => a - b)
  }

  *#stretches(instants: readonly number[], sight: Sight): Generator<Exposure> {
    let open: Exposure | undefined
    for (const at of instants) {
      if (at < sight.since) continue
      const policy = this.#timeline.at(at)
      const categories = policy === undefined ? [] : this.#exposedAt(at, policy, sight)
      if (open !== undefined && goesOn(open, policy, categories)) continue
      if (open !== undefined) yield Object.freeze({ ...open, to: at })
      open = policy === undefined || categories.length === 0 ? undefined : begin(at, policy, categories, sight)
    }
    if (open !== undefined) yield Object.freeze({ ...open, to: this.#options.window?.to })
  }

  #exposedAt(at: number, policy: Policy, sight: Sight): readonly ExposedCategory[] {
    const { history, judged, record } = sight
    const situation = situationAt(at, history, sight)
    const seen = this.#lookup(policy).of(record.kind, situation)
    const should = this.#against.at(at)
    if (should === undefined) return this.#exceeding.of(seen, noLevels)
    const believed = judged === history ? situation : situationAt(at, judged, sight)
    return this.#exceeding.of(seen, this.#lookup(should).of(record.kind, believed))
  }

  #lookup(policy: Policy): LevelLookup {
    const lookup = this.#lookups.get(policy) ?? new LevelLookup(policy)
    this.#lookups.set(policy, lookup)
    return lookup
  }
}

/** What a viewer is decided on who looks at an instant. */
function situationAt(at: number, history: History, { viewer, organisation, record, subject }: Sight): Situation {
  const { role, assurance, purpose, act = 'view' } = viewer
  const asked = { viewer: { id: anyOther, role, organisation }, record: { ...record, subject }, at, purpose }
  // The facts are ours alone: adding to them is faster than putting them together anew.
  const situation = facts(history, asked) as Record<string, Value | undefined>
  for (const [fact, assumed] of Object.entries({ ...bestPlaced, ...viewer.facts })) situation[fact] ??= assumed
  situation['viewer.role'] = role
  situation['viewer.assurance'] = assurance
  situation['viewer.individual'] = true
  situation['viewer.isSubject'] = false
  situation['purpose'] = purpose
  situation['act'] = act
  return situation
}

/** Of a viewer of whom nothing is known the best is assumed: what is not known must not look like safety (JI-12). */
const bestPlaced: HistoryFacts = { 'organisation.registered': true, 'account.active': true }

const noLevels: Levels = Object.freeze({})

/** Who looks at what. `judged` is the history as it should have been believed. */
interface Sight {
  readonly history: History
  readonly judged: History
  readonly subject: string
  readonly organisation: string
  readonly record: Exposure['record']
  /** First instant at which there is such a record. */
  readonly since: number
  readonly viewer: ViewerClass
}

function begin(from: number, policy: Policy, categories: readonly ExposedCategory[], sight: Sight): Exposure {
  const { subject, record, organisation, viewer } = sight
  return {
    kind: 'exposure',
    subject,
    record,
    viewer: { role: viewer.role, organisation: organisation === anyOther ? undefined : organisation },
    from,
    to: undefined,
    policy: { name: policy.name, version: policy.version },
    categories,
  }
}

function goesOn(open: Exposure, policy: Policy | undefined, categories: readonly ExposedCategory[]): boolean {
  return open.categories === categories && open.policy.name === policy?.name && open.policy.version === policy.version
}

/** The records of a subject, each with the instant at which it came to be. */
function recordsOf(ledger: Ledger, subject: string): readonly Pick<Sight, 'record' | 'since'>[] {
  const cvs = (ledger.subjects.latest(subject)?.cvs ?? []).map(({ id }) => {
    const since = ledger.subjects.since(subject, (state) => state.cvs.some((cv) => cv.id === id))
    return { record: Object.freeze({ kind: 'cv', id }), since }
  })
  const dialogues = ledger.dialoguesOf(subject).map((id) => {
    return { record: Object.freeze({ kind: 'dialogue', id }), since: ledger.dialogues.since(id, () => true) }
  })
  return [...cvs, ...dialogues]
}

/** The organisations that the history brings together with a subject. */
function organisationsOf(ledger: Ledger, subject: string): readonly string[] {
  const state = ledger.subjects.latest(subject)
  const named = [
    ...(state?.relations ?? []).map(({ organisation }) => organisation),
    ...(state?.shares ?? []).flatMap(({ organisations }) => organisations),
    ...(state?.consents ?? []).flatMap(({ record }) =>
      record.recipients.flatMap((recipient) => ('organisation' in recipient ? [recipient.organisation] : [])),
    ),
    ...ledger.dialoguesOf(subject).map((id) => ledger.dialogues.latest(id)?.organisation),
  ]
  return [...new Set(named.filter((organisation) => organisation !== undefined))].sort()
}

function readWindow(window: ExposureOptions['window'] = {}): { readonly from?: number; readonly to?: number } {
  requireKnownKeys('a window', window, ['from', 'to'])
  const { from, to } = window
  if ([from, to].every((at) => at === undefined || Number.isFinite(at))) return window
  throw new UsageError('invalid-window', 'a window begins and ends at an instant, in milliseconds')
}

function oneVocabulary(policies: readonly Policy[]): Policy['vocabulary'] {
  const [first] = policies
  if (first === undefined) throw new UsageError('invalid-timeline', 'exposures are found under a policy')
  const text = JSON.stringify(first.vocabulary)
  if (policies.every(({ vocabulary }) => vocabulary === first.vocabulary || JSON.stringify(vocabulary) === text)) {
    return first.vocabulary
  }
  throw new UsageError('other-vocabulary', 'policies are compared in one vocabulary')
}
