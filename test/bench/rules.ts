import { names } from './vocabulary'

const { permit, forbid, fact, all, any, not } = names

const employer = {
  to: 'employer',
  on: 'cv',
  purpose: 'recruitment',
  basis: { article: '6(1)(a)', consent: 'cvDatabase' },
  notice: 'cvDatabase',
  source: 'bench',
} as const
const agency = {
  to: 'agency',
  on: 'cv',
  purpose: 'recruitment',
  basis: { article: '6(1)(a)', consent: 'agencies' },
  notice: 'agencies',
  source: 'bench',
} as const
const consultant = {
  to: 'consultant',
  on: 'cv',
  purpose: 'service',
  basis: { article: '6(1)(b)', contract: 'service' },
  notice: 'service',
  source: 'bench',
} as const
const partner = {
  to: 'partner',
  on: 'cv',
  purpose: 'outreach',
  basis: { article: '6(1)(f)', interest: 'offers of training', balancingTest: 'weighed, 2019' },
  notice: 'partners',
  source: 'bench',
} as const

const open = fact('cv.isOpen')
const personal = all(open, fact('cv.form').is('personal'))
const contacted = fact('relation.contacted')
const verified = all(open, fact('organisation.isVerified'))
const campaign = all(open, fact('campaign.isActive'))
const open26 = ['profile', 'work.position', 'education', 'skills'] as const
const outsiders = ['employer', 'agency', 'partner'] as const
const others = [...outsiders, 'consultant'] as const
const all4 = { to: others, on: 'cv', source: 'bench' } as const
const all3 = { to: outsiders, on: 'cv', source: 'bench' } as const

/** Thirty rules over five roles, three purposes and some ten facts beside the legal grounds. */
export const thirtyRules = [
  permit({ id: 'subject', to: 'subject', on: 'cv', categories: '*', purpose: ['service', 'recruitment'], source: 'x' }),

  permit({ ...employer, id: 'employer-open', categories: ['existence', ...open26], when: open }),
  permit({ ...employer, id: 'employer-decade', categories: 'identity.birthDate', level: 'decade', when: open }),
  permit({ ...employer, id: 'employer-region', categories: 'address', level: 'region', when: open }),
  permit({ ...employer, id: 'employer-summary', categories: 'summary', when: personal }),
  permit({ ...employer, id: 'employer-name', categories: ['identity.name', 'identity.gender'], when: personal }),
  permit({
    ...employer,
    id: 'employer-photo',
    categories: 'identity.photo',
    when: all(personal, fact('relation.follows')),
  }),
  permit({ ...employer, id: 'employer-year', categories: 'identity.birthDate', level: 'year', when: personal }),
  permit({
    ...employer,
    id: 'employer-municipality',
    categories: 'address',
    level: 'municipality',
    when: all(open, any(fact('relation.follows'), contacted)),
  }),
  permit({ ...employer, id: 'employer-workplace', categories: 'work.employer', when: personal }),
  permit({ ...employer, id: 'employer-applied', categories: '*', when: fact('relation.applied') }),
  permit({ ...employer, id: 'employer-contact', categories: 'contact', when: all(personal, contacted) }),

  permit({ ...agency, id: 'agency-open', categories: ['existence', ...open26], when: verified }),
  permit({ ...agency, id: 'agency-initials', categories: 'identity.name', level: 'initials', when: verified }),
  permit({ ...agency, id: 'agency-region', categories: 'address', level: 'region', when: verified }),
  permit({
    ...agency,
    id: 'agency-name',
    categories: 'identity.name',
    when: all(verified, personal, contacted),
  }),
  permit({
    ...agency,
    id: 'agency-contact',
    categories: 'contact.digital',
    when: all(verified, personal, contacted),
  }),
  permit({ ...agency, id: 'agency-summary', categories: 'summary', when: all(verified, personal) }),

  permit({ ...consultant, id: 'consultant-open', categories: ['existence', 'summary', 'work', ...open26] }),
  permit({
    ...consultant,
    id: 'consultant-identity',
    categories: 'identity',
    level: { identity: 'full', 'identity.birthDate': 'year' },
  }),
  permit({ ...consultant, id: 'consultant-contact', categories: ['contact', 'address'], when: contacted }),

  permit({ ...partner, id: 'partner-open', categories: ['existence', 'profile', 'skills'], when: campaign }),
  permit({ ...partner, id: 'partner-region', categories: 'address', level: 'region', when: campaign }),
  permit({
    ...partner,
    id: 'partner-initials',
    categories: 'identity.name',
    level: 'initials',
    when: all(campaign, fact('relation.follows')),
  }),

  forbid({ ...all4, id: 'shared-login', when: not(fact('viewer.individual')) }),
  forbid({
    ...all3,
    id: 'weak-login',
    categories: ['identity.name', 'contact'],
    cap: { 'identity.name': 'initials', contact: 'withheld' },
    when: not(fact('viewer.assurance').atLeast('substantial')),
  }),
  forbid({ ...all3, id: 'blocked', when: fact('relation.blocked') }),
  forbid({
    ...all4,
    id: 'protected-address',
    categories: 'address',
    cap: 'region',
    when: fact('address.isProtected'),
  }),
  forbid({
    ...all3,
    id: 'protected-traces',
    categories: ['contact.phone', 'work.employer'],
    when: fact('address.isProtected'),
  }),
  forbid({ ...all4, id: 'faceless', categories: 'identity.photo', when: fact('cv.form').is('anonymous') }),
]
