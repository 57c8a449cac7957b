import { describe, expect, it } from 'vitest'
import { Measure } from '../../src/audit/allowance/measure'
import { SubjectCounter } from '../../src/audit/allowance/subject-counter'
import { subjectHash } from '../../src/audit/allowance/subject-hash'
import { SubjectSketch } from '../../src/audit/allowance/subject-sketch'
import { day, hour } from './receipt-of'

const sizes = [100, 1000, 4096, 10_000, 20_000, 40_000]
const standardError = 1.04 / Math.sqrt(4096)

/** The relative errors over many sets of subjects, at each of the sizes. */
function errorsOver(seeds: number): ReadonlyMap<number, readonly number[]> {
  const errors = new Map<number, number[]>(sizes.map((size) => [size, []]))
  for (let seed = 0; seed < seeds; seed++) {
    const sketch = new SubjectSketch(hour)
    for (let i = 1; i <= (sizes.at(-1) ?? 0); i++) {
      sketch.add(subjectHash(`subject ${seed} ${i}`), i)
      errors.get(i)?.push((sketch.countAfter(0) - i) / i)
    }
  }
  return errors
}

describe('a sketch', () => {
  it('is as exact as it says, at every size: 1.6 % in the mean square, without bias, and four times that at the worst', () => {
    for (const [size, errors] of errorsOver(16)) {
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length
      const deviation = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length)
      const worst = Math.max(...errors.map(Math.abs))
      expect({ size, isIt: deviation < 1.4 * standardError }).toEqual({ size, isIt: true })
      expect({ size, isIt: Math.abs(mean) < standardError }).toEqual({ size, isIt: true })
      expect({ size, isIt: worst < 4 * standardError }).toEqual({ size, isIt: true })
    }
  })

  it('counts nobody twice', () => {
    const sketch = new SubjectSketch(hour)
    for (let round = 0; round < 5; round++)
      for (let i = 0; i < 5000; i++) sketch.add(subjectHash(`s${i}`), round * hour)
    const once = new SubjectSketch(hour)
    for (let i = 0; i < 5000; i++) once.add(subjectHash(`s${i}`), 0)
    expect(sketch.countAfter(-1)).toBe(once.countAfter(-1))
  })

  it('slides in slices: never fewer than the window holds, and at most those of one slice more', () => {
    const sketch = new SubjectSketch(hour)
    const perHour = 500
    for (let i = 0; i < 48 * perHour; i++) sketch.add(subjectHash(`s${i}`), Math.floor((i * hour) / perHour))
    for (let minute = 0; minute < 24 * 60; minute += 37) {
      const after = minute * 60_000
      const inside = 48 * perHour - Math.ceil((after * perHour) / hour)
      const counted = sketch.countAfter(after)
      expect(counted).toBeGreaterThan(inside * (1 - 4 * standardError))
      expect(counted).toBeLessThan((inside + perHour) * (1 + 4 * standardError))
    }
  })

  it('forgets no slice before its end, and each at it', () => {
    const sketch = new SubjectSketch(hour)
    sketch.add(subjectHash('s'), 2 * hour)
    sketch.dropUpTo(3 * hour - 1)
    expect([sketch.size, sketch.latest]).toEqual([1, 3 * hour - 1])
    sketch.dropUpTo(3 * hour)
    expect([sketch.size, sketch.latest]).toEqual([0, undefined])
  })

  it('forgets slices that are over, and is empty in the end', () => {
    const sketch = new SubjectSketch(hour)
    for (let i = 0; i < 3000; i++) sketch.add(subjectHash(`s${i}`), i < 1000 ? 0 : 2 * hour)
    sketch.dropUpTo(hour)
    expect(Math.abs(sketch.countAfter(-1) - 2000)).toBeLessThan(2000 * 4 * standardError)
    sketch.dropUpTo(3 * hour)
    expect(sketch.isEmpty).toBe(true)
  })
})

describe('a counter of too many to remember', () => {
  const measure = new Measure({ window: day, exactUpTo: 500 }, [1, 3])
  const counterOf = (from: number, to: number, tierOf: (i: number) => number) => {
    const counter = new SubjectCounter(measure)
    for (let i = from; i < to; i++) {
      counter.add(`s${i}`, tierOf(i), i * 1000)
      if (counter.isOverfull) counter.becomeSketch()
    }
    return counter
  }

  it('is exact up to as many as it may remember, and close beyond', () => {
    expect(counterOf(0, 500, (i) => i % 2).used(-1)).toBe(500 + 2 * 250)
    const counter = counterOf(0, 6000, (i) => i % 2)
    expect(counter.isExact).toBe(false)
    expect(Math.abs(counter.used(-1) - (6000 + 2 * 3000))).toBeLessThan(12_000 * 4 * standardError)
  })

  it('is exact again once all of it is forgotten', () => {
    const counter = counterOf(0, 6000, () => 0)
    counter.dropUpTo(day)
    expect([counter.isEmpty, counter.isExact]).toEqual([true, true])
    for (let i = 0; i < 500; i++) counter.add(`t${i}`, 0, day + i)
    expect(counter.used(-1)).toBe(500)
  })

  it('is the same merged from an exact one and an estimated one as counted at once', () => {
    const merged = counterOf(0, 4000, (i) => i % 2)
    merged.absorb(counterOf(4000, 4300, (i) => i % 2).state())
    expect(merged.state()).toEqual(counterOf(0, 4300, (i) => i % 2).state())
    const other = counterOf(4000, 4300, (i) => i % 2)
    other.absorb(counterOf(0, 4000, (i) => i % 2).state())
    expect(other.state()).toEqual(merged.state())
  })

  it('counts those in either of two once, exact or not', () => {
    const [few, more, many] = [counterOf(0, 300, () => 0), counterOf(200, 500, () => 1), counterOf(200, 4000, () => 1)]
    expect(few.countWith(more, -1)).toBe(500)
    expect(Math.abs(few.countWith(many, -1) - 4000)).toBeLessThan(4000 * 4 * standardError)
    expect(few.countWith(more, 250_000)).toBe(249)
  })
})
