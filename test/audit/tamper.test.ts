import { type Checkpoint, eraseLink, type LogEntry, type LogRecord, noHash, verify } from 'need-to-know/audit'
import { describe, expect, it } from 'vitest'
import { commitment, entryHash } from '../../src/audit/log/seal-entry'
import { type Json, mutationsOf } from './mutations'
import { receiptOfCv, records, salts, sealAll } from './recruitment-log'

const log = sealAll(records)
const last = log.length - 1

/** A checkpoint of the first entries. */
function checkpointAt(size: number, entries: readonly unknown[] = log): Checkpoint {
  const verified = verify(entries.slice(0, size))
  if (!verified.ok) throw new Error('this log is not whole')
  return verified.checkpoint
}
const kept = checkpointAt(log.length)
const checked = (entries: readonly unknown[]) => verify(entries, { checkpoints: [kept] })
const found = (entries: readonly unknown[]) => {
  const verified = verify(entries)
  return verified.ok ? 'ok' : `${verified.code} ${verified.index}-${verified.until}`
}

/** Everything from an index on chained anew, as somebody who can write the whole log would. */
function rechain(entries: readonly LogEntry[], from = 0): LogEntry[] {
  const chained = entries.slice(0, from)
  for (const { body, link } of entries.slice(from)) {
    const index = chained.length
    const previous = chained.at(-1)?.hash ?? noHash
    chained.push({ kind: 'entry', index, previous, body, hash: entryHash({ index, previous, body }), link })
  }
  return chained
}

