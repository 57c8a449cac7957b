import { PGlite } from '@electric-sql/pglite'
import {
  type BreachScopeInput,
  breachScope,
  type ExposureRow,
  exposureRows,
  type LogEntry,
  type LogRecord,
  noHash,
  recordOf,
  whoSaw,
} from 'need-to-know/audit'
import type { ViewerClass } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askBreach, type BreachInSql, loadBreach } from '../../examples/stores/breach-questions'
import { postgresStore } from '../../examples/stores/postgres-store'
import { auditViews, whoSawInSql } from '../../examples/stores/questions'
import { sealEntry } from '../../src/audit/log/seal-entry'
import { type Choice, choiceOfSeed } from '../laws/arbitraries/choice'
import { isFresh, seed } from '../laws/arbitraries/depth'
import { edgeAccesses } from './edge-accesses'
import { poorer, someBreach } from './generated-breach'
import { contactRequest, keptBack, mail, receipt, refused } from './receipts'
import { records, salts, sealAll } from './recruitment-log'
import { releasesWithin, withinReach } from './sql-answers'

let database: PGlite

beforeAll(async () => {
  database = await PGlite.create()
  await postgresStore(database)
  for (const view of auditViews) await database.query(view)
})
afterAll(() => database.close())

/** Puts a log into the table; gives what stands in it. */
async function keep(entries: readonly LogEntry[]): Promise<readonly LogRecord[]> {
  await database.query('DELETE FROM audit_log')
  await database.query(
    `INSERT INTO audit_log (index, previous, hash, body, link)
     SELECT index, previous, hash, body, link FROM jsonb_populate_recordset(NULL::audit_log, $1::jsonb)`,
    [JSON.stringify(entries)],
  )
  return entries.map(recordOf)
}

describe('who saw what, asked of the database', () => {
  it('TERMS-036 TERMS-037 is what whoSaw finds: CVs, dialogues and downloads, by whom, when and how much', async () => {
    const log = await keep(sealAll(records))
    const keepingBack = { vocabulary: recruitment.vocabulary, at: Date.UTC(2025, 0, 1) }
    for (const subject of ['subject-1', 'subject-2', 'subject-3', 'nobody']) {
      expect(await whoSawInSql(database, subject, keepingBack)).toEqual(whoSaw(log, subject, { keepingBack }))
    }
    expect((await whoSawInSql(database, 'subject-1', keepingBack)).accesses.length).toBeGreaterThan(0)
  })

  it('TERMS-033 TERMS-034 leaves out what was refused, the own look, and what did not get through', async () => {
    const log = await keep(
      sealAll([
        receipt({ at: 40, saw: { existence: 'full', 'identity.name': 'initials', 'contact.email': 'withheld' } }),
        receipt({ at: 30, viewer: { organisation: ' ', role: '' }, purpose: '  ', act: undefined }),
        receipt({ at: undefined, saw: {} }),
        receipt({ at: 35, saw: { 'contact.email': 'withheld' } }),
        receipt({ at: 20, record: { subject: undefined } }),
        receipt({ viewer: { id: 'ida', role: 'subject' } }),
        refused(),
        contactRequest(),
        contactRequest({ allowed: false }),
        mail({ need: undefined }),
      ]),
    )
    const found = await whoSawInSql(database, 'ida')
    expect(found).toEqual(whoSaw(log, 'ida'))
    expect([found.accesses.length, found.contacts.length, found.unattributable.count]).toEqual([4, 2, 1])
  })
})

