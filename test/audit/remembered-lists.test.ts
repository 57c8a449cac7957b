import type { Receipt } from 'need-to-know'
import { noHash, verify } from 'need-to-know/audit'
import { describe, expect, it } from 'vitest'
import { entryShapes } from '../../src/audit/log/entry-shapes'
import { rememberingShapes } from '../../src/audit/log/remembering-shapes'
import { entryHash, sealEntry } from '../../src/audit/log/seal-entry'
import { freezeDeep } from '../../src/vocabulary'
import { receipt } from './receipts'
import { receiptOfCv, salts } from './recruitment-log'

type Disclosed = Receipt['disclosed']

const copyOf = (value: Disclosed): Disclosed => JSON.parse(JSON.stringify(value))
const position = { size: 0, hash: noHash }
const salt = salts()()
const [item] = receipt().disclosed

/** Lists that differ in one thing, or in none. */
const alike: readonly unknown[] = [
  [item],
  [{ ...item, record: 'note' }],
  [{ ...item, category: 'identity.photo' }],
  [{ ...item, level: 'initials' }],
  [{ ...item, level: undefined }],
  [{ ...item, more: 'x' }],
  [{ ...item, grounds: [] }],
  [{ ...item, grounds: [...(item?.grounds ?? []), ...(item?.grounds ?? [])] }],
  ...[
    { rule: 'a' },
    { rule: 'a', notice: 'n' },
    { rule: 'a', notice: 'n', basis: undefined },
    { rule: 'a', notice: 'n', basis: 'none' },
    { rule: 'a', basis: 'none', notice: undefined },
    { rule: 'a', notice: 'n', basis: { article: '6(1)(a)' } },
    { rule: 'a', notice: 'n', basis: { article: '6(1)(a)', consent: 'c' } },
    { rule: 'a', notice: 'n', basis: { article: '6(1)(a)', contract: 'c' } },
    { rule: 'a', notice: 'n', basis: { article: '6(1)(a)', special: { article: '9(2)(a)', consent: 'c' } } },
    { rule: 'a', notice: 'n', basis: { article: '6(1)(a)', special: { article: '9(2)(a)', consent: 'd' } } },
    { rule: 'a', notice: 'n', other: 'c' },
    { rule: 'a', notice: 'n', constructor: 'c' },
    { rule: 7 },
    new Map([['rule', 'a']]),
    undefined,
  ].map((ground) => [{ ...item, grounds: [ground] }]),
  [item, item],
  [{ ...item, level: 'initials' }, item],
  [item, undefined],
  [],
  undefined,
  'a list',
]

