import {
  type Checkpoint,
  consistencyProof,
  eraseLink,
  type LogEntry,
  type LogRecord,
  memoryStore,
  noHash,
  parseEntry,
  recordOf,
  verify,
  verifyConsistency,
} from 'need-to-know/audit'
import { describe, expect, it } from 'vitest'
import { entryShapes } from '../../src/audit/log/entry-shapes'
import { logEntrySchema } from '../../src/audit/log/log-schema'
import { rememberingShapes } from '../../src/audit/log/remembering-shapes'
import { commitment, entryHash, sealEntry } from '../../src/audit/log/seal-entry'
import { canonicalJson } from '../../src/policy'
import { type Json, mutationsOf } from './mutations'
import { receiptOfCv, records, salts, sealAll } from './recruitment-log'

const log = sealAll(records)
const first = log[0] as LogEntry
const canary = 'c4nary'

describe('verify', () => {
  it('holds an empty log to be whole, and gives where it begins', () => {
    const verified = verify([])
    expect(verified).toMatchObject({
      ok: true,
      checkpoint: { kind: 'checkpoint', size: 0, hash: noHash, frontier: [] },
    })
  })

  it('says the same of entries that arrive one by one', async () => {
    expect(await verify(memoryStore(log).read(0))).toEqual(verify(log))
    const cut = memoryStore(log.toSpliced(2, 1)).read(0)
    expect(await verify(cut)).toEqual({ ok: false, code: 'wrong-index', index: 2, until: 3 })
    const whole = verify(log)
    const checkpoints = whole.ok ? [whole.checkpoint] : []
    const short = await verify(memoryStore(log.slice(0, 3)).read(0), { checkpoints })
    expect(short).toMatchObject({ code: 'truncated', index: 3 })
    const other = whole.ok ? whole.checkpoint : undefined
    expect(await verify(memoryStore([]).read(0), { from: other as Checkpoint })).toEqual(whole)
  })

  it('stops at the first bad entry, and keeps none', () => {
    let read = 0
    function* endless() {
      for (;;) {
        read++
        yield read === 3 ? null : log[read - 1]
      }
    }
    expect(verify(endless())).toEqual({ ok: false, code: 'malformed-entry', index: 2, until: 3 })
    expect(read).toBe(3)
  })

  it('lets through what the iterable throws', async () => {
    const broken = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the disk is gone')) }),
    }
    await expect(verify(broken)).rejects.toThrow('the disk is gone')
  })

  it('says the same of entries whose members stand in another order, as a database may give them back', () => {
    const turned = JSON.parse(JSON.stringify(log), (_, value: Json) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as LogEntry[]
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(log))
    expect(verify(turned)).toEqual(verify(log))
  })

  it('reads plain data of whatever realm', () => {
    const orphan = JSON.parse(JSON.stringify(log), (_, value: Json) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.assign(Object.create(null) as object, value)
        : value,
    ) as LogEntry[]
    expect(verify(orphan)).toEqual(verify(log))
  })

  it.each([
    ['nothing', undefined],
    ['a number', 7],
    ['text', 'abc'],
    ['an object', {}],
  ])('refuses %s in place of a log', (_, log) => {
    expect(() => verify(log as never)).toThrow(expect.objectContaining({ code: 'invalid-log' }))
  })

  it('refuses options that nobody reads', () => {
    expect(() => verify([], { checkpoint: [] } as never)).toThrow(expect.objectContaining({ code: 'unknown-key' }))
  })
})

