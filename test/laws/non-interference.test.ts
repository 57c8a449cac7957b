import fc from 'fast-check'
import type { Disclosure } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { request as employer } from '../enforce/open-record'
import { choices } from './arbitraries/choice'
import { isFresh } from './arbitraries/depth'
import { outerScene } from './arbitraries/expected-view'
import { numberedCanaries } from './arbitraries/field-value'
import { guardAt, type NameOf, someLevels, someSchooling, someTelling, someValues } from './arbitraries/renamed-records'
import { rewriteWithheld } from './arbitraries/rewrite-withheld'
import { someQuestion, someWorld } from './arbitraries/world'

describe('law 5: records that differ only in withheld data cannot be told apart', () => {
  it('INV-05 view, decision, receipt and obligations are byte-equal, whatever the withheld fields hold', () => {
    let [differing, shown, nested, hidden] = [0, 0, 0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        const scene = outerScene(world, { record, request, facts })
        const canary = numberedCanaries()
        const other = rewriteWithheld(choice, scene, () => `rewritten ${canary({ category: '' })}`)
        const bytes = (of: unknown) => {
          const disclosure = world.guard.disclose('cv', of as typeof record, request, facts)
          const view = world.guard.view('cv', of as typeof record, request, facts)
          return JSON.stringify([view, disclosure])
        }
        expect(bytes(other)).toBe(bytes(record))
        expect(bytes(other)).not.toContain('rewritten')
        if (JSON.stringify(other) === JSON.stringify(record)) return
        differing++
        const disclosure: Disclosure = world.guard.disclose('cv', record, request, facts)
        if (disclosure.view === null) hidden++
        else shown++
        if (disclosure.receipt.disclosed.some(({ record: kind }) => kind === 'note')) nested++
      }),
      { numRuns: 2000 },
    )
    expect(differing).toBeGreaterThan(400)
    expect(shown).toBeGreaterThan(60)
    expect(hidden).toBeGreaterThan(60)
    expect(nested).toBeGreaterThan(6)
  })

  it('INV-05 a record that may not be seen cannot be told from one that is not there', () => {
    let hidden = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        const protectedOne = world.guard.disclose('cv', record, request, facts)
        if (protectedOne.view !== null) return
        hidden++
        for (const nobody of [undefined, null, 'no record', 0]) {
          expect(world.guard.view('cv', nobody as never, request, facts)).toBeNull()
        }
        expect(protectedOne.receipt.disclosed).toEqual([])
        expect(protectedOne.obligations).toEqual([])
      }),
      { numRuns: 300 },
    )
    expect(hidden).toBeGreaterThan(40)
  })

  it('INV-05 where a shown text repeats a withheld value, the two have it replaced everywhere at once', () => {
    let [masked, renamed, changed] = [0, 0, 0]
    const numRuns = isFresh ? 600 : 80
    fc.assert(
      fc.property(choices, (choice) => {
        const levels = someLevels(choice)
        const guard = guardAt(levels)
        const values = someValues(choice)
        const tell = someTelling(choice, values)
        const bytes = (nameOf: NameOf) => {
          const record = tell(nameOf)
          const wrong = () => guard.view('cv', record, { ...employer, purpose: 'no such purpose' } as never)
          return JSON.stringify([
            guard.view('cv', record, employer),
            guard.disclose('cv', record, employer),
            [...guard.discloseAll('cv', [record], employer, () => ({}))],
            guard.explain('cv', employer, {}, record).outside,
            saidBy(wrong),
          ])
        }
        const isOpen = (category: string) => levels[category as keyof typeof levels] === 'full'
        // Where all is open there is nothing to rename, and the two are one record.
        if (values.every(({ category }) => isOpen(category))) return
        renamed++
        const asItIs = bytes(({ value }) => value)
        expect(bytes((each) => (isOpen(each.category) ? each.value : each.renamed))).toBe(asItIs)
        if (asItIs.includes('***')) masked++
        const isFree: (each: (typeof values)[number]) => boolean = ({ category, isRepeated }) =>
          !isRepeated && levels[category as keyof typeof levels] === 'withheld'
        if (!values.some(isFree)) return
        changed++
        const odd = choice.pick<unknown>(['', 'Kvik', 17, null, { legal: 'Kvik' }, ['Kvik']])
        expect(bytes((each) => (isFree(each) ? odd : each.value))).toBe(asItIs)
      }),
      { numRuns },
    )
    expect(masked).toBeGreaterThan(numRuns * 0.5)
    expect(renamed).toBeGreaterThan(numRuns * 0.5)
    expect(changed).toBeGreaterThan(numRuns * 0.2)
  })

  it('INV-05 a withheld value that is a word of what is shown beside it can be another: no mask tells which', () => {
    let [initials, withheld] = [0, 0]
    const numRuns = isFresh ? 600 : 80
    fc.assert(
      fc.property(choices, (choice) => {
        const levels = { ...someLevels(choice), label: 'full' }
        const guard = guardAt(levels)
        const values = someValues(choice)
        const hidden = values.filter(({ category }) => category !== 'email' && levels[category] !== 'full')
        if (hidden.length === 0) return
        const namesake = choice.pick(hidden)
        const { texts, tell } = someSchooling(choice, values, namesake)
        const bytes = (nameOf: NameOf) => {
          const record = tell(nameOf)
          return JSON.stringify([guard.view('cv', record, employer), guard.disclose('cv', record, employer)])
        }
        const asItIs = bytes(({ value }) => value)
        for (const text of texts) expect(asItIs).toContain(JSON.stringify(text))
        expect(bytes((each) => (each.value === namesake.value ? each.renamed : each.value))).toBe(asItIs)
        if (levels[namesake.category] === 'withheld') {
          withheld++
          const odd = choice.pick<unknown>(['', 'Kvik', null])
          expect(bytes((each) => (each.value === namesake.value ? odd : each.value))).toBe(asItIs)
        } else initials++
      }),
      { numRuns },
    )
    expect(withheld).toBeGreaterThan(numRuns * 0.3)
    expect(initials).toBeGreaterThan(0)
  })

  it('the outside explanation is one of two sentences, and depends on existence alone', () => {
    const sentences = new Map<boolean, Set<string>>()
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { request, facts } = someQuestion(choice, world)
        const { outside } = world.guard.explain('cv', request, facts)
        const isThere = world.guard.decide('cv', request, facts)['existence'] === 'full'
        sentences.set(isThere, (sentences.get(isThere) ?? new Set()).add(outside))
      }),
      { numRuns: 500 },
    )
    expect(sentences.get(true)?.size).toBe(1)
    expect(sentences.get(false)?.size).toBe(1)
  })
})

/** What a call gives, or the message of what it throws. */
function saidBy(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return String(error)
  }
}