it('what is kept back from the subject is what whoSaw keeps back, at every instant', async () => {
  const police = { role: 'authority', organisation: 'police' } as const
  const log = await keep(
    sealAll([
      ...[5, 10, 20, 60, 150].map((at) => receipt({ at, viewer: { ...police, id: 'constable-1' } })),
      keptBack(),
      receipt({ at: 20 }),
      keptBack({ recipient: { role: 'employer', organisation: 'nordlys' } }),
      keptBack({ record: { kind: 'cv', subject: 'jon' }, until: 900 }),
      keptBack({ at: 50, until: 200 }),
      keptBack({ reference: 'case-5', law: 'another Act', at: 15, until: 200 }),
      keptBack({ reference: 'case-6', at: 15, until: 300 }),
      keptBack({ reference: 'case-6', at: 40, until: 45 }),
      receipt({ at: 20, viewer: { ...police, organisation: 'court', id: 'judge-1' } }),
    ]),
  )
  const lengths = []
  for (const at of [0, 44, 45, 99, 100, 199, 200, 400]) {
    const keepingBack = { vocabulary: recruitment.vocabulary, at }
    const found = await whoSawInSql(database, 'ida', keepingBack)
    expect(found).toEqual(whoSaw(log, 'ida', { keepingBack }))
    lengths.push(found.accesses.length)
  }
  expect(lengths).toEqual([3, 3, 3, 3, 3, 3, 7, 7])
  await expect(whoSawInSql(database, 'ida')).rejects.toThrow(RangeError)
})

/** Those that can be sealed. */
function sealWhatCanBe(records: Iterable<LogRecord>): readonly LogEntry[] {
  const salt = salts()
  const entries: LogEntry[] = []
  for (const record of records) {
    const { index = -1, hash = noHash } = entries.at(-1) ?? {}
    try {
      entries.push(JSON.parse(JSON.stringify(sealEntry(record, { size: index + 1, hash }, salt()))))
    } catch {
      // A log does not take it.
    }
  }
  return entries
}

/** What could be seen in a breach: loaded once, into tables in a schema of its own, and asked about many logs. */
interface Stage {
  readonly input: BreachScopeInput
  readonly rows: readonly ExposureRow[]
  /** What comes next of the draws that made it. */
  readonly choice: Choice
  ask(log: Iterable<LogRecord>): Promise<Answer>
}

interface Answer {
  /** What of the log could be sealed. */
  readonly entries: readonly LogRecord[]
  readonly inSql: BreachInSql
  readonly byLooking: BreachInSql
}

let schemas = 0

async function stageOf(input: BreachScopeInput, choice: Choice): Promise<Stage> {
  const schema = `breach_${schemas++}`
  await database.query(`CREATE SCHEMA ${schema}`)
  const enter = () => database.query(`SET search_path = ${schema}, public`)
  await enter()
  await loadBreach(database, input)
  const { log: _, ...source } = input
  const rows = [...exposureRows(source)]
  const look = withinReach(input, rows)
  return {
    input,
    rows,
    choice,
    async ask(log) {
      await enter()
      const entries = await keep(sealWhatCanBe(log))
      const inSql = await askBreach(database, input)
      return { entries, inSql, byLooking: look(entries, inSql.poor) }
    },
  }
}

const alsoWithPassword: ViewerClass = { role: 'employer', assurance: 'low', purpose: 'recruitment' }

/** In every other breach, what one class could see another could at the same time: an access falls into both. */
async function someStage(number: number): Promise<Stage> {
  const choice = choiceOfSeed(seed + number)
  const input = someBreach(choice, [5, 33])
  const viewers = number % 2 === 0 ? input.viewers : [...(input.viewers ?? []), alsoWithPassword]
  return stageOf({ ...input, ...(viewers && { viewers }) }, choice)
}

const stages: Stage[] = []

/** The breaches of this run, `least` of them, and more until what is looked for was met; the same in every test. */
async function* breaches(least: number, wasMet: () => boolean): AsyncGenerator<Stage> {
  for (let i = 0; i < (isFresh ? 5 * least : least) || (i < 200 && !wasMet()); i++) {
    const stage = stages[i] ?? (await someStage(i))
    stages[i] = stage
    yield stage
  }
  expect(wasMet()).toBe(true)
}

const subjectsOf = (all: readonly { readonly subject: string }[]) => all.map(({ subject }) => subject).sort()
const confirmedIn = ({ exposed }: BreachInSql) =>
  subjectsOf(exposed.filter(({ certainty }) => certainty === 'confirmed'))

/** A receipt of which its consents say nothing. */
const withoutEvidence = (record: LogRecord) => (record.kind === 'receipt' ? { ...record, evidence: undefined } : record)