describe('the log of the issue', () => {
  it('is whole, with a checkpoint and without', () => {
    expect(verify(log)).toEqual({ ok: true, checkpoint: kept })
    expect(checked(log)).toEqual({ ok: true, checkpoint: kept })
    expect(new Set(log.map(({ body }) => body.kind)).size).toBe(6)
  })

  it('shows every change of a single field, and names the entry', () => {
    const missed: string[] = []
    const codes: Record<string, number> = {}
    for (const [i, entry] of log.entries()) {
      for (const { what, value } of mutationsOf(entry as unknown as Json)) {
        const verified = verify(log.toSpliced(i, 1, value as never))
        if (!verified.ok) codes[verified.code] = (codes[verified.code] ?? 0) + 1
        // Erasing the link is no forgery, and the one thing that nobody can see.
        if (what === '/link is null') expect(verified.ok).toBe(true)
        else if (verified.ok || verified.index !== i || verified.until !== i + 1) missed.push(`${i}: ${what}`)
      }
    }
    expect(missed).toEqual([])
    expect(Object.keys(codes).sort()).toEqual([
      'broken-chain',
      'malformed-entry',
      'wrong-hash',
      'wrong-index',
      'wrong-link',
    ])
    for (const count of Object.values(codes)) expect(count).toBeGreaterThanOrEqual(last)
  })

  it('says what is wrong with the entry', () => {
    const changed = (i: number, change: object) => log.toSpliced(i, 1, { ...log[i], ...change } as never)
    expect(found(changed(2, { index: 3 }))).toBe('wrong-index 2-3')
    expect(found(changed(2, { previous: log[0]?.hash }))).toBe('broken-chain 2-3')
    expect(found(changed(2, { hash: log[0]?.hash }))).toBe('wrong-hash 2-3')
    expect(found(changed(2, { body: log[0]?.body }))).toBe('wrong-hash 2-3')
    expect(found(changed(2, { link: log[0]?.link }))).toBe('wrong-link 2-3')
    expect(found(changed(2, { link: undefined }))).toBe('malformed-entry 2-3')
    expect(found(changed(6, { link: log[0]?.link }))).toBe('wrong-link 6-7')
  })

  it('shows a change whose hash was made to fit, at the entry after it', () => {
    for (const i of log.keys()) {
      const entry = rechain([...log.slice(0, i), { ...log[i], body: log[(i + 1) % log.length]?.body } as LogEntry], i)[
        i
      ]
      const forged = { ...entry, link: null } as LogEntry
      expect(found(log.toSpliced(i, 1, forged))).toBe(i === last ? 'ok' : `broken-chain ${i + 1}-${i + 2}`)
      expect(checked(log.toSpliced(i, 1, forged)).ok).toBe(false)
    }
  })

  it('shows every swap of two entries', () => {
    for (const i of log.keys()) {
      for (const j of log.keys()) {
        if (i >= j) continue
        const swapped = log.with(i, log[j] as LogEntry).with(j, log[i] as LogEntry)
        expect(found(swapped)).toBe(`wrong-index ${i}-${i + 1}`)
      }
    }
  })

  it('shows every deletion but that of the end', () => {
    for (const i of log.keys()) {
      for (let count = 1; i + count < log.length; count++) {
        expect(found(log.toSpliced(i, count))).toBe(`wrong-index ${i}-${i + 1}`)
      }
    }
  })

  it('shows every entry that is there twice, and every one put in from elsewhere', () => {
    const stranger = sealAll([receiptOfCv('subject-9')])[0] as LogEntry
    for (const i of log.keys()) {
      expect(found(log.toSpliced(i, 0, log[i] as LogEntry))).toBe(`wrong-index ${i + 1}-${i + 2}`)
      const posing = { ...stranger, index: i, previous: log[i]?.previous ?? noHash }
      const hash = entryHash(posing)
      expect(found(log.toSpliced(i, 0, { ...posing, hash }))).toBe(`wrong-index ${i + 1}-${i + 2}`)
      expect(found(log.toSpliced(i, 1, { ...posing, hash }))).toBe(i === last ? 'ok' : `broken-chain ${i + 1}-${i + 2}`)
      expect(checked(log.toSpliced(i, 1, { ...posing, hash })).ok).toBe(false)
    }
  })

  it('shows every truncation to who has kept a checkpoint', () => {
    for (const size of log.keys()) {
      expect(checked(log.slice(0, size))).toEqual({ ok: false, code: 'truncated', index: size, until: size + 1 })
    }
  })

  it('shows an old log that was brought back, and written on', () => {
    const old = log.slice(0, 4)
    const goneOn = rechain([...old, ...sealAll([receiptOfCv('subject-8'), receiptOfCv('subject-9')])], 4)
    expect(checked(old)).toMatchObject({ ok: false, code: 'truncated', index: 4 })
    expect(checked(goneOn)).toMatchObject({ ok: false, code: 'truncated', index: 6 })
    const asLong = rechain([...goneOn, ...log.slice(6)], 4)
    expect(checked(asLong)).toMatchObject({ ok: false, code: 'rewritten', index: 0, until: log.length })
    const checkpoints = [checkpointAt(4), kept]
    expect(verify(asLong, { checkpoints })).toMatchObject({ ok: false, code: 'rewritten', index: 4, until: log.length })
  })

  it('shows what was forged and chained anew, between two checkpoints', () => {
    for (const i of log.keys()) {
      const forged = rechain(
        log.with(i, { ...log[i], body: log[(i + 1) % log.length]?.body, link: null } as LogEntry),
        i,
      )
      for (const size of log.keys()) {
        const verified = verify(forged, { checkpoints: [kept, checkpointAt(size)] })
        const [index, until] = size <= i ? [size, log.length] : [0, size]
        expect(verified).toEqual({ ok: false, code: 'rewritten', index, until })
      }
      const all = [...log.keys()].map((size) => checkpointAt(size + 1))
      expect(verify(forged, { checkpoints: all })).toEqual({ ok: false, code: 'rewritten', index: i, until: i + 1 })
    }
  })

  it('shows a log that was forged to whoever goes on from a checkpoint, too', () => {
    const from = checkpointAt(3)
    expect(verify(log.slice(3), { from, checkpoints: [kept] })).toEqual({ ok: true, checkpoint: kept })
    expect(verify(log.slice(4), { from })).toMatchObject({ code: 'wrong-index', index: 3 })
    const forged = rechain(log.with(0, { ...log[0], body: log[1]?.body, link: null } as LogEntry))
    expect(verify(forged.slice(3), { from })).toMatchObject({ code: 'broken-chain', index: 3 })
    const other = checkpointAt(3, forged)
    expect(verify(log.slice(3), { from, checkpoints: [other] })).toMatchObject({ code: 'rewritten', until: 3 })
  })

  it('without a checkpoint does not show what was cut off at the end, or chained anew: nobody could', () => {
    for (const size of log.keys()) expect(found(log.slice(0, size))).toBe('ok')
    for (const i of log.keys()) {
      const forged = rechain(log.toSpliced(i, 1, ...sealAll([receiptOfCv('subject-9')])), i)
      expect(found(forged)).toBe('ok')
      expect(found(rechain(log.toSpliced(i, 1), i))).toBe('ok')
      expect(checked(forged).ok).toBe(false)
    }
  })

  it('shows two faces: checkpoints of one size that differ', () => {
    const other = checkpointAt(5, rechain(log.with(4, { ...log[4], body: log[0]?.body, link: null } as LogEntry), 4))
    const checkpoints = [checkpointAt(3), checkpointAt(5), other]
    expect(verify(log, { checkpoints })).toEqual({ ok: false, code: 'rewritten', index: 3, until: 5 })
    expect(verify(log, { checkpoints: checkpoints.toReversed() })).toMatchObject({ index: 3, until: 5 })
  })

  it('names the stretch between the last checkpoint that agreed and the first that did not', () => {
    const change = (i: number) => rechain(log.with(i, { ...log[i], body: log[0]?.body, link: null } as LogEntry), i)
    const verified = (i: number) => verify(change(i), { checkpoints: [2, 5, 8].map((size) => checkpointAt(size)) })
    expect(verified(1)).toMatchObject({ index: 0, until: 2 })
    expect(verified(3)).toMatchObject({ index: 2, until: 5 })
    expect(verified(7)).toMatchObject({ index: 5, until: 8 })
    // The last entry came after the last checkpoint.
    expect(verified(8).ok).toBe(true)
  })
})

