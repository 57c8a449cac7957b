import { z } from 'zod'
import { plainJson } from '../../policy/plain-json'
import { readJson } from '../../policy/read-json'
import { freezeDeep, type Issue, pointer, UsageError } from '../../vocabulary'

export type { OpenVacancy } from './open-vacancies'
export type { Alert } from './verdict'

import { type Limit, limitSchema, type VacancyLimit, vacancyLimitSchema } from './limit'

/** The limits of one act, in distinct subjects within the window, each counted with its weight. */
export interface ActLimits {
  /** Of one account, by the open vacancies of its organisation. */
  readonly account: Limit
  /** Of all accounts of an organisation together (UWV-05, UWV-24). */
  readonly organisation: Limit
  /** Of what all of them book on one vacancy (UWV-23). */
  readonly vacancy: VacancyLimit
  /** Of what one account books on no vacancy, or on none that is open. @defaultValue the base of `account` */
  readonly unbooked: Limit
}

/** Subjects of whom something in these categories is released count `weight` times. */
export interface CategoryWeight {
  /** A category covers all below it: `contact` is `contact.email`, too. */
  readonly categories: readonly string[]
  /** 1 or more. */
  readonly weight: number
}

/** How many people may be looked at before it is more than anybody needs (UWV-06, GDPR 5(1)(c)). Plain frozen data; make
 * one with `defineAllowance`.
 */
export interface Allowance {
  readonly kind: 'allowance'
  /** Milliseconds: a release at t counts up to t + window, and then no more. */
  readonly window: number
  /** Lists that show content are views, too (UWV-35); a download is a view as well (UWV-02). */
  readonly view: ActLimits
  readonly download: ActLimits
  /** The share of a limit from which on somebody should look. */
  readonly watch: number
  /** What an account has asked for is abuse beyond this many times its limit. */
  readonly abuse: number
  /** Roles that are neither limited nor counted, whoever's record it is. Nobody is when it comes to their own record, which
   * takes no role here.
   * @defaultValue none
   */
  readonly exempt: readonly string[]
  /** The heaviest that a release reaches counts; 1 for what reaches none. */
  readonly weights: readonly CategoryWeight[]
  /** Subjects who are nobody: whoever asks for one was not looking for candidates. */
  readonly canaries: readonly string[]
  /** Distinct subjects, per counter, up to which counts are exact. */
  readonly exactUpTo: number
}

/** An allowance as a host writes it: what it leaves out is as in `defineAllowance({})`. */
export interface AllowanceInput extends Partial<Omit<Allowance, 'kind' | 'view' | 'download'>> {
  readonly view?: Partial<ActLimits>
  readonly download?: Partial<ActLimits>
}

const hour = 3_600_000

/** What `defineAllowance({})` gives, for a window of 24 hours.
 *
 * Chosen so that one account with three vacancies gets at 195 of 150,000 CVs that show nobody's name, at 97 of those that
 * do; a recruiter with forty vacancies can open 250 with names and see as many more in lists; and so can each of the two
 * hundred of an agency with three hundred vacancies, as long as they do not all look at different people.
 */
const defaults: Omit<Allowance, 'kind' | 'view' | 'download'> & { readonly view: Bounds; readonly download: Bounds } = {
  window: 24 * hour,
  view: {
    account: { base: 75, perVacancy: 30, perPosition: 10, most: 2000 },
    organisation: { base: 100, perVacancy: 150, perPosition: 50, most: 75_000 },
    vacancy: { base: 250, perPosition: 100, most: 2000 },
  },
  // Nothing is downloaded that no open vacancy asks for (UWV-21).
  download: {
    account: { base: 0, perVacancy: 20, perPosition: 10, most: 600 },
    organisation: { base: 0, perVacancy: 60, perPosition: 30, most: 30_000 },
    vacancy: { base: 120, perPosition: 40, most: 600 },
  },
  watch: 0.8,
  abuse: 3,
  exempt: [],
  weights: [{ categories: ['identity', 'contact', 'address', 'attachment'], weight: 2 }],
  canaries: [],
  exactUpTo: 4096,
}

const actLimitsSchema = z.strictObject({
  account: limitSchema.optional(),
  organisation: limitSchema.optional(),
  vacancy: vacancyLimitSchema.optional(),
  unbooked: limitSchema.optional(),
})
const name = z.string().min(1).max(200)

const allowanceSchema = z.strictObject({
  kind: z.literal('allowance').optional(),
  window: z
    .int()
    .min(1000)
    .max(366 * 24 * hour)
    .optional(),
  view: actLimitsSchema.optional(),
  download: actLimitsSchema.optional(),
  watch: z.number().min(0).max(1).optional(),
  abuse: z.number().min(1).max(1e6).optional(),
  exempt: z.array(name).optional(),
  weights: z
    .array(z.strictObject({ categories: z.array(name).min(1), weight: z.number().min(1).max(1000) }))
    .max(8)
    .optional(),
  canaries: z.array(name).optional(),
  exactUpTo: z.int().min(1).max(1_000_000).optional(),
})

/** Checks an allowance and fills in what it leaves out, as its type says. A limit that is given is given whole.
 *
 * @throws UsageError `invalid-allowance` with every issue
 * @example defineAllowance({ canaries: ['subject-0'] })
 */
export function defineAllowance(input: AllowanceInput): Allowance {
  const json = plainJson(input)
  if (json === undefined) throw new UsageError('invalid-allowance', 'an allowance is plain data')
  const read = readJson(allowanceSchema, json)
  if (!read.ok) throw new UsageError('invalid-allowance', 'the allowance cannot be used', read.issues)
  const { view, download, ...rest } = read.value
  const issues = repeatedCategories(rest.weights ?? [])
  if (issues.length > 0) throw new UsageError('invalid-allowance', 'the allowance cannot be used', issues)
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  return freezeDeep<Allowance>({
    ...defaults,
    ...Object.fromEntries(given),
    kind: 'allowance',
    view: actLimits(defaults.view, view),
    download: actLimits(defaults.download, download),
  })
}

type Bounds = Omit<ActLimits, 'unbooked'>

function actLimits(usual: Bounds, given: z.output<typeof actLimitsSchema> = {}): ActLimits {
  const { account = usual.account, organisation = usual.organisation, vacancy = usual.vacancy } = given
  const { unbooked = { base: account.base, perVacancy: 0, perPosition: 0 } } = given
  return { account: { ...account }, organisation: { ...organisation }, vacancy: { ...vacancy }, unbooked }
}

/** Nobody could say which of two weights a category had been meant to have. */
function repeatedCategories(weights: readonly CategoryWeight[]): readonly Issue[] {
  const met = new Set<string>()
  return weights.flatMap(({ categories }, i) =>
    categories.flatMap((category, j): readonly Issue[] => {
      const isRepeated = met.has(category)
      met.add(category)
      const path = pointer('weights', i, 'categories', j)
      return isRepeated ? [{ code: 'duplicate-name', path, message: 'this category has a weight already' }] : []
    }),
  )
}
