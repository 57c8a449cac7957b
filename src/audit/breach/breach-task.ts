import { freezeDeep } from '../../vocabulary'
import type { AffectedSummary } from './affected-summary'
import type { BreachReport } from './authority-report'
import type { BreachRisk } from './breach-risk'
import { coversKnown } from './covers-known'
import type { Incident } from './incident-schema'
import type { PlanOutline } from './notification-plan'
import { missingParts, type Reportable, type ReportPart } from './report-parts'

/** What follows from a breach, each on its own (JI-15, UWV-13).
 *
 * - `authority`: tell the authority within 72 hours, GDPR 33
 * - `subjects`: tell every person affected, GDPR 34
 * - `police`: report a suspected crime
 * - `lookBack`: find out whether the same fault has hit others (TK-05)
 * - `others`: tell those whom the look back found
 */
export const taskIds = ['authority', 'subjects', 'police', 'lookBack', 'others'] as const
export type TaskId = (typeof taskIds)[number]

/** Who did it, when, and where that is kept. */
export interface TaskStep {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number
  readonly by: string
  readonly reference: string
}

/** That the authority is not told: GDPR 33(1) leaves that open for a breach that is unlikely to result in a risk, and 33(5)
 * asks for it to be documented. It covers what was known when it was decided.
 */
export interface NotNotified extends Pick<BreachReport, 'isBreach' | 'risk' | 'persons' | 'records' | 'categories'> {
  readonly kind: 'notNotified'
  /** Why no risk is likely, in the words of whoever decided. */
  readonly reason: string
}

/** One step towards the end of a task: a report, a batch of letters, a finding. */
export interface TaskSteps {
  readonly authority: TaskStep & ({ readonly report: BreachReport } | { readonly notNotified: NotNotified })
  readonly subjects: TaskStep & { readonly plan: PlanOutline; readonly informed: number }
  readonly police: TaskStep
  readonly lookBack: TaskStep & { readonly outcome: 'noOthers' | 'othersFound'; readonly persons: number }
  readonly others: TaskSteps['subjects']
}

/** What a task still lacks: parts of the report, or what else would end it. */
export type Lack = ReportPart | 'finalReport' | 'notification' | 'policeReport' | 'outcome'

/** One thing to do because of a breach. `followUp`: begun, and not at its end. */
export interface BreachTask<I extends TaskId = TaskId> {
  readonly kind: 'breachTask'
  readonly id: I
  /** `advised`: the risk is not high, so GDPR 34(1) does not ask for it; fairness does (NAV-05). */
  readonly duty: 'required' | 'advised'
  /** The last instant at which it is in time; undefined for what is due without undue delay. */
  readonly due: number | undefined
  readonly status: 'open' | 'followUp' | 'done'
  readonly missing: readonly Lack[]
  /** Oldest first. */
  readonly steps: readonly TaskSteps[I][]
}

/** What the tasks of a breach are worked out from. `summary` is undefined while nobody knows whom it affects. */
export interface BreachBasis {
  readonly incident: Incident
  readonly isBreach: BreachReport['isBreach']
  readonly summary: AffectedSummary | undefined
  readonly risk: BreachRisk
}

/** 72 hours as they pass, weekends and holidays included: GDPR 33(1), `requirements.md` §10. */
export const hoursToReport = 72

export function authorityTask(basis: BreachBasis, steps: BreachTask<'authority'>['steps']): BreachTask<'authority'> {
  const reports = steps.flatMap((step) => ('report' in step ? [step.report] : []))
  const last = reports.findLast(({ phase }) => phase === 'final')
  const isFinal = (last !== undefined && isCovering(last, basis)) || isLeftOut(steps.at(-1), basis)
  // What was final once, and says less than is known now, lacks that.
  const lacks = last === undefined ? reports.at(-1)?.missing : basis.isBreach !== false ? (['33(3)(a)'] as const) : []
  return freezeDeep<BreachTask<'authority'>>({
    kind: 'breachTask',
    id: 'authority',
    duty: 'required',
    due: basis.incident.aware + hoursToReport * 3_600_000,
    status: statusOf(isFinal, steps),
    missing: isFinal ? [] : [...(lacks ?? missingParts(partsKnown(basis), basis.isBreach !== false)), 'finalReport'],
    steps: [...steps],
  })
}

/** Whether it was decided that the authority is not told, of no less than is known by now, and while no high risk is known. */
function isLeftOut(last: TaskSteps['authority'] | undefined, basis: BreachBasis): boolean {
  if (last === undefined || !('notNotified' in last)) return false
  return basis.risk.level === 'notHigh' && isCovering(last.notNotified, basis)
}

/** Whether a report says all that is known by now: that it is a breach or none, and of how many and of what. */
function isCovering(
  report: Pick<BreachReport, 'isBreach' | 'persons' | 'records' | 'categories'>,
  { isBreach, summary }: BreachBasis,
): boolean {
  if (report.isBreach !== isBreach) return false
  if (summary === undefined) return true
  const { persons, records, categories } = report
  return (
    persons !== undefined &&
    records !== undefined &&
    coversKnown(persons, summary.persons) &&
    coversKnown(persons, summary.named) &&
    coversKnown(records, summary.records) &&
    summary.categories.every((category) => categories?.includes(category))
  )
}

/** What a report could say by now. */
function partsKnown({ incident, summary }: BreachBasis): Reportable {
  const { subjects, contact, consequences, measures } = incident
  const { categories, persons, records } = summary ?? {}
  return { subjects, contact, consequences, measures, categories, persons, records }
}

export function subjectsTask<I extends 'subjects' | 'others'>(
  id: I,
  duty: BreachTask['duty'],
  toInform: number | undefined,
  steps: readonly TaskSteps['subjects'][],
): BreachTask<I> {
  const isExempt = steps.some(({ plan }) => plan.mode !== 'direct')
  const informed = steps.reduce((sum, step) => sum + step.informed, 0)
  const isDone = isExempt || (toInform !== undefined && steps.length > 0 && informed >= toInform)
  return freezeDeep({
    kind: 'breachTask',
    id,
    duty,
    due: undefined,
    status: statusOf(isDone, steps),
    missing: isDone ? [] : ['notification'],
    steps: [...steps],
  }) as BreachTask<I>
}

/** What is due at once, and done with one step: the report to the police, the look back. */
export function singleTask<I extends 'police' | 'lookBack'>(
  id: I,
  lack: Lack,
  steps: readonly TaskSteps[I][],
): BreachTask<I> {
  const isDone = steps.length > 0
  return freezeDeep({
    kind: 'breachTask',
    id,
    duty: 'required',
    due: undefined,
    status: statusOf(isDone, steps),
    missing: isDone ? [] : [lack],
    steps: [...steps],
  }) as BreachTask<I>
}

function statusOf(isDone: boolean, steps: readonly unknown[]): BreachTask['status'] {
  return isDone ? 'done' : steps.length > 0 ? 'followUp' : 'open'
}
