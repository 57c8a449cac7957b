import { z } from 'zod'
import { identifier, instant } from '../../history/identifier'
import { plainJson } from '../../policy/plain-json'
import { readJson } from '../../policy/read-json'
import { freezeDeep, type Issue, UsageError } from '../../vocabulary'
import type { BreachAssessment } from './assess-breach'
import type { BreachReport, ReportInput } from './authority-report'
import type { BreachTask } from './breach-task'
import { coversKnown } from './covers-known'
import { prose } from './incident-schema'
import { notBefore } from './not-before'
import { missingParts, type ReportContent, type ReportPart } from './report-parts'

const quantity = (unit: string) =>
  z.strictObject({
    kind: z.literal('quantity'),
    is: z.enum(['exact', 'about', 'justUnder', 'under', 'atLeast', 'over']),
    count: z.int().min(0),
    unit: z.literal(unit),
    name: z.string().optional(),
    partOf: z.string().optional(),
    summands: z.array(z.unknown()).optional(),
  })

const inputSchema = z.strictObject({
  phase: z.enum(['provisional', 'final']),
  at: instant,
  by: identifier,
  reference: identifier,
  delay: prose.optional(),
  persons: quantity('persons').optional(),
  records: quantity('records').optional(),
})

/** The report that an assessment allows: a first one may be provisional, with estimates and without what is not known yet
 * (NAV-07, UWV-10); a final one has every part of GDPR 33(3).
 *
 * @throws UsageError `report-refused` with every issue: `no-delay-reasons` for a first report after the 72 hours;
 * `understated` for a number below what is known; `not-in-order` before anybody was aware, or before the last report; of a
 * final one, `no-measures` where none is proposed (NAV-08) and `missing-part` for each other part that it lacks
 */
export function breachReport(assessment: BreachAssessment, input: ReportInput): BreachReport {
  const json = plainJson(input)
  const read = readJson(inputSchema, json ?? null)
  if (!read.ok) throw new UsageError('report-refused', 'the report cannot be read', read.issues)
  const { incident, isBreach, risk, findings } = assessment
  const content = contentOf(assessment, read.value as ReportInput)
  const missing = missingParts(content, isBreach !== false)
  const issues = [
    ...numberIssues(assessment, content),
    ...timeIssues(assessment, read.value as ReportInput),
    ...(read.value.phase === 'final' ? missing.map(missingPart) : []),
  ]
  if (issues.length > 0) throw new UsageError('report-refused', 'the report cannot be handed in', issues)
  const { phase, at, by, reference, delay } = read.value
  const { occurred, firstSignal, aware, inquiryBegun, published, origin, cause } = incident
  const timeline = { occurred, firstSignal, aware, inquiryBegun, published } as BreachReport['timeline']
  return freezeDeep<BreachReport>({
    kind: 'breachReport',
    incident: incident.id,
    phase,
    at,
    by,
    reference,
    isBreach,
    delay,
    timeline,
    origin,
    cause,
    findings,
    risk,
    ...content,
    missing,
  })
}

function contentOf({ incident, affected }: BreachAssessment, { persons, records }: ReportInput): ReportContent {
  const { nature, subjects, contact, consequences, measures } = incident
  return {
    nature,
    subjects,
    categories: affected?.categories,
    persons: persons ?? affected?.persons,
    records: records ?? affected?.records,
    confirmed: affected?.confirmed,
    possible: affected?.possible,
    observed: affected?.observed,
    contact,
    consequences,
    measures,
  }
}

/** A report may be rough; it may not say less than is known. */
function numberIssues({ affected }: BreachAssessment, { persons, records }: ReportContent): readonly Issue[] {
  if (affected === undefined) return []
  const isFewer =
    persons !== undefined && !(coversKnown(persons, affected.persons) && coversKnown(persons, affected.named))
  const isLess = records !== undefined && !coversKnown(records, affected.records)
  return [...(isFewer ? [understated('/persons')] : []), ...(isLess ? [understated('/records')] : [])]
}

function understated(path: string): Issue {
  return { code: 'understated', path, message: 'a report says no less than is known' }
}

function timeIssues({ incident, tasks }: BreachAssessment, { at, delay }: ReportInput): readonly Issue[] {
  const late: Issue = { code: 'no-delay-reasons', path: '/delay', message: 'after 72 hours a report says why so late' }
  const task = tasks.find((each): each is BreachTask<'authority'> => each.id === 'authority')
  const last = task?.steps.at(-1)
  const isFirst = !task?.steps.some((step) => 'report' in step)
  const isLate = task?.due !== undefined && at > task.due
  return [
    ...notBefore(
      at,
      last?.at ?? incident.aware,
      '/at',
      'nobody reports what nobody is aware of, or before the last report',
    ),
    ...(isFirst && isLate && delay === undefined ? [late] : []),
  ]
}

/** NAV-08 asks for what is proposed, which is more than the "taken or proposed" of GDPR 33(3)(d). */
function missingPart(part: ReportPart): Issue {
  return part === '33(3)(d)'
    ? { code: 'no-measures', path: '/measures/proposed', message: 'a final report proposes at least one measure' }
    : { code: 'missing-part', path: '', message: `a final report has what GDPR ${part} asks for` }
}
