import type { Quantity } from '../../history'
import type { AffectedSummary } from './affected-summary'
import type { Incident } from './incident-schema'

/** The parts that a report to the authority has at least: GDPR 33(3). */
export const reportParts = ['33(3)(a)', '33(3)(b)', '33(3)(c)', '33(3)(d)'] as const
export type ReportPart = (typeof reportParts)[number]

/** What a report says, part by part; undefined is what is not known yet (NAV-07). */
export interface ReportContent {
  readonly nature: string
  /** (a): kinds of persons whom the data are about. */
  readonly subjects: readonly string[]
  /** (a): categories of data; empty says that none is known to be affected. */
  readonly categories: readonly string[] | undefined
  /** (a): persons and records, exact or not. */
  readonly persons: Quantity<'persons'> | undefined
  readonly records: Quantity<'records'> | undefined
  /** Of the persons: those of whom something was seen for certain, and the others (UWV-03). */
  readonly confirmed: Quantity<'persons'> | undefined
  readonly possible: Quantity<'persons'> | undefined
  /** What is known to have been used, next to what was possible; a bound stays a bound (JI-11). */
  readonly observed: AffectedSummary['observed'] | undefined
  /** (b) */
  readonly contact: Incident['contact']
  /** (c) */
  readonly consequences: readonly string[]
  /** (d) */
  readonly measures: Incident['measures']
}

/** What the parts of a report are told from. */
export type Reportable = Pick<
  ReportContent,
  'subjects' | 'categories' | 'persons' | 'records' | 'contact' | 'consequences' | 'measures'
>

/** The parts that a report lacks. An approximate number is a number: GDPR 33(3)(a) asks for no more. That there was no
 * breach after all has nothing to say but that, and who can be asked.
 */
export function missingParts(
  { subjects, categories, persons, records, contact, consequences, measures }: Reportable,
  isBreach: boolean,
): readonly ReportPart[] {
  const has: Readonly<Record<ReportPart, boolean>> = {
    '33(3)(a)': persons !== undefined && records !== undefined && (categories ?? []).length > 0 && subjects.length > 0,
    '33(3)(b)': contact !== undefined,
    '33(3)(c)': consequences.length > 0,
    '33(3)(d)': measures.proposed.length > 0,
  }
  return reportParts.filter((part) => !has[part] && (isBreach || part === '33(3)(b)'))
}
