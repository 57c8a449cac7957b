import { compile } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { expect, it } from 'vitest'
import { pseudonymKey, records } from './decide-both'
import { fullCv } from './full-cv'
import { employer, sharer } from './nav-cells'

const { nav, werknl } = profiles
const words = recruitment.vocabulary.extend({ roles: ['partner'] })
const grant = words.permit({
  id: 'all-of-it',
  to: ['employer', 'partner', 'counsellor'],
  on: 'cv',
  categories: ['existence', 'identity', 'recordId'],
  purpose: 'recruitment',
  basis: { article: '6(1)(a)', consent: 'sharing' },
  notice: 'nav.sharing',
  source: 'test',
})

it.each([nav.february2021, werknl.rules2011, werknl.redesign].map((policy) => [policy.name, policy] as const))(
  'AMB-29 JI-37 under %s no rule of a host shows birth date, gender, national id or raw id to who looks for staff',
  (_, { rules }) => {
    const guard = compile(words.definePolicy({ name: 'wider', version: '1', rules: [...rules, grant] }), {
      records,
      pseudonymKey,
    })
    const see = (role: 'employer' | 'partner' | 'counsellor') =>
      guard.view('cv', fullCv, { ...employer, viewer: { ...employer.viewer, role } }, sharer)
    const { name, photo } = fullCv.person
    for (const role of ['employer', 'partner'] as const) {
      expect(see(role)?.person).toEqual({ name, photo })
      expect(see(role)?.id).toMatch(/^[0-9a-f]{32}$/)
    }
    expect(see('counsellor')).toMatchObject({ id: fullCv.id, person: fullCv.person })
  },
)
