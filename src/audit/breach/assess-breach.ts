import type { Quantity } from '../../history'
import { freezeDeep, requireKnownKeys, UsageError } from '../../vocabulary'
import { type AffectedSummary, summariseAffected } from './affected-summary'
import { type BreachRisk, breachRisk } from './breach-risk'
import {
  authorityTask,
  type BreachBasis,
  type BreachTask,
  singleTask,
  subjectsTask,
  type TaskId,
  type TaskSteps,
} from './breach-task'
import { enoughNamed } from './enough-named'
import type { HarmTable } from './harm'
import { defineIncident } from './incident'
import { type Incident, type IncidentFinding, scopeFindings } from './incident-schema'
import { notBefore } from './not-before'
import type { ScopeToTell } from './scope-to-tell'

/** What an incident is in law and what follows from it. Plain frozen data; ids only, and no list of subjects. */
export interface BreachAssessment {
  readonly kind: 'breachAssessment'
  readonly incident: Incident
  /** GDPR 4(12): disclosure or access that was not authorised, accidental or unlawful. `undecided`: nobody is known to be
   * affected, and something is not judged. What follows is then the same as of a breach. */
  readonly isBreach: IsBreach
  /** Undefined while nobody knows whom it affects. */
  readonly affected: AffectedSummary | undefined
  readonly risk: BreachRisk
  /** Those of the incident and those of the scope; the elements of a breach each once, with every category (JI-16, JI-17). */
  readonly findings: readonly IncidentFinding[]
  /** Each on its own: none is done because another is (JI-15). Of what is no breach, those that were begun. */
  readonly tasks: readonly BreachTask[]
}

export type IsBreach = boolean | 'undecided'

export interface AssessmentInput {
  readonly incident: Incident
  /** Who is affected; `unknown` while that is being found out (NAV-07). */
  readonly scope: ScopeToTell | 'unknown'
  /** What can come of each category. @defaultValue a table of none: everything counts as high */
  readonly harms?: HarmTable
  /** The assessment before this one: what was done is done, as far as it still covers what is known now. */
  readonly before?: BreachAssessment
}

/** Says whether it is a breach, how great the risk is, and what is to be done.
 *
 * It is a breach wherever anything of anybody was, or can have been, disclosed or seen without authority. That it was an
 * error (TK-20), that the controller found it itself (JI-01), that no misuse is known (JI-30), that the data had been
 * made public by the same fault (TK-19) change nothing: of the incident, only when it was known and whether a crime is
 * suspected bear on the tasks. The scope is read once. The 72 hours run from the first awareness: it can turn out to have
 * been earlier, and never becomes later.
 * @throws UsageError `unknown-key`; `invalid-incident`, with `not-in-order` where one became aware later than `before`
 * says; `other-incident` where `before` is about another one
 */
export function assessBreach(input: AssessmentInput): BreachAssessment {
  requireKnownKeys('an assessment', input, ['incident', 'scope', 'harms', 'before'])
  const incident = defineIncident(input.incident)
  const { scope, harms, before } = input
  if (before !== undefined && before.incident.id !== incident.id) {
    throw new UsageError('other-incident', 'the assessment before is one of another incident')
  }
  const moved = notBefore(
    before?.incident.aware,
    incident.aware,
    '/aware',
    'nobody becomes aware of it anew, and later',
  )
  if (moved.length > 0) throw new UsageError('invalid-incident', 'the incident cannot be used', moved)
  const affected = scope === 'unknown' ? undefined : summariseAffected(scope, harms)
  const risk = breachRisk(incident, affected)
  const isBreach = affected === undefined ? true : isBreachOf(affected)
  const tasks = tasksFor({ incident, isBreach, summary: affected, risk }, before?.tasks ?? [])
  const findings = findingsOf(incident, scope === 'unknown' ? [] : (scope.findings ?? []))
  return freezeDeep<BreachAssessment>({ kind: 'breachAssessment', incident, isBreach, affected, risk, findings, tasks })
}

type ScopeFindings = NonNullable<ScopeToTell['findings']>

