import { PGlite } from '@electric-sql/pglite'
import {
  type BreachScopeInput,
  breachScope,
  exposureRows,
  type LogEntry,
  type LogRecord,
  levelRanks,
  noHash,
  recordOf,
  whoSaw,
} from 'need-to-know/audit'
import { exposures, type ViewerClass } from 'need-to-know/history'
import { recruitment } from 'need-to-know/recruitment'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BreachInSql, breachInSql } from '../../examples/stores/breach-questions'
import { postgresStore } from '../../examples/stores/postgres-store'
import { auditViews, whoSawInSql } from '../../examples/stores/questions'
import { sealEntry } from '../../src/audit/log/seal-entry'
import { type Choice, choiceOfSeed } from '../laws/arbitraries/choice'
import { poorer, someBreach, someEntry } from './generated-breach'
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
  await database.query('TRUNCATE audit_log')
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

/** A breach with a longer log: of what was exposed, and of what was not. */
function longerBreach(choice: Choice, isPoor: boolean): BreachScopeInput {
  const input = someBreach(choice)
  const { timeline, histories, log, ...options } = input
  const found = [...exposures(timeline, histories, options)]
  const entries = [...log.entries, ...choice.times(5, 25, () => someEntry(choice, found))]
  return { ...input, log: { ...log, entries: isPoor ? entries.map((each) => poorer(choice, each)) : entries } }
}

const alsoWithPassword: ViewerClass = { role: 'employer', assurance: 'low', purpose: 'recruitment' }

/** Accesses that are just within what was exposed, and just outside of it, in one way each. */
function edges(source: Omit<BreachScopeInput, 'log'>): readonly LogRecord[] {
  const known = recruitment.vocabulary.definition
  return [...exposureRows(source)].flatMap((row): readonly LogRecord[] => {
    const { subject, recordKind: kind, recordId: id, role, organisation, except, from, to, category } = row
    const levels = levelRanks(known, [category]).filter(({ rank }) => rank > 0)
    const saw = (level: string) => ({ [category]: level })
    const within = {
      at: from,
      viewer: { role, organisation: organisation ?? 'elsewhere' },
      record: { kind, id, subject },
      saw: saw('full'),
    }
    const { saw: _, ...seen } = within
    const nested = [{ record: 'note', category, level: 'full', grounds: [] }]
    return [
      ...levels.map(({ level }) => receipt({ ...within, saw: saw(level) })),
      receipt({ ...within, at: from - 1 }),
      ...(to === null ? [] : [receipt({ ...within, at: to - 1 }), receipt({ ...within, at: to })]),
      ...[...except, 'somewhere'].map((other) => receipt({ ...within, viewer: { role, organisation: other } })),
      receipt({ ...within, viewer: { role: 'counsellor' } }),
      receipt({ ...within, purpose: 'approach' }),
      receipt({ ...within, record: { kind, id: 'another', subject } }),
      receipt({ ...within, record: { kind: kind === 'cv' ? 'dialogue' : 'cv', id, subject } }),
      receipt({ ...seen, disclosed: nested }),
    ]
  })
}

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

interface Case {
  readonly input: BreachScopeInput
  readonly inSql: BreachInSql
  readonly byLooking: BreachInSql
}

async function compare(seed: number, isPoor: boolean): Promise<Case> {
  const { log, ...source } = longerBreach(choiceOfSeed(seed), isPoor)
  const entries = await keep(sealWhatCanBe(log.entries))
  const input = { ...source, log: { ...log, entries } }
  const inSql = await breachInSql(database, input)
  return { input, inSql, byLooking: withinReach(input)(entries, inSql.poor) }
}

const subjectsOf = (all: readonly { readonly subject: string }[]) => all.map(({ subject }) => subject).sort()
const confirmedIn = ({ exposed }: BreachInSql) =>
  subjectsOf(exposed.filter(({ certainty }) => certainty === 'confirmed'))

/** A receipt of which its consents say nothing. */
const withoutEvidence = (record: LogRecord) => (record.kind === 'receipt' ? { ...record, evidence: undefined } : record)

