import { completeTask, publicReport } from 'need-to-know/audit'
import { exact, under } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import { affected, assessed, aware, incidentWith, scopeOf } from './breach-case'

const many = (count: number) =>
  scopeOf(...Array.from({ length: count }, (_, i) => affected({ subject: `subject-${i}` })))

/** Every text that an incident can hold, with the name of whoever complained in it. */
const talkative = incidentWith({
  id: 'case-of-rosa-winther',
  origin: 'complaint',
  nature: 'Rosa Winther complained that her CV was public.',
  riskText: 'Rosa Winther is known in her town.',
  consequences: ['Rosa Winther is called by strangers.'],
  contact: { role: 'contactPoint', name: 'Rosa Winther', reach: 'rosa@jobtorvet.example' },
  findings: [{ code: 'FORM_SET_BY_STAFF', reference: 'letter-of-rosa-winther', text: 'Rosa Winther did not agree.' }],
  measures: {
    taken: [{ text: 'closed the CV of Rosa Winther', at: aware }],
    proposed: [{ text: 'write to Rosa Winther' }],
  },
  notes: [{ by: 'Rosa Winther', text: 'This was Rosa Winther’s own account.' }],
})

describe('the report for everybody', () => {
  it('TK-37 holds nothing of whoever complained, whatever the incident holds', () => {
    const assessment = completeTask(assessed({ incident: talkative, scope: many(6) }), 'lookBack', {
      at: aware,
      by: 'rosa-winther',
      reference: 'rosa-winther',
      outcome: 'noOthers',
    })
    expect(JSON.stringify(assessment)).toMatch(/rosa/i)
    expect(JSON.stringify(publicReport(assessment))).not.toMatch(/rosa|winther|subject-/i)
  })

  it('TK-37 does not say what was seen of so few that one can think who it is', () => {
    expect(publicReport(assessed({ scope: many(4) }))).toMatchObject({
      persons: under(5, 'persons'),
      records: under(5, 'records'),
      categories: undefined,
    })
    expect(publicReport(assessed({ scope: many(5) }))).toMatchObject({
      persons: exact(5, 'persons'),
      categories: ['identity.name'],
    })
    const odd = affected({ subject: 'rosa', categories: [{ category: 'note', level: 'full' }] })
    const { subjects } = many(6).affected
    expect(publicReport(assessed({ scope: scopeOf(...subjects, odd) })).categories).toEqual(['identity.name'])
  })

  it('TK-37 publishes the elements of a breach, and no code of its own', () => {
    const findings = [
      { code: 'NO_BASIS', categories: ['identity.name'] },
      { code: 'COMPLAINT_OF_ROSA_WINTHER', reference: 'report-3' },
    ] as const
    const report = publicReport(assessed({ incident: incidentWith({ findings }), scope: many(6) }))
    expect(report.findings).toEqual(['NO_BASIS'])
  })

  it('TK-37 tells of the categories that enough persons have, however their lists differ', () => {
    const categories = Array.from({ length: 40 }, (_, i) => ({ category: `rare-${i}`, level: 'full' }))
    const note = { category: 'note', level: 'full' }
    const unlike = categories.map((own, i) => affected({ subject: `subject-${i}`, categories: [own, note] }))
    expect(publicReport(assessed({ scope: scopeOf(...unlike) })).categories).toEqual(['note'])
    const nothing = categories.map((own, i) => affected({ subject: `subject-${i}`, categories: [own] }))
    expect(publicReport(assessed({ scope: scopeOf(...nothing) })).categories).toBeUndefined()
    const further = categories.map((own, i) =>
      affected({ subject: `subject-${i}`, categories: [own], further: [note] }),
    )
    expect(publicReport(assessed({ scope: scopeOf(...further) })).categories).toEqual(['note'])
  })

  it('JI-11 says what was used next to what was possible; neither lets a few be told from the rest', () => {
    const possible = Array.from({ length: 6 }, (_, i) => affected({ subject: `other-${i}`, certainty: 'possible' }))
    const didSee = { cases: exact(3, 'cases'), counted: under(500, 'cases') }
    const even = { ...scopeOf(...many(6).affected.subjects, ...possible), didSee }
    expect(publicReport(assessed({ scope: even }))).toMatchObject({
      persons: exact(12, 'persons'),
      confirmed: exact(6, 'persons'),
      possible: exact(6, 'persons'),
      observed: { cases: under(5, 'cases'), counted: under(500, 'cases') },
    })
    const odd = scopeOf(affected({ subject: 'rosa' }), ...possible)
    expect(publicReport(assessed({ scope: odd }))).toMatchObject({ confirmed: undefined, possible: undefined })
  })

  it('UWV-07, UWV-18 says when what happened, and when measures were taken', () => {
    const report = publicReport(assessed({ incident: incidentWith({ published: aware + 1 }), scope: many(9) }))
    expect(report).toMatchObject({
      isBreach: true,
      timeline: { aware, published: aware + 1 },
      measuresTaken: [aware + 7_200_000],
      tasks: [
        { id: 'authority', status: 'open' },
        { id: 'subjects', status: 'open' },
        { id: 'lookBack', status: 'open' },
      ],
    })
  })
})
