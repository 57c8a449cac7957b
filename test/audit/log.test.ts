import {
  type Checkpoint,
  type LogEntry,
  type LogRecord,
  type LogStore,
  memoryStore,
  openLog,
  recordOf,
  verify,
} from 'need-to-know/audit'
import { describe, expect, it } from 'vitest'
import { entryHash } from '../../src/audit/log/seal-entry'
import { receiptOfCv, records, salts, sealAll } from './recruitment-log'

const receipt = receiptOfCv('subject-1')
/** A record that can be told from the others. */
const numbered = (reference: string): LogRecord => ({
  kind: 'accountDecision',
  account: 'recruiter-1',
  decision: 'block',
  by: 'officer-1',
  reference,
  at: 0,
})
const referenceOf = ({ body }: LogEntry) => (body.kind === 'accountDecision' ? body.reference : '')
const salt = salts()
const open = (store: LogStore, more: { from?: Checkpoint } = {}) => openLog({ store, salt, ...more })
const code = (code: string) => expect.objectContaining({ code })

async function entriesOf(store: LogStore): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for await (const entry of store.read(0)) entries.push(entry)
  return entries
}

/** A store of which some calls are other than they should be. */
const storeWith = (store: LogStore, other: Partial<LogStore>): LogStore => ({
  head: () => store.head(),
  append: (entry) => store.append(entry),
  read: (from) => store.read(from),
  ...other,
})

/** A store that takes its time, never twice the same. */
function slow(store: LogStore): LogStore {
  let count = 0
  const wait = async () => {
    count = (count * 7 + 3) % 5
    for (let i = 0; i < count; i++) await Promise.resolve()
  }
  return {
    head: () => store.head(),
    append: async (entry) => {
      await wait()
      const isKept = await store.append(entry)
      await wait()
      return isKept
    },
    read: async function* (from) {
      for await (const entry of store.read(from)) {
        await wait()
        yield entry
      }
    },
  }
}

describe('the log of the issue', () => {
  it('chains what is appended, and gives the entries as they are kept', async () => {
    const store = memoryStore()
    const log = open(store)
    const given: LogEntry[] = []
    for (const record of records) given.push(await log.append(record))
    expect(await entriesOf(store)).toEqual(given)
    expect(given.map((entry) => JSON.parse(JSON.stringify(recordOf(entry))))).toEqual(
      JSON.parse(JSON.stringify(records)),
    )
    expect(log.position()).toEqual(await store.head())
    const { checkpoint } = verify(given) as { checkpoint: Checkpoint }
    expect(log.checkpoint()).toEqual(checkpoint)
    expect(given[0]).toMatchObject({ kind: 'entry', index: 0, previous: '0'.repeat(64) })
  })

  it('TERMS-033 keeps of a read who, for whom, what, when and why, and no value of the CV', async () => {
    const store = memoryStore()
    await open(store).append(receipt)
    const [entry] = await entriesOf(store)
    expect(recordOf(entry as LogEntry)).toMatchObject({
      viewer: { id: 'recruiter-1', organisation: 'org-viewer' },
      record: { kind: 'cv', id: 'cv of subject-1', subject: 'subject-1' },
      purpose: 'recruitment',
      at: receipt.at,
      disclosed: receipt.disclosed,
    })
    expect(receipt.disclosed.map(({ category }) => category)).toContain('identity.name')
    expect(JSON.stringify(entry)).not.toMatch(/Asta|Holmgaard|Fjord Freight|mail\.example/)
  })

  it('TERMS-033 keeps a read that was refused, without content', async () => {
    const store = memoryStore()
    await open(store).append(receiptOfCv('subject-1', 'offline (personal)'))
    const [entry] = await entriesOf(store)
    expect(entry?.body).toMatchObject({ kind: 'receipt', refusal: 'policy', disclosed: [] })
  })

  it('keeps 1,000 simultaneous appends in their order', async () => {
    const store = memoryStore()
    const log = open(slow(store))
    const names = Array.from({ length: 1000 }, (_, i) => `case ${i}`)
    const given = await Promise.all(names.map((name) => log.append(numbered(name))))
    expect(given.map(referenceOf)).toEqual(names)
    expect(given.map(({ index }) => index)).toEqual([...names.keys()])
    expect(await entriesOf(store)).toEqual(given)
    expect(verify(given).ok).toBe(true)
  })

  it('asks for a record when its turn has come, and not before', async () => {
    const log = open(slow(memoryStore()))
    const asked: string[] = []
    const one = log.append(() => {
      asked.push(`one at ${log.position().size}`)
      return numbered('one')
    })
    const two = log.append(() => {
      asked.push(`two at ${log.position().size}`)
      return numbered('two')
    })
    expect(asked).toEqual([])
    await Promise.all([one, two])
    expect(asked).toEqual(['one at 0', 'two at 1'])
  })
})

