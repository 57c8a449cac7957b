/** What the anonymous projection shows, but for running text: qualifications, with nothing that says who it is. */
export const qualifications = [
  'qualification.role',
  'qualification.period',
  'qualification.education',
  'qualification.school',
  'qualification.skill',
  'qualification.language',
] as const
