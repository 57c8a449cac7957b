import type { PGlite } from '@electric-sql/pglite'
import type { ColumnLog } from './column-log'
import { recordId, subjectId, subjects, viewers } from './population'

/** Receipts by numbers, and what the numbers stand for: what a host with many receipts may keep beside, or instead of, the
 * table with their bodies. The views are those that the questions read.
 */
const tables = [
  'CREATE TABLE lean_account (account int PRIMARY KEY, viewer text, role text, organisation text)',
  'CREATE TABLE lean_person (person int PRIMARY KEY, subject text NOT NULL UNIQUE, record_id text NOT NULL)',
  'CREATE TABLE lean_disclosure (disclosure smallint PRIMARY KEY, purpose text, act text, is_refused boolean)',
  `CREATE TABLE audit_disclosed (
    disclosure smallint, place int, record_kind text, category text, level text, PRIMARY KEY (disclosure, place))`,
  `CREATE UNLOGGED TABLE lean_receipt (
    index int, account int NOT NULL, person int NOT NULL, at double precision NOT NULL, disclosure smallint NOT NULL)`,
  `CREATE VIEW audit_access AS
  SELECT index, disclosure, at, act, 'cv'::text AS record_kind, record_id, subject, role, organisation, purpose
  FROM lean_receipt JOIN lean_person USING (person) JOIN lean_account USING (account) JOIN lean_disclosure USING (disclosure)
  WHERE NOT is_refused`,
  `CREATE VIEW audit_contact AS
  SELECT index, at, ''::text AS means, ''::text AS subject, NULL::jsonb AS need, ''::text AS role, ''::text AS organisation,
    ''::text AS purpose FROM lean_receipt WHERE false`,
  `CREATE VIEW audit_kept_back AS
  SELECT ''::text AS subject, ''::text AS role, ''::text AS organisation, ''::text AS law, 0::double precision AS until,
    0::double precision AS at FROM lean_receipt WHERE false`,
]

/** Makes the tables, and fills those of accounts and persons. */
export async function makeLeanTables(database: PGlite): Promise<void> {
  for (const statement of tables) await database.query(statement)
  await copyCells(
    database,
    'lean_account',
    viewers.map(({ id, role, organisation }, account) => [account, id, role, organisation]),
  )
  await copyCells(
    database,
    'lean_person',
    Array.from({ length: subjects }, (_, person) => [person, subjectId(person), recordId(person)]),
  )
  for (const table of ['lean_account', 'lean_person']) await database.query(`ANALYZE ${table}`)
}

async function fillDisclosures(database: PGlite, { disclosures }: ColumnLog): Promise<void> {
  await database.query('TRUNCATE lean_disclosure, audit_disclosed')
  await copyCells(
    database,
    'lean_disclosure',
    disclosures.map(({ purpose, act, refusal }, disclosure) => [disclosure, purpose, act, refusal !== undefined]),
  )
  await copyCells(
    database,
    'audit_disclosed',
    disclosures.flatMap(({ disclosed }, disclosure) =>
      disclosed.map(({ record, category, level }, place) => [disclosure, place, record, category, level]),
    ),
  )
  for (const table of ['lean_disclosure', 'audit_disclosed']) await database.query(`ANALYZE ${table}`)
}

const batch = 200_000

/** Puts a log into the table, in place of the one before. */
export async function fillLeanTables(database: PGlite, log: ColumnLog, say: (progress: string) => void): Promise<void> {
  await database.query('DROP INDEX IF EXISTS lean_receipt_person')
  await database.query('TRUNCATE lean_receipt')
  await fillDisclosures(database, log)
  for (let from = 0; from < log.size; from += batch) {
    say(`filling the table: ${from} of ${log.size} receipts`)
    await copyRows(database, 'lean_receipt', log.rows(from, from + batch))
  }
  say('indexing the table')
  await database.query('CREATE INDEX lean_receipt_person ON lean_receipt (person, at)')
  await database.query('ANALYZE lean_receipt')
}

function copyCells(database: PGlite, table: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  return copyRows(database, table, rows.map((row) => `${row.map((cell) => cell ?? '\\N').join('\t')}\n`).join(''))
}

async function copyRows(database: PGlite, table: string, text: string): Promise<void> {
  await database.query(`COPY ${table} FROM '/dev/blob'`, [], { blob: new Blob([text]) })
}
