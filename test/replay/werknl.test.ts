import type { Agreement } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { replayWerknl, type WerknlReplay } from '../../examples/replay/werknl'
import { kept } from '../../examples/replay/werknl-case'
import { consultation, cv, subject, when } from '../../examples/replay/werknl-history'

const replay = replayWerknl()
const formsAfter = (at: number, { steps }: WerknlReplay = replay) => {
  const step = steps.find((each) => each.at === at)
  if (step === undefined) throw new Error('nothing happened then')
  const { practice, rules, strict } = step
  return { practice, rules, strict }
}
const anonymous = { practice: 'anonymous', rules: 'anonymous', strict: 'anonymous' } as const
const express: Agreement = { ...consultation, manner: 'express', answer: 'yes' }

describe('RP-4, werk.nl in 2011', () => {
  it('RP-4 TK-04 TK-10 TK-11 is anonymous to companies as the subject placed it, and registration changes nothing', () => {
    expect(formsAfter(when.cvPlaced)).toEqual(anonymous)
    expect(formsAfter(when.jobSeekerRegistered)).toEqual(anonymous)
    expect(replay.changedByRegistration).toBe(0)
  })

  it('RP-4 TK-13 exposes identity in exactly one stretch, from the act of the coach to the withdrawal', () => {
    const stretches = replay.intervals.filter(({ showsIdentity, role }) => showsIdentity && role === 'employer')
    expect(stretches).toMatchObject([{ from: when.openedByCoach, to: when.withdrawn }])
    expect(replay.exposedIntervals).toBe(1)
    expect(stretches[0]?.categories).toEqual(
      expect.arrayContaining(['identity.name', 'contact.email', 'contact.phone', 'workplace.name']),
    )
    expect(formsAfter(when.openedByCoach)).toEqual({ ...anonymous, practice: 'personal' })
    expect(formsAfter(when.complaint)).toEqual({ ...anonymous, practice: 'personal' })
  })

  it('RP-4 exposes to agencies just what it exposes to employers', () => {
    const as = (role: string) =>
      replay.intervals.filter((each) => each.role === role).map((each) => ({ ...each, role: 'anybody' }))
    expect(as('agency')).toEqual(as('employer'))
  })

  it('RP-4 TK-16 leaves the anonymous CV where it is when the personal form is withdrawn', () => {
    expect(formsAfter(when.withdrawn)).toEqual(anonymous)
  })

  it('RP-4 shows nobody who it is under the strict profile, which shows the anonymous CV at every look', () => {
    expect(replay.strictExposed).toBe(0)
    expect(replay.strictShown).toBe(10)
  })

  it('RP-4 TK-18 names the companies that read the wrong form, and those of them that wrote', () => {
    expect(replay.readers).toEqual(['Vlietstaal', 'Lindewerk', 'Kroonadvies', 'Duinzorg'])
    expect(replay.contacted).toEqual(['Vlietstaal', 'Lindewerk', 'Kroonadvies'])
  })

  it('RP-4 TK-13 TK-14 TK-38 AMB-20 has two findings: the form that was set, and the mails about no vacancy', () => {
    expect(replay.findings).toEqual([
      {
        code: 'unauthorised-form-change',
        alarm: 'unauthorised-form-change',
        at: when.openedByCoach,
        by: 'staff',
        manner: 'consultation',
      },
      { code: 'approach-without-vacancy', mails: 3, companies: ['Lindewerk', 'Kroonadvies'] },
    ])
  })

  it('RP-4 TK-19 AMB-19 is a breach, though all that was read had become public', () => {
    expect(replay.isBreach).toBe(true)
  })

  it('RP-4 TK-34 TK-35 ends with no access for the companies concerned; the others read on', () => {
    expect(replay.afterSanction).toEqual({
      denied: ['Lindewerk', 'Kroonadvies'],
      reading: ['Vlietstaal', 'Duinzorg', 'Polderpost'],
    })
  })

  it('RP-4 TK-12 is no breach of the rules of 2011 where the coach had an express yes; strict still believes the subject alone', () => {
    const agreed = replayWerknl({ agreement: express })
    expect(agreed).toMatchObject({ isBreach: false, exposedIntervals: 0, readers: [], strictExposed: 0 })
    expect(agreed.findings.map(({ code }) => code)).toEqual(['approach-without-vacancy'])
    expect(formsAfter(when.openedByCoach, agreed)).toEqual({
      practice: 'personal',
      rules: 'personal',
      strict: 'anonymous',
    })
  })

  it.each([
    ['silence', { manner: 'silence', answer: 'none' }],
    ['an earlier general yes', { manner: 'general', answer: 'yes' }],
    ['an express no', { manner: 'express', answer: 'no' }],
    ['a yes that came afterwards', { manner: 'express', answer: 'yes', at: when.openedByCoach + 1 }],
  ] as const)('RP-4 TK-14 takes %s for no express consent', (_, noted) => {
    const replay = replayWerknl({ agreement: { ...consultation, ...noted } })
    expect(replay).toMatchObject({ isBreach: true, exposedIntervals: 1, findings: [{ manner: noted.manner }, {}] })
  })

  it('RP-4 TK-37 holds nothing of the subject', () => {
    const text = JSON.stringify(replay)
    const values = leaves(kept).filter((value) => value.length > 1)
    expect(values.length).toBeGreaterThan(30)
    const said = values.filter((value) => text.includes(value))
    // The forms of a CV are words of everybody's.
    expect(said).toEqual(['anonymous', 'subject'])
    expect([text.includes(subject), text.includes(cv)]).toEqual([false, false])
  })
})

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}
