import { type Quantity, type Unit, under } from '../../history'
import { freezeDeep } from '../../vocabulary'
import type { BreachAssessment } from './assess-breach'
import type { BreachReport } from './authority-report'
import type { BreachTask, TaskId } from './breach-task'

/** What can be published about a breach. */
export interface PublicReport {
  readonly kind: 'publicReport'
  readonly isBreach: boolean
  readonly timeline: BreachReport['timeline']
  readonly origin: BreachReport['origin']
  readonly cause: BreachReport['cause']
  /** Codes of findings. */
  readonly findings: readonly string[]
  readonly risk: 'ordinary' | 'high'
  readonly persons: Quantity<'persons'> | undefined
  readonly records: Quantity<'records'> | undefined
  /** Of what kind of data; undefined where so few are affected that it would be told of a person one can think of. */
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
  const isSmall = affected !== undefined && affected.persons.count < fewest
  const categories = affected?.byContent
    .filter(({ persons }) => persons.count >= fewest)
    .flatMap((content) => content.categories.map(({ category }) => category))
  return freezeDeep<PublicReport>({
    kind: 'publicReport',
    isBreach,
    timeline: { occurred, firstSignal, aware, inquiryBegun, published } as BreachReport['timeline'],
    origin,
    cause,
    findings: [...new Set(findings.map(({ code }) => code))],
    risk: risk.level,
    persons: coarse(affected?.persons),
    records: coarse(affected?.records),
    categories: isSmall || categories === undefined ? undefined : [...new Set(categories)].sort(),
    measuresTaken: measures.taken.map(({ at }) => at),
    tasks: tasks.map(({ id, status }) => ({ id, status })),
  })
}

function coarse<U extends Unit>(quantity: Quantity<U> | undefined): Quantity<U> | undefined {
  if (quantity === undefined || quantity.count >= fewest || quantity.count === 0) return quantity
  return under(fewest, quantity.unit)
}
