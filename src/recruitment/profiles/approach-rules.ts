import { recruitmentVocabulary } from '../vocabulary'
import { mayApproach } from './may-approach'
import { aboutPersons } from './reach'
import { others, outsiders, recruiters, strangers } from './roles'

const { all, any, fact, forbid, not, permit } = recruitmentVocabulary

/** Writing to somebody through the platform: a permission apart from reading (TK-28). It shows that the CV is there, and
 * nothing of it.
 */
const approach = permit({
  id: 'cv-approach',
  to: recruiters,
  on: 'cv',
  categories: 'existence',
  purpose: 'approach',
  when: mayApproach,
  basis: { article: '6(1)(b)', contract: 'cvDatabase' },
  notice: 'terms.approach',
  obligations: ['log'],
  source: ['TK-26', 'TK-27', 'TK-28', 'TK-29', 'TK-30', 'TK-32', 'TERMS-013'],
})

/** Who has objected is written to by nobody, whatever ground a host finds, and no decision changes that (GDPR 21(2), (3)). */
const objectedApproach = forbid({
  id: 'objected-approach',
  on: aboutPersons,
  when: all(others, fact('purpose').is('approach'), fact('subject.objected')),
  source: ['TERMS-082', 'GDPR 21(2)', 'GDPR 21(3)'],
})

const isOverridden = fact('objection.overridden')

/** Nor is such a person matched to other vacancies, by whomever. A recorded decision that overrides the objection reopens
 * that to the house, and to no stranger (GDPR 21(1)).
 */
const objectedMatching = forbid({
  id: 'objected-matching',
  on: aboutPersons,
  when: all(
    others,
    fact('purpose').is('matchOtherVacancy'),
    fact('subject.objected'),
    any(strangers, not(isOverridden)),
  ),
  source: ['TERMS-059', 'TERMS-082', 'GDPR 21(1)'],
})

/** Nor found by the house in the CV database, whatever the purpose, until such a decision stands. */
const objectedSearch = forbid({
  id: 'objected-search',
  on: 'cv',
  when: all(outsiders, not(strangers), fact('subject.objected'), not(isOverridden)),
  source: ['TERMS-082', 'GDPR 21(1)'],
})

export const approachRules = [approach, objectedApproach, objectedMatching, objectedSearch]
