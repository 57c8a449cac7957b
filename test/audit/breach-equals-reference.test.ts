import fc from 'fast-check'
import { breachScope } from 'need-to-know/audit'
import { describe, expect, it } from 'vitest'
import { choices } from '../laws/arbitraries/choice'
import { isFresh } from '../laws/arbitraries/depth'
import { scopeByReference } from './breach-reference'
import { saidOfScope } from './said-of-scope'
import { end, smallBreach } from './small-breach'

describe('breachScope', () => {
  it('INV-11 JI-12 says all that writing down every situation, instant and pair says', () => {
    const seen = { confirmed: 0, possible: 0, lawful: 0, exposed: 0, inexact: 0 }
    fc.assert(
      fc.property(choices, (choice) => {
        const input = smallBreach(choice)
        const found = saidOfScope(breachScope(input))
        expect(found).toEqual(scopeByReference(input, end))
        for (const { certainty } of found.affected) seen[certainty]++
        seen.lawful += found.lawful
        seen.exposed += found.intervals[0] ?? 0
        if (!found.isExact) seen.inexact++
      }),
      { numRuns: isFresh ? 600 : 40 },
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(0)
  })
})
