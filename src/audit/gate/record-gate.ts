import type { Disclosure, Receipt, RecordMap, Refusal } from '../../enforce'
import type { Policy } from '../../policy'
import { existence, freezeDeep, quote, requireKnownKeys, UsageError, type VocabularyDefinition } from '../../vocabulary'
import type { OpenVacancy } from '../allowance/open-vacancies'
import type { Usage } from '../allowance/usage'
import { openUsage, type UsageCounter } from '../allowance/usage-counter'
import type { Weighing } from '../allowance/verdict'
import type { AuditLog } from '../log/audit-log'
import type { ContactRequest, LogRecord } from '../log/log-record'
import { recordOf } from '../log/seal-entry'
import type { GateAllowance, GateOptions } from './gate-options'
import type { Approach, GateRefusal, Release } from './release'
import { withinPatience } from './within-patience'

/** What a gate needs of a guard, whatever its records. */
interface AnyGuard {
  readonly kind: 'guard'
  readonly policy: Policy
  disclose(kind: string, record: unknown, request: unknown, facts: unknown): Disclosure
}

/** The options of a gate without the types of its records; `createGate` has checked their keys. */
export interface AnyGateOptions
  extends Omit<GateOptions<VocabularyDefinition, RecordMap>, 'guard' | 'obligations' | 'approachPurpose'> {
  readonly approachPurpose?: string
  readonly guard: AnyGuard
  readonly obligations?: object
}

type Obey = (receipt: Receipt) => unknown
/** What is known of the need: the vacancies of the organisation, or that they could not be found out. */
type Vacancies = readonly OpenVacancy[] | undefined

/** The one implementation behind every gate; knows nothing of the types of records. */
export class RecordGate {
  readonly kind = 'gate'
  readonly #guard: AnyGuard
  readonly #log: AuditLog
  readonly #now: () => number
  readonly #patience: (() => Promise<unknown>) | undefined
  readonly #approachPurpose: string
  readonly #handlers: ReadonlyMap<string, Obey>
  readonly #allowance: GateAllowance | undefined
  readonly #counter: UsageCounter | undefined

  constructor({ guard, log, allowance, now, obligations, patience, approachPurpose }: AnyGateOptions) {
    if (guard?.kind !== 'guard' || log?.kind !== 'auditLog' || typeof now !== 'function') {
      throw new UsageError('invalid-gate', 'a gate stands on a guard, an audit log and a clock')
    }
    if (patience !== undefined && typeof patience !== 'function') {
      throw new UsageError('invalid-gate', 'the patience of a gate is a function that gives a promise')
    }
    this.#guard = guard
    this.#log = log
    this.#now = now
    this.#patience = patience
    this.#approachPurpose = approachPurpose ?? 'approach'
    this.#handlers = handlersFor(guard, obligations)
    this.#allowance = readAllowance(allowance)
    this.#counter = this.#allowance && openUsage(this.#allowance.allowance, this.#allowance.usage)
    const counter = this.#counter
    if (counter !== undefined) log.follow(counter.size, (entry) => counter.count(recordOf(entry)))
    Object.freeze(this)
  }

  async disclose(kind: string, record: unknown, request: unknown, facts?: unknown): Promise<Release> {
    const disclosure = this.#decide(kind, record, request, facts)
    const { aboutOthers } = disclosure
    const outcome = await this.#written(disclosure.receipt, (receipt, vacancies) =>
      aboutOthers ? { written: refused(receipt, 'unaccountable') } : this.#weighed(receipt, vacancies),
    )
    if (outcome === undefined) return release(disclosure, { refusal: 'not-logged' })
    const { written, weighing } = outcome
    if (written.refusal !== undefined) {
      return release(disclosure, { refusal: written.refusal, receipt: written, weighing })
    }
    if (!(await this.#obey(written, written.obligations))) {
      return release(disclosure, { refusal: 'obligation-failed', receipt: written, weighing })
    }
    return release(disclosure, { receipt: written, weighing })
  }