describe('an entry that means harm', () => {
  const cycle: Record<string, unknown> = { ...first }
  cycle['body'] = { ...first.body, disclosed: [cycle] }
  cycle['link'] = cycle
  const throwing = new Proxy(first, {
    get: () => {
      throw new Error(canary)
    },
    ownKeys: () => {
      throw new Error(canary)
    },
    getPrototypeOf: () => {
      throw new Error(canary)
    },
  })
  const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 'x')
  const withGetter = (of: object, key: string) =>
    Object.defineProperty({ ...of }, key, {
      enumerable: true,
      get: () => {
        throw new Error(canary)
      },
    })
  const endless = new Proxy([], { get: (_, key) => (key === 'length' ? 2 ** 40 : canary) })
  const hostile: readonly (readonly [string, unknown])[] = [
    ['a cycle', cycle],
    ['a proxy that throws', throwing],
    ['a getter that throws', withGetter(first, 'body')],
    ['a getter in the body', { ...first, body: withGetter(first.body, 'viewer') }],
    ['a getter in the link', { ...first, link: withGetter(first.link as object, 'salt') }],
    ['what is very deep', { ...first, body: deep }],
    ['a list that is endless', { ...first, body: { ...first.body, obligations: endless } }],
    ['a symbol', Symbol(canary)],
    ['a function', () => canary],
    ['a bigint', 7n],
    ['a date', new Date(0)],
    ['what writes itself', { ...first, body: { ...first.body, viewer: { toJSON: () => canary } } }],
    ['a class', new (class Entry {})()],
    ['a key of the prototype', JSON.parse(`{"__proto__":${JSON.stringify(first)}}`)],
    ['what is inherited', Object.create(first)],
    ['an index that is none', { ...first, index: 0.5 }],
    ['an index that is not there', { ...first, index: Number.NaN }],
    ['a body that inherits its members', { ...first, body: Object.create(first.body) }],
  ]

  it.each(hostile)('is malformed, and nothing is thrown or told: %s', (_, entry) => {
    const verified = verify([entry])
    expect(verified).toEqual({ ok: false, code: 'malformed-entry', index: 0, until: 1 })
    expect(parseEntry(entry).ok).toBe(false)
    expect(JSON.stringify(parseEntry(entry))).not.toContain(canary)
  })

  it('is held to what was read of it, whatever it says the next time', () => {
    let count = 0
    const shifty = Object.defineProperty({ ...first.body }, 'purpose', {
      enumerable: true,
      get: () => (count++ === 0 ? 'recruitment' : 'sale'),
    })
    expect(verify([{ ...first, body: shifty }]).ok).toBe(true)
    expect(count).toBe(1)
  })
})

describe('a checkpoint', () => {
  const whole = verify(log)
  const kept = (whole.ok ? whole.checkpoint : undefined) as Checkpoint
  const refused = (value: unknown) => () => verify([], { checkpoints: [value as Checkpoint] })

  it('is plain data, and as good after JSON', () => {
    const read = JSON.parse(JSON.stringify(kept)) as Checkpoint
    expect(read).toEqual(kept)
    expect(verify(log, { checkpoints: [read] })).toEqual(whole)
    expect(verify([], { from: read })).toEqual(whole)
    expect(Object.isFrozen(kept) && Object.isFrozen(kept.frontier)).toBe(true)
  })

  it('proves nothing when it was changed anywhere, and is refused', () => {
    for (const { what, value } of mutationsOf(kept as unknown as Json)) {
      // The hash of the last entry is in the root, but does not show there: a log tells it.
      const attempt = () => verify(log, { checkpoints: [value as unknown as Checkpoint] })
      const outcome = (() => {
        try {
          return attempt().ok
        } catch (error) {
          return (error as { code?: unknown }).code
        }
      })()
      if (what === '/ has a key more' || what === ' has a key more') continue
      expect([what, outcome === false || outcome === 'invalid-checkpoint']).toEqual([what, true])
    }
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['text', 'abc'],
    ['an entry', first],
    ['a position', { size: 1, hash: first.hash }],
    ['a frontier that is no list', { ...kept, frontier: 'abc' }],
    ['a size that is not its own', { ...kept, size: kept.size + 2 }],
    ['a hash of nothing', { ...kept, hash: noHash }],
  ])('is not %s', (_, value) => {
    expect(refused(value)).toThrow(expect.objectContaining({ code: 'invalid-checkpoint' }))
  })

  it('has to be right in its root and in its hash', () => {
    const other = verify(sealAll(records.toReversed()))
    const strange = (other.ok ? other.checkpoint : undefined) as Checkpoint
    for (const mixed of [strange, { ...strange, hash: kept.hash }, { ...kept, hash: strange.hash }]) {
      expect(verify(log, { checkpoints: [mixed] })).toMatchObject({ ok: false, code: 'rewritten', until: log.length })
    }
  })

  it('is consistent with those before it, which a proof shows without the entries', () => {
    const hashes = log.map(({ hash }) => hash)
    for (let size = 0; size <= log.length; size++) {
      const before = verify(log.slice(0, size))
      expect(before.ok && verifyConsistency(before.checkpoint, kept, consistencyProof(hashes, size))).toBe(true)
    }
  })
})

