import fc from 'fast-check'
import { compile } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { definePolicy } from '../../src/policy'
import { plainRecords } from '../differential/plain-records'
import { choices } from './arbitraries/choice'
import { runs } from './arbitraries/depth'
import { everything, withhold } from './arbitraries/levels'
import { somePolicy } from './arbitraries/policy'
import { someRequest } from './arbitraries/request'
import { someForbid } from './arbitraries/rule'
import { someFacts } from './arbitraries/situation'
import { someVocabulary } from './arbitraries/vocabulary'
import { someQuestion, someWorld, worldOf } from './arbitraries/world'

describe('law 1: nothing is disclosed by default', () => {
  it('INV-01 an empty policy releases nothing of any record to anybody', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const { vocabulary, kinds } = someWorld(choice)
        const world = worldOf(vocabulary, definePolicy(vocabulary, { name: 'empty', version: '1', rules: [] }), kinds)
        const { record, request, facts } = someQuestion(choice, world)
        const disclosure = world.guard.disclose('cv', record, request, facts)
        expect(disclosure.view).toBeNull()
        expect(disclosure.receipt.disclosed).toEqual([])
        expect(disclosure.obligations).toEqual([])
        expect(withhold(everything(disclosure.decision))).toBe(true)
      }),
    )
  })

  it('a policy of forbids alone releases nothing', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const { vocabulary, kinds } = someWorld(choice)
        const rules = choice.times(1, 4, (i) => someForbid(choice, vocabulary, `rule${i}`))
        const world = worldOf(vocabulary, definePolicy(vocabulary, { name: 'forbids', version: '1', rules }), kinds)
        const { record, request, facts } = someQuestion(choice, world)
        expect(world.guard.view('cv', record, request, facts)).toBeNull()
      }),
    )
  })

  it('whoever passes no facts at all sees only what stands on none', () => {
    let opened = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request } = someQuestion(choice, world)
        const view = world.guard.view('cv', record, request)
        if (view === null) return
        opened++
        // Only a permit without consent, contract and notice can have done this: such permits are void or the subject's.
        const { receipt } = world.guard.disclose('cv', record, request)
        for (const { rule, basis, notice } of receipt.disclosed.flatMap(({ grounds }) => grounds)) {
          const permit = world.policy.rules.find(({ id }) => id === rule)
          expect(permit?.to).toSatisfy((to) => String(to) === 'subject' || notice === 'none')
          expect(typeof basis === 'object' ? basis.article : 'none').not.toMatch(/6\(1\)\([abdef]\)/)
        }
      }),
      { numRuns: runs(400) },
    )
    expect(opened).toBeGreaterThan(0)
  })

  it('a category that no permit names stays withheld, whatever else is open', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const vocabulary = someVocabulary(choice)
        const policy = somePolicy(choice, { ...vocabulary })
        const extended = { ...vocabulary, categories: { ...vocabulary.categories, unnamed: {} } }
        const named = policy.rules.filter((rule) => !rule.categories.includes('*'))
        const wider = definePolicy(extended, { name: 'wider', version: '1', rules: named })
        const guard = compile(wider, { records: plainRecords(extended), voidRules: 'keep' })
        const [request, facts] = [someRequest(choice, vocabulary), someFacts(choice, vocabulary)]
        expect(guard.decide('cv', request, facts)['unnamed']).toBe('withheld')
      }),
    )
  })
})
