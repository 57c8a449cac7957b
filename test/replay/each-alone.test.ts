import { describe, expect, it } from 'vitest'
import { breachWithGoodLog, replayJobindex } from '../../examples/replay/jobindex'
import { viewJobindex } from '../../examples/replay/jobindex-views'
import { replayNav } from '../../examples/replay/nav'
import { replayMonitored } from '../../examples/replay/uwv'
import { replayWerknl } from '../../examples/replay/werknl'
import { consultation } from '../../examples/replay/werknl-history'
import { isFresh } from '../laws/arbitraries/depth'

/** What a replay comes to, by the text of all its figures; how long it took is no figure. */
const figures = (replay: object) => JSON.stringify({ ...replay, seconds: undefined })

/** The short way and the long way. */
const ways = [{}, { eachAlone: true }] as const

describe('one person decided for all in the same situation gives the figures that each gives by itself', () => {
  it.each(isFresh ? [5, 2009] : [5])('RP-1 JI-04 of the Jobindex dialogues: seed %i', (seed) => {
    const some = { count: 300, seed }
    for (const replay of [replayJobindex, breachWithGoodLog, viewJobindex]) {
      const [together, alone] = ways.map((way) => figures(replay({ ...some, ...way })))
      expect(together).toBe(alone)
    }
    for (const notice of ['old', 'new'] as const) {
      const [together, alone] = ways.map((way) => figures(viewJobindex({ ...some, ...way, notice })))
      expect(together).toBe(alone)
    }
  })

  it.each(isFresh ? [7, 2021] : [7])('RP-2 NAV-22 of the CV base of NAV: seed %i', (seed) => {
    const sizes = { followedUp: 510, ended: 40, sharers: 310, graded: 10, endedBefore: 10, undecided: 10 }
    const [together, alone] = ways.map((way) => figures(replayNav({ sizes, seed, ...way })))
    expect(together).toBe(alone)
  })

  it.each([
    ['no answer', consultation],
    ['an express yes', { ...consultation, manner: 'express', answer: 'yes' }],
  ] as const)('RP-4 of the looks at one CV in 2011: %s', (_, agreement) => {
    const [together, alone] = ways.map((way) => figures(replayWerknl({ agreement, ...way })))
    expect(together).toBe(alone)
  })

  it.each(isFresh ? [3, 2024] : [3])('RP-3 UWV-36 of the CVs at werk.nl: seed %i', async (seed) => {
    const [together, alone] = await Promise.all(
      ways.map(async (way) => figures(await replayMonitored({ cvs: 500, besides: 60, seed, ...way }))),
    )
    expect(together).toBe(alone)
  })
})
