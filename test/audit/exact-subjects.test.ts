import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExactSubjects } from '../../src/audit/allowance/exact-subjects'

const sightings = fc.array(fc.record({ subject: fc.nat(40).map(String), at: fc.nat(30) }), { maxLength: 200 })

describe('subjects with their last instants', () => {
  it('are those seen after an instant, at every instant, in whatever order they came', () => {
    fc.assert(
      fc.property(sightings, (all) => {
        const subjects = new ExactSubjects()
        for (const { subject, at } of all) subjects.add(subject, at)
        for (let after = -1; after <= 31; after++) {
          const seen = new Set(all.filter(({ at }) => at > after).map(({ subject }) => subject))
          expect(subjects.countAfter(after)).toBe(seen.size)
          expect(subjects.latest).toBe(all.length === 0 ? undefined : Math.max(...all.map(({ at }) => at)))
          for (const { subject } of all) expect(subjects.hasAfter(subject, after)).toBe(seen.has(subject))
        }
      }),
    )
  })

  it('are forgotten up to an instant, and as if they had never been', () => {
    fc.assert(
      fc.property(sightings, fc.nat(30), sightings, (before, instant, later) => {
        const [dropped, never] = [new ExactSubjects(), new ExactSubjects()]
        for (const { subject, at } of before) dropped.add(subject, at)
        dropped.dropUpTo(instant)
        for (const { subject, at } of before) if (at > instant) never.add(subject, at)
        for (const { subject, at } of later) for (const each of [dropped, never]) each.add(subject, at)
        expect(new Map(dropped.entries())).toEqual(new Map(never.entries()))
        expect(dropped.countAfter(15)).toBe(never.countAfter(15))
      }),
    )
  })
})
