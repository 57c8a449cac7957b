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
  const byCategories = new Map<string, PersonsOf>()
  let intervals = 0
  for (const { subject, record, categories } of exposures) {
    intervals++
    persons.add(subject)
    records.add(JSON.stringify([subject, record.kind, record.id]))
    const names = categories.map(({ category }) => category)
    const key = names.join(' ')
    const group = byCategories.get(key) ?? { names, persons: new Set<string>() }
    group.persons.add(subject)
    byCategories.set(key, group)
  }
  return Object.freeze({
    persons: exact(persons.size, 'persons'),
    records: exact(records.size, 'records'),
    intervals: exact(intervals, 'intervals'),
    byCategory: personsByCategory([...byCategories.values()]),
  })
}

/** Those of whom exactly these categories could be seen together, at some time. */
interface PersonsOf {
  readonly names: readonly string[]
  readonly persons: Set<string>
}

/** Few combinations of categories occur, and many categories occur in the same ones: each union is made once. */
function personsByCategory(groups: readonly PersonsOf[]): ExposureCount['byCategory'] {
  const sizes = new Map<string, number>()
  const counts = [...new Set(groups.flatMap(({ names }) => names))].map((category) => {
    const having = groups.filter(({ names }) => names.includes(category))
    const key = having.map((group) => groups.indexOf(group)).join(' ')
    const size = sizes.get(key) ?? unionSize(having)
    sizes.set(key, size)
    return [category, exact(size, 'persons')] as const
  })
  return Object.freeze(Object.fromEntries(counts))
}

function unionSize([first, ...others]: readonly PersonsOf[]): number {
  if (first === undefined) return 0
  if (others.length === 0) return first.persons.size
  const union = new Set(first.persons)
  for (const { persons } of others) for (const person of persons) union.add(person)
  return union.size
}
