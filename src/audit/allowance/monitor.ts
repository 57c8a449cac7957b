import type { Refusal } from '../../enforce'
import type { LogRecord } from '../log/log-record'
import { type Allowance, countable, type WeightedAllowance } from './allowance'
import type { OpenVacancy } from './open-vacancies'
import { Reach } from './reach'
import { openUsage, type UsageCounter } from './usage-counter'
import type { Alert, Nearest, Weighing } from './verdict'
import { isWeighed, refusalOf, type Weighed } from './weighed'
import { type WindowCount, WindowCounts } from './window-counts'

/** Something in the log that somebody should look at. */
export interface Alarm {
  readonly kind: 'alarm'
  readonly alert: Alert
  /** Which record of those watched it fired at: 0 for the first (UWV-33). As many records had come before. */
  readonly index: number
  readonly at: number
  readonly account: string | undefined
  readonly organisation: string | undefined
  /** The limit it is about; undefined for a canary, for what was refused already, and for what an account was
   * shown that was blocked. */
  readonly limit: Nearest | undefined
}

/** What monitoring finds in a log. Plain frozen data. */
export interface MonitorReport {
  readonly kind: 'monitorReport'
  readonly alarms: readonly Alarm[]
  /** Of everything that was released or approached and that the allowance is about, whether it could be judged or not. */
  readonly counts: readonly WindowCount[]
  /** Releases that should not have been possible: what they were needed for, or who made them, is not known. */
  readonly unjudged: number
}

/** Watches a log as it grows, and stops nobody (UWV-30, UWV-34). */
export interface Monitor {
  /** The alarms that a record sets off. One limit sets off the same alarm once in a window; a canary each time. */
  observe(record: LogRecord): readonly Alarm[]
  report(): MonitorReport
}

/** What an organisation has open at an instant; undefined when it is not known. */
export type VacanciesOf = (organisation: string, at: number) => readonly OpenVacancy[] | undefined

/** Watches a log, record by record.
 *
 * @throws UsageError `invalid-allowance`
 */
export function openMonitor(allowance: Allowance, vacanciesOf: VacanciesOf): Monitor {
  return new LogMonitor(allowance, vacanciesOf)
}

/** The counts of views and of downloads, per account, organisation and window, and where in the log each alarm fires.
 *
 * @throws UsageError `invalid-allowance`
 */
export function monitor(allowance: Allowance, records: Iterable<LogRecord>, vacanciesOf: VacanciesOf): MonitorReport {
  const watching = openMonitor(allowance, vacanciesOf)
  for (const record of records) watching.observe(record)
  return watching.report()
}

const alertOf: Readonly<Partial<Record<Refusal, Alert>>> = { disproportionate: 'exhausted', 'wrong-purpose': 'abuse' }

class LogMonitor implements Monitor {
  readonly #allowance: WeightedAllowance
  readonly #reach: Reach
  readonly #vacanciesOf: VacanciesOf
  readonly #counter: UsageCounter
  readonly #counts: WindowCounts
  readonly #alarms: Alarm[] = []
  /** Alarm → when it last fired. */
  readonly #fired = new Map<string, number>()
  #unjudged = 0

  constructor(allowance: Allowance, vacanciesOf: VacanciesOf) {
    this.#allowance = countable(allowance)
    this.#reach = new Reach(this.#allowance)
    this.#vacanciesOf = vacanciesOf
    this.#counter = openUsage(this.#allowance)
    this.#counts = new WindowCounts(this.#allowance.window)
  }

  observe(record: LogRecord): readonly Alarm[] {
    const alarms = isWeighed(record) ? this.#alarmsOf(record) : []
    this.#counter.count(record)
    this.#alarms.push(...alarms)
    return alarms
  }

  report(): MonitorReport {
    return Object.freeze({
      kind: 'monitorReport',
      alarms: Object.freeze([...this.#alarms]),
      counts: Object.freeze(this.#counts.counts()),
      unjudged: this.#unjudged,
    })
  }

  #alarmsOf(weighed: Weighed): readonly Alarm[] {
    if (refusalOf(weighed) !== undefined) return this.#fire(weighed, this.#alertsOfRefused(weighed), undefined)
    const { at: limit, alerts, refusal } = this.#weigh(weighed)
    if (this.#reach.tierOf(weighed) !== undefined && !this.#reach.isExempt(weighed)) this.#counts.add(weighed)
    if (refusal === 'allowance-unknown') this.#unjudged++
    return this.#fire(weighed, refusal === 'blocked' ? ['abuse', ...alerts] : alerts, limit)
  }

  /** Whoever asks for a canary was not looking for candidates, shown or not. */
  #alertsOfRefused(weighed: Weighed): readonly Alert[] {
    const refusal = refusalOf(weighed)
    const ofRefusal = refusal === undefined ? undefined : alertOf[refusal]
    const alerts = ofRefusal === undefined ? [] : [ofRefusal]
    return this.#reach.isCanary(weighed) ? [...alerts, 'canary'] : alerts
  }

  #weigh(weighed: Weighed): Weighing {
    const { viewer, at } = weighed
    const isPlaced = viewer.organisation !== undefined && at !== undefined
    return this.#counter.weigh(weighed, isPlaced ? this.#vacanciesOf(viewer.organisation, at) : undefined)
  }

  #fire(weighed: Weighed, alerts: readonly Alert[], limit: Nearest | undefined): readonly Alarm[] {
    const { viewer, at = Number.NaN } = weighed
    return alerts
      .filter((alert) => this.#isNew(alert, limit, weighed))
      .map((alert) =>
        Object.freeze({
          kind: 'alarm',
          alert,
          index: this.#counter.size,
          at,
          account: viewer.id,
          organisation: viewer.organisation,
          limit: alert === 'canary' ? undefined : limit,
        }),
      )
  }

  #isNew(alert: Alert, limit: Nearest | undefined, { viewer, need, at = Number.NaN }: Weighed): boolean {
    if (alert === 'canary') return true
    const { id, organisation } = viewer
    const whose = { account: id, organisation, vacancy: [organisation, need?.id ?? id] }
    // Abuse is the account's, whichever limit it was that it passed.
    const scope = alert === 'abuse' ? 'account' : (limit?.scope ?? 'account')
    const key = JSON.stringify([alert, scope, whose[scope]])
    const before = this.#fired.get(key)
    if (before !== undefined && at - before < this.#allowance.window) return false
    this.#fired.set(key, at)
    return true
  }
}
