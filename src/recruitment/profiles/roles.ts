/** Agencies, and the platform's own recruitment department, which is one to everybody else (TERMS-042). */
export const agencies = ['agency', 'platform.recruiter'] as const

/** Everybody who looks for staff (TERMS-026, NAV-36). */
export const recruiters = ['employer', ...agencies] as const

/** Recruiters, and the consultants who work for them: nobody among them has a need for a protected address. */
export const outsiders = [...recruiters, 'platform.consultant'] as const
