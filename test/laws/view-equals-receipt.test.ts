import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelFor } from '../../src/policy'
import { levelsOf } from '../../src/vocabulary'
import { choices } from './arbitraries/choice'
import { runs } from './arbitraries/depth'
import { expectedOf } from './arbitraries/expected-view'
import { numberedCanaries } from './arbitraries/field-value'
import { someQuestion, someRecord, someWorld } from './arbitraries/world'

describe('law 6: what the view holds and what the receipt says are the same set', () => {
  it('INV-06 the categories in the view are exactly those on the receipt, record by record', () => {
    let [shown, nested, forms] = [0, 0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const question = someQuestion(choice, world)
        const { view, receipt } = world.guard.disclose('cv', question.record, question.request, question.facts)
        const said = receipt.disclosed.map(({ record, category }) => `${record} ${category}`)
        expect(new Set(said)).toEqual(expectedOf(world, question).disclosed)
        if (view !== null) shown++
        if (said.some((entry) => entry.startsWith('note '))) nested++
        if (receipt.disclosed.some(({ level }) => level !== 'full')) forms++
      }),
      { numRuns: runs(1000) },
    )
    expect(shown).toBeGreaterThan(runs(80))
    expect(nested).toBeGreaterThan(runs(12))
    expect(forms).toBeGreaterThan(runs(16))
  })

  it('every marker in a view belongs to a category that the receipt names', () => {
    let found = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { request, facts } = someQuestion(choice, world)
        const categoryOf = new Map<string, string>()
        const next = numberedCanaries()
        const canary = (leaf: { readonly category: string }) => {
          const marker = next(leaf)
          categoryOf.set(marker, leaf.category)
          return marker
        }
        const record = someRecord(choice, world, 'cv', { canary, percentAbsent: 0 })
        const { view, receipt } = world.guard.disclose('cv', record, request, facts)
        const text = JSON.stringify(view)
        const disclosed = new Map(receipt.disclosed.map(({ category, level }) => [category, level]))
        for (const [marker, category] of categoryOf) {
          if (!text.includes(`"${marker}"`)) continue
          found++
          expect(disclosed.get(category)).toBeDefined()
        }
      }),
      { numRuns: runs(600) },
    )
    expect(found).toBeGreaterThan(runs(80))
  })

  it('every category on the receipt stands on permits of the policy, and brings their obligations', () => {
    let obliged = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        const { receipt, obligations } = world.guard.disclose('cv', record, request, facts)
        const rules = new Map(world.policy.rules.map((rule) => [rule.id, rule]))
        const grounds = receipt.disclosed.flatMap((entry) => {
          expect(entry.level).not.toBe('withheld')
          expect(entry.grounds.length).toBeGreaterThan(0)
          for (const { rule } of entry.grounds) {
            // Each ground alone would carry the level: none that stops short of it is named.
            const permit = rules.get(rule)
            const all = levelsOf(world.vocabulary, entry.category)
            const named = permit === undefined ? undefined : levelFor(permit, entry.category)
            expect(all.indexOf(named ?? '')).toBeGreaterThanOrEqual(all.indexOf(entry.level))
          }
          return entry.grounds.map(({ rule }) => rules.get(rule))
        })
        const due = grounds.flatMap((rule) => (rule?.kind === 'permit' ? rule.obligations : []))
        expect(obligations).toEqual([...new Set(due)].sort())
        expect(receipt.obligations).toEqual(obligations)
        if (obligations.length > 0) obliged++
      }),
      { numRuns: runs(600) },
    )
    expect(obliged).toBeGreaterThan(runs(12))
  })
})
