import { type Policy, type Rule, vocabulary } from 'need-to-know'

/** A small job board: the vocabulary that the tests of policies are written in. */
export const board = vocabulary({
  roles: ['employer', 'agency'],
  purposes: ['recruitment', 'support'],
  kinds: ['cv', 'note'],
  categories: {
    'identity.name': { forms: ['initials'] },
    'identity.birthDate': { forms: ['decade', 'year'] },
    skill: {},
    health: { special: true },
  },
  facts: { 'cv.form': ['anonymous', 'personal'], 'relation.follows': 'flag', restricted: 'flag' },
  consents: ['share', 'explicit'],
  contracts: ['placement'],
  notices: ['cvDatabase'],
  obligations: ['log'],
  impossible: [{ 'cv.form': 'anonymous', 'relation.follows': true }],
})

export const { permit, forbid, fact } = board

type PermitInput = Parameters<typeof permit>[0]

/** What a permit to an employer needs beside what a test is about. */
export const sound = {
  id: 'open',
  to: 'employer',
  on: 'cv',
  categories: ['existence', 'skill'],
  purpose: 'recruitment',
  basis: { article: '6(1)(a)', consent: 'share' },
  notice: 'cvDatabase',
  source: 'JI-08',
} as const satisfies PermitInput

export const define = (...rules: readonly Rule[]): Policy => board.definePolicy({ name: 'board', version: '1', rules })

/** One rule of every shape there is. */
export const everyShape = define(
  permit({ ...sound, id: 'plain' }),
  permit({
    id: 'own',
    to: 'subject',
    on: ['cv', 'note'],
    categories: '*',
    purpose: ['recruitment', 'support'],
    source: 'GDPR 15',
  }),
  permit({
    ...sound,
    id: 'tables',
    to: ['employer', 'agency'],
    categories: ['identity', 'skill'],
    level: { 'identity.name': 'initials', identity: 'decade', skill: 'full' },
    basis: { article: '6(1)(b)', contract: 'placement' },
    obligations: ['log'],
    source: ['TERMS-001', 'TERMS-002'],
    when: board.all(
      fact('cv.form').is('personal'),
      board.any(fact('restricted').is(false), board.not(fact('relation.follows'))),
    ),
  }),
  permit({ ...sound, id: 'wild', to: '*', basis: 'none', notice: 'none', when: board.all() }),
  permit({ ...sound, id: 'c', basis: { article: '6(1)(c)', statute: 'Act 1' } }),
  permit({ ...sound, id: 'c-void', basis: { article: '6(1)(c)' } }),
  permit({ ...sound, id: 'd', basis: { article: '6(1)(d)', special: { article: '9(2)(c)' } } }),
  permit({
    ...sound,
    id: 'e',
    basis: { article: '6(1)(e)', statute: 'Act 2', special: { article: '9(2)(g)', statute: 'Act 3' } },
  }),
  permit({ ...sound, id: 'f', basis: { article: '6(1)(f)', interest: 'filling a post', balancingTest: 'LIA-4' } }),
  permit({ ...sound, id: 'forced', basis: { article: '6(1)(a)', consent: 'share', conditionOf: 'benefits' } }),
  permit({
    ...sound,
    id: 'special',
    categories: 'health',
    basis: { article: '6(1)(a)', consent: 'share', special: { article: '9(2)(a)', consent: 'explicit' } },
  }),
  forbid({ id: 'wide', when: board.not(fact('viewer.individual')), source: 'JI-40' }),
  forbid({
    id: 'narrow',
    to: 'agency',
    on: 'cv',
    categories: 'identity',
    cap: { 'identity.name': 'initials', 'identity.birthDate': 'year' },
    when: fact('viewer.assurance').in(['none', 'low']),
    source: 'NAV-10',
  }),
)
