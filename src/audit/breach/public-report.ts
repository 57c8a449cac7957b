import { type Quantity, type Unit, under } from '../../history'
import { freezeDeep } from '../../vocabulary'
import type { BreachCode } from '../scope/breach-findings'
import type { AffectedSummary } from './affected-summary'
import type { BreachAssessment } from './assess-breach'
import type { BreachReport } from './authority-report'
import type { BreachRisk } from './breach-risk'
import type { BreachTask, TaskId } from './breach-task'
import { scopeFindings } from './incident-schema'

/** What can be published about a breach. */
export interface PublicReport {
  readonly kind: 'publicReport'
  readonly isBreach: BreachReport['isBreach']
  readonly timeline: BreachReport['timeline']
  readonly origin: BreachReport['origin']
  readonly cause: BreachReport['cause']
  /** The elements of the breach; codes that a host made up stay out. */
  readonly findings: readonly BreachCode[]
  readonly risk: BreachRisk['level']
  readonly persons: Quantity<'persons'> | undefined
  readonly records: Quantity<'records'> | undefined
  /** Of whom something was seen for certain, and the others; neither where one of them is so few (UWV-03). */
  readonly confirmed: Quantity<'persons'> | undefined
  readonly possible: Quantity<'persons'> | undefined
  /** What is known to have been used (JI-11). */
  readonly observed: AffectedSummary['observed']
  /** Of what kind of data, seen or possibly seen; undefined where so few are affected that it would be told of a person one can think of. */
  readonly categories: readonly string[] | undefined
  /** When each measure was taken; what it was is said in words that somebody has read before they are published. */
  readonly measuresTaken: readonly number[]
  readonly tasks: readonly { readonly id: TaskId; readonly status: BreachTask['status'] }[]
}

/** Below this many, a number or a list may be about somebody whom one knows: `requirements.md` §10, small cells. */
const fewest = 5

/** The report of an incident for everybody. It is made of codes, instants and counts alone: no free text, no id and no
 * reference gets in, so nothing of whoever complained can (TK-37).
 */
export function publicReport({ incident, isBreach, affected, risk, findings, tasks }: BreachAssessment): PublicReport {
  const { occurred, firstSignal, aware, inquiryBegun, published, origin, cause, measures } = incident
  const found = new Set<string>(findings.map(({ code }) => code))
  return freezeDeep<PublicReport>({
    kind: 'publicReport',
    isBreach,
    timeline: { occurred, firstSignal, aware, inquiryBegun, published } as BreachReport['timeline'],
    origin,
    cause,
    findings: scopeFindings.filter((code) => found.has(code)),
    risk: risk.level,
    persons: coarse(affected?.persons),
    records: coarse(affected?.records),
    ...certaintyOf(affected),
    observed: { cases: coarse(affected?.observed.cases), counted: coarse(affected?.observed.counted) },
    categories: affected === undefined ? undefined : commonCategories(affected),
    measuresTaken: measures.taken.map(({ at }) => at),
    tasks: tasks.map(({ id, status }) => ({ id, status })),
  })
}

/** With the number of all persons, one of the two gives away the other. */
function certaintyOf(affected: AffectedSummary | undefined): Pick<PublicReport, 'confirmed' | 'possible'> {
  if (affected === undefined) return { confirmed: undefined, possible: undefined }
  const { confirmed, possible } = affected
  const isSmall = [confirmed, possible].some(({ count }) => count > 0 && count < fewest)
  return isSmall ? { confirmed: undefined, possible: undefined } : { confirmed, possible }
}

/** The categories that enough persons have, whatever else was seen of them. */
function commonCategories({ byCategory }: AffectedSummary): readonly string[] | undefined {
  const common = byCategory.filter(({ persons }) => persons.count >= fewest).map(({ category }) => category)
  return common.length === 0 ? undefined : common
}

function coarse<U extends Unit>(quantity: Quantity<U> | undefined): Quantity<U> | undefined {
  if (quantity === undefined || quantity.count >= fewest || quantity.count === 0) return quantity
  return under(fewest, quantity.unit)
}
