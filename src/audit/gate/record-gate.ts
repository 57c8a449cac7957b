import { type Disclosure, type Receipt, type RecordMap, type Refusal, StandingReader } from '../../enforce'
import {
  domainsOf,
  existence,
  isPromise,
  type PromisePlace,
  pointer,
  promisesIn,
  UsageError,
  type VocabularyDefinition,
} from '../../vocabulary'
import type { Usage } from '../allowance/usage'
import type { Weighing } from '../allowance/verdict'
import type { ContactRequest, TurnedAway } from '../log/log-record'
import type { AnyGuard } from './any-guard'
import { type Asking, promisedIn, readAsking } from './asking'
import { type Failing, type GateCall, type GateFailure, tellQuietly } from './gate-failure'
import type { GateOptions } from './gate-options'
import { contactRequest, refusedReceipt, turnedAway } from './gate-records'
import { type GateStanding, gateStanding } from './gate-standing'
import { type Obey, obligationHandlers } from './obligation-handlers'
import { noVacancies, Proportion, uncounted, type Vacancies } from './proportion'
import { purposeOfApproaches } from './purpose-of-approaches'
import type { Approach, GateRefusal, Release } from './release'
import { Turnstile } from './turnstile'

/** The options of a gate without the types of its records; `createGate` has checked their keys. */
export interface AnyGateOptions
  extends Omit<GateOptions<VocabularyDefinition, RecordMap>, 'guard' | 'obligations' | 'approachPurpose'> {
  readonly approachPurpose?: string
  readonly guard: AnyGuard
  readonly obligations?: object
}

/** One way through the gate: what the rules say of it, and what is put down when it is refused for a reason, or for none. */
interface Passage<W extends Receipt | ContactRequest> {
  readonly asking: Asking
  readonly disclosure: Disclosure
  /** Why the rules let nothing through; undefined where they do. */
  readonly closed: Refusal | undefined
  readonly obligations: readonly string[]
  readonly write: (refusal: Refusal | undefined) => W
}

interface Outcome<W> {
  readonly refusal: GateRefusal | undefined
  readonly written?: W
  readonly weighing?: Weighing | undefined
}

/** The one implementation behind every gate; knows nothing of the types of records. */
export class RecordGate {
  readonly kind = 'gate'
  readonly #guard: AnyGuard
  readonly #turnstile: Turnstile
  readonly #now: () => number
  readonly #approachPurpose: string
  readonly #handlers: ReadonlyMap<string, Obey>
  readonly #onError: ((failure: GateFailure) => unknown) | undefined
  readonly #standings: StandingReader
  readonly #proportion: Proportion

  constructor({ guard, log, allowance, now, obligations, patience, approachPurpose, onError }: AnyGateOptions) {
    if (guard?.kind !== 'guard' || log?.kind !== 'auditLog' || typeof now !== 'function') {
      throw new UsageError('invalid-gate', 'a gate stands on a guard, an audit log and a clock')
    }
    if (patience !== undefined && typeof patience !== 'function') {
      throw new UsageError('invalid-gate', 'the patience of a gate is a function that gives a promise')
    }
    if (onError !== undefined && typeof onError !== 'function') {
      throw new UsageError('invalid-gate', 'the `onError` of a gate is a function')
    }
    this.#guard = guard
    this.#turnstile = new Turnstile(log, patience)
    this.#now = now
    this.#approachPurpose = purposeOfApproaches(guard.policy.vocabulary, approachPurpose)
    this.#handlers = obligationHandlers(guard.policy, obligations)
    this.#onError = onError
    this.#standings = new StandingReader(guard.policy.vocabulary)
    this.#proportion = new Proportion(allowance, guard, log)
    Object.freeze(this)
  }

