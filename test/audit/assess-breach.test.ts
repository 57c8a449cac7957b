import { type AffectedSubject, assessBreach, breachReport, describeReport, publicReport } from 'need-to-know/audit'
import { about, atLeast, exact, over, under } from 'need-to-know/history'
import { describe, expect, it } from 'vitest'
import {
  affected,
  anonymous,
  assessed,
  aware,
  codeOf,
  due,
  hour,
  incidentWith,
  refusalOf,
  scopeOf,
} from './breach-case'

const duties = (assessment: ReturnType<typeof assessed>) =>
  assessment.tasks.map(({ id, duty, due }) => [id, duty, due] as const)
const usual = duties(assessed())

describe('what is a breach', () => {
  it('JI-01 demands that the authority is told of what the controller found and reported itself', () => {
    const assessment = assessed({ incident: incidentWith({ origin: 'selfReported' }) })
    expect(assessment).toMatchObject({ isBreach: true, incident: { origin: 'selfReported' } })
    expect(duties(assessment)).toEqual(usual)
    expect(usual).toContainEqual(['authority', 'required', due])
  })

  it('NAV-02 demands the same of what its own review found', () => {
    expect(duties(assessed({ incident: incidentWith({ origin: 'selfDetected' }) }))).toEqual(usual)
  })

  it('TK-20 changes nothing for a human error', () => {
    const assessment = assessed({ incident: incidentWith({ cause: 'humanError' }) })
    expect(assessment).toMatchObject({ isBreach: true, risk: { level: 'high' } })
    expect(duties(assessment)).toEqual(usual)
  })

  it('JI-30 changes no duty and no level because no misuse is known, and says it in the likelihood alone', () => {
    const [unknown, none] = (['unknown', false] as const).map((knownMisuse) =>
      assessed({ incident: incidentWith({ knownMisuse }) }),
    )
    expect(none?.risk).toEqual({ ...unknown?.risk, likelihood: 'noMisuseKnown' })
    expect([none?.isBreach, none?.tasks, none?.affected]).toEqual([true, unknown?.tasks, unknown?.affected])
  })

  it('TK-19 is a breach although the data had been made public: what others say of it is kept as a note', () => {
    const notes = [{ by: 'the minister', text: 'No data were used that were not public. There was no leak.' }]
    const assessment = assessed({ incident: incidentWith({ notes }) })
    expect(assessment).toMatchObject({ isBreach: true, incident: { notes } })
    expect(duties(assessment)).toEqual(usual)
  })

  it('takes up what was said of the risk, without effect (AMB-34)', () => {
    const riskText = 'Only staff of human resources could look.'
    const assessment = assessed({ incident: incidentWith({ riskText }) })
    expect(assessment.risk).toEqual({ ...assessed().risk, text: riskText })
    expect(duties(assessment)).toEqual(usual)
  })

  it('is none, and asks for nothing, only where exactly nobody is affected', () => {
    const nobody = scopeOf()
    expect(assessed({ scope: nobody })).toMatchObject({ isBreach: false, tasks: [] })
    const perhaps = { ...nobody, affected: { persons: under(1, 'persons'), subjects: [] } }
    expect(assessed({ scope: perhaps }).isBreach).toBe(true)
    const roughly = { affected: { persons: about(0, 'persons'), subjects: [] }, records: exact(0, 'records') }
    expect(assessed({ scope: roughly }).isBreach).toBe(true)
    expect(assessed({ scope: { ...nobody, records: exact(1, 'records') } }).isBreach).toBe(true)
    expect(assessed({ scope: 'unknown' }).isBreach).toBe(true)
  })
})