describe('what fell within what could be seen, asked of the database', () => {
  it('UWV-36 JI-13 is the persons, uses, recipients, categories and policies that looking at each release finds', async () => {
    let [told, cases] = [0, 0]
    for await (const { input, ask } of breaches(12, () => told > 3 && cases > 5)) {
      const { inSql, byLooking } = await ask(input.log.entries)
      expect(inSql).toEqual(byLooking)
      if (inSql.poor === 0 && inSql.cases > 0) told++
      if (inSql.cases > 0) cases++
    }
  })

  it('UWV-36 INV-11 finds nobody whom breachScope does not, where no receipt shows itself to be lawful; and all, in a log of nothing else', async () => {
    let [found, more] = [0, 0]
    for await (const { input, rows, ask } of breaches(6, () => Math.min(found, more) > 3)) {
      const all = [...input.log.entries].map(withoutEvidence)
      for (const some of [all, releasesWithin(input, rows, all)]) {
        const { entries, inSql } = await ask(some)
        const confirmed = confirmedIn(inSql)
        const log = { complete: [{ kinds: ['cv', 'dialogue'] }], entries }
        const subjects = subjectsOf(breachScope({ ...input, log }).affected.subjects)
        expect(subjects).toEqual(expect.arrayContaining(confirmed))
        if (some !== all) expect(confirmed).toEqual(subjects)
        found += confirmed.length
        more += subjects.length - confirmed.length
      }
    }
  })

  it('UWV-36 JI-14 finds the same at the edges of what was exposed, one access at a time and all together', async () => {
    let [cases, none, several] = [0, 0, 0]
    for await (const { rows, choice, ask } of breaches(6, () => Math.min(cases, none, several) > 5)) {
      const all = edgeAccesses(isFresh ? rows : choice.some(rows, 25))
      for (const entries of [all, ...choice.times(5, 7, () => (all.length > 0 ? [choice.pick(all)] : []))]) {
        const { inSql, byLooking } = await ask(entries)
        expect(inSql).toEqual(byLooking)
        if (inSql.cases > 0) cases++
        else none++
        if (inSql.exposed.length > 0 && inSql.persons < inSql.exposed.length) several++
      }
    }
  })

  it('UWV-36 finds what any role saw for any purpose where no classes of viewers are named', async () => {
    let [cases, more] = [0, 0]
    for await (const listed of breaches(4, () => cases > 5 && more > 0)) {
      const { viewers: _, ...input } = listed.input
      const { ask } = await stageOf(input, listed.choice)
      const { inSql, byLooking } = await ask(input.log.entries)
      expect(inSql).toEqual(byLooking)
      const less = (await listed.ask(input.log.entries)).inSql
      expect(confirmedIn(inSql)).toEqual(expect.arrayContaining(confirmedIn(less)))
      cases += inSql.cases
      more += inSql.cases - less.cases
    }
  })

  it('JI-12 takes a level or a category that the vocabulary does not have for one that says too little', async () => {
    const [exposing] = stages.filter(({ rows }) => rows.length > 0)
    if (exposing === undefined) throw new Error('nothing is exposed')
    const { window: _, ...always } = exposing.input
    const { ask } = await stageOf(always, exposing.choice)
    const poorOf = async (changes: Parameters<typeof receipt>[0]) => (await ask([receipt(changes)])).inSql.poor
    expect(await poorOf({})).toBe(0)
    for (const lost of [
      { saw: { 'identity.name': 'all of it' } },
      { saw: { 'identity.nmae': 'full' } },
      { saw: {} },
      { at: undefined },
      { purpose: 'rcruitment' },
      { viewer: { role: 'employr' } },
      { record: { subject: undefined } },
      { record: { id: undefined } },
    ]) {
      expect(await poorOf(lost)).toBe(1)
    }
    expect(await poorOf({ viewer: { role: 'subject' }, at: undefined })).toBe(0)
  })

  it('JI-12 INV-11 rules nobody out as long as an entry says too little', async () => {
    let poor = 0
    for await (const { input, rows, choice, ask } of breaches(12, () => poor > 8)) {
      const { inSql, byLooking } = await ask([...input.log.entries].map((entry) => poorer(choice, entry)))
      expect(inSql).toEqual(byLooking)
      if (inSql.poor === 0) continue
      poor++
      const exposed = new Set(rows.map(({ subject }) => subject))
      expect(subjectsOf(inSql.exposed)).toEqual([...exposed].sort())
    }
  })
})
