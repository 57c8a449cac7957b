import { defineAllowance, type WeightedAllowance } from 'need-to-know/audit'
import { recruitment } from 'need-to-know/recruitment'
import type { Employer } from './uwv-history'

/** Who took them: one account of one employer (UWV-05). How many vacancies it had is not in the sources; three are chosen. */
export const taker: Employer = { id: 'afnemer', as: 'employer', positions: [1, 1, 2] }

/** Who does honest work (UWV-27): so many accounts, each of which works through so many vacancies in a long day. */
export interface Customer {
  readonly employer: Employer
  readonly accounts: number
  readonly lists: number
  /** What it needs more than the allowance in the box has, by account and for all of them; undefined: nothing. */
  readonly most?: { readonly account: number; readonly organisation: number }
}

const vacancies = (count: number, positions: number) => Array.from({ length: count }, () => positions)

/** An employer with one vacancy. */
export const bakery: Customer = {
  employer: { id: 'bakkerij', as: 'employer', positions: [1] },
  accounts: 1,
  lists: 1,
}

/** A recruiter who works for many: forty vacancies, and a list for each of them. */
export const recruiter: Customer = {
  employer: { id: 'bouwbedrijf', as: 'employer', positions: vacancies(40, 2) },
  accounts: 1,
  lists: 40,
  most: { account: 4000, organisation: 15_000 },
}

/** An employer with a thousand vacancies and ten recruiters, each of whom works through twenty of its hundred. */
export const hospital: Customer = {
  employer: { id: 'ziekenhuis', as: 'employer', positions: vacancies(1000, 1) },
  accounts: 10,
  lists: 20,
  most: { account: 2000, organisation: 15_000 },
}

/** An agency of 200 people with three hundred vacancies at its peak: each of them works through three on the same day. */
export const agency: Customer = {
  employer: { id: 'uitzendbureau', as: 'agency', positions: Array.from({ length: 300 }, (_, i) => 1 + (i % 5)) },
  accounts: 200,
  lists: 3,
  most: { account: 700, organisation: 30_000 },
}

export const customers: readonly Customer[] = [bakery, recruiter, hospital, agency]

/** CVs on the list of a vacancy; the best of them are opened, and the best of these taken along. */
export const listLength = 50
export const opened = 7
export const takenAlong = 2

/** The allowance of a customer: of the one in the box only `most` is another. */
export function allowanceFor({ most }: Customer): WeightedAllowance {
  const inTheBox = defineAllowance({}, recruitment.vocabulary)
  if (most === undefined) return inTheBox
  const { account, organisation } = inTheBox.view
  const view = {
    account: { ...account, most: most.account },
    organisation: { ...organisation, most: most.organisation },
  }
  return defineAllowance({ view }, recruitment.vocabulary)
}

/** What one account asks for in a day: for each of its vacancies a list. */
export interface Workday {
  readonly employer: Employer
  readonly account: string
  /** Which of the vacancies of its organisation it works for. */
  readonly vacancies: readonly number[]
}

/** A long day of honest work, of everybody.
 *
 * @param most - so many accounts of each customer, at the most
 */
export function honestDays(most = Number.POSITIVE_INFINITY): readonly Workday[] {
  return customers.flatMap(({ employer, accounts, lists }) =>
    Array.from({ length: Math.min(accounts, most) }, (_, user): Workday => {
      const vacancies = Array.from({ length: lists }, (_, i) => (user * lists + i) % employer.positions.length)
      return { employer, account: `${employer.id}/${user + 1}`, vacancies }
    }),
  )
}
