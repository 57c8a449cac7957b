import type { Policy, Timeline } from '../policy'
import type { Situation } from '../semantics'
import { requireKnownKeys, UsageError, type Value, type VocabularyDefinition } from '../vocabulary'
import type { Authority } from './authority'
import type { ExposedCategory, Exposure } from './exposure'
import { type History, ledgerOf } from './history'
import { anyOther, changesOf, checkHostFacts, type HostFacts, joinedFacts } from './host-facts'
import type { Ledger } from './ledger'
import { PolicyComparison } from './policy-comparison'
import { rejudgeHistory } from './rejudge-history'
import { turningPoints } from './turning-points'
import { allViewers, checkViewers, situationOf, type ViewerClass } from './viewer-class'

export interface ExposureOptions<D extends VocabularyDefinition = VocabularyDefinition> {
  /** What should have held: a policy, or policies over time. Where none was in force, nothing was allowed. */
  readonly against: Policy<D> | Timeline<Policy<D>>
  /** @defaultValue every role and purpose to which an old policy can show more than was allowed, however logged in */
  readonly viewers?: readonly ViewerClass<D>[]
  /** What the host knows besides: facts of its own, and of records that no history has. */
  readonly facts?: HostFacts<D>
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
 * Records are CVs and dialogues. A fact that is not known counts as what opens most under the old policy: the same for
 * both policies, so that no situation is left out in which more was shown than allowed.
 * @throws UsageError `unknown-key`; `invalid-viewers`; `invalid-window`; `invalid-facts`; `invalid-timeline` without a
 * policy; `other-vocabulary` for policies in different words; `not-a-history` when one of the histories is none
 */
export function exposures<D extends VocabularyDefinition = VocabularyDefinition>(
  timeline: Timeline<Policy<D>>,
  histories: Iterable<History>,
  options: ExposureOptions<NoInfer<D>>,
): Generator<Exposure> {
  requireKnownKeys('the options of exposures', options, ['against', 'viewers', 'facts', 'authority', 'window'])
  const comparison = new PolicyComparison(timeline, options.against)
  // Made here: a generator would keep a mistake to itself until its first exposure is asked for.
  return exposuresOf(new ExposureSearch(comparison, options), histories)
}

function* exposuresOf(search: ExposureSearch, histories: Iterable<History>): Generator<Exposure> {
  for (const history of histories) yield* search.exposuresIn(history)
}

/** Looks for exposures in one history after the other. */
export class ExposureSearch {
  /** What was in force, beside what should have held. Where others should have been believed than were, the same policy can
   * show more than it allows: what should have held is then nothing.
   */
  readonly pairs: readonly (readonly [Policy, Policy | undefined])[]
  readonly viewers: readonly ViewerClass[]
  readonly #switches: readonly number[]

  constructor(
    readonly comparison: PolicyComparison,
    readonly options: Omit<ExposureOptions, 'against'>,
  ) {
    const { viewers, facts } = options
    const { timeline, against, vocabulary } = comparison
    if (viewers !== undefined) checkViewers(vocabulary, viewers)
    checkHostFacts(facts)
    const { from, to } = readWindow(options.window)
    const switches = [...timeline.entries, ...against.entries].flatMap((entry) => [entry.from, entry.until])
    this.#switches = [...switches, from, to].filter((at) => at !== undefined)
    const pairs = comparison.together(from, to)
    this.pairs = options.authority === undefined ? pairs : pairs.map(([policy]) => [policy, undefined])
    this.viewers = viewers ?? allViewers(comparison, this.pairs)
  }

  *exposuresIn(history: History): Generator<Exposure> {
    const ledger = ledgerOf(history)
    if (ledger === undefined) throw new UsageError('not-a-history', 'exposures are found in histories')
    const { authority, facts } = this.options
    const judged = authority === undefined ? history : rejudgeHistory(history, authority)
    // What should have counted, and did not, can end an exposure.
    const ledgers = new Set([ledger, ledgerOf(judged) ?? ledger])
    for (const subject of ledger.subjectIds()) {
      const records = recordsOf(ledger, subject)
      const changes = changesOf(facts, subject)
      for (const organisation of [...organisationsOf(ledger, subject), anyOther]) {
        const points = [...ledgers].flatMap((each) => turningPoints(each, subject, organisation))
        const instants = this.#instants([...points, ...changes])
        for (const record of records) {
          for (const viewer of this.viewers) {
            yield* this.#stretches(instants, { history, judged, subject, organisation, ...record, viewer })
          }
        }
      }
    }
  }

  /** The turning points and the switches of policy that lie within the window. */
  #instants(points: readonly number[]): readonly number[] {
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = this.options.window ?? {}
    return [...new Set([...points, ...this.#switches])].filter((at) => at >= from && at < to).sort((a, b) => a - b)
  }

  *#stretches(instants: readonly number[], sight: Sight): Generator<Exposure> {
    let open: Exposure | undefined
    for (const at of instants) {
      if (at < sight.since) continue
      const policy = this.comparison.timeline.at(at)
      const categories = policy === undefined ? [] : this.#exposedAt(at, policy, sight)
      if (open !== undefined && goesOn(open, policy, categories)) continue
      if (open !== undefined) yield Object.freeze({ ...open, to: at })
      open = policy === undefined || categories.length === 0 ? undefined : begin(at, policy, categories, sight)
    }
    if (open !== undefined) yield Object.freeze({ ...open, to: this.options.window?.to })
  }

  #exposedAt(at: number, policy: Policy, sight: Sight): readonly ExposedCategory[] {
    const { history, judged, record } = sight
    const situation = this.#situationAt(at, history, sight)
    const believed = judged === history ? situation : this.#situationAt(at, judged, sight)
    const { comparison } = this
    return comparison.exposed(policy, comparison.against.at(at), record.kind, situation, believed)
  }

  /** What is known of a viewer who looks at an instant. */
  #situationAt(at: number, history: History, { viewer, organisation, record, subject }: Sight): Situation {
    const { role, purpose, facts: assumed = {} } = viewer
    // Which account of the house it is decides whose case and whose dialogue it is, and a class has every account.
    const id = history.grounds.staff.includes(role) ? undefined : anyOther
    const asked = { viewer: { id, role, organisation }, record: { ...record, subject }, at, purpose }
    // The facts are ours alone: adding to them is faster than putting them together anew.
    const situation = joinedFacts(history, this.options.facts, asked) as Record<string, Value | undefined>
    for (const [fact, value] of Object.entries(assumed)) situation[fact] ??= value
    return Object.assign(situation, situationOf(viewer))
  }
}

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

/** The record kinds that histories know. */
export const kindsOfHistories: readonly string[] = ['cv', 'dialogue']

/** The records of a subject, each with the instant at which it came to be. */
export function recordsOf(ledger: Ledger, subject: string): readonly Pick<Sight, 'record' | 'since'>[] {
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
