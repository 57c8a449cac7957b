import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import {
  eraseLink,
  type LogEntry,
  type LogStore,
  memoryStore,
  noHash,
  openLog,
  recordOf,
  verify,
} from 'need-to-know/audit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { JsonLinesStore } from '../../examples/stores/json-lines-store'
import { rewriteLines } from '../../examples/stores/line-file'
import { lockFile } from '../../examples/stores/lock-file'
import { postgresStore } from '../../examples/stores/postgres-store'
import { isFresh } from '../laws/arbitraries/depth'
import { receiptOfCv, records, salts, sealAll } from './recruitment-log'

let folder: string
let database: PGlite

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-log-'))
  database = await PGlite.create()
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

let files = 0
const newPath = () => join(folder, `log-${files++}.jsonl`)

const entries = sealAll(records)
const other = sealAll([receiptOfCv('subject-9')])[0] as LogEntry

async function entriesOf(store: LogStore, from = 0): Promise<LogEntry[]> {
  const found: LogEntry[] = []
  for await (const entry of store.read(from)) found.push(JSON.parse(JSON.stringify(entry)) as LogEntry)
  return found
}

async function fill(store: LogStore, kept: readonly LogEntry[] = entries): Promise<void> {
  for (const entry of kept) expect(await store.append(entry)).toBe(true)
}

/** A store, and how the host erases in it. */
interface Kept {
  readonly store: LogStore
  erase(subject: string): Promise<{ readonly store: LogStore; readonly erased: number }>
  close?(): Promise<void>
}

const kinds: readonly (readonly [string, () => Promise<Kept>])[] = [
  [
    'in memory',
    async () => {
      const store = memoryStore()
      return {
        store,
        erase: async (subject) => {
          const before = await entriesOf(store)
          const after = before.map((entry) =>
            [entry.link?.subject, entry.link?.viewer].includes(subject) ? eraseLink(entry) : entry,
          )
          const erased = after.filter((entry, i) => entry !== before[i]).length
          return { store: memoryStore(after), erased }
        },
      }
    },
  ],
  [
    'in JSON Lines',
    async () => {
      const store = await JsonLinesStore.open(newPath())
      return {
        store,
        erase: async (subject) => ({ store, erased: await store.eraseSubject(subject) }),
        close: () => store.close(),
      }
    },
  ],
  [
    'in PostgreSQL',
    async () => {
      await database.exec('DROP TABLE IF EXISTS audit_log')
      const store = await postgresStore(database)
      return { store, erase: async (subject) => ({ store, erased: await store.eraseSubject(subject) }) }
    },
  ],
]

