import type { Employer } from './uwv-history'

/** Who took them: one account of one employer (UWV-05). How many vacancies it had is not in the sources; three are chosen. */
export const taker: Employer = { id: 'afnemer', as: 'employer', positions: [1, 1, 2] }

/** A recruiter who works for many: forty vacancies, and no more CVs than somebody reads in a long day (UWV-27). */
export const recruiter: Employer = { id: 'bouwbedrijf', as: 'employer', positions: Array.from({ length: 40 }, () => 2) }

/** An agency of 200 people, with three hundred vacancies between them. */
export const agency: Employer = {
  id: 'uitzendbureau',
  as: 'agency',
  positions: Array.from({ length: 300 }, (_, i) => 1 + (i % 5)),
}
export const agencyUsers = 200

/** What one account asks for in a day: CVs seen in lists, opened, and taken along, spread over its vacancies. */
export interface Workday {
  readonly employer: Employer
  readonly account: string
  readonly list: number
  readonly view: number
  readonly download: number
  /** Which of the vacancies of its organisation it works for. */
  readonly vacancies: readonly number[]
}

/** A long day of honest work: for each vacancy a list of fifty, of which a few are opened and fewer are taken along. */
export const honestDays: readonly Workday[] = [
  {
    employer: recruiter,
    account: 'bouwbedrijf/1',
    list: 200,
    view: 160,
    download: 40,
    vacancies: recruiter.positions.map((_, i) => i),
  },
  ...Array.from({ length: agencyUsers }, (_, user): Workday => {
    const vacancies = [0, 1, 2].map((i) => (user * 3 + i) % agency.positions.length)
    return { employer: agency, account: `uitzendbureau/${user}`, list: 60, view: 40, download: 8, vacancies }
  }),
]