describe('lists that are remembered', () => {
  const plain = entryShapes()
  const bodyWith = (disclosed: unknown) => {
    const { evidence: _, ...rest } = receipt({ need: { kind: 'vacancy', id: 'v' } })
    return { ...rest, record: { kind: 'cv' }, about: 'f'.repeat(64), disclosed }
  }

  it('are written as if nothing had been written before, in whatever order they come', () => {
    const shapes = rememberingShapes()
    for (const first of alike) {
      for (const second of alike) {
        for (const list of [first, second, first]) expect(shapes.body(bodyWith(list))).toBe(plain.body(bodyWith(list)))
        const frozen = [first, second, first].map((list) => freezeDeep(structuredCloneOr(list)))
        for (const list of frozen) expect(shapes.body(bodyWith(list))).toBe(plain.body(bodyWith(list)))
      }
    }
    expect(alike.filter((list) => plain.body(bodyWith(list)) !== undefined).length).toBeGreaterThan(12)
    expect(alike.filter((list) => plain.body(bodyWith(list)) === undefined).length).toBeGreaterThan(6)
  })

  it('are shared: equal, frozen, and not in the hands of whoever wrote them', () => {
    const shapes = rememberingShapes()
    const mine = receiptOfCv('subject-1').disclosed
    const shared = shapes.share?.(copyOf(mine))
    expect(shared).toEqual(mine)
    expect(shapes.share?.(receiptOfCv('subject-2').disclosed)).toBe(shared)
    expect(shapes.share?.(shared)).toBe(shared)
    expect([shapes.isShared?.(mine), shapes.isShared?.(shared ?? [])]).toEqual([false, true])
    expect(shared?.every((each) => Object.isFrozen(each) && each.grounds.every(Object.isFrozen))).toBe(true)
    for (const list of [[{ ...item, level: 7 }], 'a list', undefined]) expect(shapes.share?.(list)).toBeUndefined()
  })

  it('make the entry that is made without them', () => {
    const shapes = rememberingShapes()
    for (const subject of ['subject-1', 'subject-2']) {
      const record = receiptOfCv(subject)
      expect(sealEntry(record, position, salt, shapes)).toEqual(sealEntry(record, position, salt))
    }
    const changeable = Object.freeze({
      ...receiptOfCv('subject-1'),
      disclosed: copyOf(receiptOfCv('subject-1').disclosed),
    })
    const entry = sealEntry(changeable, position, salt, shapes)
    for (const each of changeable.disclosed as unknown as { level: string }[]) each.level = 'withheld'
    expect(entryHash(entry)).toBe(entry.hash)
    expect(sealEntry(receiptOfCv('subject-1'), position, salt, shapes).hash).toBe(entry.hash)
  })

  it('hold what the hash was made of, whatever an accessor says the next time', () => {
    const shapes = rememberingShapes()
    sealEntry(receipt(), position, salt, shapes)
    for (const part of ['level', 'category', 'grounds'] as const) {
      let reads = 0
      const shifty = { ...item }
      Object.defineProperty(shifty, part, {
        enumerable: true,
        get: () => (reads++ % 2 === 0 ? item?.[part] : part === 'grounds' ? [] : 'status'),
      })
      for (const disclosed of [[shifty], Object.freeze([Object.freeze(shifty)])] as unknown as Disclosed[]) {
        for (const record of [{ ...receipt(), disclosed }, Object.freeze({ ...receipt(), disclosed })]) {
          const entry = sealEntry(record, position, salt, shapes)
          expect(entryHash(entry)).toBe(entry.hash)
          expect(verify([JSON.parse(JSON.stringify(entry))]).ok).toBe(true)
        }
      }
    }
  })

  it('know a ground again by itself only when nobody can change it', () => {
    const shapes = rememberingShapes()
    let rule = 'a'
    const accessor = Object.freeze({
      get rule() {
        return rule
      },
      notice: 'n',
    })
    const deep = Object.freeze({ rule: 'a', notice: 'n', basis: { article: '6(1)(a)', consent: 'c' } })
    for (const change of [
      () => {
        rule = 'b'
      },
      () => Object.assign(deep.basis, { consent: 'd' }),
    ]) {
      const body = bodyWith([{ ...item, grounds: [accessor, deep] }])
      for (let i = 0; i < 3; i++) expect(shapes.body(body)).toBe(plain.body(body))
      change()
      expect(shapes.body(body)).toBe(plain.body(body))
    }
  })

  it('are forgotten, and written all the same, when there are more than are kept', () => {
    const shapes = rememberingShapes()
    const many = Array.from({ length: 20_000 }, (_, i) => [{ ...item, category: `c${i % 2000}`, level: `l${i}` }, item])
    for (const list of many) expect(shapes.body(bodyWith(list))).toBe(plain.body(bodyWith(list)))
    const long = Array.from({ length: 400 }, () => item)
    expect(shapes.body(bodyWith(long))).toBe(plain.body(bodyWith(long)))
    expect(shapes.share?.(long)).toBeUndefined()
  })
})

/** A copy; itself, where it is no plain data. */
function structuredCloneOr(value: unknown): unknown {
  return JSON.stringify(value) === undefined ? value : structuredClone(value)
}