describe('the link between a log and a person', () => {
  const erased = log.map((entry) => (entry.link?.subject === 'subject-1' ? eraseLink(entry) : entry))

  it('is erased, and the log is as whole as it was', () => {
    expect(erased.filter(({ link }) => link === null)).toHaveLength(4)
    expect(checked(erased)).toEqual({ ok: true, checkpoint: kept })
    const text = JSON.stringify(erased)
    expect(text).not.toContain('subject-1')
    expect(JSON.stringify(log)).toContain('consent of subject-1')
  })

  it('is erased of whoever looked at its own record, too', () => {
    const gone = log.map((entry) => (entry.link?.subject === 'subject-3' ? eraseLink(entry) : entry))
    expect(JSON.stringify(log)).toContain('subject-3')
    expect(JSON.stringify(gone)).not.toContain('subject-3')
    expect(checked(gone).ok).toBe(true)
  })

  it('cannot be put back to somebody else', () => {
    const link = { ...log[0]?.link, subject: 'subject-2' }
    expect(found(erased.with(0, { ...log[0], link } as LogEntry))).toBe('wrong-link 0-1')
  })

  it('cannot be guessed from what stays: the same ids under another salt are another commitment', () => {
    const salt = salts()
    const [one, other] = sealAll([receiptOfCv('subject-1'), receiptOfCv('subject-1')] as LogRecord[], salt)
    const about = (entry: LogEntry | undefined) => (entry?.body as { about?: string } | undefined)?.about
    expect(about(one)).not.toBe(about(other))
    const { salt: secret, ...ids } = one?.link ?? { salt: '' }
    expect(commitment({ ...ids, salt: secret })).toBe(about(one))
    for (const guess of ['', salt(), secret.slice(1), `${secret} `]) {
      expect(commitment({ ...ids, salt: guess })).not.toBe(about(one))
    }
    expect(JSON.stringify(eraseLink(one as LogEntry))).not.toContain(secret)
  })
})
