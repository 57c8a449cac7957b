import type { Quantity } from '../../history'
import type { BreachRisk } from './breach-risk'
import type { Incident, IncidentFinding } from './incident-schema'
import type { ReportContent, ReportPart } from './report-parts'

/** One report to the authority: GDPR 33. Plain frozen data. */
export interface BreachReport extends ReportContent {
  readonly kind: 'breachReport'
  readonly incident: string
  /** `provisional`: more follows, 33(4). */
  readonly phase: 'provisional' | 'final'
  readonly at: number
  readonly by: string
  readonly reference: string
  /** `false`: what was reported before turned out to have affected nobody. `undecided`: nobody is known to be affected, and
   * something could not be judged. */
  readonly isBreach: boolean | 'undecided'
  /** Why it came later than 72 hours; undefined for one that did not. */
  readonly delay: string | undefined
  /** What happened when: TK-06. */
  readonly timeline: Pick<Incident, 'occurred' | 'firstSignal' | 'aware' | 'inquiryBegun' | 'published'>
  readonly origin: Incident['origin']
  readonly cause: Incident['cause']
  readonly findings: readonly IncidentFinding[]
  readonly risk: BreachRisk
  /** What this report does not say yet. */
  readonly missing: readonly ReportPart[]
}

export interface ReportInput {
  readonly phase: 'provisional' | 'final'
  /** When it is handed in. */
  readonly at: number
  readonly by: string
  readonly reference: string
  /** Reasons for the delay, for a first report after the 72 hours: 33(1). */
  readonly delay?: string
  /** An estimate, where the assessment has none, or a better one. */
  readonly persons?: Quantity<'persons'>
  readonly records?: Quantity<'records'>
}
