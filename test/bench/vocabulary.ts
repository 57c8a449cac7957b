import { vocabulary } from '../../src'

/** The names of the workload, and those that only the many rules of `rules-300` and `rules-3000` speak of. */
export const names = vocabulary({
  roles: [
    ...(['employer', 'agency', 'consultant', 'partner'] as const),
    ...(['auditor', 'trainer', 'union', 'municipality', 'insurer', 'researcher'] as const),
  ],
  purposes: ['recruitment', 'service', 'outreach', 'statistics', 'audit'],
  kinds: ['cv'],
  categories: {
    profile: {},
    'identity.name': { forms: ['initials'] },
    'identity.birthDate': { forms: ['decade', 'year'] },
    'identity.gender': {},
    'identity.photo': {},
    'contact.digital': {},
    'contact.phone': {},
    address: { forms: ['region', 'municipality'] },
    summary: {},
    'work.position': {},
    'work.employer': {},
    education: {},
    skills: {},
  },
  facts: {
    'cv.form': ['anonymous', 'personal'],
    'cv.isOpen': 'flag',
    'relation.applied': 'flag',
    'relation.follows': 'flag',
    'relation.contacted': 'flag',
    'relation.blocked': 'flag',
    'address.isProtected': 'flag',
    'organisation.isVerified': 'flag',
    'campaign.isActive': 'flag',
    'offer.tier': ['basic', 'plus', 'complete'],
    'offer.isTrial': 'flag',
    'region.isPilot': 'flag',
    'case.isUrgent': 'flag',
  },
  consents: ['cvDatabase', 'agencies'],
  contracts: ['service'],
  notices: ['cvDatabase', 'agencies', 'service', 'partners'],
})
