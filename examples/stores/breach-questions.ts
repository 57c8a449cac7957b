import { type BreachLog, type BreachScopeInput, type ExposureRow, exposureRows, levelRanks } from 'need-to-know/audit'
import type { SqlClient } from './postgres-store'

/** What of a breach a database of receipts is asked: which releases fell within what could be seen. Who could see is
 * loaded, who did is joined with it.
 */
export const breachTables = [
  'DROP TABLE IF EXISTS breach_stretch, breach_list, breach_rank, breach_viewer, breach_complete, breach_match, breach_sight',
  `CREATE TABLE breach_stretch (
    stretch int PRIMARY KEY, subject text NOT NULL, record_kind text NOT NULL, record_id text NOT NULL, role text NOT NULL,
    organisation text, except_organisations text[] NOT NULL, from_at double precision NOT NULL, to_at double precision,
    policy text NOT NULL, list int NOT NULL)`,
  // Few lists of categories are exposed, however many persons.
  'CREATE TABLE breach_list (list int, record_kind text, category text, allowed_rank int)',
  'CREATE TABLE breach_rank (category text, level text, rank int)',
  'CREATE TABLE breach_viewer (role text, purpose text)',
  'CREATE TABLE breach_complete (record_kind text, from_at double precision, to_at double precision)',
  'CREATE TABLE breach_match (index bigint, stretch int, disclosure bigint)',
  'CREATE TABLE breach_sight (list int, disclosure bigint, category text)',
] as const

/** Which receipts fall into which stretch of time in which something could be seen. */
export const matches = `
  INSERT INTO breach_match
  SELECT access.index, stretch.stretch, access.disclosure
  FROM breach_stretch AS stretch JOIN audit_access AS access
    ON access.subject = stretch.subject AND access.record_id = stretch.record_id
    AND access.record_kind = stretch.record_kind AND access.role = stretch.role
    AND access.at >= stretch.from_at AND (stretch.to_at IS NULL OR access.at < stretch.to_at)
    AND CASE
      WHEN stretch.organisation IS NOT NULL THEN access.organisation = stretch.organisation
      WHEN access.organisation IS NULL THEN cardinality(stretch.except_organisations) = 0
      ELSE access.organisation <> ALL (stretch.except_organisations) END
  WHERE (access.role, access.purpose) IN (SELECT role, purpose FROM breach_viewer)`

/** Which categories were seen further than allowed, where a list of what was exposed meets one of what was disclosed. */
export const sights = `
  INSERT INTO breach_sight
  SELECT DISTINCT met.list, met.disclosure, item.category
  FROM (SELECT DISTINCT list, disclosure FROM breach_match JOIN breach_stretch USING (stretch)) AS met
    JOIN breach_list AS exposed ON exposed.list = met.list
    JOIN audit_disclosed AS item ON item.disclosure = met.disclosure AND item.category = exposed.category
      AND item.record_kind = exposed.record_kind
    JOIN breach_rank AS seen ON seen.category = item.category AND seen.level = item.level
  WHERE seen.rank > exposed.allowed_rank`

/** Persons seen: all, and by role, policy and category. */
export const seenPersons = `
  WITH met AS (
    SELECT DISTINCT subject, role, policy, list, disclosure FROM breach_match JOIN breach_stretch USING (stretch)
  ), seen AS (
    SELECT DISTINCT subject, role, policy, category FROM met JOIN breach_sight USING (list, disclosure)
  )
  SELECT role, policy, category, count(DISTINCT subject) AS persons FROM seen
  GROUP BY GROUPING SETS ((), (role), (policy), (category), (role, category))`

const seenMatches = `
  breach_match JOIN breach_stretch USING (stretch)
    JOIN (SELECT DISTINCT list, disclosure FROM breach_sight) AS sight USING (list, disclosure)`

/** Uses that were of something exposed; one can fall into several stretches. */
export const seenCases = `SELECT count(DISTINCT index) AS cases FROM ${seenMatches}`

/** Entries between $1 and $2 that do not say enough to be held against what was exposed, or say it in words that the
 * vocabulary (roles $3, purposes $4) does not have.
 */
