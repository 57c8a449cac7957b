import { exact, type Quantity } from '../../history'
import type { AffectedSubject } from './affected-subject'
import { type Harm, type HarmTable, harmsIn } from './harm'
import type { ScopeToTell } from './scope-to-tell'

/** Who is affected, counted in one reading of the scope. */
export interface AffectedSummary {
  /** As exact as the scope says it. */
  readonly persons: Quantity<'persons'>
  readonly records: Quantity<'records'>
  /** Those whom the scope names: whom to inform one by one. */
  readonly named: Quantity<'persons'>
  /** Something is not judged: nobody can say that these are all. */
  readonly notJudged: boolean
  /** Of whom something was seen for certain. */
  readonly confirmed: Quantity<'persons'>
  /** All others, named or not: as exact as `persons` is. */
  readonly possible: Quantity<'persons'>
  /** What is known to have been used, next to what was possible: in the log, and as a source counted it (JI-11). */
  readonly observed: {
    readonly cases: Quantity<'cases'> | undefined
    readonly counted: Quantity<'cases'> | undefined
  }
  readonly protectedAddress: Quantity<'persons'>
  readonly possiblyProtectedAddress: Quantity<'persons'>
  /** Persons by what was seen of them: an anonymous CV and a personal one are two contents (UWV-09). Largest first. */
  readonly byContent: readonly {
    readonly categories: AffectedSubject['categories']
    readonly persons: Quantity<'persons'>
  }[]
  /** Persons by each category that was seen of them, or may have been; by name. One person is counted in several. */
  readonly byCategory: readonly { readonly category: string; readonly persons: Quantity<'persons'> }[]
  /** Everything that was seen, or may have been, of anybody; sorted. */
  readonly categories: readonly string[]
  /** What can come of it, in the order of the closed set; `unknown` where the table says nothing of what was seen. */
  readonly harms: readonly (Harm | 'unknown')[]
}

function othersOf({ is, count }: Quantity<'persons'>, named: number, confirmed: number): Quantity<'persons'> {
  return { kind: 'quantity', is, count: Math.max(count, named) - confirmed, unit: 'persons' }
}

type Levels = AffectedSubject['categories']

/** Whether a scope says of itself that something is not judged. */
function isLeftOpen({ affected, records, notJudged, narrowed, fromLog = [] }: ScopeToTell): boolean {
  const isLowerBound = [affected.persons, records].some(({ is }) => is === 'atLeast')
  const isUnnamed = notJudged !== undefined && !(notJudged.is === 'exact' && notJudged.count === 0)
  return isLowerBound || isUnnamed || narrowed === true || fromLog.some(({ complete }) => !complete)
}

/** Counts without keeping the subjects. A subject that comes twice is counted once, as it came first. */
export function summariseAffected(scope: ScopeToTell, harms: HarmTable = {}): AffectedSummary {
  const { affected, records, didSee } = scope
  const seen = new Set<string>()
  const groups = new Map<string, Group>()
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
    const key = `${contentKey(categories)}\n\n${contentKey(further)}`
    const group = groups.get(key) ?? { categories: copyOf(categories), further: copyOf(further), count: 0 }
    group.count++
    groups.set(key, group)
  }
  const told = [...groups.values()].flatMap(allOf)
  const byCategory = countCategories([...groups.values()])
  return {
    persons: { ...affected.persons },
    records: { ...records },
    named: exact(seen.size, 'persons'),
    notJudged: isLeftOpen(scope),
    confirmed: exact(confirmed, 'persons'),
    possible: othersOf(affected.persons, seen.size, confirmed),
    observed: { cases: didSee?.cases, counted: didSee?.counted },
    protectedAddress: exact(protectedAddress, 'persons'),
    possiblyProtectedAddress: exact(possiblyProtectedAddress, 'persons'),
    byContent: countContents([...groups.values()]),
    byCategory,
    categories: byCategory.map(({ category }) => category),
    harms: harmsIn(harms, told),
  }
}

/** Persons of whom the same was seen, and the same may have been besides. */
interface Group {
  readonly categories: Levels
  readonly further: Levels
  count: number
}

/** What else may have been seen can do harm as well. */
function allOf({ categories, further }: Group): Levels {
  return [...categories, ...further].filter(({ level }) => level !== 'withheld')
}

function countContents(groups: readonly Group[]): AffectedSummary['byContent'] {
  const contents = new Map<string, { readonly categories: Levels; count: number }>()
  for (const { categories, count } of groups) {
    const key = contentKey(categories)
    const content = contents.get(key) ?? { categories, count: 0 }
    content.count += count
    contents.set(key, content)
  }
  const sorted = [...contents.values()].sort((a, b) => b.count - a.count)
  return sorted.map(({ categories, count }) => ({ categories, persons: exact(count, 'persons') }))
}

function countCategories(groups: readonly Group[]): AffectedSummary['byCategory'] {
  const counts = new Map<string, number>()
  for (const group of groups) {
    const own = new Set(allOf(group).map(({ category }) => category))
    for (const category of own) counts.set(category, (counts.get(category) ?? 0) + group.count)
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([category, count]) => ({ category, persons: exact(count, 'persons') }))
}

function contentKey(categories: Levels): string {
  return categories.map(({ category, level }) => `${category} ${level}`).join('\n')
}

function copyOf(categories: Levels): Levels {
  return categories.map(({ category, level }) => ({ category, level }))
}
