import { recruitmentVocabulary } from '../vocabulary'

const { permit } = recruitmentVocabulary

/** The subject sees its own records complete; notes of others belong to an access request, not to everyday views. */
export const subjectRules = [
  permit({
    id: 'subject-own-records',
    to: 'subject',
    on: ['cv', 'appliedJob', 'dialogue', 'message'],
    categories: '*',
    purpose: 'ownAffairs',
    source: ['TERMS-041', 'TERMS-072', 'GDPR 15'],
  }),
]
