import { compile } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { columns, type Facts, type Request } from '../recruitment/cv-cells'
import { fullCv } from '../recruitment/full-cv'

const guard = compile(profiles.strict, {
  records: recruitment.records,
  pseudonymKey: new TextEncoder().encode('a secret of sixteen bytes or more'),
})
const request: Request = {
  viewer: { id: 'person-1', role: 'employer', organisation: 'org-viewer', assurance: 'substantial' },
  purpose: 'recruitment',
  at: 0,
}
const column = columns.find(({ name }) => name === 'personal, online')
const cv = { ...fullCv, ...column?.cv }
const facts: Facts = { ...column?.facts }
const matched: Facts = { ...facts, 'organisation.activeVacancy': true, 'candidate.matched': true }

describe('what a viewer does with a record', () => {
  it.each(['list', 'view', 'download'] as const)('UWV-02 %s is an act of its own, and stands on the receipt', (act) => {
    expect(guard.disclose('cv', cv, { ...request, act }, matched).receipt.act).toBe(act)
  })

  it('a request that names no act views', () => {
    expect(guard.disclose('cv', cv, request, facts).receipt.act).toBe('view')
  })

  it('an act that there is none of gets nothing, and the house is told why', () => {
    const peek = { ...request, act: 'peek' as 'view' }
    const { view, receipt, decision } = guard.disclose('cv', cv, peek, matched)
    expect({ view, refusal: receipt.refusal, act: receipt.act }).toEqual({
      view: null,
      refusal: 'policy',
      act: undefined,
    })
    expect(decision['existence']?.reason).toBe('no-act')
    expect(guard.requiredFacts('cv', peek, {})).toEqual([])
  })

  const download = { ...request, act: 'download' } as const
  it('UWV-21 with a vacancy and a potential match a CV is viewed and downloaded', () => {
    expect(guard.view('cv', cv, request, matched)).not.toBeNull()
    expect(guard.view('cv', cv, download, matched)).toEqual(guard.view('cv', cv, request, matched))
  })

  it.each(['organisation.activeVacancy', 'candidate.matched'] as const)(
    'UWV-21 without %s, or where it is not known, a CV is viewed and not downloaded',
    (fact) => {
      for (const value of [false, undefined]) {
        const known: Facts = { ...matched, [fact]: value }
        expect(guard.view('cv', cv, download, known)).toBeNull()
        expect(guard.view('cv', cv, request, known)).not.toBeNull()
      }
    },
  )

  it('the explanation of a download that is closed names what would open it, and no other act', () => {
    const unmatched = { ...matched, 'organisation.activeVacancy': false, 'candidate.matched': false }
    expect(guard.explain('cv', download, unmatched, cv).categories['existence']?.wouldChange).toEqual([
      { fact: 'organisation.activeVacancy', from: false, to: true },
      { fact: 'candidate.matched', from: false, to: true },
    ])
  })
})

describe('what a receipt says of the need and of the evidence', () => {
  it('names the vacancy that the record is needed for', () => {
    const need = { kind: 'vacancy', id: 'vacancy-1' } as const
    expect(guard.disclose('cv', cv, { ...request, need }, facts).receipt.need).toEqual(need)
  })

  it('leaves out a need that cannot be read', () => {
    for (const need of [{ kind: 'whim', id: 'x' }, { kind: 'vacancy', id: ' ' }, 'vacancy-1', null]) {
      expect(guard.disclose('cv', cv, { ...request, need: need as never }, facts).receipt.need).toBeUndefined()
    }
  })

  it('holds the consents and texts that the disclosure stands on, and no others', () => {
    const evidence = {
      'consent.personalForm': ['consent-17'],
      'consent.follow': ['consent-18'],
      'informed.terms.personalForm': ['terms@2018'],
      'informed.follow.fields': ['terms@2018'],
    }
    const { receipt } = guard.disclose('cv', cv, { ...request, evidence }, facts)
    expect(receipt.evidence).toEqual({
      'consent.personalForm': ['consent-17'],
      'informed.terms.personalForm': ['terms@2018'],
    })
  })

  it('evidence decides nothing, and what cannot be read of it is left out', () => {
    const hostile = Object.defineProperty({}, 'consent.personalForm', {
      get: () => {
        throw new Error('secret')
      },
      enumerable: true,
    })
    for (const evidence of [hostile, null, 'all', { 'consent.personalForm': 'one' }, { 'consent.personalForm': [7] }]) {
      const { view, receipt } = guard.disclose('cv', cv, { ...request, evidence: evidence as never }, facts)
      expect(view).toEqual(guard.view('cv', cv, request, facts))
      expect(receipt.evidence).toBeUndefined()
    }
  })
})

it('TERMS-033 a refused request leaves a receipt that says so, without content', () => {
  const { view, receipt } = guard.disclose('cv', cv, { ...request, purpose: 'sellServices' }, facts)
  expect(view).toBeNull()
  expect(receipt).toMatchObject({ refusal: 'policy', disclosed: [], obligations: [], evidence: undefined })
  expect(guard.disclose('cv', cv, request, facts).receipt.refusal).toBeUndefined()
})
