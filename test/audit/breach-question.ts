import type { Policy, Situation } from 'need-to-know'
import type { BreachScopeInput } from 'need-to-know/audit'
import { type Exposure, type FactsRequest, type History, rejudgeHistory, type ViewerClass } from 'need-to-know/history'
import { type AddressAtRisk, addressAtRisk, worseRisk } from '../../src/audit/scope/address-at-risk'
import { assuranceLevels, rolesOf } from '../../src/vocabulary'
import { exposuresByLooking, knownFrom, organisationsWith, type Sight, someAccount } from '../history/exposure-oracle'
import { EverySituation } from './every-situation'

/** An exposure of one of the histories. */
export interface Stretch {
  readonly exposure: Exposure
  /** Where it names no organisation: those that it does not stand for. */
  readonly except: readonly string[]
  readonly address: AddressAtRisk
}

/** What is asked about a breach, and what could be seen in it: every situation is written down, and every millisecond from 0
 * to `end` looked at. Nothing happens after `end`.
 */
export class BreachQuestion {
  readonly every: EverySituation
  readonly histories: readonly History[]
  /** The classes of viewers that are looked for, and those that could see too much somewhere. */
  readonly viewers: readonly ViewerClass[]
  readonly open: readonly ViewerClass[]
  readonly stretches: readonly Stretch[]
  readonly #pairs: readonly (readonly [Policy, Policy | undefined])[]
  readonly #believed = new Map<History, History>()

  constructor(
    readonly input: BreachScopeInput,
    readonly end: number,
  ) {
    const { timeline, against } = input
    const should = against.kind === 'timeline' ? against.entries.map(({ value }) => value) : [against]
    const policies = [...new Set([...timeline.entries.map(({ value }) => value), ...should])]
    this.every = new EverySituation(policies as [Policy, ...Policy[]])
    this.histories = [...input.histories]
    this.#pairs = this.#together()
    const classes = rolesOf(this.vocabulary).flatMap((role) =>
      this.vocabulary.purposes.map((purpose) => ({ role, purpose })),
    )
    this.open = classes.filter((viewer) => this.kindsOpenTo(viewer).length > 0)
    this.viewers = input.viewers ?? this.open
    this.stretches = this.histories.flatMap((history) => this.#stretchesIn(history))
  }

  get vocabulary(): Policy['vocabulary'] {
    return this.every.vocabulary
  }

  /** A history as it should have been believed. */
  believed(history: History): History {
    const { authority } = this.input
    if (authority === undefined) return history
    const judged = this.#believed.get(history) ?? rejudgeHistory(history, authority)
    this.#believed.set(history, judged)
    return judged
  }

  addressOf(history: History, subject: string, since: number): AddressAtRisk {
    const [one, other] = [history, this.believed(history)].map((each) => addressAtRisk(each, subject, since))
    return worseRisk(one ?? 'possibly', other ?? 'possibly')
  }

  /** The record kinds of which a class of viewers could be shown too much, somewhere. */
  kindsOpenTo(viewer: ViewerClass): readonly string[] {
    return this.vocabulary.kinds.filter((kind) =>
      this.#pairs.some(([policy, should]) => this.every.exposed(policy, should, kind, saidOf(viewer)).length > 0),
    )
  }

  /** The listed classes leave out a viewer who could see too much. */
  get isNarrowed(): boolean {
    const whole = this.viewers.filter(({ act, facts = {} }) => act === undefined && Object.keys(facts).length === 0)
    return this.open.some(({ role, purpose }) =>
      assuranceLevels.some(
        (assurance) =>
          this.kindsOpenTo({ role, purpose, assurance }).length > 0 &&
          !whole.some((each) => each.role === role && each.purpose === purpose && same(each.assurance, assurance)),
      ),
    )
  }

  /** What a history and the host know together: what they contradict each other in is not known. */
  known(history: History | undefined, subject: string | undefined, asked: FactsRequest): Situation {
    const { facts: host } = this.input
    const told = history === undefined ? {} : knownFrom(history, subject ?? '', asked)
    const said = (typeof host === 'function' ? host(asked) : host?.at(asked)) ?? {}
    const found: Record<string, Situation[string]> = { ...told }
    for (const [fact, value] of Object.entries(said as Situation)) {
      found[fact] = Object.hasOwn(told, fact) && told[fact] !== value ? undefined : value
    }
    return found
  }

  /** The policies that were in force at one time with what should have held. Where others should have been believed, what a
   * policy allows may be shown to those whom it should not.
   */
  #together() {
    const { timeline, against, authority, window = {} } = this.input
    const instants = Array.from({ length: this.end + 1 }, (_, at) => at).filter((at) => isIn(window, at))
    const pairs = instants.flatMap((at): readonly (readonly [Policy, Policy | undefined])[] => {
      const policy = timeline.at(at)
      const should = against.kind === 'timeline' ? against.at(at) : against
      return policy === undefined ? [] : [[policy, authority === undefined ? should : undefined]]
    })
    return pairs.filter(([a, b], i) => pairs.findIndex(([c, d]) => a === c && b === d) === i)
  }

  #stretchesIn(history: History): readonly Stretch[] {
    const { timeline, facts: _, log: __, histories: ___, timeline: ____, ...rest } = this.input
    const found = exposuresByLooking(
      timeline,
      history,
      { ...rest, viewers: this.viewers },
      this.end,
      (policy, should, sight) => this.#exposed(policy, should, sight),
    )
    return found.map((exposure) => {
      const { subject, from, viewer } = exposure
      const except = viewer.organisation === undefined ? organisationsWith(history, subject) : []
      return { exposure, except, address: this.addressOf(history, subject, from) }
    })
  }

  #exposed(policy: Policy, should: Policy | undefined, sight: Sight): Exposure['categories'] {
    const { history, judged, subject, organisation = 'unheard of', viewer, at } = sight
    const situation = (of: History): Situation => {
      const id = someAccount(of, viewer)
      const record = { ...sight.record, subject }
      const asked = { viewer: { id, role: viewer.role, organisation }, record, at, purpose: viewer.purpose }
      const known = this.known(of, subject, asked)
      const assumed = Object.entries(viewer.facts ?? {}).filter(([fact]) => known[fact] === undefined)
      return { ...known, ...Object.fromEntries(assumed), ...saidOf(viewer) }
    }
    const is = situation(history)
    return this.every.exposed(policy, should, sight.record.kind, is, judged === history ? is : situation(judged))
  }
}

function saidOf({ role, purpose, assurance, act }: ViewerClass): Situation {
  return { 'viewer.role': role, purpose, 'viewer.assurance': assurance, act, 'viewer.isSubject': false }
}

/** Whether what is said agrees with what is so: what is not said agrees with everything. */
export const same = (said: unknown, is: unknown) => said === undefined || said === is

/** Whether an instant lies in a stretch of time, right-open. */
export function isIn(
  { from = -1e15, to = 1e15 }: { readonly from?: number; readonly to?: number },
  at: number,
): boolean {
  return at >= from && at < to
}