describe('several processes on one store', () => {
  it.each([2, 3, 5])('%d of them keep everything once, in one chain, each in its own order', async (count) => {
    const store = memoryStore()
    const logs = Array.from({ length: count }, () => open(slow(store)))
    const seen = logs.map((log) => {
      const indexes: number[] = []
      log.follow(0, ({ index }) => indexes.push(index))
      return indexes
    })
    const each = 200
    const given = await Promise.all(
      logs.flatMap((log, i) => Array.from({ length: each }, (_, j) => log.append(numbered(`${i}.${j}`)))),
    )
    const entries = await entriesOf(store)
    expect(entries).toHaveLength(each * count)
    expect(verify(entries).ok).toBe(true)
    expect(new Set(entries.map(referenceOf)).size).toBe(each * count)
    expect([...given].sort((a, b) => a.index - b.index)).toEqual(entries)
    for (const i of logs.keys()) {
      const own = entries.map(referenceOf).filter((reference) => reference.startsWith(`${i}.`))
      expect(own).toEqual(Array.from({ length: each }, (_, j) => `${i}.${j}`))
    }
    // One more turn for each, and they have all seen everything.
    for (const log of [...logs, ...logs]) await log.append(numbered('last'))
    for (const indexes of seen) expect(indexes).toEqual([...indexes.keys()])
    expect(
      seen
        .map(({ length }) => length)
        .sort()
        .at(-1),
    ).toBe(each * count + 2 * count)
    expect(logs.at(-1)?.checkpoint()).toEqual((verify(await entriesOf(store)) as { checkpoint: Checkpoint }).checkpoint)
  })

  it('two of them that write down the very same both do', async () => {
    const store = memoryStore()
    const logs = [open(slow(store)), open(slow(store))]
    await Promise.all(logs.map((log) => log.append(numbered('same'))))
    expect((await entriesOf(store)).map(referenceOf)).toEqual(['same', 'same'])
  })

  it('a record is asked for anew when another was faster, after what the other wrote was shown', async () => {
    const store = memoryStore()
    const [mine, other] = [open(store), open(store)]
    await mine.append(numbered('a'))
    await other.append(numbered('b'))
    const seen: string[] = []
    mine.follow(0, (entry) => seen.push(referenceOf(entry)))
    const asked: string[][] = []
    const entry = await mine.append(() => {
      asked.push([...seen])
      return numbered(`after ${seen.length}`)
    })
    expect(asked).toEqual([['a', 'b']])
    await other.append(numbered('c'))
    const next = await mine.append(() => {
      asked.push([...seen])
      return numbered(`after ${seen.length}`)
    })
    expect(referenceOf(entry)).toBe('after 2')
    expect(asked.slice(1)).toEqual([
      ['a', 'b', 'after 2'],
      ['a', 'b', 'after 2', 'c'],
    ])
    expect(referenceOf(next)).toBe('after 4')
    expect(seen).toEqual(['a', 'b', 'after 2', 'c', 'after 4'])
  })

  it('whoever never gets a place says so', async () => {
    const store = memoryStore()
    const other = open(store)
    const beaten = storeWith(store, {
      append: async () => {
        await other.append(numbered('faster'))
        return false
      },
    })
    await expect(open(beaten).append(receipt)).rejects.toThrow(code('log-contended'))
  })
})

