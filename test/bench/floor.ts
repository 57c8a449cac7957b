import type { Levels } from '../../src'
import type { Contender } from './contender'
import { type CvLevels, decideByHand } from './floor-decision'
import { projectByHand } from './floor-projection'
import { projectUnfrozen } from './unfrozen-projection'

/** Everything by hand: what the job costs at the least. */
export const floor = byHand('hand-written', projectByHand)

/** The same decision, and an object literal in place of the projection: it trusts the record, and freezes nothing. */
export const unfrozen = byHand('hand-written-unfrozen', projectUnfrozen as typeof projectByHand)

function byHand(name: string, project: (cv: unknown, levels: CvLevels) => unknown): Contender {
  return {
    name,
    version: '',
    readsPolicy: false,
    enter: async (_, cases) => {
      const decide = (i: number): CvLevels => {
        const { request, facts, record } = cases[i] as (typeof cases)[number]
        return decideByHand(request, facts, record.id, record.form)
      }
      return {
        decide: (i) => decide(i) as unknown as Levels,
        disclose: (i) => project(cases[i]?.record, decide(i)),
      }
    },
  }
}
