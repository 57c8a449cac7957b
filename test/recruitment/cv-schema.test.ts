import { compile } from 'need-to-know'
import { cvSchema, profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { columns } from './cv-cells'
import { fullCv } from './full-cv'

/** Whether the schema takes a full CV with one part in place of another. */
const takes = (part: object) => cvSchema.safeParse({ ...fullCv, ...part }).success
const job = (period: object) => ({ work: [{ title: 'Dispatcher', ...period }] })

describe('a CV as real systems hold it', () => {
  it.each([
    ['an instant with an offset', { updatedAt: '2019-01-15T07:52:35.456+01:00' }],
    ['an instant in UTC', { updatedAt: '2019-01-15T07:52:35Z' }],
    ['no end, written as null', job({ from: '2017-08', to: null })],
    ['no end', job({ from: '2017-08' })],
    ['a day', job({ from: '2004-07-01', to: '2005-06-30' })],
    ['a year', job({ from: '2004' })],
    ['an instant as the beginning', job({ from: '2004-07-01T00:00:00+02:00' })],
  ])('%s is taken', (_, part) => expect(takes(part)).toBe(true))

  it.each([
    ['a sentence', job({ from: '2010, Fjord Freight, ask for Asta Holm' })],
    ['a month that does not exist', job({ from: '2010-13' })],
    ['a day that does not exist', job({ from: '2010-02-30' })],
    ['an instant without its offset', { updatedAt: '2019-01-15T07:52:35' }],
  ])('%s is not', (_, part) => expect(takes(part)).toBe(false))
})

describe('periods in anonymous form', () => {
  it.each([
    ['strict', profiles.strict],
    ['terms2018', profiles.jobindex.terms2018],
  ] as const)('TERMS-024 %s shows a year or a month and nothing else', (_, policy) => {
    const guard = compile(policy, { records: recruitment.records })
    const work = [
      { title: 'a', from: '2004-07-01', to: '2005-06-30' },
      { title: 'b', from: '2006-01-15T00:00:00+01:00', to: null },
      { title: 'c', from: '2003' },
      { title: 'd', from: '2010, Fjord Freight, ask for Asta Holm' },
    ]
    const request = {
      viewer: { id: 'e', role: 'employer', organisation: 'o', assurance: 'substantial' },
      purpose: 'recruitment',
      at: 0,
    } as const
    const cv = { ...fullCv, form: 'anonymous', presence: 'online', work } as typeof fullCv
    const {
      'cv.form': _form,
      'cv.presence': _presence,
      ...facts
    } = {
      ...columns[0]?.facts,
      'subject.restricted': false,
    } as unknown as Record<string, never>
    const view = guard.view('cv', cv, request, facts)
    expect(view?.work).toEqual([
      { title: 'a', from: '2004-07', to: '2005-06' },
      { title: 'b', from: '2006-01' },
      { title: 'c', from: '2003' },
      { title: 'd' },
    ])
  })
})
