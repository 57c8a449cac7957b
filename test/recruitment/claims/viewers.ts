import { recruitment } from 'need-to-know/recruitment'

const { fact, definition } = recruitment.vocabulary

/** Everybody who looks for staff. */
export const recruiters = ['employer', 'agency', 'platform.recruiter'] as const
/** Under the rules of NAV and of werk.nl, which know no recruiters of their own. */
export const searchers = ['employer', 'agency'] as const

/** The kinds of record that are about a person. */
export const aboutPersons = ['cv', 'appliedJob', 'dialogue', 'message', 'note'] as const

type Role = (typeof definition.roles)[number]
export const rolesBut = (...roles: readonly Role[]) => definition.roles.filter((role) => !roles.includes(role))

/** The viewer is the subject: of all but these a claim to `*` speaks also of viewers without a role that is known. */
export const isSubject = fact('viewer.role').is('subject')
/** Who is above what protects an address: the subject, and those who act under law or answer its questions. */
export const isInsider = fact('viewer.role').in(['subject', 'platform.operator', 'authority'])