describe('what is not judged', () => {
  const nobody = { affected: { persons: atLeast(0, 'persons'), subjects: [] }, records: atLeast(0, 'records') }
  const none = { affected: { persons: exact(0, 'persons'), subjects: [] }, records: exact(0, 'records') }

  it('JI-12 lets nobody deny a breach: it is undecided, and what is to be done is what a breach asks for', () => {
    const assessment = assessed({ scope: nobody })
    expect(assessment.isBreach).toBe('undecided')
    expect(duties(assessment)).toEqual(duties(assessed({ scope: 'unknown' })))
    expect(assessment.risk).toMatchObject({ level: 'high', reasons: ['notJudged'] })
    for (const open of [
      { notJudged: atLeast(1, 'cases') },
      { notJudged: exact(2, 'cases') },
      { narrowed: true },
      { fromLog: [{ kind: 'assessment', complete: false }] },
    ]) {
      expect(assessed({ scope: { ...none, ...open } })).toMatchObject({ isBreach: 'undecided' })
      expect(assessed({ scope: { ...none, ...open } }).risk.reasons).toEqual(['notJudged'])
    }
    const judged = { notJudged: exact(0, 'cases'), narrowed: false, fromLog: [{ kind: 'assessment', complete: true }] }
    expect(assessed({ scope: { ...none, ...judged } }).isBreach).toBe(false)
  })

  it('JI-12 is a reason of the risk beside what is known, and a report says that it is undecided', () => {
    const some = {
      affected: { persons: atLeast(1, 'persons'), subjects: [anonymous()] },
      records: atLeast(1, 'records'),
    }
    expect(assessed({ scope: some })).toMatchObject({ isBreach: true, risk: { level: 'high' } })
    expect(assessed({ scope: some }).risk.reasons).toEqual(['notJudged', 'recognition'])
    expect(
      assessed({ scope: { ...some, affected: { persons: atLeast(3, 'persons'), subjects: [anonymous()] } } }).risk
        .reasons,
    ).toEqual(['notJudged', 'scopeUnknown', 'recognition'])
    const report = breachReport(assessed({ scope: nobody }), {
      ...{ phase: 'provisional', at: aware + hour, by: 'ditte', reference: 'r-1' },
    } as const)
    expect(report.isBreach).toBe('undecided')
    expect(publicReport(assessed({ scope: nobody })).isBreach).toBe('undecided')
    const said = (['en', 'da', 'nb', 'nl'] as const).map((language) =>
      describeReport(report, { language, zone: 'Europe/Copenhagen' }),
    )
    expect(said[0]).toContain('Whether it was a breach: not decided: something could not be judged yet')
    expect(said[0]).toContain('Persons affected: at least 0')
    expect(said.map((text) => /(not decided|ikke afgjort|ikke avgjort|niet beslist)/.test(text))).toEqual([
      true,
      true,
      true,
      true,
    ])
  })
})

describe('the risk', () => {
  const riskOf = (...subjects: readonly AffectedSubject[]) => assessed({ scope: scopeOf(...subjects) }).risk

  it('is high where an address is protected, or possibly is', () => {
    expect(riskOf(anonymous({ protectedAddress: 'yes' }))).toMatchObject({ level: 'high' })
    expect(riskOf(anonymous({ protectedAddress: 'possibly' })).reasons).toContain('possiblyProtectedAddress')
    expect(riskOf(anonymous({ protectedAddress: 'possibly' })).level).toBe('high')
  })

  it.each(['identity.name', 'identity.nationalId', 'contact.email', 'address', 'dialogue.comment', 'attachment'])(
    'is high where %s was seen in full',
    (category) => {
      expect(riskOf(affected({ categories: [{ category, level: 'full' }] })).level).toBe('high')
    },
  )

  it('is high for what else may have been seen of somebody, too', () => {
    const further = [{ category: 'contact.email', level: 'full' }]
    expect(riskOf(anonymous({ further }))).toMatchObject({ level: 'high', reasons: ['recognition', 'contact'] })
  })

  it('is not high where nothing was seen but what an anonymous CV shows, and the subjects are told all the same', () => {
    const assessment = assessed({ scope: scopeOf(anonymous()) })
    expect(assessment.risk).toMatchObject({ level: 'notHigh', reasons: ['recognition'] })
    expect(duties(assessment)).toEqual(
      usual.map((row) => (row[0] === 'subjects' ? ['subjects', 'advised', undefined] : row)),
    )
  })

  it('is high for what is not known: a category that no table names, a level of it, a scope', () => {
    expect(riskOf(affected({ categories: [{ category: 'shoeSize', level: 'full' }] })).reasons).toEqual(['unknown'])
    const odd = affected({ categories: [{ category: 'identity.name', level: 'constructor' }] })
    expect(riskOf(odd)).toMatchObject({ level: 'high', reasons: ['unknown'] })
    expect(assessBreach({ incident: incidentWith(), scope: scopeOf(anonymous()) }).risk.level).toBe('high')
    expect(assessed({ scope: 'unknown' }).risk).toMatchObject({ level: 'high', reasons: ['scopeUnknown'] })
    const unnamed = { ...scopeOf(anonymous()), affected: { persons: about(9, 'persons'), subjects: [anonymous()] } }
    expect(assessed({ scope: unnamed }).risk.reasons).toEqual(['scopeUnknown', 'recognition'])
    const more = { ...scopeOf(anonymous()), affected: { persons: over(1, 'persons'), subjects: [anonymous()] } }
    expect(assessed({ scope: more }).risk.reasons).toEqual(['scopeUnknown', 'recognition'])
  })
})

