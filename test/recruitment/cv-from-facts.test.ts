import { compile } from 'need-to-know'
import { cvFromFacts, profiles, recruitment } from 'need-to-know/recruitment'
import { expect, it } from 'vitest'
import type { Facts, View } from './cv-cells'
import { fullCv } from './full-cv'
import { employer, personal } from './werknl-cells'

const { rules2011 } = profiles.werknl
const setByCoach = { ...fullCv, form: 'personal', formSetBy: 'staff' } as const
const nameIn = (cv: typeof cvFromFacts | typeof recruitment.records.cv, facts: Facts) => {
  const guard = compile(rules2011, { records: { ...recruitment.records, cv: cv as typeof cvFromFacts } })
  return (guard.view('cv', setByCoach, employer, facts) as View)?.person?.name
}

it('a CV that a coach opened by agreement is personal when the facts say so; the record alone cannot tell', () => {
  expect(nameIn(cvFromFacts, personal)).toBe(fullCv.person.name)
  expect(nameIn(recruitment.records.cv, personal)).toBeUndefined()
})

it('what the record says of itself opens nothing where the facts say nothing, or otherwise', () => {
  for (const form of ['anonymous', undefined] as const) {
    expect(nameIn(cvFromFacts, { ...personal, 'cv.form': form })).toBeUndefined()
  }
  const { 'cv.presence': _, ...unknown } = personal
  expect(nameIn(cvFromFacts, unknown)).toBeUndefined()
})

it('knows whose CV it is, and which', () => {
  const guard = compile(rules2011, { records: { ...recruitment.records, cv: cvFromFacts } })
  const { receipt } = guard.disclose('cv', fullCv, employer, personal)
  expect(receipt.record).toEqual({ kind: 'cv', id: 'cv-7001', subject: 'subject-1' })
})