  async standing(request: unknown, kind?: string): Promise<GateStanding> {
    // An unknown kind is a mistake of the caller, whoever asks.
    if (kind !== undefined) this.#guard.decide(kind, {})
    const asking = this.#ask('standing', request)
    // Nobody can be found to whom it would apply: the same for every id.
    if (asking.fault !== undefined) return gateStanding('allowance-unknown', undefined)
    const asked = this.#askedIn(asking)
    // Whoever has no account is shown nothing that counts, so that there is nothing to weigh (JI-12).
    const isCounted = asked.viewer.id !== undefined
    const weigh = (vacancies: Vacancies) =>
      isCounted ? this.#proportion.weigh(turnedAway(asked, 'blocked'), vacancies, kind) : uncounted
    const found = await this.#turnstile.take(
      async ({ append, readOn }) => {
        const vacancies = isCounted ? await this.#proportion.vacanciesFor(asked) : noVacancies
        await readOn()
        const before = weigh(vacancies)
        let stands: Outcome<never> = before
        if (before.refusal !== undefined) {
          await append(() => {
            // Since then others may have let it in, or blocked it: what is put down is what is so now, if it is anything.
            const { refusal = before.refusal, weighing } = weigh(vacancies)
            stands = { refusal, weighing }
            return turnedAway(asked, refusal ?? 'blocked')
          })
        }
        this.#tell(asking, this.#proportion.failure(stands.weighing, vacancies))
        return stands
      },
      (cause) => this.#tellOfLog(asking, cause),
    )
    return gateStanding(found === undefined ? 'not-logged' : found.refusal, found?.weighing)
  }

  async disclose(kind: string, record: unknown, request: unknown, facts?: unknown): Promise<Release> {
    return this.#disclose(this.#ask('disclose', request), kind, record, () => facts)
  }

  discloseAll(
    kind: string,
    records: Iterable<unknown> | AsyncIterable<unknown>,
    request: unknown,
    factsOf: (record: unknown) => unknown,
  ): AsyncGenerator<Release> {
    // An unknown kind is a mistake of the caller also where there is no record.
    this.#guard.decide(kind, {})
    return this.#discloseEach(kind, records, request, factsOf)
  }

  async *#discloseEach(
    kind: string,
    records: Iterable<unknown> | AsyncIterable<unknown>,
    request: unknown,
    factsOf: (record: unknown) => unknown,
  ): AsyncGenerator<Release> {
    for await (const record of records)
      yield await this.#disclose(this.#ask('discloseAll', request), kind, record, () => factsOf(record))
  }

  async approach(kind: string, record: unknown, request: unknown, facts?: unknown): Promise<Approach> {
    const asking = this.#ask('approach', request, this.#approachPurpose)
    const disclosure = this.#decide(asking, kind, record, () => facts)
    const { receipt, decision, unread } = disclosure
    const obligations = this.#obligationsOf(disclosure)
    const { refusal, written, weighing } = await this.#pass({
      ...{ asking, disclosure, obligations },
      closed: closedToApproach(disclosure),
      write: (refusal) => contactRequest(receipt, refusal),
    })
    const allowed = refusal === undefined
    return Object.freeze<Approach>({
      ...{ kind: 'approach', allowed, refusal, request: written, decision, unread, weighing },
      alerts: weighing?.alerts ?? none,
      obligations: allowed ? obligations : none,
    })
  }

  usage(): Usage | undefined {
    return this.#proportion.usage()
  }

  async #disclose(asking: Asking, kind: string, record: unknown, factsOf: () => unknown): Promise<Release> {
    const disclosure = this.#decide(asking, kind, record, factsOf)
    const { receipt, view, decision, unread } = disclosure
    const { refusal, written, weighing } = await this.#pass({
      ...{ asking, disclosure, closed: receipt.refusal, obligations: receipt.obligations },
      write: (refusal) => (refusal === undefined ? receipt : refusedReceipt(receipt, refusal)),
    })
    const isReleased = refusal === undefined
    return Object.freeze<Release>({
      ...{ kind: 'release', view: isReleased ? view : null, refusal, receipt: written, decision, unread, weighing },
      alerts: weighing?.alerts ?? none,
      obligations: isReleased ? receipt.obligations : none,
    })
  }

  #ask(call: GateCall, request: unknown, purpose?: string): Asking {
    const asking = readAsking(call, request, this.#now, purpose)
    const refusal = call === 'standing' ? 'allowance-unknown' : 'policy'
    if (asking.fault !== undefined) this.#tell(asking, { ...asking.fault, refusal })
    return asking
  }

  /** What the rules say. Facts that cannot be had are unknown, and open nothing. */
  #decide(asking: Asking, kind: string, record: unknown, factsOf: () => unknown): Disclosure {
    return this.#guard.disclose(kind, record, asking.request, this.#factsFrom(asking, factsOf))
  }

  #factsFrom(asking: Asking, read: () => unknown): unknown {
    try {
      const facts = read()
      const promised = promisesIn(facts, 1)
      if (promised.length === 0) return facts
      // The others are known: one that is a promise is not. Facts that are one are none.
      this.#tell(asking, { part: 'facts', refusal: undefined, cause: promisedIn('the facts', this.#pathsOf(promised)) })
      return isPromise(facts) ? undefined : facts
    } catch (cause) {
      this.#tell(asking, { part: 'facts', refusal: undefined, cause })
      return undefined
    }
  }

  /** The facts that are promises. A name that the vocabulary does not have may be data, and is not told. */
  #pathsOf(promised: readonly PromisePlace[]): readonly string[] {
    const known = domainsOf(this.#guard.policy.vocabulary)
    return [...new Set(promised.map((keys) => pointer(...keys.filter((key) => known.has(key)))))]
  }

  /** Every fence, in order: the rules, who could account for it, the allowance, the log, the duties. */
  async #pass<W extends Receipt | ContactRequest>(passage: Passage<W>): Promise<Outcome<W>> {
    const { asking, disclosure, closed, obligations, write } = passage
    const { receipt, aboutOthers } = disclosure
    const { kindsWithoutSubject } = this.#guard.policy.vocabulary
    const barred = closed ?? (aboutOthers || !isAccountable(receipt, kindsWithoutSubject) ? 'unaccountable' : undefined)
    const outcome = await this.#turnstile.take(
      async ({ append }) => {
        const vacancies = barred === undefined ? await this.#proportion.vacanciesFor(receipt) : noVacancies
        let weighed: Outcome<W> = { refusal: barred }
        await append(() => {
          const { refusal, weighing } =
            barred === undefined ? this.#proportion.weigh(write(undefined), vacancies) : { refusal: barred }
          const written = write(refusal)
          weighed = { refusal, weighing, written }
          return written
        })
        this.#tell(asking, this.#proportion.failure(weighed.weighing, vacancies))
        return weighed
      },
      (cause) => this.#tellOfLog(asking, cause),
    )
    if (outcome === undefined) return { refusal: 'not-logged' }
    if (outcome.refusal !== undefined) return outcome
    const isObeyed = await this.#obey(asking, receipt, obligations)
    return isObeyed ? outcome : { ...outcome, refusal: 'obligation-failed' }
  }

  /** Who asks, before any record is looked up. */
  #askedIn({ request }: Asking): Omit<TurnedAway, 'kind' | 'refusal'> {
    const { viewer, purpose, act, need, at } = this.#standings.read(request).asked
    const { name, version, hash } = this.#guard.policy
    const isApproach = purpose === this.#approachPurpose
    return { viewer, purpose, act: isApproach ? 'approach' : act, need, at, policy: { name, version, hash } }
  }

  /** An approach shows nothing, so its receipt obliges to nothing: the permits that it stands on do. */
  #obligationsOf({ decision }: Disclosure): readonly string[] {
    const ids = decision[existence]?.rules ?? []
    const permits = this.#guard.policy.rules.filter(({ id }) => ids.includes(id))
    return [...new Set(permits.flatMap((rule) => (rule.kind === 'permit' ? rule.obligations : [])))].sort()
  }

  async #obey(asking: Asking, receipt: Receipt, obligations: readonly string[]): Promise<boolean> {
    for (const obligation of obligations) {
      try {
        await this.#handlers.get(obligation)?.(receipt)
      } catch (cause) {
        this.#tell(asking, { part: 'obligation', refusal: 'obligation-failed', obligation, cause })
        return false
      }
    }
    return true
  }

  /** What a store throws may hold anything: it goes to the house, and no further. */
  #tellOfLog(asking: Asking, cause: unknown): void {
    this.#tell(asking, { part: 'log', refusal: 'not-logged', cause })
  }

  #tell({ call }: Asking, failing: Failing | undefined): void {
    if (failing === undefined) return
    tellQuietly(this.#onError, { kind: 'gateFailure', call, obligation: undefined, ...failing })
  }
}

const none: readonly never[] = Object.freeze([])

/** Whether it can be said later who saw what of whom (JI-12, JI-40). Of a record that is about no person nobody asks. */
function isAccountable({ viewer, record }: Receipt, withoutSubject: readonly string[] = none): boolean {
  if (withoutSubject.includes(record.kind)) return true
  return viewer.id !== undefined && record.id !== undefined && record.subject !== undefined
}

/** It shows nothing, so there is no view to go by: whether the record is there for this purpose is what is asked. */
function closedToApproach({ decision, receipt: { refusal } }: Disclosure): Refusal | undefined {
  if (decision[existence]?.level !== 'full') return refusal ?? 'policy'
  return refusal === 'policy' ? undefined : refusal
}