describe('the record of an entry', () => {
  it('is what was written down', () => {
    expect(log.map(recordOf)).toEqual(JSON.parse(JSON.stringify(records)))
  })

  it('has no ids when its link is erased, and all the rest', () => {
    for (const [i, entry] of log.entries()) {
      const record = recordOf(eraseLink(entry))
      const { evidence: _, ...rest } = JSON.parse(JSON.stringify(records[i])) as Record<string, Json>
      const about = rest['record'] as { kind: string } | undefined
      const isOwn = entry.link?.viewer !== undefined
      const { id: __, ...viewer } = (rest['viewer'] ?? {}) as Record<string, Json>
      // What it was needed for goes with the link where it is somebody's.
      if (entry.link?.need !== undefined) delete rest['need']
      const expected = { ...rest, ...(about && { record: { kind: about.kind } }), ...(isOwn && { viewer }) }
      expect(JSON.parse(JSON.stringify(record))).toEqual(expected)
    }
  })

  it('has its own commitment and hash, by canonical JSON of all of it', () => {
    for (const { index, previous, body, hash, link } of log) {
      expect(entryHash({ index, previous, body })).toBe(hash)
      expect(link && commitment(link)).toBe(body.about)
    }
  })
})

describe('the shapes that write entries', () => {
  const plain = entryShapes()
  const remembering = rememberingShapes()
  const body = logEntrySchema.shape.body
  const link = logEntrySchema.shape.link

  it('accept what the schema accepts, and write what canonical JSON writes', () => {
    let [accepted, refused] = [0, 0]
    for (const entry of log) {
      for (const { what, value } of [
        { what: '', value: entry as unknown as Json },
        ...mutationsOf(entry as unknown as Json),
      ]) {
        const parts = value as unknown as LogEntry | null
        const [found, schema, write] = what.startsWith('/link')
          ? [parts?.link, link, (of: unknown) => (of === null ? 'null' : plain.link(of))]
          : [parts?.body, body, plain.body]
        const isShape = schema.safeParse(found).success
        expect([what, write(found)]).toEqual([what, isShape ? canonicalJson(found) : undefined])
        if (!what.startsWith('/link')) {
          expect(remembering.body(found)).toBe(write(found))
          expect(remembering.body(found)).toBe(write(found))
        }
        isShape ? accepted++ : refused++
      }
    }
    expect(accepted).toBeGreaterThan(1000)
    expect(refused).toBeGreaterThan(1000)
  })

  it('pass over what is undefined', () => {
    const body = { ...first.body, need: undefined, refusal: undefined }
    expect(plain.body(body)).toBe(canonicalJson(body))
  })

  it('remember nothing that can change', () => {
    const body = JSON.parse(JSON.stringify(first.body)) as { disclosed: { grounds: { rule: string }[] }[] }
    const before = remembering.body(body)
    const ground = body.disclosed[0]?.grounds[0]
    if (ground !== undefined) ground.rule = 'another'
    expect(remembering.body(body)).toBe(plain.body(body))
    expect(remembering.body(body)).not.toBe(before)
  })

  it.each(['"', '\\', '\u0000', '\n', '\u2028', '\ud800', '😀', 'ø', '\uffff', '\u007f', '</script>'])(
    'write text as JSON does: %j',
    (odd) => {
      const purpose = `a${odd}b`
      const sealed = sealEntry({ ...receiptOfCv('subject-1'), purpose }, { size: 0, hash: noHash }, salts()())
      expect(plain.body(sealed.body)).toBe(canonicalJson(sealed.body))
      expect(verify([JSON.parse(JSON.stringify(sealed))]).ok).toBe(true)
    },
  )
})