describe.each(kinds)('the store of the issue, %s', (_, make) => {
  let kept: Kept
  let store: LogStore
  beforeEach(async () => {
    kept = await make()
    store = kept.store
  })
  afterEach(() => kept.close?.())

  it('is empty at first', async () => {
    expect(await store.head()).toEqual({ size: 0, hash: noHash })
    expect(await entriesOf(store)).toEqual([])
    expect(await entriesOf(store, 5)).toEqual([])
  })

  it('gives back what it was given, in order, from any index', async () => {
    await fill(store)
    expect(await store.head()).toEqual({ size: entries.length, hash: entries.at(-1)?.hash })
    for (let from = 0; from <= entries.length + 1; from++) {
      expect(await entriesOf(store, from)).toEqual(entries.slice(from))
    }
    expect(verify(await entriesOf(store)).ok).toBe(true)
  })

  it('keeps an entry that is delivered twice once, and says that it is kept', async () => {
    await fill(store)
    for (const entry of entries) expect(await store.append(entry)).toBe(true)
    expect(await entriesOf(store)).toEqual(entries)
  })

  it('does not give a place away twice', async () => {
    await fill(store, entries.slice(0, 3))
    for (const index of [0, 1, 2]) {
      const previous = entries[index]?.previous ?? noHash
      expect(await store.append({ ...other, index, previous })).toBe(false)
    }
    expect(await entriesOf(store)).toEqual(entries.slice(0, 3))
  })

  it('keeps nothing behind a gap, or behind another entry than it names', async () => {
    await fill(store, entries.slice(0, 3))
    await expect(store.append(entries[4] as LogEntry)).rejects.toThrow(RangeError)
    await expect(store.append({ ...other, index: 3, previous: other.hash })).rejects.toThrow(RangeError)
    expect(await entriesOf(store)).toEqual(entries.slice(0, 3))
    await fill(store, entries.slice(3))
  })

  it('keeps text that is hard to write as it is', async () => {
    const odd = ['"', '\\', '\n', '\r\n', '\u2028', '😀', 'ø', "'; DROP TABLE audit_log; --", '\u007f', '{}']
    const sealed = sealAll(odd.map((text) => ({ ...receiptOfCv(`subject ${text}`), purpose: text })))
    await fill(store, sealed)
    expect(await entriesOf(store)).toEqual(sealed)
    expect(verify(await entriesOf(store)).ok).toBe(true)
  })

  it('forgets whom entries are about, and the chain stays as it is', async () => {
    await fill(store)
    const before = verify(entries)
    const { store: after, erased } = await kept.erase('subject-1')
    expect(erased).toBe(4)
    const found = await entriesOf(after)
    expect(found).toEqual(entries.map((entry) => (entry.link?.subject === 'subject-1' ? eraseLink(entry) : entry)))
    expect(verify(found)).toEqual(before)
    expect(await after.head()).toEqual({ size: entries.length, hash: entries.at(-1)?.hash })
    const log = openLog({ store: after, salt: salts() })
    await log.append(receiptOfCv('subject-1'))
    expect(verify(await entriesOf(after)).ok).toBe(true)
    expect((await kept.erase('nobody')).erased).toBe(0)
  })

  it('forgets somebody who came as a subject and looked for another, too', async () => {
    const mail = {
      kind: 'mail',
      sender: { id: 'anna', role: 'subject' },
      at: 1,
      record: { kind: 'cv', subject: 'bo' },
    } as const
    await fill(store, sealAll([mail]))
    const { store: after, erased } = await kept.erase('anna')
    expect(erased).toBe(1)
    expect(JSON.stringify(await entriesOf(after))).not.toContain('anna')
  })

  it('keeps more than 1,000 entries of two writers once each, in one chain', async () => {
    const salt = salts()
    const logs = [openLog({ store, salt }), openLog({ store, salt })]
    const subjects = Array.from({ length: 505 }, (_, i) => i)
    const appended = await Promise.all(
      subjects.flatMap((i) => logs.map((log, writer) => log.append(receiptOfCv(`subject ${writer}.${i}`)))),
    )
    const found = await entriesOf(store)
    expect(found).toHaveLength(1010)
    expect(verify(found).ok).toBe(true)
    expect(new Set(found.map(({ link }) => link?.subject)).size).toBe(1010)
    expect(new Set(appended.map(({ hash }) => hash))).toEqual(new Set(found.map(({ hash }) => hash)))
    expect(await entriesOf(store, 990)).toEqual(found.slice(990))
  })
})

