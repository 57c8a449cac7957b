import { recruiters } from '../profiles/roles'
import { type Clause, onJoining } from './clause'

const whoAndWhere = ['identity.name', 'identity.photo', 'contact.email', 'contact.phone', 'workplace'] as const
const forRecruiters = { recipients: recruiters, purposes: 'recruitment' } as const

/** The anonymous CV, and what companies keep beside it: TERMS-006, TERMS-033, TERMS-038, TERMS-051. */
const cvDatabase: Clause = {
  ...forRecruiters,
  clause: 'terms.cvDatabase',
  categories: ['existence', 'qualification', 'recordId', 'note', 'application'],
  trigger: onJoining,
}

/** TERMS-022. */
const personalForm: Clause = {
  ...forRecruiters,
  clause: 'terms.personalForm',
  categories: [...whoAndWhere, 'attachment', 'qualification.text'],
  trigger: 'cvFormSet',
}

/** TERMS-014, TERMS-015: the address and documents are what the subject itself sends along. */
const contact: Clause = {
  ...forRecruiters,
  clause: 'terms.contact',
  categories: ['identity.name', 'identity.photo', 'contact.email', 'contact.phone', 'attachment', 'address'],
  trigger: 'contactAccepted',
}

/** What following a company opens: as the terms said it once for all, or at the click and about that company (AMB-08). */
export const follow = (clause: 'terms.follow' | 'follow.fields'): Clause => ({
  ...forRecruiters,
  clause,
  categories: ['existence', ...whoAndWhere, 'attachment'],
  trigger: clause === 'terms.follow' ? [...onJoining, 'followed'] : 'followed',
})

/** The house itself: TERMS-005, TERMS-044, TERMS-059. */
const staff: Clause = {
  clause: 'terms.staff',
  recipients: ['platform.consultant', 'platform.operator'],
  categories: ['existence', 'qualification', 'identity.name', 'contact', 'workplace', 'recordId', 'note'],
  purposes: ['recruitment', 'matchOtherVacancy', 'support', 'legalDuty'],
  trigger: onJoining,
}

/** A company that is interested writes through the platform: TERMS-013. */
const approach: Clause = {
  clause: 'terms.approach',
  recipients: recruiters,
  categories: 'existence',
  purposes: 'approach',
  trigger: onJoining,
}

/** All but the clause on following. */
export const termsClauses: readonly Clause[] = [cvDatabase, personalForm, contact, staff, approach]
