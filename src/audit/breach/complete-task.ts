import { z } from 'zod'
import { identifier, instant } from '../../history/identifier'
import { plainJson } from '../../policy/plain-json'
import { readJson } from '../../policy/read-json'
import { freezeDeep, type Issue, quote, UsageError } from '../../vocabulary'
import { type BreachAssessment, withStep } from './assess-breach'
import type { ReportInput } from './authority-report'
import { breachReport } from './breach-report'
import type { TaskId, TaskStep, TaskSteps } from './breach-task'
import { prose } from './incident-schema'
import { notBefore } from './not-before'
import { type PlanOutline, planOutlineSchema } from './notification-plan'

/** What is said when a step of a task is done. */
export interface TaskInputs {
  /** A report; a provisional one leaves the task open for the next. Or the decision that the authority is not told, because
   * no risk is likely, with its reason: GDPR 33(1), 33(5). */
  readonly authority: ReportInput | (TaskStep & { readonly phase: 'notNotified'; readonly reason: string })
  /** A batch of notifications, under the plan that they belong to; `informed` counts this batch. */
  readonly subjects: TaskStep & { readonly plan: PlanOutline; readonly informed: number }
  readonly police: TaskStep
  /** What the look back found; `persons` are those found besides. */
  readonly lookBack: TaskStep &
    ({ readonly outcome: 'noOthers' } | { readonly outcome: 'othersFound'; readonly persons: number })
  readonly others: TaskInputs['subjects']
}

const step = { at: instant, by: identifier, reference: identifier }
const notified = z.strictObject({ ...step, plan: planOutlineSchema, informed: z.int().min(0) })
const leftOut = z.strictObject({ ...step, phase: z.literal('notNotified'), reason: prose })
const schemas = {
  subjects: notified,
  others: notified,
  police: z.strictObject(step),
  lookBack: z.union([
    z.strictObject({ ...step, outcome: z.literal('noOthers'), persons: z.literal(0).default(0) }),
    z.strictObject({ ...step, outcome: z.literal('othersFound'), persons: z.int().min(1) }),
  ]),
} as const

/** The assessment after one step of one task. No other task is touched: each has to be done on its own (JI-15).
 *
 * @throws UsageError `unknown-task` for one that the assessment does not have; `task-refused`, `report-refused` with every
 * issue, `not-in-order` among them for a step before the last one, or before what made it a task
 */
export function completeTask<I extends TaskId>(
  assessment: BreachAssessment,
  id: I,
  done: TaskInputs[I],
): BreachAssessment {
  if (!assessment.tasks.some((task) => task.id === id)) {
    throw new UsageError('unknown-task', `the assessment has no task ${quote(id)}`)
  }
  const tasks = withStep(assessment, id, stepOf(assessment, id, done) as TaskSteps[I])
  return freezeDeep<BreachAssessment>({ ...assessment, tasks })
}

function stepOf(assessment: BreachAssessment, id: TaskId, done: TaskInputs[TaskId]): TaskSteps[TaskId] {
  if (id === 'authority' && isLeavingOut(done)) return notNotified(assessment, done)
  if (id === 'authority') {
    const report = breachReport(assessment, done as ReportInput)
    const { at, by, reference } = report
    return { at, by, reference, report }
  }
  const json = plainJson(done)
  const read = readJson<unknown>(schemas[id], json ?? null)
  const issues = read.ok ? orderIssues(assessment, id, (read.value as TaskStep).at) : read.issues
  if (!read.ok || issues.length > 0) {
    throw new UsageError('task-refused', `task ${quote(id)} is not done like this`, issues)
  }
  return read.value as TaskSteps[TaskId]
}

function isLeavingOut(done: unknown): boolean {
  return (plainJson(done) as { readonly phase?: unknown } | undefined)?.phase === 'notNotified'
}

/** That the authority is not told. Where the risk is high, or nobody knows whom it touched, it is told. */
function notNotified(assessment: BreachAssessment, done: unknown): TaskSteps['authority'] {
  const read = readJson(leftOut, plainJson(done) ?? null)
  if (!read.ok)
    throw new UsageError('task-refused', 'the decision not to tell the authority cannot be read', read.issues)
  const { at, by, reference, reason } = read.value
  const { isBreach, risk, affected } = assessment
  const likely: Issue = {
    code: 'risk-likely',
    path: '/reason',
    message: `a risk is likely (${risk.reasons.join(', ')}): the authority is told`,
  }
  const issues = [
    ...orderIssues(assessment, 'authority', at),
    ...(risk.level === 'high' || affected === undefined ? [likely] : []),
  ]
  if (issues.length > 0) throw new UsageError('task-refused', 'the authority is told of this', issues)
  const { persons, records, categories } = affected ?? {}
  return {
    at,
    by,
    reference,
    notNotified: { kind: 'notNotified', reason, isBreach, risk, persons, records, categories },
  }
}

/** What a step cannot have come before: the step before it, and what made it a task. */
function orderIssues({ incident, tasks }: BreachAssessment, id: TaskId, at: number): readonly Issue[] {
  const stepsOf = (task: TaskId) => tasks.find((each) => each.id === task)?.steps ?? []
  const begun = {
    authority: incident.aware,
    subjects: incident.aware,
    // On the first suspicion the police can be told, and one can look back.
    police: incident.firstSignal,
    lookBack: incident.firstSignal,
    others: stepsOf('lookBack').at(0)?.at,
  }[id]
  return notBefore(at, stepsOf(id).at(-1)?.at ?? begun, '/at')
}
