import { describe, expect, it } from 'vitest'
import { choiceOfSeed } from '../laws/arbitraries/choice'
import { isFresh } from '../laws/arbitraries/depth'
import { comparePolicy, emptyTally } from './compare'

const situations = 100
const cases = isFresh ? 100_000 : 25_000
/** Set `DIFFERENTIAL_SEED` to run other cases; `npm run differential` runs as many as asked for. */
const firstSeed = Number(process.env['DIFFERENTIAL_SEED'] ?? 1)

describe('differential', () => {
  it('the guard and the reference agree on generated cases by the ten thousand', () => {
    const tally = emptyTally()
    for (let seed = firstSeed; tally.cases < cases; seed++) {
      const disagreement = comparePolicy(choiceOfSeed(seed), situations, tally)
      expect(disagreement, `seed ${seed}`).toBeUndefined()
    }
    // Not vacuous: of everything that can happen, much did.
    expect(tally.cases).toBe(cases)
    expect(tally.policies).toBeGreaterThanOrEqual(cases / situations)
    expect(tally.consulted).toBeGreaterThan(cases / 5000)
    expect(tally.disclosed).toBeGreaterThan(cases / 10)
    expect(tally.withheld).toBeGreaterThan(cases / 10)
    expect(tally.forms).toBeGreaterThan(cases / 50)
    expect(tally.capped).toBeGreaterThan(cases / 1000)
    expect(tally.impossible).toBeGreaterThan(cases / 5000)
    expect(tally.forgotten).toBeGreaterThan(cases / 2000)
  })
})