describe('who follows a log', () => {
  it('sees each entry from an index on, once and in order, before the next record is asked for', async () => {
    const store = memoryStore(sealAll(records))
    const log = open(store)
    const seen: number[] = []
    log.follow(3, ({ index }) => seen.push(index))
    const asked: number[] = []
    for (let i = 0; i < 3; i++) {
      await log.append(() => {
        asked.push(seen.length)
        return receipt
      })
    }
    const { length } = records
    expect(seen).toEqual(Array.from({ length }, (_, i) => i + 3))
    expect(asked).toEqual([length - 3, length - 2, length - 1])
  })

  it('sees what was before a checkpoint that the log goes on from', async () => {
    const entries = sealAll(records)
    const { checkpoint: from } = verify(entries) as { checkpoint: Checkpoint }
    const log = open(memoryStore(entries), { from })
    const [early, late]: [number[], number[]] = [[], []]
    log.follow(2, ({ index }) => early.push(index))
    log.follow(entries.length, ({ index }) => late.push(index))
    await log.append(receipt)
    await log.append(receipt)
    expect(early).toEqual(Array.from({ length: entries.length }, (_, i) => i + 2))
    expect(late).toEqual([entries.length, entries.length + 1])
  })

  it('cannot have followed it further than it goes: nothing is written, and nothing passed over', async () => {
    const store = memoryStore(sealAll(records))
    const log = open(store)
    log.follow(records.length + 1, () => undefined)
    await expect(log.append(receipt)).rejects.toMatchObject({ code: 'broken-log' })
    expect((await store.head()).size).toBe(records.length)
  })

  it('is shown an entry again when it throws; nothing is written meanwhile, and others miss nothing', async () => {
    const store = memoryStore()
    const log = open(store)
    let fails = false
    const [seen, others]: [string[], string[]] = [[], []]
    log.follow(0, (entry) => {
      if (fails) throw new Error('the count is lost')
      seen.push(referenceOf(entry))
    })
    log.follow(0, (entry) => others.push(referenceOf(entry)))
    await log.append(numbered('a'))
    fails = true
    // It is kept: that somebody could not count it makes no difference to that.
    await log.append(numbered('b'))
    await expect(log.append(numbered('c'))).rejects.toThrow('the count is lost')
    await expect(log.append(numbered('d'))).rejects.toThrow('the count is lost')
    fails = false
    await log.append(numbered('e'))
    expect([seen, others]).toEqual([
      ['a', 'b', 'e'],
      ['a', 'b', 'e'],
    ])
    expect((await entriesOf(store)).map(referenceOf)).toEqual(['a', 'b', 'e'])
  })

  it.each([
    ['an index below', -1],
    ['half an index', 0.5],
    ['text', '0'],
  ])('cannot begin at %s', (_, from) => {
    expect(() => open(memoryStore()).follow(from as number, () => undefined)).toThrow(code('invalid-position'))
    expect(() => open(memoryStore()).follow(0, undefined as never)).toThrow(code('invalid-position'))
  })
})

