import { compile } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import type { Facts, Request } from './cv-cells'
import { fullCv } from './full-cv'
import { employer, personal } from './werknl-cells'

const { eherkenning, redesign } = profiles.werknl
const compiled = (policy: typeof eherkenning) => compile(policy, { records: recruitment.records })
const guard = compiled(eherkenning)
const cv = { ...fullCv, form: 'personal', formSetBy: 'subject', presence: 'online' } as const
const consented: Facts = {
  ...personal,
  'consent.personalForm': true,
  'informed.werknl.cv': true,
  'informed.werknl.personalForm': true,
  'organisation.activeVacancy': true,
  'candidate.matched': true,
}
const asked: Request = { ...employer, viewer: { ...employer.viewer, assurance: 'substantial' } }

describe('werk.nl after 2019', () => {
  it('UWV-16 UWV-17 a CV is there to bring job seekers and employers together: read for recruitment, and for nothing else', () => {
    const { purposes } = recruitment.vocabulary.definition
    const opening = purposes.filter((purpose) => guard.view('cv', cv, { ...asked, purpose }, consented) !== null)
    expect(opening).toEqual(['recruitment'])
  })

  it.each(['none', 'low', 'substantial', 'high'] as const)('UWV-31 asks for eHerkenning 3: %s', (assurance) => {
    const isEnough = assurance === 'substantial' || assurance === 'high'
    expect(guard.view('cv', cv, { ...asked, viewer: { ...asked.viewer, assurance } }, consented) !== null).toBe(
      isEnough,
    )
  })

  it('UWV-21 lets copies be taken only of candidates for an open vacancy, and a personal CV be looked at only for one', () => {
    const download = { ...asked, act: 'download' } as const
    expect(guard.view('cv', cv, download, consented)).not.toBeNull()
    const idle: Facts = { ...consented, 'organisation.activeVacancy': false }
    expect(guard.view('cv', cv, download, idle)).toBeNull()
    expect(guard.view('cv', cv, asked, { ...consented, 'candidate.matched': false })).not.toBeNull()
    for (const vacancy of [false, undefined]) {
      const none: Facts = { ...consented, 'organisation.activeVacancy': vacancy }
      expect(guard.view('cv', cv, asked, none)).toBeNull()
      expect(guard.view('cv', cv, { ...asked, act: 'list' }, none)).toBeNull()
      expect(guard.view('cv', { ...cv, form: 'anonymous' }, asked, { ...none, 'cv.form': undefined })?.skills).toEqual(
        cv.skills,
      )
    }
  })

  it('shows nothing that the rules before did not', () => {
    expect(guard.view('cv', cv, asked, consented)).toEqual(compiled(redesign).view('cv', cv, asked, consented))
  })
})
