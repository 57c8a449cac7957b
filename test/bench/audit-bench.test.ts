import { PGlite } from '@electric-sql/pglite'
import { breachScope, whoSaw } from 'need-to-know/audit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askBreach, loadBreach } from '../../examples/stores/breach-questions'
import { whoSawInSql } from '../../examples/stores/questions'
import { withinReach } from '../audit/sql-answers'
import { benchAllowance, ReleaseStream } from './audit/allowance'
import { appendReceipts, bodiesOf, hashChain, receiptsOfCvs, sealReceipts, verifyEntries } from './audit/chain'
import { ColumnLog } from './audit/column-log'
import { fillLeanTables, makeLeanTables } from './audit/lean-tables'
import { openStore } from './audit/open-store'
import { subjectId } from './audit/population'
import { affectedIn } from './audit/questions'
import { readOptions } from './options'

describe('the chain of the benchmarks', () => {
  const receipts = receiptsOfCvs(20)
  const entries = sealReceipts(receipts)
  const last = entries.at(-1)?.hash

  it('is the same by hand, sealed, appended and verified', async () => {
    expect(hashChain(bodiesOf(entries))).toBe(last)
    expect(await appendReceipts(receipts)).toBe(last)
    expect(verifyEntries(JSON.parse(JSON.stringify(entries)))).toBe(last)
  })

  it('is of receipts as they are: a CV in personal form, of fifteen categories and more', () => {
    expect(receipts[0]?.disclosed.length).toBeGreaterThanOrEqual(15)
    expect(new Set(entries.map(({ hash }) => hash)).size).toBe(20)
  })
})

describe('the stream of the allowance', () => {
  it('is the same every time, releases in order, some of the same subjects', () => {
    const take = () => {
      const stream = new ReleaseStream()
      return Array.from({ length: 2000 }, () => stream.next().receipt)
    }
    const receipts = take()
    expect(take()).toEqual(receipts)
    expect(receipts.every(({ at }, i) => i === 0 || (at ?? 0) > (receipts[i - 1]?.at ?? 0))).toBe(true)
  })

  it('is counted, and tells the size of its snapshot', () => {
    const [small, large] = benchAllowance([2000, 20_000], () => undefined)
    expect([small?.refused, large?.refused]).toEqual([0, 0])
    expect(large?.snapshotBytes).toBeGreaterThan(5 * (small?.snapshotBytes ?? 0))
  })
})

describe('the log by columns', () => {
  const size = 16_000
  const exposed = 2000
  const log = new ColumnLog(size, exposed)
  const input = openStore(exposed)
  let database: PGlite

  beforeAll(async () => {
    database = await PGlite.create()
    await makeLeanTables(database)
    // In the place of another one.
    await fillLeanTables(database, new ColumnLog(50, 20), () => undefined)
    await fillLeanTables(database, log, () => undefined)
  })
  afterAll(() => database.close())

  it('answers who saw a subject as the table does', async () => {
    const receipts = [...log].filter((record) => record.kind === 'receipt')
    const releases = receipts.filter(({ disclosed }) => disclosed.length > 0)
    const subjects = [...releases.slice(0, 30), ...receipts.slice(0, 10)].map(({ record }) => record.subject ?? '')
    const found = await Promise.all([...subjects, subjectId(0)].map((subject) => whoSawInSql(database, subject)))
    expect(found).toEqual([...subjects, subjectId(0)].map((subject) => whoSaw(log, subject)))
    expect(found.filter(({ accesses }) => accesses.length > 0).length).toBeGreaterThan(20)
  })

  it('has the receipts of guards of the policies that were in force, each made on the facts of its own subject', () => {
    const receipts = [...log].filter((record) => record.kind === 'receipt')
    const open = new Set(Array.from({ length: exposed }, (_, number) => subjectId(number)))
    for (const [i, receipt] of receipts.entries()) {
      if (i % 200 === 0 || open.has(receipt.record.subject ?? '')) expect(receipt).toEqual(log.fresh(i))
    }
    const releases = receipts.filter(({ disclosed }) => disclosed.length > 0)
    const named = (all: typeof receipts) => [...new Set(all.map(({ policy }) => policy.name))].sort()
    const all = ['nav.legacy', 'strict', 'werknl.practice2011']
    expect([named(receipts), named(releases)]).toEqual([all, all])
  })

  it('answers which releases fell within what could be seen as the table does, and as breachScope finds', async () => {
    await loadBreach(database, input)
    const inSql = await askBreach(database, input)
    expect(inSql).toEqual(withinReach(input)(log, 0))
    const scope = breachScope({ ...input, log: { ...input.log, entries: log } })
    expect([affectedIn(scope), scope.didSee.cases.count]).toEqual([inSql.exposed, inSql.cases])
    expect(scope.lawful.count).toBeGreaterThan(0)
    expect(inSql.cases).toBeGreaterThan(50)
    expect(inSql.exposed.length).toBeLessThan(exposed)
    expect(Object.keys(inSql.byPolicy)).toHaveLength(2)
    expect(Object.keys(inSql.byRole)).toEqual(['agency', 'employer'])
  })
})

describe('the options of the benchmarks', () => {
  it('choose a part, the sizes and the form', () => {
    expect(readOptions([])).toEqual({ json: false, only: undefined, receipts: undefined })
    expect(readOptions(['--json', '--only', 'audit', '--receipts', '10,200'])).toEqual({
      json: true,
      only: 'audit',
      receipts: [10, 200],
    })
    for (const args of [['--only'], ['--only', 'all'], ['--receipts', '1e9x'], ['--receipts', '0'], ['--jsn']]) {
      expect(() => readOptions(args)).toThrow()
    }
  })
})