describe('a store that fails', () => {
  const failure = new Error('the disk is full')

  it('before it keeps: the record is not there, and the next one is', async () => {
    const store = memoryStore()
    let fails = true
    const log = open(storeWith(store, { append: (entry) => (fails ? Promise.reject(failure) : store.append(entry)) }))
    await expect(log.append(numbered('a'))).rejects.toBe(failure)
    expect(await entriesOf(store)).toEqual([])
    fails = false
    await log.append(numbered('b'))
    expect((await entriesOf(store)).map(referenceOf)).toEqual(['b'])
  })

  it('after it kept: the next append finds it, shows it, and goes on; nothing is there twice', async () => {
    const store = memoryStore()
    let fails = true
    const log = open(
      storeWith(store, {
        append: async (entry) => {
          const isKept = await store.append(entry)
          if (fails) throw failure
          return isKept
        },
      }),
    )
    const seen: string[] = []
    log.follow(0, (entry) => seen.push(referenceOf(entry)))
    await expect(log.append(numbered('a'))).rejects.toBe(failure)
    fails = false
    await log.append(() => numbered(`after ${seen.join()}`))
    expect((await entriesOf(store)).map(referenceOf)).toEqual(['a', 'after a'])
    expect(seen).toEqual(['a', 'after a'])
    expect(verify(await entriesOf(store)).ok).toBe(true)
  })

  it('at once, by throwing: likewise', async () => {
    const store = memoryStore()
    let fails = true
    const log = open(
      storeWith(store, {
        append: (entry) => {
          if (fails) throw failure
          return store.append(entry)
        },
      }),
    )
    await expect(log.append(receipt)).rejects.toBe(failure)
    fails = false
    await expect(log.append(receipt)).resolves.toMatchObject({ index: 0 })
  })

  it('by hanging: what comes later waits its turn, and nothing overtakes', async () => {
    const store = memoryStore()
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let isFirst = true
    const log = open(
      storeWith(store, {
        append: async (entry) => {
          if (isFirst) {
            isFirst = false
            await held
          }
          return store.append(entry)
        },
      }),
    )
    const asked: string[] = []
    const appends = ['a', 'b', 'c'].map((name) =>
      log.append(() => {
        asked.push(name)
        return numbered(name)
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(asked).toEqual(['a'])
    expect(await entriesOf(store)).toEqual([])
    release()
    await Promise.all(appends)
    expect((await entriesOf(store)).map(referenceOf)).toEqual(['a', 'b', 'c'])
  })

  it('to read: the record is not written, and the next one is when it can read again', async () => {
    const store = memoryStore(sealAll(records))
    let fails = true
    const log = open(
      storeWith(store, {
        read: (from) => {
          if (fails) throw failure
          return store.read(from)
        },
      }),
    )
    await expect(log.append(receipt)).rejects.toBe(failure)
    expect((await store.head()).size).toBe(records.length)
    fails = false
    await expect(log.append(receipt)).resolves.toMatchObject({ index: records.length })
  })

  it.each([undefined, null, 1, 'true', {}])('by answering %j: the record is not known to be kept', async (answer) => {
    const store = memoryStore()
    const log = open(storeWith(store, { append: async () => answer as never }))
    await expect(log.append(receipt)).rejects.toThrow(code('invalid-store'))
  })

  it('by saying that a place is taken, and showing nobody there', async () => {
    const store = memoryStore()
    const log = open(storeWith(store, { append: async () => false }))
    await expect(log.append(receipt)).rejects.toThrow(code('invalid-store'))
  })
})

describe('a store whose log is broken', () => {
  const entries = sealAll(records)
  const forgedBody = { ...entries[2], body: entries[1]?.body } as LogEntry
  const forged: readonly (readonly [string, readonly unknown[]])[] = [
    ['an entry is missing', entries.toSpliced(2, 1)],
    ['an entry is there twice', entries.toSpliced(2, 0, entries[2] as LogEntry)],
    ['two entries have changed places', entries.with(2, entries[3] as LogEntry).with(3, entries[2] as LogEntry)],
    ['an entry was changed', entries.with(2, forgedBody)],
    ['an entry was changed, and its hash with it', entries.with(2, { ...forgedBody, hash: entryHash(forgedBody) })],
    ['an entry is about somebody else', entries.with(2, { ...entries[2], link: entries[0]?.link } as LogEntry)],
    ['something is no entry', entries.with(2, { hello: 'world' } as never)],
    ['something is nothing', entries.with(2, undefined as never)],
  ]

  it.each(forged)('is not written to: %s', async (_, kept) => {
    const written: LogEntry[] = []
    const store: LogStore = {
      head: async () => ({ size: kept.length, hash: '' }),
      append: async (entry) => {
        if (entry.index < kept.length) return false
        written.push(entry)
        return true
      },
      read: async function* (from) {
        yield* kept.slice(from) as LogEntry[]
      },
    }
    const log = open(store)
    const seen: number[] = []
    log.follow(0, ({ index }) => seen.push(index))
    await expect(log.append(receipt)).rejects.toThrow(code('broken-log'))
    await expect(log.append(receipt)).rejects.toThrow(code('broken-log'))
    expect(written).toEqual([])
    // At most the forged one whose hash was made to fit: the one after it shows that.
    expect(seen.length).toBeLessThanOrEqual(3)
  })

  it('stays so until the log is opened anew, though the store mends its ways', async () => {
    const store = memoryStore(entries)
    let lies = true
    const log = open(
      storeWith(store, {
        read: async function* (from) {
          for await (const entry of store.read(from)) yield lies && entry.index === 2 ? forgedBody : entry
        },
      }),
    )
    await expect(log.append(receipt)).rejects.toThrow(code('broken-log'))
    lies = false
    await expect(log.append(receipt)).rejects.toThrow(code('broken-log'))
    expect((await store.head()).size).toBe(entries.length)
    await expect(open(store).append(receipt)).resolves.toMatchObject({ index: entries.length })
  })

  it('is not written to when it was changed before the checkpoint that is gone on from', async () => {
    const { checkpoint: from } = verify(entries) as { checkpoint: Checkpoint }
    const rechained: LogEntry[] = []
    for (const { body, link } of entries.with(4, { ...entries[4], body: entries[0]?.body, link: null } as LogEntry)) {
      const index = rechained.length
      const previous = rechained.at(-1)?.hash ?? '0'.repeat(64)
      rechained.push({ kind: 'entry', index, previous, body, hash: entryHash({ index, previous, body }), link })
    }
    for (const kept of [rechained, entries.slice(0, -2), entries.toSpliced(5, 1)]) {
      for (const start of [0, 5]) {
        const store = memoryStore(kept)
        const log = open(storeWith(store, { append: async () => true }), { from })
        log.follow(start, () => undefined)
        await expect(log.append(receipt)).rejects.toThrow(code('broken-log'))
        await expect(log.append(receipt)).rejects.toThrow(code('broken-log'))
      }
    }
    // Nobody looks at what came before, and it is the host's word that stands for it.
    const log = open(storeWith(memoryStore(entries), { append: async () => true }), { from })
    await expect(log.append(receipt)).resolves.toMatchObject({ index: entries.length, previous: from.hash })
  })

  it('is not written to when it was written anew since it was read', async () => {
    const store = memoryStore(entries)
    const { checkpoint: from } = verify(entries) as { checkpoint: Checkpoint }
    const forged = { ...from, hash: entries[0]?.hash } as Checkpoint
    const log = open(store, { from: forged })
    await expect(log.append(receipt)).rejects.toThrow(RangeError)
    expect((await store.head()).size).toBe(entries.length)
  })
})

describe('a record that cannot be written', () => {
  it('because whoever should give it throws: the log goes on', async () => {
    const store = memoryStore()
    const log = open(store)
    const failing = log.append(() => {
      throw new RangeError('no receipt')
    })
    const next = log.append(numbered('next'))
    await expect(failing).rejects.toThrow('no receipt')
    await next
    expect((await entriesOf(store)).map(referenceOf)).toEqual(['next'])
  })

  it('because it is none: likewise, with every issue', async () => {
    const store = memoryStore()
    const log = open(store)
    await expect(log.append({ ...receipt, cv: 'Asta' } as never)).rejects.toThrow(code('invalid-log-record'))
    await expect(log.append(undefined as never)).rejects.toThrow(code('invalid-log-record'))
    await expect(log.append((async () => receipt) as never)).rejects.toThrow(code('invalid-log-record'))
    expect(await entriesOf(store)).toEqual([])
    await expect(log.append(receipt)).resolves.toMatchObject({ index: 0 })
  })

  it.each([
    ['throws', () => JSON.parse('nonsense') as string],
    ['is empty', () => ''],
    ['is blank', () => ' '.repeat(64)],
    ['is too short', () => '123456789012345'],
    ['is none', () => undefined as never],
    ['is a promise', (async () => 'salt of forty characters, but a promise') as never],
  ])('because its salt %s: nothing is written', async (_, salt: () => string) => {
    const store = memoryStore()
    const log = openLog({ store, salt })
    await expect(log.append(receipt)).rejects.toThrow(code('invalid-salt'))
    expect(await entriesOf(store)).toEqual([])
  })
})

describe('openLog', () => {
  it('goes on from a checkpoint without reading what was before', async () => {
    const store = memoryStore()
    const first = open(store)
    for (const record of records) await first.append(record)
    let reads = 0
    const watched = storeWith(store, {
      read: (from) => {
        reads++
        return store.read(from)
      },
    })
    const log = open(watched, { from: JSON.parse(JSON.stringify(first.checkpoint())) as Checkpoint })
    await log.append(receipt)
    expect(reads).toBe(0)
    expect(log.checkpoint()).toEqual((verify(await entriesOf(store)) as { checkpoint: Checkpoint }).checkpoint)
  })

  const options: readonly (readonly [string, unknown, string])[] = [
    ['no store', { salt }, 'invalid-store'],
    ['half a store', { store: { head: () => 0 }, salt }, 'invalid-store'],
    ['no salt', { store: memoryStore() }, 'invalid-store'],
    ['a position', { store: memoryStore(), salt, from: { size: 0, hash: '0'.repeat(64) } }, 'invalid-checkpoint'],
    ['a key that nobody reads', { store: memoryStore(), salt, form: 1 }, 'unknown-key'],
    ['nothing', undefined, 'wrong-type'],
  ]

  it.each(options)('refuses %s', (_, options, expected) => {
    expect(() => openLog(options as never)).toThrow(code(expected))
  })
})
