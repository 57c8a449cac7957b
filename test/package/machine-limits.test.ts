import { describe, expect, it } from 'vitest'
import config from '../../vitest.config'
import mutation from '../mutation/vitest.config'
import thorough from '../thorough/vitest.config'
import { machineLimits, testTexts } from './machine-limits'

const limitsIn = (text: string, path = 'test/a.test.ts') => machineLimits([{ path, text }])

describe('the tests', () => {
  it('have no limit in seconds or bytes that a slower machine could break', () => {
    const texts = testTexts()
    expect(texts.length).toBeGreaterThan(200)
    expect(machineLimits(texts)).toEqual([])
  })

  it.each(Object.entries({ config, mutation, thorough }))('may take as long as they take, by the %s', (_, { test }) => {
    expect([test?.testTimeout, test?.hookTimeout]).toEqual([0, 0])
    expect(test?.teardownTimeout).toBeGreaterThan(1e9)
  })
})

describe('the search for limits', () => {
  it.each([
    ["it('is quick', () => {}, 5000)", 'gives it 5000 ms'],
    ["it.each([1])('is quick', () => {}, 60 * 1000)", 'gives it 60 * 1000 ms'],
    ['beforeAll(async () => {}, 560_000)', 'gives beforeAll 560_000 ms'],
    ["it('is quick', { timeout: 5000 }, () => {})", 'sets timeout'],
    ["describe('all', { timeout }, () => {})", 'sets timeout'],
    ["execFile('npm', [], { 'timeout': 9 })", 'sets timeout'],
    ['defineConfig({ test: { testTimeout: 120_000 } })', 'sets testTimeout'],
    ['fc.assert(property, { interruptAfterTimeLimit: 100 })', 'sets interruptAfterTimeLimit'],
    ['await expect.poll(() => 1).toBe(1)', 'calls expect.poll'],
    ['await vi.waitFor(() => 1)', 'calls vi.waitFor'],
    ['fetch(url, { signal: AbortSignal.timeout(9) })', 'calls AbortSignal.timeout'],
    ['const began = performance.now()', 'reads performance.now'],
    ['const began = Date.now()', 'reads Date.now'],
    ['const began = new Date()', 'reads new Date()'],
    ['const { rss } = process.memoryUsage()', 'reads process.memoryUsage'],
    ['const used = process.hrtime.bigint()', 'reads process.hrtime'],
    ['expect(first.megabytes).toBeLessThan(1800)', 'expects something of megabytes'],
    ['expect(seconds).toBeLessThan(20)', 'expects something of seconds'],
  ])('finds that `%s` %s', (text, what) => {
    expect(limitsIn(text)).toEqual([`test/a.test.ts:1 ${what}`])
  })

  it.each([
    "it('is there', () => {})",
    "it.each([[1, 2]])('is there', () => {})",
    "it.each([1, 2].concat(3))('is there', () => {})",
    'defineConfig({ test: { testTimeout: 0 } })',
    "const text = 'performance.now()' // Date.now()",
    'const at = new Date(5)',
    'expect(count).toBe(5)',
  ])('finds nothing in `%s`', (text) => {
    expect(limitsIn(text)).toEqual([])
  })

  it('lets programs that measure look at the clock, and not set limits', () => {
    const text = 'const began = performance.now()\nit("a", () => {}, 10)'
    expect(limitsIn(text, 'test/bench/measure.ts')).toEqual(['test/bench/measure.ts:2 gives it 10 ms'])
    expect(limitsIn(text, 'test/bench/bench.test.ts')).toHaveLength(2)
  })
})
