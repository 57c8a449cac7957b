import type { Condition } from '../../policy'
import { recruitmentVocabulary } from '../vocabulary'

const { fact, not } = recruitmentVocabulary

/** Agencies, and the platform's own recruitment department, which is one to everybody else (TERMS-042). */
export const agencies = ['agency', 'platform.recruiter'] as const

/** Everybody who looks for staff (TERMS-026, NAV-36). */
export const recruiters = ['employer', ...agencies] as const

type Role = (typeof recruitmentVocabulary.definition.roles)[number]

/** The viewer is none of these. What protects the subject is written so, and holds for the roles a host adds, too. */
const anybodyBut = (...roles: readonly Role[]): Condition => not(fact('viewer.role').in(roles))

/** Anybody but the subject and those who act under law or answer its questions. */
export const outsiders = anybodyBut('subject', 'platform.operator', 'authority')

/** Anybody but the subject and the house: recruiters, visitors, and the roles a host adds. */
export const strangers = anybodyBut(
  'subject',
  'platform.operator',
  'platform.consultant',
  'platform.quality',
  'counsellor',
  'processor',
  'authority',
  'statistics',
)

/** Anybody but the subject. */
export const others = anybodyBut('subject')
