import { describe, expect, it } from 'vitest'
import { OperationMemo } from '../../src/diagram/operation-memo'
import { TupleTable } from '../../src/diagram/tuple-table'
import { values } from './truth-table'

describe('a tuple table', () => {
  it('gives 50,000 tuples of several lengths their own numbers, and the same ones when asked again', () => {
    const table = new TupleTable(50_000)
    const tuples = values(50_000).map((index) =>
      Int32Array.from(values(1 + (index % 5)), (cell) => index - cell * 25_000),
    )
    const numbers = tuples.map((tuple) => table.intern(tuple, 0, tuple.length))
    expect(numbers).toEqual(values(50_000))
    expect(tuples.map((tuple) => table.intern(tuple, 0, tuple.length))).toEqual(numbers)
    for (const [id, tuple] of tuples.entries()) {
      if (String(table.cells.subarray(table.starts[id], table.starts[id + 1])) !== String(tuple))
        expect.fail(`tuple ${id}`)
    }
  })

  it('tells a tuple from its beginning, and reads from the middle of its source', () => {
    const table = new TupleTable(10)
    const source = Int32Array.of(7, 1, 2, 1, 2, 0)
    expect(table.intern(source, 1, 2)).toBe(0)
    expect(table.intern(source, 1, 3)).toBe(1)
    expect(table.intern(source, 3, 2)).toBe(0)
    expect(table.intern(source, 3, 3)).toBe(2)
    expect(table.intern(source, 0, 0)).toBe(3)
  })

  it('tells tuples apart that have the same hash', () => {
    // Found by search, for the hash function as it is: (0) and (0, 1013877694); (1, 5) and (2, -626534310).
    const table = new TupleTable(10)
    const numbers = [[0], [1_013_877_694], [0, 1_013_877_694], [1, 5], [2, -626_534_310]].map((tuple) =>
      table.intern(Int32Array.from(tuple), 0, tuple.length),
    )
    expect(numbers).toEqual([0, 1, 2, 3, 4])
  })
})

describe('an operation memo', () => {
  it('knows nothing that it was not told', () => {
    const memo = new OperationMemo()
    memo.set(1, 2, 3)
    expect([memo.get(1, 2), memo.get(2, 1), memo.get(1, 3), memo.get(-1, -1)]).toEqual([
      3,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('keeps most of what it was told while it grows', () => {
    const memo = new OperationMemo()
    for (const index of values(100_000)) memo.set(index, -index, index)
    expect(values(100_000).filter((index) => memo.get(index, -index) === index).length).toBeGreaterThan(75_000)
  })

  it('may forget, but never gives a wrong answer, past its greatest size', () => {
    const memo = new OperationMemo()
    const pairs = 3_000_000
    const result = (index: number) => (index * 31) % 1_000_003
    for (let index = 0; index < pairs; index++) memo.set(index % 3000, (index / 3000) | 0, result(index))
    let kept = 0
    for (let index = 0; index < pairs; index++) {
      const found = memo.get(index % 3000, (index / 3000) | 0)
      if (found !== undefined && found !== result(index)) expect.fail(`wrong answer for pair ${index}`)
      if (found !== undefined) kept++
    }
    expect(kept).toBeGreaterThan(500_000)
    expect(kept).toBeLessThanOrEqual(2 ** 20)
  })
})