  async *discloseAll(
    kind: string,
    records: Iterable<unknown> | AsyncIterable<unknown>,
    request: unknown,
    factsOf: (record: unknown) => unknown,
  ): AsyncGenerator<Release> {
    for await (const record of records)
      yield await this.disclose(
        kind,
        record,
        request,
        quietly(() => factsOf(record)),
      )
  }

  async approach(kind: string, record: unknown, request: unknown, facts?: unknown): Promise<Approach> {
    const disclosure = this.#decide(kind, record, { ...(request as object), purpose: this.#approachPurpose }, facts)
    // It shows nothing, so there is no view to go by: whether the record is there for this purpose is what is asked.
    const isOpen = disclosure.decision[existence]?.level === 'full'
    const outcome = await this.#written(disclosure.receipt, (receipt, vacancies) => {
      const refusal = isOpen ? this.#approachRefusal(receipt, vacancies) : 'policy'
      return { written: contactRequest(receipt, refusal === undefined), refusal }
    })
    if (outcome === undefined) return approach(undefined, 'not-logged')
    const { written, refusal } = outcome
    if (refusal !== undefined) return approach(written, refusal)
    const isObeyed = await this.#obey(disclosure.receipt, this.#obligationsOf(disclosure))
    return approach(written, isObeyed ? undefined : 'obligation-failed')
  }

  usage(): Usage | undefined {
    return this.#counter?.usage()
  }

  /** What the rules say, at the instant of the clock; a clock that fails is no instant, and nothing opens. */
  #decide(kind: string, record: unknown, request: unknown, facts: unknown): Disclosure {
    const asked = quietly(() => ({ ...(request as object), at: this.#now() }))
    return this.#guard.disclose(kind, record, asked, facts)
  }

  /** What was put down when the turn of this receipt had come; undefined when it is not known to be kept. */
  async #written<O extends { readonly written: LogRecord }>(
    receipt: Receipt,
    write: (receipt: Receipt, vacancies: Vacancies) => O,
  ): Promise<O | undefined> {
    let isWaiting = true
    let outcome: O | undefined
    const kept = async () => {
      const vacancies = await this.#vacanciesFor(receipt)
      await this.#log.append(() => {
        // Nobody waits any more: what is put down now would say that something was shown.
        if (!isWaiting) throw new UsageError('not-logged', 'the request was given up before its turn came')
        outcome = write(receipt, vacancies)
        return outcome.written
      })
      return outcome
    }
    try {
      return await withinPatience(kept(), this.#patience)
    } catch {
      // What a store throws may hold anything, and goes no further.
      return undefined
    } finally {
      isWaiting = false
    }
  }

  async #vacanciesFor({ viewer: { organisation }, at, refusal }: Receipt): Promise<Vacancies> {
    if (this.#allowance === undefined || refusal !== undefined || at === undefined) return undefined
    // Whoever has no organisation has no vacancies, and that is known.
    if (organisation === undefined) return []
    try {
      return await this.#allowance.vacancies(organisation, at)
    } catch {
      return undefined
    }
  }

  #weighed(receipt: Receipt, vacancies: Vacancies): { readonly written: Receipt; readonly weighing?: Weighing } {
    if (receipt.refusal !== undefined) return { written: receipt }
    if (!isAccountable(receipt)) return { written: refused(receipt, 'unaccountable') }
    if (this.#counter === undefined) return { written: receipt }
    const weighing = this.#counter.weigh(receipt, vacancies)
    return { written: this.#enforced(receipt, weighing.refusal), weighing }
  }

  #enforced(receipt: Receipt, refusal: Refusal | undefined): Receipt {
    return refusal === undefined || this.#allowance?.mode === 'monitor' ? receipt : refused(receipt, refusal)
  }

  #approachRefusal(receipt: Receipt, vacancies: Vacancies): Refusal | undefined {
    if (!isAccountable(receipt)) return 'unaccountable'
    // Of an approach nothing is counted: but whoever is blocked is blocked (UWV-11).
    const refusal = this.#counter?.weigh(receipt, vacancies).refusal
    return refusal === 'blocked' && this.#allowance?.mode !== 'monitor' ? refusal : undefined
  }

  /** An approach shows nothing, so its receipt obliges to nothing: the permits that it stands on do. */
  #obligationsOf({ decision }: Disclosure): readonly string[] {
    const ids = decision[existence]?.rules ?? []
    const permits = this.#guard.policy.rules.filter(({ id }) => ids.includes(id))
    return [...new Set(permits.flatMap((rule) => (rule.kind === 'permit' ? rule.obligations : [])))].sort()
  }

  async #obey(receipt: Receipt, obligations: readonly string[]): Promise<boolean> {
    try {
      for (const obligation of obligations) await this.#handlers.get(obligation)?.(receipt)
      return true
    } catch {
      return false
    }
  }
}

