import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choices } from './arbitraries/choice'
import { runs } from './arbitraries/depth'
import { someQuestion, someWorld } from './arbitraries/world'

describe('redaction', () => {
  it('INV-03 redaction is idempotent, pure and deterministic', () => {
    let [shown, again] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        const before = structuredClone(record)
        const first = world.guard.disclose('cv', record, request, facts)
        // Deterministic: the same question, asked again, after others, and of another guard's view, has the same answer.
        world.guard.view('cv', {}, request)
        expect(JSON.stringify(world.guard.disclose('cv', record, request, facts))).toBe(JSON.stringify(first))
        expect(world.guard.view('cv', record, request, facts)).toEqual(first.view)
        expect(record).toEqual(before)
        if (first.view === null) return
        shown++
        // Idempotent where the view is a record again: every level is full, and the facts in it are still there. Notes
        // are decided one by one, and each may have lost its own: the next test speaks of them.
        const forms = first.receipt.disclosed.some(({ level }) => level !== 'full')
        const hasNotes = first.receipt.disclosed.some((entry) => entry.record === 'note')
        const shownOfCv = new Set(first.receipt.disclosed.map(({ category }) => category))
        const factsStay = Object.values(world.kinds['cv']?.model.fields ?? {}).every(
          (field) => field.kind !== 'leaf' || !field.pinned || shownOfCv.has(field.category),
        )
        if (forms || hasNotes || !factsStay) return
        again++
        expect(world.guard.view('cv', first.view as typeof record, request, facts)).toEqual(first.view)
      }),
      { numRuns: runs(1500) },
    )
    expect(shown).toBeGreaterThan(runs(120))
    expect(again).toBeGreaterThan(runs(6))
  })

  it('INV-03 redacting a view again, whatever its forms, shows no text that the view did not hold or make', () => {
    let shown = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        const first = world.guard.view('cv', record, request, facts)
        if (first === null) return
        shown++
        const second = world.guard.view('cv', first as typeof record, request, facts)
        const markers = new Set(JSON.stringify(first).match(/c\d+canary/g))
        for (const marker of JSON.stringify(second).match(/c\d+canary/g) ?? []) expect(markers).toContain(marker)
      }),
      { numRuns: runs(600) },
    )
    expect(shown).toBeGreaterThan(runs(24))
  })
})
