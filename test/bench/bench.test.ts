import { describe, expect, it } from 'vitest'
import { generateCases } from './cases'
import { contenders, policyOf } from './enter-all'
import { assertEqual } from './equality'
import { floor } from './floor'

describe('the contenders of the benchmarks', () => {
  const cases = generateCases(200, 2)

  it.each(contenders)('$name decides and shows what the hand-written code does', async (contender) => {
    const byHand = await floor.enter(policyOf(30), cases)
    const entry = await contender.enter(policyOf(30), cases)
    expect(() => assertEqual(contender.name, entry, byHand, cases.length)).not.toThrow()
  })

  it.each(contenders.filter(({ readsPolicy }) => readsPolicy))(
    '$name answers the same with 300 rules',
    async (contender) => {
      const byHand = await floor.enter(policyOf(300), cases)
      const entry = await contender.enter(policyOf(300), cases)
      expect(() => assertEqual(contender.name, entry, byHand, cases.length)).not.toThrow()
    },
  )

  it('show something in most cases, withhold all in some, and every level occurs', async () => {
    const byHand = await floor.enter(policyOf(30), cases)
    const shown = cases.filter((_, i) => byHand.disclose(i) !== null).length
    expect(shown).toBeGreaterThan(100)
    expect(shown).toBeLessThan(200)
    const names = cases.flatMap((_, i) => byHand.decide(i)['identity.name'])
    expect(new Set(names)).toEqual(new Set(['withheld', 'initials', 'full']))
  })
})