/** Whether it can be said later who saw what of whom (JI-12, JI-40). */
function isAccountable({ viewer, record }: Receipt): boolean {
  return viewer.id !== undefined && record.id !== undefined && record.subject !== undefined
}

/** The receipt of the same request when nothing is shown. */
function refused(receipt: Receipt, refusal: Refusal): Receipt {
  return freezeDeep<Receipt>({ ...receipt, disclosed: [], evidence: undefined, refusal, obligations: [] })
}

function contactRequest(receipt: Receipt, allowed: boolean): ContactRequest {
  const { viewer, purpose, at, need, record, policy, evidence } = receipt
  // A request at no instant is put down at the first that there is: it was refused.
  return freezeDeep<ContactRequest>({
    kind: 'contactRequest',
    viewer,
    purpose,
    at: at ?? 0,
    need,
    record,
    policy,
    allowed,
    evidence: allowed ? evidence : undefined,
  })
}

interface Outcome {
  readonly refusal?: GateRefusal
  readonly receipt?: Receipt | undefined
  readonly weighing?: Weighing | undefined
}

function release({ view, decision }: Disclosure, { refusal, receipt, weighing }: Outcome): Release {
  return Object.freeze<Release>({
    kind: 'release',
    view: refusal === undefined ? view : null,
    refusal,
    receipt,
    decision,
    weighing,
    alerts: weighing?.alerts ?? noAlerts,
    obligations: refusal === undefined ? (receipt?.obligations ?? []) : [],
  })
}

const noAlerts: readonly never[] = Object.freeze([])

function approach(request: ContactRequest | undefined, refusal: GateRefusal | undefined): Approach {
  return Object.freeze<Approach>({ kind: 'approach', allowed: refusal === undefined, refusal, request })
}

function readAllowance(allowance: GateAllowance | 'unlimited'): GateAllowance | undefined {
  if (allowance === 'unlimited') return undefined
  requireKnownKeys('the allowance of a gate', allowance, ['allowance', 'vacancies', 'usage', 'mode'])
  const { vacancies, mode = 'enforce' } = allowance
  if (typeof vacancies !== 'function' || !['enforce', 'monitor'].includes(mode)) {
    throw new UsageError('invalid-gate', 'an allowance needs to know vacancies, and either enforces or monitors')
  }
  return Object.freeze({ ...allowance, mode })
}

/** Every duty of the policy has somebody who carries it out, before the first disclosure: one that nobody knows of would
 * be forgotten in silence.
 */
function handlersFor({ policy }: AnyGuard, given: object = {}): ReadonlyMap<string, Obey> {
  const { obligations: known = [] } = policy.vocabulary
  requireKnownKeys(
    'the obligations of a gate',
    given,
    known.filter((name) => name !== 'log'),
  )
  const handlers = new Map(Object.entries(given) as [string, Obey][])
  const needed = new Set(policy.rules.flatMap((rule) => (rule.kind === 'permit' ? rule.obligations : [])))
  for (const name of needed) {
    if (name !== 'log' && typeof handlers.get(name) !== 'function') {
      throw new UsageError('unkept-obligation', `the policy obliges to ${quote(name)}, and nobody carries it out`)
    }
  }
  return handlers
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
