import { vocabulary } from 'need-to-know'

/** A small vocabulary that claims read well in. */
export const words = vocabulary({
  roles: ['employer', 'agency', 'auditor'],
  purposes: ['recruitment', 'audit'],
  kinds: ['cv', 'note'],
  categories: {
    'identity.name': { forms: ['initials'] },
    'identity.photo': {},
    skill: { forms: ['count', 'scrubbed'] },
  },
  facts: { form: ['anonymous', 'personal'], follows: 'flag', protected: 'flag' },
  consents: ['form'],
  notices: ['database'],
})

const { permit, forbid, fact } = words
const ground = {
  purpose: 'recruitment',
  basis: { article: '6(1)(c)', statute: 'Act 1' },
  notice: 'database',
  source: 'test',
} as const

export const skills = permit({
  ...ground,
  id: 'skills',
  to: ['employer', 'agency'],
  on: 'cv',
  categories: ['existence', 'skill'],
  level: { existence: 'full', skill: 'scrubbed' },
})
export const followed = permit({
  ...ground,
  id: 'followed',
  to: 'employer',
  on: 'cv',
  categories: ['existence', 'identity', 'skill'],
  when: fact('follows'),
})
export const guarded = forbid({
  id: 'guarded',
  categories: 'identity',
  when: fact('protected'),
  source: 'test',
})

export const policy = words.definePolicy({ name: 'example', version: '1', rules: [skills, followed, guarded] })
