import fc from 'fast-check'

/** Draws, one after the other: what every generator of these tests is written in.
 *
 * On fast-check's stream a failure prints its seed; on a seed of our own millions of cases cost little.
 */
export interface Choice {
  /** A whole number 0 … n - 1. */
  below(n: number): number
  /** True in about `percent` of a hundred draws. */
  chance(percent: number): boolean
  pick<T>(from: readonly T[]): T
  /** Each element with the chance given, in order. */
  some<T>(from: readonly T[], percent?: number): readonly T[]
  /** As `some`, and at least one. */
  atLeastOne<T>(from: readonly T[], percent?: number): readonly T[]
  times<T>(least: number, most: number, make: (i: number) => T): readonly T[]
}

function choiceFrom(below: (n: number) => number): Choice {
  const choice: Choice = {
    below: (n) => (n <= 1 ? 0 : below(n)),
    chance: (percent) => choice.below(100) >= 100 - percent,
    pick: <T>(from: readonly T[]) => {
      const index = choice.below(from.length)
      if (index >= from.length) throw new RangeError('nothing to pick from')
      return from[index] as T
    },
    some: (from, percent = 50) => from.filter(() => choice.chance(percent)),
    atLeastOne: (from, percent = 50) => {
      const picked = choice.some(from, percent)
      return picked.length > 0 ? picked : [choice.pick(from)]
    },
    times: (least, most, make) => Array.from({ length: least + choice.below(most - least + 1) }, (_, i) => make(i)),
  }
  return choice
}

const upTo = (most: number) => fc.noBias(fc.nat(most))

/** A stream of draws for a property. A failing case is hundreds of draws: shrinking it takes minutes and tells little. */
export const choices: fc.Arbitrary<Choice> = fc.noShrink(fc.gen()).map((draw) => choiceFrom((n) => draw(upTo, n - 1)))

/** A stream of draws that a number fixes (mulberry32). */
export function choiceOfSeed(seed: number): Choice {
  let state = seed >>> 0
  return choiceFrom((n) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * n)
  })
}
