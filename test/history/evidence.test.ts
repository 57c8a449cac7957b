import fc from 'fast-check'
import { append, evidence, facts, openHistory, openVacancies, vacancyState } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { choices } from '../laws/arbitraries/choice'
import { organisations, subjects } from '../laws/arbitraries/history-event'
import { someHistory } from '../laws/arbitraries/history-story'
import { grounds } from './story'

describe('evidence', () => {
  it('there is some for each consent and each clause that is so, and for nothing else', () => {
    let shown = 0
    fc.assert(
      fc.property(choices, (choice) => {
        const history = someHistory(choice)
        const at = choice.pick(history.events)?.at ?? 0
        for (const subject of subjects) {
          for (const organisation of organisations) {
            const request = {
              viewer: { id: 'account-1', role: 'employer', organisation },
              record: { kind: 'cv', id: 'cv-1', subject },
              at,
            }
            const so = Object.entries(facts(history, request))
              .filter(([fact, value]) => value === true && /^(consent|informed)\./.test(fact))
              .map(([fact]) => fact)
            const found = evidence(history, request)
            expect(Object.keys(found).sort()).toEqual(so.sort())
            expect(Object.values(found).every((ids) => ids.length > 0)).toBe(true)
            shown += so.length
          }
        }
      }),
      { numRuns: 100 },
    )
    expect(shown).toBeGreaterThan(50)
  })

  it('none is given at no instant', () => {
    const asked = { viewer: { organisation: 'o' }, record: { kind: 'cv', subject: 's' }, at: Number.NaN }
    expect(evidence(openHistory({ grounds, complete: true }), asked)).toEqual({})
  })
})

describe('open vacancies', () => {
  const actor = { kind: 'organisation', id: 'person-1', organisation: 'org-1' } as const
  const opened = (id: string, at: number, more: object = {}) => ({
    kind: 'vacancyOpened',
    id: `opened ${id}`,
    at,
    actor,
    vacancy: id,
    organisation: 'org-1',
    ...more,
  })
  const history = [opened('v1', 10), opened('v2', 20, { positions: 7, expires: 40 })].reduce(
    (before, event) => {
      const appended = append(before, event)
      if (!appended.ok) throw new Error(appended.issues.map(({ code }) => code).join())
      return appended.history
    },
    openHistory({ grounds, complete: true }),
  )

  it('are the active ones at the instant, with their positions', () => {
    expect(openVacancies(history, 'org-1', 15)).toEqual([{ id: 'v1', positions: 1 }])
    expect(openVacancies(history, 'org-1', 20)).toEqual([
      { id: 'v1', positions: 1 },
      { id: 'v2', positions: 7 },
    ])
    expect(openVacancies(history, 'org-1', 40)).toEqual([{ id: 'v1', positions: 1 }])
  })

  it('are not known of an organisation of which nothing is, nor at no instant', () => {
    expect(openVacancies(history, 'org-2', 15)).toBeUndefined()
    expect(openVacancies(history, 'org-1', Number.NaN)).toBeUndefined()
  })

  it("are read from a host's own tables, too", () => {
    const vacancies = [vacancyState({ id: 'v9', organisation: 'org-1', status: 'open', positions: 3 })]
    expect(openVacancies({ kind: 'states', grounds, vacancies }, 'org-1', 0)).toEqual([{ id: 'v9', positions: 3 }])
  })
})