describe('a record for the log', () => {
  const seal = (record: unknown, salt: string = salts()()) =>
    sealEntry(record as LogRecord, { size: 0, hash: noHash }, salt)
  const receipt = receiptOfCv('subject-1')

  it('is the same whether it is frozen or not', () => {
    const salt = salts()()
    for (const record of records) {
      const copy = JSON.parse(JSON.stringify(record)) as LogRecord
      expect(JSON.stringify(seal(copy, salt).hash)).toBe(JSON.stringify(seal(record, salt).hash))
    }
  })

  it('is frozen once it is an entry, and shares nothing that can change', () => {
    const mine = JSON.parse(JSON.stringify(receipt)) as { purpose: string; viewer: { id: string } }
    const entry = seal(mine)
    mine.viewer.id = 'somebody else'
    expect(JSON.stringify(entry)).not.toContain('somebody else')
    expect(verify([entry]).ok).toBe(true)
    const isFrozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozen))
    expect(isFrozen(entry)).toBe(true)
  })

  const frozen = (value: object) => {
    const freeze = (part: unknown): unknown => {
      if (typeof part === 'object' && part !== null) Object.values(Object.freeze(part)).forEach(freeze)
      return part
    }
    return freeze(JSON.parse(JSON.stringify(value)))
  }
  const cyclic: Record<string, unknown> = { ...receipt }
  cyclic['record'] = cyclic
  const malformed: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a view', { name: canary }],
    ['an unknown kind', { ...receipt, kind: canary }],
    ['a key more', { ...receipt, cv: canary }],
    ['a key that is ours', { ...receipt, about: canary }],
    ['a key more in what it is about', { ...receipt, record: { ...receipt.record, name: canary } }],
    ['nothing that it is about', { ...receipt, record: undefined }],
    ['no viewer', { ...receipt, viewer: undefined }],
    ['an unknown refusal', { ...receipt, refusal: canary }],
    ['an unknown act', { ...receipt, act: canary }],
    ['a value of the record in a ground', { ...receipt, disclosed: [{ ...receipt.disclosed[0], value: canary }] }],
    ['evidence that is no ids', { ...receipt, evidence: { consent: [{ text: canary }] } }],
    ['an id as long as a letter', { ...receipt, record: { ...receipt.record, id: canary.repeat(100) } }],
    ['an instant that is none', { ...receipt, at: Number.POSITIVE_INFINITY }],
    ['a cycle', cyclic],
    ['a frozen cycle', Object.freeze(cyclic)],
  ]

  it.each(malformed)('is not %s, frozen or not, and no message holds a value of it', (what, record) => {
    const error = (record: unknown) => {
      try {
        seal(record)
      } catch (thrown) {
        return thrown as { code?: unknown; issues?: readonly unknown[] }
      }
      return undefined
    }
    for (const tried of what.includes('cycle') || !record ? [record] : [record, frozen(record as object)]) {
      const found = error(tried)
      if (what === 'an instant that is none' && tried !== record) continue
      expect(found?.code).toBe('invalid-log-record')
      expect(found?.issues?.length).toBeGreaterThan(0)
      expect(`${String(found)}${JSON.stringify(found)}`).not.toContain(canary)
    }
  })

  it.each([
    ['too short', '123456789012345'],
    ['blank', ' '.repeat(40)],
    ['too long', 'x'.repeat(201)],
    ['no text', 7],
    ['nothing', undefined],
  ])('is refused with a salt that is %s', (_, salt) => {
    const sealing = () => sealEntry(receipt, { size: 0, hash: noHash }, salt as string)
    expect(sealing).toThrow(expect.objectContaining({ code: 'invalid-salt' }))
  })
})

describe('an entry from outside', () => {
  it('is read as it is, or with every issue and no value', () => {
    for (const entry of log) expect(parseEntry(JSON.parse(JSON.stringify(entry)))).toEqual({ ok: true, entry })
    for (const entry of log.slice(0, 2)) expect(parseEntry(eraseLink(entry)).ok).toBe(true)
    const read = parseEntry({ ...first, hash: canary, extra: canary, link: { salt: canary } })
    expect(read.ok).toBe(false)
    expect(read.ok ? [] : read.issues.map(({ code, path }) => `${code} ${path}`).sort()).toEqual([
      'unknown-key ',
      'wrong-shape /hash',
      'wrong-shape /link/salt',
    ])
    expect(JSON.stringify(read)).not.toContain(canary)
  })
})
