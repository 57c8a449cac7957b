import { exact, type Quantity } from '../../history'
import type { AffectedPersons, AffectedSubject } from './affected-persons'
import { type Harm, type HarmTable, harmKinds, harmsOf } from './harm'

/** Who is affected, counted in one reading of the scope. */
export interface AffectedSummary {
  /** As exact as the scope says it. */
  readonly persons: Quantity<'persons'>
  readonly records: Quantity<'records'>
  /** Those whom the scope names: whom to inform one by one. */
  readonly named: Quantity<'persons'>
  readonly confirmed: Quantity<'persons'>
  readonly possible: Quantity<'persons'>
  readonly protectedAddress: Quantity<'persons'>
  readonly possiblyProtectedAddress: Quantity<'persons'>
  /** Persons by what was seen of them: an anonymous CV and a personal one are two contents (UWV-09). Largest first. */
  readonly byContent: readonly {
    readonly categories: AffectedSubject['categories']
    readonly persons: Quantity<'persons'>
  }[]
  /** Everything that was seen, or may have been, of anybody; sorted. */
  readonly categories: readonly string[]
  /** What can come of it, in the order of the closed set; `unknown` where the table says nothing of what was seen. */
  readonly harms: readonly (Harm | 'unknown')[]
}

/** Counts without keeping the subjects. A subject that comes twice is counted once, as it came first. */
export function summariseAffected({ affected, records }: AffectedPersons, harms: HarmTable = {}): AffectedSummary {
  const seen = new Set<string>()
  const contents = new Map<string, { readonly categories: AffectedSubject['categories']; count: number }>()
  const furthers = new Map<string, AffectedSubject['categories']>()
  let confirmed = 0
  let protectedAddress = 0
  let possiblyProtectedAddress = 0
  for (const { subject, certainty, categories, further = [], protectedAddress: address } of affected.subjects) {
    if (seen.has(subject)) continue
    seen.add(subject)
    if (certainty === 'confirmed') confirmed++
    if (address === 'yes') protectedAddress++
    // What is neither yes nor no is not known, and counts as possible (JI-18).
    else if (address !== 'no') possiblyProtectedAddress++
    const key = contentKey(categories)
    const content = contents.get(key) ?? { categories: copyOf(categories), count: 0 }
    content.count++
    contents.set(key, content)
    // What else may have been seen can do harm as well.
    if (further.length > 0) furthers.set(contentKey(further), further)
  }
  const groups = [...contents.values()].sort((a, b) => b.count - a.count)
  const told = [...groups.flatMap(({ categories }) => categories), ...[...furthers.values()].flat()].filter(
    ({ level }) => level !== 'withheld',
  )
  return {
    persons: { ...affected.persons },
    records: { ...records },
    named: exact(seen.size, 'persons'),
    confirmed: exact(confirmed, 'persons'),
    possible: exact(seen.size - confirmed, 'persons'),
    protectedAddress: exact(protectedAddress, 'persons'),
    possiblyProtectedAddress: exact(possiblyProtectedAddress, 'persons'),
    byContent: groups.map(({ categories, count }) => ({ categories, persons: exact(count, 'persons') })),
    categories: [...new Set(told.map(({ category }) => category))].sort(),
    harms: harmsIn(told, harms),
  }
}

function contentKey(categories: AffectedSubject['categories']): string {
  return categories.map(({ category, level }) => `${category} ${level}`).join('\n')
}

function copyOf(categories: AffectedSubject['categories']): AffectedSubject['categories'] {
  return categories.map(({ category, level }) => ({ category, level }))
}

function harmsIn(categories: AffectedSubject['categories'], table: HarmTable): readonly (Harm | 'unknown')[] {
  const found = new Set(
    categories.flatMap(({ category, level }): readonly string[] => harmsOf(table, category, level) ?? ['unknown']),
  )
  const known = harmKinds.filter((harm) => found.has(harm))
  return known.length === found.size ? known : [...known, 'unknown']
}