describe('the count of those affected', () => {
  it('UWV-09 splits them by what their CV showed, anonymous ones included (AMB-18)', () => {
    const named = (subject: string) => affected({ subject })
    const { affected: summary } = assessed({
      scope: scopeOf(named('ida'), anonymous({ subject: 'jon' }), anonymous({ subject: 'rosa' })),
    })
    expect(summary?.named).toEqual(exact(3, 'persons'))
    expect(summary?.byContent).toEqual([
      { categories: anonymous().categories, persons: exact(2, 'persons') },
      { categories: affected().categories, persons: exact(1, 'persons') },
    ])
  })

  it('counts the confirmed and the possible apart, and each person once', () => {
    const possible = affected({ subject: 'jon', certainty: 'possible', protectedAddress: 'possibly' })
    const scope = {
      ...scopeOf(affected(), affected(), possible),
      affected: { persons: exact(2, 'persons'), subjects: [affected(), affected(), possible] },
    }
    const { affected: summary } = assessed({ scope })
    expect(summary).toMatchObject({
      named: exact(2, 'persons'),
      confirmed: exact(1, 'persons'),
      possible: exact(1, 'persons'),
      protectedAddress: exact(0, 'persons'),
      possiblyProtectedAddress: exact(1, 'persons'),
    })
  })

  it('counts the persons of each category, what else may have been seen included', () => {
    const note = [{ category: 'note', level: 'full' }]
    const { affected: summary } = assessed({
      scope: scopeOf(
        affected({ further: note }),
        affected({ subject: 'jon', categories: note, further: note }),
        affected({ subject: 'rosa', further: [{ category: 'note', level: 'withheld' }] }),
      ),
    })
    expect(summary?.byCategory).toEqual([
      { category: 'identity.name', persons: exact(2, 'persons') },
      { category: 'note', persons: exact(2, 'persons') },
    ])
  })

  it('JI-11 has what was used next to what was possible, and a bound stays a bound', () => {
    const counted = under(500, 'cases')
    const scope = {
      affected: { persons: about(130_000, 'persons'), subjects: [affected()] },
      records: about(130_000, 'records'),
      didSee: { cases: exact(3, 'cases'), counted },
    }
    expect(assessed({ scope }).affected).toMatchObject({
      persons: about(130_000, 'persons'),
      confirmed: exact(1, 'persons'),
      possible: about(129_999, 'persons'),
      observed: { cases: exact(3, 'cases'), counted },
    })
    expect(assessed().affected?.observed).toEqual({ cases: undefined, counted: undefined })
  })

  it('reads hundreds of thousands as they come, and keeps none of them', () => {
    const most = 200_000
    function* subjects() {
      for (let i = 0; i < most; i++) yield affected({ subject: `subject-${i}` })
    }
    const scope = {
      affected: { persons: exact(most, 'persons'), subjects: subjects() },
      records: exact(most, 'records'),
    }
    const assessment = assessed({ scope })
    expect(assessment.affected?.named.count).toBe(most)
    expect(JSON.stringify(assessment)).not.toContain('subject-1')
  })
})

describe('an assessment', () => {
  it('JI-16, JI-17 joins what the scope found with what the incident says, element by element', () => {
    const findings = [
      { code: 'FORM_SET_BY_STAFF', reference: 'report-3' },
      { code: 'NO_BASIS', categories: ['identity.name'] },
    ] as const
    const found = [
      { code: 'NO_BASIS', categories: ['contact.email', 'identity.name'] },
      { code: 'NOT_INFORMED', categories: ['address'] },
    ] as const
    const scope = { ...scopeOf(affected()), findings: found }
    expect(assessed({ incident: incidentWith({ findings }), scope }).findings).toEqual([
      { code: 'NOT_INFORMED', categories: ['address'] },
      { code: 'NO_BASIS', categories: ['contact.email', 'identity.name'] },
      { code: 'FORM_SET_BY_STAFF', reference: 'report-3' },
    ])
  })

  it('UWV-13 has the police as a task of its own where a crime is suspected, and not elsewhere', () => {
    const has = (changes: Parameters<typeof incidentWith>[0]) =>
      assessed({ incident: incidentWith(changes) }).tasks.some(({ id }) => id === 'police')
    expect(has({})).toBe(false)
    expect(has({ suspectedOffence: true })).toBe(true)
    expect(has({ cause: 'attack' })).toBe(true)
    expect(has({ cause: 'misuse' })).toBe(true)
    expect(has({ knownMisuse: true })).toBe(true)
  })

  it('is of one incident: one before it of another is refused, as is a key that nobody reads', () => {
    const other = assessed({ incident: incidentWith({ id: 'incident-8' }) })
    expect(codeOf(() => assessed({ before: other }))).toBe('other-incident')
    expect(codeOf(() => assessed({ scpoe: 'unknown' } as never))).toBe('unknown-key')
  })

  it('NAV-06 has its 72 hours run from the first awareness: to become aware later is refused, earlier is not', () => {
    const before = assessed()
    const later = incidentWith({ aware: aware + 1 })
    expect(refusalOf(() => assessed({ incident: later, before }))).toEqual(['not-in-order /aware'])
    const earlier = assessed({ incident: incidentWith({ aware: aware - 1 }), before })
    expect(earlier.tasks[0]?.due).toBe(due - 1)
  })
})
