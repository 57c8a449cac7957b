import { z } from 'zod'

/** How much may be released in a window: `base + perVacancy · vacancies + perPosition · positions`, and never above `most`.
 *
 * None of them is negative, so more vacancies or positions never lower it (UWV-22).
 */
export interface Limit {
  readonly base: number
  readonly perVacancy: number
  readonly perPosition: number
  /** @defaultValue no cap */
  readonly most?: number | undefined
}

/** How much may be booked on one vacancy, by everybody in its organisation: `base + perPosition · positions` (UWV-23). */
export interface VacancyLimit {
  readonly base: number
  readonly perPosition: number
  /** @defaultValue no cap */
  readonly most?: number | undefined
}

const amount = z.number().min(0).max(1e12)

export const limitSchema: z.ZodType<Limit> = z.strictObject({
  base: amount,
  perVacancy: amount,
  perPosition: amount,
  most: amount.optional(),
})

export const vacancyLimitSchema: z.ZodType<VacancyLimit> = z.strictObject({
  base: amount,
  perPosition: amount,
  most: amount.optional(),
})

/** What a limit comes to with so many open vacancies and so many positions on them. */
export function limitFor(limit: Limit | VacancyLimit, vacancies: number, positions: number): number {
  const { base, perPosition, most = Number.POSITIVE_INFINITY } = limit
  const perVacancy = 'perVacancy' in limit ? limit.perVacancy : 0
  return Math.min(most, base + perVacancy * vacancies + perPosition * positions)
}