describe('a log in JSON Lines', () => {
  it('is there again when it is opened again', async () => {
    const path = newPath()
    const store = await JsonLinesStore.open(path)
    await fill(store, entries.slice(0, 4))
    await store.close()
    const again = await JsonLinesStore.open(path)
    expect(await again.head()).toEqual({ size: 4, hash: entries[3]?.hash })
    await fill(again, entries.slice(4))
    expect(await entriesOf(again)).toEqual(entries)
    await again.close()
    expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(entries.length + 1)
  })

  it('loses nothing that was acknowledged, wherever in its last line a crash came', async () => {
    const path = newPath()
    const whole = await JsonLinesStore.open(path)
    await fill(whole, entries.slice(0, 7))
    await whole.close()
    const content = await readFile(path)
    const end = content.lastIndexOf('\n', content.length - 2) + 1
    expect(content.length - end).toBeGreaterThan(200)
    for (let size = end; size < content.length; size += isFresh ? 1 : 5) {
      await writeFile(path, content)
      await truncate(path, size)
      const store = await JsonLinesStore.open(path)
      expect(await store.head()).toEqual({ size: 6, hash: entries[5]?.hash })
      // The disk takes its time: what is written next is looked at in every seventh case.
      const goesOn = (size - end) % (isFresh ? 7 : 35) === 0
      if (goesOn) expect(await store.append(entries[6] as LogEntry)).toBe(true)
      await store.close()
      expect(await readFile(path)).toEqual(goesOn ? content : content.subarray(0, end))
    }
  })

  it('loses nothing that was acknowledged when its process is killed', async () => {
    const path = newPath()
    const script = fileURLToPath(new URL('./append-lines.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    const exit = new Promise((resolve) => child.once('exit', resolve))
    const acknowledged: string[] = []
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line)
      if (acknowledged.length === 50) child.kill('SIGKILL')
    }
    await exit
    const store = await JsonLinesStore.open(path)
    const found = await entriesOf(store)
    expect(verify(found).ok).toBe(true)
    expect(acknowledged.length).toBeGreaterThanOrEqual(50)
    expect(found.slice(0, acknowledged.length).map(({ index, hash }) => `${index} ${hash}`)).toEqual(acknowledged)
    await openLog({ store, salt: salts() }).append(receiptOfCv('subject-2'))
    expect((await store.head()).size).toBe(found.length + 1)
    await store.close()
  })

  it('is written to by one at a time', async () => {
    const path = newPath()
    const store = await JsonLinesStore.open(path)
    await expect(JsonLinesStore.open(path)).rejects.toThrow('somebody else has this log open')
    await store.close()
    const next = await JsonLinesStore.open(path)
    await next.close()
    // Of a process that is no more.
    await writeFile(`${path}.lock`, '999999999')
    await (await JsonLinesStore.open(path)).close()
  })

  it('notices when somebody writes to it all the same', async () => {
    const path = newPath()
    const store = await JsonLinesStore.open(path)
    await fill(store, entries.slice(0, 2))
    await appendFile(path, 'x\n')
    await expect(store.append(entries[2] as LogEntry)).rejects.toThrow('somebody else has written to this log')
    await store.close()
  })

  it('is whole while links are erased, whoever reads', async () => {
    const path = newPath()
    const store = await JsonLinesStore.open(path)
    await fill(store)
    const [found, erased, , more] = await Promise.all([
      entriesOf(store),
      store.eraseSubject('subject-1'),
      store.eraseSubject('subject-2'),
      store.append({ ...(entries[0] as LogEntry) }),
    ])
    expect([found.length, erased, more]).toEqual([entries.length, 4, true])
    const text = await readFile(path, 'utf8')
    expect(text).not.toContain('subject-1')
    expect(text).not.toContain('subject-2')
    expect(verify(await entriesOf(store)).ok).toBe(true)
    await store.close()
    const again = await JsonLinesStore.open(path)
    expect(await entriesOf(again)).toHaveLength(entries.length)
    await again.close()
  })

  it('is read from any place while links are erased, as it was or as it is', async () => {
    const store = await JsonLinesStore.open(newPath())
    const long = Array.from({ length: 300 }, (_, i) => receiptOfCv(`subject-${i % 9}-${'long'.repeat(20)}`))
    await fill(store, sealAll(long))
    const first = store.read(2)
    expect((await first.next()).value).toMatchObject({ index: 2 })
    let isDone = false
    const erasing = (async () => {
      for (let i = 0; i < 9; i++) await store.eraseSubject(`subject-${i}-${'long'.repeat(20)}`)
      isDone = true
    })()
    const reads: Promise<LogEntry[]>[] = []
    while (!isDone) {
      reads.push(entriesOf(store, 290))
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await erasing
    for (const found of await Promise.all(reads)) {
      expect(found.map(({ index }) => index)).toEqual([290, 291, 292, 293, 294, 295, 296, 297, 298, 299])
    }
    let rest = 0
    for await (const { index } of first) expect(index).toBe(3 + rest++)
    expect(rest).toBe(297)
    await store.close()
  })

  it('leaves no copy of itself behind when it cannot be rewritten, or could not', async () => {
    const path = newPath()
    const store = await JsonLinesStore.open(path)
    await fill(store)
    async function* failing() {
      yield* entries.slice(0, 3)
      throw new Error('the disk is full')
    }
    const left = async () => (await readdir(folder)).filter((name) => name.startsWith(`${basename(path)}.new`))
    await expect(rewriteLines(path, failing(), (entry) => JSON.stringify(entry))).rejects.toThrow('the disk is full')
    expect(await left()).toEqual([])
    expect(await entriesOf(store)).toEqual(entries)
    await store.close()
    await writeFile(`${path}.new`, 'subject-1')
    await (await JsonLinesStore.open(path)).close()
    expect(await left()).toEqual([])
  })

  it('is refused when it is no log, and the lock given back', async () => {
    const path = newPath()
    await writeFile(path, 'this is no log\n')
    await expect(JsonLinesStore.open(path)).rejects.toThrow()
    await writeFile(path, '')
    await (await JsonLinesStore.open(path)).close()
  })
})

describe('a lock', () => {
  it('of a process that is no more is taken over by one of those who try at once', async () => {
    for (let round = 0; round < 60; round++) {
      const path = join(folder, `lock-${round}`)
      await writeFile(path, '999999999')
      const outcomes = await Promise.allSettled(
        Array.from({ length: 4 }, async (_, i) => {
          for (let wait = 0; wait < (i * round) % 7; wait++) await readFile(path, 'utf8').catch(() => '')
          return lockFile(path)
        }),
      )
      const got = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
      expect(got).toHaveLength(1)
      expect(await readFile(path, 'utf8')).toBe(String(process.pid))
      await got[0]?.()
    }
    expect((await readdir(folder)).filter((name) => name.startsWith('lock-'))).toEqual([])
  })

  it('that does not say whose it is is not taken over', async () => {
    for (const content of ['', 'x', '-1', '0', '1.5']) {
      const path = join(folder, 'odd.lock')
      await writeFile(path, content)
      await expect(lockFile(path)).rejects.toThrow('somebody else has this log open')
      await rm(path)
    }
  })
})

describe('a log in PostgreSQL', () => {
  it('rejects an id that it cannot keep, and keeps nothing of it', async () => {
    await database.exec('DROP TABLE IF EXISTS audit_log')
    const store = await postgresStore(database)
    const [sealed] = sealAll([receiptOfCv('subject \u0000 1')])
    await expect(store.append(sealed as LogEntry)).rejects.toThrow()
    expect(await entriesOf(store)).toEqual([])
    await expect(openLog({ store, salt: salts() }).append(receiptOfCv('subject \u0000 2'))).rejects.toThrow()
    expect(await store.head()).toEqual({ size: 0, hash: noHash })
    await fill(store)
  })

  it('can be asked in SQL who saw whom, when and as what, until the link is erased', async () => {
    await database.exec('DROP TABLE IF EXISTS audit_log')
    const store = await postgresStore(database)
    await fill(store)
    const ask = async (where: string, ...params: unknown[]) =>
      (await database.query<Record<string, unknown>>(`SELECT * FROM audit_log WHERE ${where} ORDER BY index`, params))
        .rows
    const mine = await ask('subject = $1', 'subject-1')
    expect(mine.map(({ index }) => Number(index))).toEqual(
      entries.filter(({ link }) => link?.subject === 'subject-1').map(({ index }) => index),
    )
    expect(mine[0]).toMatchObject({
      kind: 'receipt',
      act: 'view',
      viewer: 'recruiter-1',
      role: 'employer',
      organisation: 'org-viewer',
      record_kind: 'cv',
      record_id: 'cv of subject-1',
      at: Date.UTC(2024, 4, 4, 9),
    })
    expect(await ask("kind = 'mail' AND viewer = 'recruiter-1'")).toHaveLength(1)
    expect(await ask("viewer = 'subject-3'")).toHaveLength(1)
    await store.eraseSubject('subject-3')
    expect(await ask("viewer = 'subject-3' OR subject = 'subject-3'")).toEqual([])
    expect(recordOf((await entriesOf(store))[7] as LogEntry).kind).toBe('receipt')
    expect(await ask("organisation = 'org-viewer'")).not.toHaveLength(0)
  })

  it('is the same table when it is opened again', async () => {
    await database.exec('DROP TABLE IF EXISTS audit_log')
    await fill(await postgresStore(database))
    expect(await entriesOf(await postgresStore(database))).toEqual(entries)
  })
})
