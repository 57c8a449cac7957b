import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choices } from './arbitraries/choice'
import { runs } from './arbitraries/depth'
import { someQuestion, someWorld } from './arbitraries/world'

describe("law 8: the caller's objects are unchanged, unfrozen and unshared", () => {
  it('INV-03 record, request and facts are the same after every call, and none is frozen', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const question = someQuestion(choice, world)
        const before = structuredClone(question)
        callEverything(world, question)
        expect(question).toEqual(before)
        for (const part of objectsIn(question)) {
          expect([
            Object.isFrozen(part) && Object.keys(part).length > 0,
            Object.isSealed(part) && Object.keys(part).length > 0,
            Object.isExtensible(part),
          ]).toEqual([false, false, true])
        }
      }),
      { numRuns: runs(300) },
    )
  })

  it('deeply frozen inputs give the same view', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const question = someQuestion(choice, world)
        const before = callEverything(world, question)
        for (const part of objectsIn(question)) Object.freeze(part)
        expect(callEverything(world, question)).toBe(before)
      }),
      { numRuns: runs(200) },
    )
  })

  it('nothing is ever written to a record: watched through proxies', () => {
    let shown = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const question = someQuestion(choice, world)
        const before = callEverything(world, question)
        const writes: string[] = []
        const watched = { ...question, record: watch(question.record, writes) }
        expect(callEverything(world, watched)).toBe(before)
        expect(writes).toEqual([])
        if (world.guard.view('cv', watched.record, watched.request, watched.facts) !== null) shown++
      }),
      { numRuns: runs(300) },
    )
    expect(shown).toBeGreaterThan(8)
  })

  it('what comes out shares no object with what went in, and is frozen all the way down', () => {
    let [dates, shown] = [0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const question = someQuestion(choice, world)
        const given = new Set(objectsIn(question))
        const disclosure = world.guard.disclose('cv', question.record, question.request, question.facts)
        const view = world.guard.view('cv', question.record, question.request, question.facts)
        for (const part of [...objectsIn(disclosure), ...objectsIn(view)]) {
          expect(given.has(part)).toBe(false)
          if (part instanceof Date) dates++
          else expect(Object.isFrozen(part)).toBe(true)
        }
        if (view !== null) shown++
      }),
      { numRuns: runs(600) },
    )
    expect(shown).toBeGreaterThan(24)
    expect(dates).toBeGreaterThan(4)
  })

  it('changing a date of a view does not change the record, nor the next view', () => {
    let changed = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const world = someWorld(choice)
        const { record, request, facts } = someQuestion(choice, world)
        const before = JSON.stringify([record, world.guard.view('cv', record, request, facts)])
        for (const part of objectsIn(world.guard.view('cv', record, request, facts))) {
          if (part instanceof Date) {
            part.setTime(0)
            changed++
          }
        }
        expect(JSON.stringify([record, world.guard.view('cv', record, request, facts)])).toBe(before)
      }),
      { numRuns: runs(400) },
    )
    expect(changed).toBeGreaterThan(2)
  })
})

type World = ReturnType<typeof someWorld>
type Question = ReturnType<typeof someQuestion>

function callEverything({ guard }: World, { record, request, facts }: Question): string {
  return JSON.stringify([
    guard.disclose('cv', record, request, facts),
    guard.view('cv', record, request, facts),
    guard.decide('cv', request, facts),
    guard.explain('cv', request, facts),
    guard.requiredFacts('cv', request, facts),
    [...guard.discloseAll('cv', [record, record], request, () => facts)],
  ])
}

function objectsIn(value: unknown, found: object[] = []): readonly object[] {
  if (typeof value !== 'object' || value === null || found.includes(value)) return found
  found.push(value)
  for (const part of Object.values(value)) objectsIn(part, found)
  return found
}

function watch<T>(value: T, writes: string[]): T {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const noted = (name: string) => () => {
    writes.push(name)
    return false
  }
  return new Proxy(value, {
    get: (target, key) => watch(Reflect.get(target, key) as unknown, writes),
    set: noted('set'),
    defineProperty: noted('defineProperty'),
    deleteProperty: noted('deleteProperty'),
    preventExtensions: noted('preventExtensions'),
    setPrototypeOf: noted('setPrototypeOf'),
  })
}
