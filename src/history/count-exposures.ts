import type { Exposure } from './exposure'
import { exact, type Quantity } from './quantity'

/** How much was exposed, each in its own unit: persons, records and intervals are never added up (JI-25). */
export interface ExposureCount {
  readonly persons: Quantity<'persons'>
  readonly records: Quantity<'records'>
  readonly intervals: Quantity<'intervals'>
  /** Category → persons of whom it could be seen, in the order of first sight. A person can be in several. */
  readonly byCategory: Readonly<Record<string, Quantity<'persons'>>>
}

/** Counts exposures as they come, without keeping them: one person or record is counted once, however often exposed. */
export function countExposures(exposures: Iterable<Exposure>): ExposureCount {
  const persons = new Set<string>()
  const records = new Set<string>()
  const byCategory = new Map<string, Set<string>>()
  let intervals = 0
  for (const { subject, record, categories } of exposures) {
    intervals++
    persons.add(subject)
    records.add(JSON.stringify([subject, record.kind, record.id]))
    for (const { category } of categories) {
      const exposed = byCategory.get(category) ?? new Set<string>()
      exposed.add(subject)
      byCategory.set(category, exposed)
    }
  }
  return Object.freeze({
    persons: exact(persons.size, 'persons'),
    records: exact(records.size, 'records'),
    intervals: exact(intervals, 'intervals'),
    byCategory: Object.freeze(
      Object.fromEntries([...byCategory].map(([category, { size }]) => [category, exact(size, 'persons')])),
    ),
  })
}
