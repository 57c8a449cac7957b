import { recruitmentVocabulary } from '../vocabulary'
import { addressRules, protectedWorkplaces } from './address-rules'
import { approachRules } from './approach-rules'
import { strictCvRules } from './cv-rules'
import { februaryDialogueRules, ownDialogueRules } from './dialogue-rules'
import { strictCounsellorRules } from './nav-cv-rules'
import { neverToRecruiters, pseudonymsForRecruiters } from './never-to-recruiters'
import { readerRules } from './reader-rules'
import { restrictedSubject } from './restricted-subject'
import { subjectRules } from './subject-rules'

/** What a new host should begin with: every reading that the requirements mark as strict. */
export const strict = recruitmentVocabulary.definePolicy({
  name: 'strict',
  version: '1',
  rules: [
    ...subjectRules,
    ...readerRules,
    ...strictCvRules,
    ...approachRules,
    ...strictCounsellorRules,
    ...ownDialogueRules,
    ...februaryDialogueRules,
    neverToRecruiters,
    pseudonymsForRecruiters,
    restrictedSubject(),
    ...addressRules,
    protectedWorkplaces,
  ],
})
