import { compile } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { expect, it } from 'vitest'
import { pseudonymKey, records } from './decide-both'
import { fullCv } from './full-cv'
import { employer, sharer } from './nav-cells'

const { jobindex, nav, strict, werknl } = profiles
const closing = [
  strict,
  jobindex.terms2018,
  jobindex.february2019,
  nav.february2021,
  werknl.rules2011,
  werknl.redesign,
  werknl.eherkenning,
]
const words = recruitment.vocabulary.extend({ roles: ['partner'] })
const grant = words.permit({
  id: 'all-of-it',
  to: ['employer', 'partner', 'counsellor'],
  on: 'cv',
  categories: ['existence', 'identity', 'recordId', 'status'],
  purpose: 'recruitment',
  basis: { article: '6(1)(a)', consent: 'sharing', nationalNumber: { statute: 'fødselsnummerloven' } },
  notice: 'nav.sharing',
  source: 'test',
})

it.each(closing.map((policy) => [policy.name, policy] as const))(
  'AMB-29 JI-37 UWV-08 under %s no rule of a host shows birth date, gender, national id, raw id or benefit to who looks for staff',
  (_, { rules }) => {
    const guard = compile(words.definePolicy({ name: 'wider', version: '1', rules: [...rules, grant] }), {
      records,
      pseudonymKey,
    })
    const see = (role: 'employer' | 'partner' | 'counsellor') =>
      guard.view('cv', fullCv, { ...employer, viewer: { ...employer.viewer, role, assurance: 'high' } }, facts)
    const facts = {
      ...sharer,
      'relation.blocked': false,
      'organisation.activeVacancy': true,
      'candidate.matched': true,
    } as const
    const { name, photo } = fullCv.person
    for (const role of ['employer', 'partner'] as const) {
      expect(see(role)?.person).toEqual({ name, photo })
      expect(see(role)?.status).toBeUndefined()
      expect(see(role)?.id).toMatch(/^[0-9a-f]{32}$/)
    }
    expect(see('counsellor')).toMatchObject({ id: fullCv.id, person: fullCv.person })
  },
)
