import { recruitmentVocabulary } from '../vocabulary'
import { addressRules } from './address-rules'
import { strictCvRules } from './cv-rules'
import { consultantRules, februaryDialogueRules } from './dialogue-rules'
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
    ...consultantRules,
    ...februaryDialogueRules,
    restrictedSubject(),
    ...addressRules,
  ],
})