describe('what fell within what could be seen, asked of the database', () => {
  it('UWV-36 JI-13 is the persons, uses, recipients, categories and policies that looking at each release finds', async () => {
    const cases: Case[] = []
    for (let seed = 1; seed <= 40; seed++) cases.push(await compare(seed, false))
    const told = cases.filter(({ inSql }) => inSql.poor === 0)
    for (const { inSql, byLooking } of told) expect(inSql).toEqual(byLooking)
    expect(told.length).toBeGreaterThan(5)
    expect(told.filter(({ inSql }) => inSql.cases > 0).length).toBeGreaterThan(3)
  })

  it('UWV-36 INV-11 finds nobody whom breachScope does not, where no receipt shows itself to be lawful; and all, in a log of nothing else', async () => {
    let [found, more] = [0, 0]
    for (let seed = 1; seed <= 16; seed++) {
      const { log, ...source } = longerBreach(choiceOfSeed(seed), false)
      const all = [...log.entries].map(withoutEvidence)
      for (const some of [all, releasesWithin({ ...source, log }, all)]) {
        const entries = await keep(sealWhatCanBe(some))
        const input = { ...source, log: { complete: [{ kinds: ['cv', 'dialogue'] }], entries } }
        const confirmed = confirmedIn(await breachInSql(database, input))
        const { subjects } = breachScope(input).affected
        expect(subjectsOf(subjects)).toEqual(expect.arrayContaining(confirmed))
        if (some !== all) expect(confirmed).toEqual(subjectsOf(subjects))
        found += confirmed.length
        more += subjects.length - confirmed.length
      }
    }
    expect(Math.min(found, more)).toBeGreaterThan(5)
  })

  it('UWV-36 JI-14 finds the same at the edges of what was exposed, one access at a time and all together', async () => {
    let [cases, none, several] = [0, 0, 0]
    for (let seed = 1; seed <= 10; seed++) {
      const choice = choiceOfSeed(seed)
      const { log, ...breach } = someBreach(choice)
      // What one class could see another could at the same time: an access falls into both.
      const source = { ...breach, viewers: [...(breach.viewers ?? []), alsoWithPassword] }
      const all = edges(source)
      const byLooking = withinReach({ ...source, log })
      for (const entries of [all, ...choice.times(5, 8, () => (all.length > 0 ? [choice.pick(all)] : []))]) {
        const records = await keep(sealWhatCanBe(entries))
        const inSql = await breachInSql(database, { ...source, log })
        expect(inSql).toEqual(byLooking(records, 0))
        if (inSql.cases > 0) cases++
        else none++
        if (inSql.exposed.length > 0 && inSql.persons < inSql.exposed.length) several++
      }
    }
    expect(Math.min(cases, none, several)).toBeGreaterThan(5)
  })

  it('UWV-36 finds what any role saw for any purpose where no classes of viewers are named', async () => {
    let [cases, more] = [0, 0]
    for (let seed = 1; seed <= 12; seed++) {
      const { viewers, ...input } = longerBreach(choiceOfSeed(seed), false)
      const entries = await keep(sealWhatCanBe(input.log.entries))
      const inSql = await breachInSql(database, input)
      expect(inSql).toEqual(withinReach(input)(entries, inSql.poor))
      const listed = await breachInSql(database, { ...input, viewers: viewers ?? [] })
      expect(confirmedIn(inSql)).toEqual(expect.arrayContaining(confirmedIn(listed)))
      cases += inSql.cases
      more += inSql.cases - listed.cases
    }
    expect(cases).toBeGreaterThan(5)
    expect(more).toBeGreaterThan(0)
  })

  it('JI-12 takes a level or a category that the vocabulary does not have for one that says too little', async () => {
    const seeds = Array.from({ length: 40 }, (_, i) => i + 1)
    const input = seeds
      .map((seed) => someBreach(choiceOfSeed(seed)))
      .find(({ log: _, ...source }) => edges(source).length > 0)
    if (input === undefined) throw new Error('nothing is exposed')
    const { log, ...source } = input
    const poorOf = async (changes: Parameters<typeof receipt>[0]) => {
      await keep(sealWhatCanBe([receipt(changes)]))
      return (await breachInSql(database, { ...source, log })).poor
    }
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
    for (let seed = 1; seed <= 40; seed++) {
      const { input, inSql, byLooking } = await compare(seed, true)
      expect(inSql).toEqual(byLooking)
      if (inSql.poor === 0) continue
      poor++
      const { log: _, ...source } = input
      const exposed = new Set([...exposureRows(source)].map(({ subject }) => subject))
      expect(subjectsOf(inSql.exposed)).toEqual([...exposed].sort())
    }
    expect(poor).toBeGreaterThan(20)
  })
})
