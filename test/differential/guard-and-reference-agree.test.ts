import { describe, expect, it } from 'vitest'
import { choiceOfSeed } from '../laws/arbitraries/choice'
import { comparePolicy, emptyTally } from './compare'

const situations = 100
const cases = 100_000
/** Set `DIFFERENTIAL_SEED` to run other cases; `npm run differential` runs as many as asked for. */
const firstSeed = Number(process.env['DIFFERENTIAL_SEED'] ?? 1)

describe('differential', () => {
  it('the guard and the reference agree on 100,000 generated cases', () => {
    const tally = emptyTally()
    for (let seed = firstSeed; tally.cases < cases; seed++) {
      const disagreement = comparePolicy(choiceOfSeed(seed), situations, tally)
      expect(disagreement, `seed ${seed}`).toBeUndefined()
    }
    // Not vacuous: of everything that can happen, much did.
    expect(tally.cases).toBe(cases)
    expect(tally.policies).toBeGreaterThanOrEqual(1000)
    expect(tally.consulted).toBeGreaterThan(20)
    expect(tally.disclosed).toBeGreaterThan(cases / 10)
    expect(tally.withheld).toBeGreaterThan(cases / 10)
    expect(tally.forms).toBeGreaterThan(cases / 50)
    expect(tally.capped).toBeGreaterThan(100)
    expect(tally.impossible).toBeGreaterThan(20)
    expect(tally.forgotten).toBeGreaterThan(50)
  })
})
