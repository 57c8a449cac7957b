import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { type BreachScope, breachScope, whoSaw } from 'need-to-know/audit'
import { askBreach, type BreachInSql, loadBreach } from '../../../examples/stores/breach-questions'
import { whoSawInSql } from '../../../examples/stores/questions'
import { withinReach } from '../../audit/sql-answers'
import { ColumnLog } from './column-log'
import { heldBytes } from './heap'
import { fillLeanTables, makeLeanTables } from './lean-tables'
import { openStore } from './open-store'
import { subjectId } from './population'

/** Milliseconds for one answer, in memory and in SQL; and what the answers were. */
export interface QuestionsResult {
  readonly receipts: number
  /** Bytes held by the log in memory. */
  readonly logBytes: number
  readonly filledMs: number
  readonly whoSawMs: Both
  /** In memory all of it; in SQL what fell within what could be seen: of this log the same. Finding out who could see takes `exposures` of it in memory; that, and putting it into tables, `loaded` of
   * it in SQL. Both are the same for every log.
   */
  readonly breachScopeMs: Both & { readonly exposures: number; readonly loaded: number }
  /** Accesses told to the subjects asked about; persons and uses within what could be seen; persons affected. */
  readonly found: {
    readonly accesses: number
    readonly persons: number
    readonly cases: number
    readonly affected: number
  }
}

interface Both {
  readonly memory: number
  readonly sql: number
}

export interface QuestionsOptions {
  readonly sizes: readonly number[]
  /** Subjects whose CVs stood open. */
  readonly exposed: number
  readonly say: (progress: string) => void
}

const asked = [0, 8, 12_345, 49_999].map(subjectId)

/** Asks both questions of logs of these sizes, in memory and in PostgreSQL.
 *
 * @throws Error where the answers of the database are not what looking at each receipt finds, or not whom `breachScope` does
 */
export async function benchQuestions({ sizes, exposed, say }: QuestionsOptions): Promise<readonly QuestionsResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'audit-bench-'))
  const database = await PGlite.create(folder)
  try {
    for (const setting of ["work_mem = '256MB'", "maintenance_work_mem = '512MB'"])
      await database.query(`SET ${setting}`)
    await makeLeanTables(database)
    const results: QuestionsResult[] = []
    for (const size of sizes) results.push(await askBoth(database, size, exposed, say))
    return results
  } finally {
    await database.close()
    await rm(folder, { recursive: true })
  }
}

async function askBoth(
  database: PGlite,
  size: number,
  exposed: number,
  progress: (progress: string) => void,
): Promise<QuestionsResult> {
  const say = (what: string) => progress(`${size} receipts: ${what}`)
  say('writing the log')
  const before = heldBytes()
  const log = new ColumnLog(size, exposed)
  const logBytes = heldBytes() - before
  const filled = await timed(() => fillLeanTables(database, log, say))

  say('who saw a subject')
  const seen = asked.map((subject) => timedNow(() => whoSaw(log, subject)))
  // The first question plans, the next ones find what it read.
  await whoSawInSql(database, 'nobody')
  const seenInSql = []
  for (const subject of asked) seenInSql.push(await timed(() => whoSawInSql(database, subject)))
  requireEqual(
    'whoSaw',
    seen.map(({ value }) => value),
    seenInSql.map(({ value }) => value),
  )

  say('the scope of a breach')
  const input = openStore(exposed)
  const exposures = timedNow(() => breachScope({ ...input, log: { ...input.log, entries: [] } })).ms
  const scope = timedNow(() => breachScope({ ...input, log: { ...input.log, entries: log } }))
  say('the scope of a breach, in SQL: who could see')
  const loaded = await timed(() => loadBreach(database, input))
  say('the scope of a breach, in SQL: who did')
  const inSql = await timed(() => askBreach(database, input))
  requireEqual('what fell within what could be seen', withinReach(input)(log, 0), inSql.value)
  requireEqual('who is affected', affectedIn(scope.value), inSql.value.exposed)
  requireEqual('the uses', scope.value.didSee.cases.count, inSql.value.cases)

  return {
    receipts: size,
    logBytes,
    filledMs: filled.ms,
    whoSawMs: { memory: mean(seen), sql: mean(seenInSql) },
    breachScopeMs: { memory: scope.ms, sql: loaded.ms + inSql.ms, exposures, loaded: loaded.ms },
    found: {
      accesses: seen.reduce((sum, { value }) => sum + value.accesses.length, 0),
      persons: inSql.value.persons,
      cases: inSql.value.cases,
      affected: scope.value.affected.subjects.length,
    },
  }
}

/** Whom a scope finds, in the words of the database. */
export function affectedIn({ affected }: BreachScope): BreachInSql['exposed'] {
  return affected.subjects
    .map(({ subject, certainty }): BreachInSql['exposed'][number] => ({ subject, certainty }))
    .sort((a, b) => (a.subject < b.subject ? -1 : 1))
}

function requireEqual(question: string, inMemory: unknown, inSql: unknown): void {
  if (!isDeepStrictEqual(inMemory, inSql)) throw new Error(`${question} is answered otherwise in SQL`)
}

interface Timed<T> {
  readonly value: T
  readonly ms: number
}

function timedNow<T>(run: () => T): Timed<T> {
  const start = performance.now()
  const value = run()
  return { value, ms: performance.now() - start }
}

async function timed<T>(run: () => Promise<T>): Promise<Timed<T>> {
  const start = performance.now()
  const value = await run()
  return { value, ms: performance.now() - start }
}

function mean(all: readonly { readonly ms: number }[]): number {
  return all.reduce((sum, { ms }) => sum + ms, 0) / all.length
}