export const poorEntries = `
  WITH vague AS (
    SELECT item.disclosure FROM audit_disclosed AS item LEFT JOIN breach_rank AS level USING (category, level)
    WHERE level.rank IS NULL OR item.record_kind IS NULL
  ), said AS (
    SELECT *,
      CASE WHEN role = ANY ($3::text[]) THEN role END AS known_role,
      CASE WHEN purpose = ANY ($4::text[]) THEN purpose END AS known_purpose
    FROM audit_access
    WHERE at IS NULL OR ((at >= $1::double precision OR $1::double precision IS NULL)
      AND (at < $2::double precision OR $2::double precision IS NULL))
  )
  SELECT count(*) AS poor FROM said
  WHERE EXISTS (SELECT FROM breach_viewer AS viewer
      WHERE coalesce(known_role, viewer.role) = viewer.role AND coalesce(known_purpose, viewer.purpose) = viewer.purpose)
    AND (subject IS NULL OR record_kind IS NULL OR record_id IS NULL OR at IS NULL
      OR known_role IS NULL OR known_purpose IS NULL
      OR disclosure IN (SELECT disclosure FROM vague)
      OR disclosure NOT IN (SELECT disclosure FROM audit_disclosed WHERE disclosure IS NOT NULL)
      -- Staff of the house have no organisation; where one makes a difference, it is not known which.
      OR (organisation IS NULL AND EXISTS (SELECT FROM breach_stretch AS stretch
        WHERE stretch.subject = said.subject AND stretch.role = said.role
          AND (stretch.organisation IS NOT NULL OR cardinality(stretch.except_organisations) > 0))))`

/** Who of those exposed was seen, or may have been: everybody, while there are poor entries ($1) or the log may lack some.
 * Then those who were seen.
 */
export const exposedSubjects = `
  WITH covered AS (
    SELECT record_kind, range_agg(numrange(from_at::numeric, to_at::numeric)) AS spans FROM breach_complete GROUP BY record_kind
  ), seen AS (SELECT DISTINCT stretch FROM ${seenMatches})
  SELECT subject, bool_or(seen.stretch IS NOT NULL) AS confirmed
  FROM breach_stretch LEFT JOIN seen USING (stretch) LEFT JOIN covered USING (record_kind)
  GROUP BY subject
  HAVING bool_or(seen.stretch IS NOT NULL OR $1::boolean
    OR NOT coalesce(covered.spans @> numrange(from_at::numeric, to_at::numeric), false))
  ORDER BY subject COLLATE "C"`

/** Persons by one of these. */
export type PersonsBy = Readonly<Record<string, number>>

/** What the database found: the releases that fell within what could be seen, by the columns of the table alone.
 *
 * It is not the scope of a breach. `breachScope` judges every release: one of a subject that no history has, or to a viewer
 * outside the classes, is affected there and not found here; one that its own consents, log-in or policy show to be lawful
 * is found here and not affected there. A letter or a notification is made of `breachScope`.
 */
export interface BreachInSql {
  readonly persons: number
  readonly cases: number
  readonly byRole: PersonsBy
  readonly byCategory: PersonsBy
  /** Role → category → persons. */
  readonly byRoleAndCategory: Readonly<Record<string, PersonsBy>>
  /** `name@version` → persons. */
  readonly byPolicy: PersonsBy
  /** Entries that do not say enough. */
  readonly poor: number
  /** Subjects exposed who were seen (`confirmed`), or whom the log does not rule out: all of them, while `poor` is not 0
   * (JI-12).
   */
  readonly exposed: readonly { readonly subject: string; readonly certainty: 'confirmed' | 'possible' }[]
}

/** As `breachScope` takes it; the entries are in the database. */
export interface SqlBreachInput extends Omit<BreachScopeInput, 'log'> {
  readonly log: Pick<BreachLog, 'complete'>
}

/** Asks the database which releases fell within what could be seen. Requires `auditViews`; makes and fills the tables of `breachTables`.
 *
 * @throws as `exposureRows`
 */
export async function breachInSql(client: SqlClient, input: SqlBreachInput): Promise<BreachInSql> {
  await loadBreach(client, input)
  return askBreach(client, input)
}

/** Who could see, into tables. */
export async function loadBreach(client: SqlClient, { log, ...source }: SqlBreachInput): Promise<void> {
  for (const statement of breachTables) await client.query(statement)
  const lists = new Lists()
  const insert = (table: string, rows: readonly unknown[]) =>
    client.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [
      JSON.stringify(rows),
    ])
  let stretch = 0
  const batch: unknown[] = []
  for (const rows of byStretch(exposureRows(source))) {
    batch.push(stretchRow(stretch++, rows, lists.of(rows)))
    if (batch.length === 5000) await insert('breach_stretch', batch.splice(0))
  }
  await insert('breach_stretch', batch)
  await insert('breach_list', lists.rows)
  const spans = (log.complete ?? []).flatMap(({ kinds, from, to }) =>
    kinds.map((record_kind) => ({ record_kind, from_at: from, to_at: to })),
  )
  await insert('breach_complete', spans)
  const vocabulary = source.timeline.entries[0]?.value.vocabulary
  if (vocabulary !== undefined) {
    // Without a list, whatever the purpose: more is found, never less.
    const everyClass = vocabulary.roles.flatMap((role) => vocabulary.purposes.map((purpose) => ({ role, purpose })))
    await insert('breach_viewer', source.viewers ?? everyClass)
    await insert('breach_rank', levelRanks(vocabulary, ['existence', ...Object.keys(vocabulary.categories)]))
  }
  for (const table of ['breach_stretch', 'breach_list', 'breach_rank']) await client.query(`ANALYZE ${table}`)
}

