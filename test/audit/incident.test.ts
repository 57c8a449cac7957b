import { defineIncident } from 'need-to-know/audit'
import { describe, expect, it } from 'vitest'
import { aware, codeOf, hour, incidentInput, incidentWith, refusalOf } from './breach-case'

describe('the record of an incident', () => {
  it('TK-06 holds the first signal, awareness, the start of the inquiry, findings and measures, each where it was put', () => {
    const findings = [{ code: 'FORM_SET_BY_STAFF', reference: 'report-3' }]
    const incident = incidentWith({ findings })
    expect(incident).toMatchObject({
      firstSignal: aware - hour,
      aware,
      inquiryBegun: aware + hour,
      findings,
      consequences: ['unwanted messages'],
      measures: incidentInput.measures,
    })
    expect(Object.isFrozen(incident.measures.taken[0])).toBe(true)
    expect(defineIncident(incident)).toEqual(incident)
  })

  it('TK-06 refuses an order in which it cannot have come, with every issue at once', () => {
    const early = { aware: 5, firstSignal: 10, inquiryBegun: 9, occurred: { from: 11, to: 4 } }
    expect(refusalOf(() => incidentWith(early))).toEqual([
      'not-in-order /aware',
      'not-in-order /firstSignal',
      'not-in-order /inquiryBegun',
      'not-in-order /occurred/to',
    ])
    expect(refusalOf(() => incidentWith({ aware: 10, firstSignal: 10, inquiryBegun: 10, occurred: {} }))).toEqual([])
  })

  it('UWV-07 holds the instant of the public statement, which may come days later and never before the first signal', () => {
    expect(incidentWith({ published: aware + 6 * 24 * hour }).published).toBe(aware + 144 * hour)
    expect(refusalOf(() => incidentWith({ published: aware - 2 * hour }))).toEqual(['not-in-order /published'])
  })

  it('UWV-08 says whom the data are about, in kinds of persons', () => {
    const subjects = ['job seekers with and without benefit']
    expect(incidentWith({ subjects }).subjects).toEqual(subjects)
    expect(refusalOf(() => incidentWith({ subjects: [' '] }))).toEqual(['wrong-shape /subjects/0'])
  })

  it('JI-01, NAV-02 says how it came to light, from a closed set', () => {
    expect(incidentWith({ origin: 'selfReported' }).origin).toBe('selfReported')
    expect(incidentWith({ origin: 'selfDetected' }).origin).toBe('selfDetected')
    expect(refusalOf(() => incidentWith({ origin: 'rumour' as never }))).toEqual(['wrong-shape /origin'])
  })

  it('JI-16 and JI-17 keep what the person was not told apart from what nobody had a ground for', () => {
    const findings = [
      { code: 'NOT_INFORMED', categories: ['dialogue.answer'] },
      { code: 'NO_BASIS', categories: ['dialogue.answer', 'identity.name'] },
      { code: 'NOT_GRANTED', categories: ['address'] },
    ] as const
    expect(incidentWith({ findings }).findings).toEqual(findings)
    // Its own code names what it is about, and cannot pass as a free one.
    const bare = [{ code: 'NOT_INFORMED', reference: 'report-3' }] as never
    expect(codeOf(() => incidentWith({ findings: bare }))).toBe('invalid-incident')
  })

  it('UWV-18 keeps each measure with its instant', () => {
    const taken = [{ text: 'the account was blocked' }] as never
    expect(refusalOf(() => incidentWith({ measures: { taken, proposed: [] } }))).toEqual([
      'wrong-type /measures/taken/0/at',
    ])
  })

  it('is refused with a key that nobody reads, and without a word of what was given', () => {
    const secret = 'Rosa Winther lives in Havnegade'
    const input = { ...incidentInput, remark: secret, cause: secret as never }
    expect(refusalOf(() => defineIncident(input))).toEqual(['unknown-key ', 'wrong-shape /cause'])
    expect(() => defineIncident(input)).not.toThrow(/Rosa/)
    expect(refusalOf(() => defineIncident(null as never))).toEqual(['wrong-type '])
  })
})