function findingsOf({ findings }: Incident, found: ScopeFindings): readonly IncidentFinding[] {
  const elements = [...findings.filter(isElement), ...found]
  const joined = scopeFindings.flatMap((code): readonly IncidentFinding[] => {
    const categories = elements.filter((each) => each.code === code).flatMap((each) => each.categories)
    return categories.length === 0 ? [] : [{ code, categories: [...new Set(categories)].sort() }]
  })
  return [...joined, ...findings.filter((finding) => !isElement(finding))]
}

function isElement(finding: IncidentFinding): finding is Extract<IncidentFinding, { readonly categories: unknown }> {
  return 'categories' in finding
}

/** Only an exact count of nobody is nobody; where something is not judged, nobody can say so. */
function isBreachOf({ persons, records, named, notJudged }: AffectedSummary): IsBreach {
  const isNone = ({ is, count }: Quantity) => count === 0 && (is === 'exact' || (notJudged && is === 'atLeast'))
  if (named.count > 0 || ![persons, records].every(isNone)) return true
  return notJudged ? 'undecided' : false
}

/** What was begun stays, though it was no breach: then the authority hears of that, too. */
function tasksFor(basis: BreachBasis, before: readonly BreachTask[]): readonly BreachTask[] {
  const tasks = allTasks(basis, before)
  return basis.isBreach !== false ? tasks : tasks.filter(({ id, steps }) => steps.length > 0 || id === 'others')
}

function allTasks(basis: BreachBasis, before: readonly BreachTask[]): readonly BreachTask[] {
  const steps = <I extends TaskId>(id: I) => stepsOf(before, id)
  const police = isPoliceMatter(basis.incident) || steps('police').length > 0
  return [
    authorityTask(basis, steps('authority')),
    subjectsTask('subjects', dutyOf(basis.risk), toInform(basis.summary), steps('subjects')),
    ...(police ? [singleTask('police', 'policeReport', steps('police'))] : []),
    singleTask('lookBack', 'outcome', steps('lookBack')),
    ...othersTask(steps('lookBack'), steps('others')),
  ]
}

/** The tasks after one more step of one of them: the others are left as they were, in every detail. Only that a look back
 * finds persons to tell is of effect on another, and opens that.
 */
export function withStep<I extends TaskId>(
  assessment: BreachAssessment,
  id: I,
  step: TaskSteps[I],
): readonly BreachTask[] {
  const { incident, isBreach, affected, risk, tasks } = assessment
  const before = tasks.map((task) => (task.id === id ? { ...task, steps: [...task.steps, step] } : task))
  const after = tasksFor({ incident, isBreach, summary: affected, risk }, before as readonly BreachTask[])
  return after.map((task) => {
    const isMoved = task.id === id || (id === 'lookBack' && task.id === 'others')
    return isMoved ? task : (tasks.find((each) => each.id === task.id) ?? task)
  })
}

function stepsOf<I extends TaskId>(tasks: readonly BreachTask[], id: I): readonly TaskSteps[I][] {
  return (tasks.find((task) => task.id === id)?.steps ?? []) as readonly TaskSteps[I][]
}

function dutyOf({ level }: BreachRisk): BreachTask['duty'] {
  return level === 'high' ? 'required' : 'advised'
}

/** Everybody named, and no fewer than an exact count says there are (JI-14). Undefined where somebody may have been left
 * out, so that no number of letters is enough: then the count has to become exact, or the public is told (GDPR 34(3)(c)).
 */
function toInform(summary: AffectedSummary | undefined): number | undefined {
  if (summary === undefined) return undefined
  const { persons, named } = summary
  if (persons.is === 'exact') return Math.max(named.count, persons.count)
  const enough = enoughNamed(persons)
  return enough !== undefined && named.count >= enough ? named.count : undefined
}

function isPoliceMatter({ suspectedOffence, cause, knownMisuse }: Incident): boolean {
  return suspectedOffence || cause === 'attack' || cause === 'misuse' || knownMisuse === true
}

/** Others are told iff the same fault has hit them (TK-05). */
function othersTask(
  lookBack: readonly TaskSteps['lookBack'][],
  steps: readonly TaskSteps['others'][],
): readonly BreachTask[] {
  const found = lookBack.filter(({ outcome }) => outcome === 'othersFound')
  const persons = found.reduce((sum, step) => sum + step.persons, 0)
  return found.length === 0 ? [] : [subjectsTask('others', 'required', persons, steps)]
}