/** Who did, and whom the log does not rule out. Requires `loadBreach`. */
export async function askBreach(client: SqlClient, { timeline, window }: SqlBreachInput): Promise<BreachInSql> {
  const rows = async (text: string, ...params: unknown[]) => (await client.query(text, params)).rows as readonly Row[]
  // Asked before, perhaps, of a log that has grown since.
  await rows('TRUNCATE breach_match, breach_sight')
  await rows(matches)
  await rows('ANALYZE breach_match')
  await rows(sights)
  const { roles = [], purposes = [] } = timeline.entries[0]?.value.vocabulary ?? {}
  const [said] = await rows(poorEntries, window?.from ?? null, window?.to ?? null, [...roles, 'subject'], purposes)
  const [used] = await rows(seenCases)
  const poor = Number(said?.['poor'])
  const exposed = await rows(exposedSubjects, poor > 0)
  return {
    ...countsIn(await rows(seenPersons)),
    cases: Number(used?.['cases']),
    poor,
    exposed: exposed.map(({ subject, confirmed }) => ({
      subject: String(subject),
      certainty: confirmed === true ? 'confirmed' : 'possible',
    })),
  }
}

type Row = Readonly<Record<string, unknown>>

function countsIn(rows: readonly Row[]): Omit<BreachInSql, 'cases' | 'poor' | 'exposed'> {
  const found = rows.map(({ role, policy, category, persons }) => ({
    role,
    policy,
    category,
    persons: Number(persons),
  }))
  const by = (name: 'role' | 'policy' | 'category', among: typeof found): PersonsBy =>
    Object.fromEntries(among.map((row) => [String(row[name]), row.persons]))
  const ofRoles = found.filter(({ role, category }) => role !== null && category === null)
  return {
    persons:
      found.find(({ role, policy, category }) => role === null && policy === null && category === null)?.persons ?? 0,
    byRole: by('role', ofRoles),
    byCategory: by(
      'category',
      found.filter(({ role, category }) => role === null && category !== null),
    ),
    byRoleAndCategory: Object.fromEntries(
      ofRoles.map(({ role }) => [
        String(role),
        by(
          'category',
          found.filter((row) => row.role === role && row.category !== null),
        ),
      ]),
    ),
    byPolicy: by(
      'policy',
      found.filter(({ policy }) => policy !== null),
    ),
  }
}

/** Rows of one stretch come one after the other. */
function* byStretch(rows: Iterable<ExposureRow>): Generator<readonly [ExposureRow, ...ExposureRow[]]> {
  let together: [ExposureRow, ...ExposureRow[]] | undefined
  for (const row of rows) {
    if (together !== undefined && isSameStretch(together[0], row)) together.push(row)
    else {
      if (together !== undefined) yield together
      together = [row]
    }
  }
  if (together !== undefined) yield together
}

const partsOfStretch = [
  'subject',
  'recordKind',
  'recordId',
  'role',
  'organisation',
  'from',
  'to',
  'policy',
  'version',
] as const

function isSameStretch(a: ExposureRow, b: ExposureRow): boolean {
  return partsOfStretch.every((part) => a[part] === b[part])
}

function stretchRow(stretch: number, [row]: readonly [ExposureRow, ...ExposureRow[]], list: number): object {
  const { subject, recordKind, recordId, role, organisation, except, from, to, policy, version } = row
  return {
    stretch,
    subject,
    record_kind: recordKind,
    record_id: recordId,
    role,
    organisation,
    except_organisations: except,
    from_at: from,
    to_at: to,
    policy: `${policy}@${version}`,
    list,
  }
}

/** Lists of exposed categories, each of which there is once. */
class Lists {
  readonly #numbers = new Map<string, number>()
  readonly rows: object[] = []

  of(rows: readonly ExposureRow[]): number {
    const list = rows.map(({ recordKind, category, allowedRank }) => ({
      record_kind: recordKind,
      category,
      allowed_rank: Math.max(0, allowedRank),
    }))
    const key = JSON.stringify(list)
    const number = this.#numbers.get(key) ?? this.#numbers.size
    if (number === this.#numbers.size) this.rows.push(...list.map((row) => ({ list: number, ...row })))
    this.#numbers.set(key, number)
    return number
  }
}
