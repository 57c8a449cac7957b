import { breachScope, type ExposureRow, exposureRows, type LogRecord, levelRanks } from 'need-to-know/audit'
import type { BreachInSql, PersonsBy, SqlBreachInput } from '../../examples/stores/breach-questions'
import { type Access, readAccess, seenItems } from '../../src/audit/access/access'

/** What the database is to find, the slow way: every release of a log held against every row of what could be seen. */
export function withinReach(
  input: SqlBreachInput,
  rows: readonly ExposureRow[] = rowsOf(input),
): (log: Iterable<LogRecord>, poor: number) => BreachInSql {
  const { log: kept, ...source } = input
  // A log without an entry leaves those whom it is not known to cover.
  const { subjects } = breachScope({ ...source, log: { ...kept, entries: [] } }).affected
  return (log, poor) => found(meetings(input, rows, log), poor > 0 ? rows : subjects, poor)
}

function rowsOf({ log: _, ...source }: SqlBreachInput): readonly ExposureRow[] {
  return [...exposureRows(source)]
}

type Named = readonly { readonly subject: string }[]

function found(seen: readonly Meeting[], open: Named, poor: number): BreachInSql {
  const confirmed = new Set(seen.map(({ subject }) => subject))
  const roles = [...new Set(seen.map(({ role }) => role))]
  return {
    persons: confirmed.size,
    cases: new Set(seen.map(({ index }) => index)).size,
    byRole: personsBy(seen, ({ role }) => role),
    byCategory: personsBy(seen, ({ category }) => category),
    byRoleAndCategory: Object.fromEntries(
      roles.map((role) => [
        role,
        personsBy(
          seen.filter((each) => each.role === role),
          ({ category }) => category,
        ),
      ]),
    ),
    byPolicy: personsBy(seen, ({ policy, version }) => `${policy}@${version}`),
    poor,
    exposed: [...new Set([...open.map(({ subject }) => subject), ...confirmed])]
      .sort()
      .map((subject) => ({ subject, certainty: confirmed.has(subject) ? 'confirmed' : 'possible' })),
  }
}

/** The releases that fell within what could be seen. */
export function releasesWithin(
  input: SqlBreachInput,
  rows: readonly ExposureRow[],
  log: readonly LogRecord[],
): readonly LogRecord[] {
  const met = new Set(meetings(input, rows, log).map(({ index }) => index))
  return log.filter((_, index) => met.has(index))
}

interface Meeting extends ExposureRow {
  /** The place of the release in the log. */
  readonly index: number
}

function meetings(input: SqlBreachInput, rows: readonly ExposureRow[], log: Iterable<LogRecord>): readonly Meeting[] {
  const bySubject = new Map<string | undefined, ExposureRow[]>()
  for (const row of rows) bySubject.set(row.subject, [...(bySubject.get(row.subject) ?? []), row])
  const found: Meeting[] = []
  let index = -1
  for (const record of log) {
    index++
    const access = readAccess(record)
    if (access === undefined || !isOfClass(input, access)) continue
    for (const row of bySubject.get(access.subject) ?? []) {
      if (fellWithin(input, row, access)) found.push({ ...row, index })
    }
  }
  return found
}

function isOfClass({ viewers }: SqlBreachInput, { viewer, purpose }: Access): boolean {
  return viewers === undefined || viewers.some((each) => each.role === viewer.role && each.purpose === purpose)
}

function fellWithin({ timeline }: SqlBreachInput, row: ExposureRow, access: Access): boolean {
  const { viewer, record, subject, at } = access
  if (row.subject !== subject || row.recordKind !== record.kind || row.recordId !== record.id) return false
  if (row.role !== viewer.role || at === undefined || at < row.from || at >= (row.to ?? Number.POSITIVE_INFINITY)) {
    return false
  }
  const { organisation } = viewer
  const isTo =
    row.organisation !== null
      ? row.organisation === organisation
      : organisation === undefined
        ? row.except.length === 0
        : !row.except.includes(organisation)
  const [first] = timeline.entries
  if (!isTo || first === undefined) return false
  const ranks = levelRanks(first.value.vocabulary, [row.category])
  return (seenItems(access.disclosed) ?? []).some(({ record: kind, category, level }) => {
    const rank = ranks.find((each) => each.level === level)?.rank ?? -1
    return kind === row.recordKind && category === row.category && rank > Math.max(0, row.allowedRank)
  })
}

function personsBy(seen: readonly ExposureRow[], of: (row: ExposureRow) => string): PersonsBy {
  const found = new Map<string, Set<string>>()
  for (const row of seen) found.set(of(row), (found.get(of(row)) ?? new Set()).add(row.subject))
  return Object.fromEntries([...found].map(([name, persons]) => [name, persons.size]))
}
