import { z } from 'zod'
import { plainJson } from '../../policy/plain-json'
import { readJson } from '../../policy/read-json'
import { freezeDeep, type Issue, pointer, UsageError, type VocabularyDefinition } from '../../vocabulary'
import { type CategoryWeight, weightsIn } from './category-weights'

export type { CategoryWeight } from './category-weights'
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
  /** Getting in touch counts apart from reading: a subject whom one account approaches counts once (TK-28, TERMS-034). */
  readonly approach: ActLimits
  /** The most positions that count of one vacancy: how many there are is what its organisation says itself. */
  readonly mostPositions: number
  /** The share of a limit from which on somebody should look. */
  readonly watch: number
  /** What an account has asked for is abuse beyond this many times its limit. */
  readonly abuse: number
  /** Roles that are neither limited nor counted, whoever's record it is. Nobody is when it comes to their own record, which
   * takes no role here.
   * @defaultValue none
   */
  readonly exempt: readonly string[]
  /** Record kinds that are neither limited nor counted. A vocabulary adds those that have no data subject.
   * @defaultValue none
   */
  readonly exemptKinds: readonly string[]
  /** The heaviest that a release reaches counts; 1 for what reaches none. `identifying`: what the vocabulary marks as
   * identifying counts twice; a gate takes the vocabulary of its guard. */
  readonly weights: readonly CategoryWeight[] | 'identifying'
  /** Subjects who are nobody: whoever asks for one was not looking for candidates. */
  readonly canaries: readonly string[]
  /** Distinct subjects, per counter, up to which counts are exact. */
  readonly exactUpTo: number
}

/** An allowance as a host writes it: what it leaves out is as in `defineAllowance({})`. */
export interface AllowanceInput extends Partial<Omit<Allowance, 'kind' | 'view' | 'download' | 'approach'>> {
  readonly view?: Partial<ActLimits>
  readonly download?: Partial<ActLimits>
  readonly approach?: Partial<ActLimits>
}

/** An allowance whose weights are known by category: what counting needs. */
export interface WeightedAllowance extends Allowance {
  readonly weights: readonly CategoryWeight[]
}

const hour = 3_600_000

/** What `defineAllowance({})` gives, for a window of 24 hours.
 *
 * Chosen so that one account, whatever vacancies it claims, gets at less than 0.5 % of 150,000 CVs: at 700, or at 350 where they
 * show who the person is. There is room for a list of fifty for each vacancy, as long as one account works through no more
 * than seven of them in a day: whoever does more needs `most` set higher, and `docs/incidents/uwv-2024.md` says how much.
 */
const defaults: Omit<Allowance, 'kind'> = {
  window: 24 * hour,
  view: {
    account: { base: 75, perVacancy: 90, perPosition: 10, most: 700 },
    organisation: { base: 100, perVacancy: 150, perPosition: 50, most: 15_000 },
    vacancy: { base: 250, perPosition: 100, most: 2000 },
    unbooked: { base: 75, perVacancy: 0, perPosition: 0 },
  },
  // Nothing is downloaded that no open vacancy asks for (UWV-21).
  download: {
    account: { base: 0, perVacancy: 20, perPosition: 10, most: 300 },
    organisation: { base: 0, perVacancy: 60, perPosition: 30, most: 6000 },
    vacancy: { base: 120, perPosition: 40, most: 600 },
    unbooked: { base: 0, perVacancy: 0, perPosition: 0 },
  },
  // Nobody is approached for no open vacancy; whoever tries is still measured by the base of the account.
  approach: {
    account: { base: 10, perVacancy: 10, perPosition: 5, most: 150 },
    organisation: { base: 10, perVacancy: 20, perPosition: 10, most: 5000 },
    vacancy: { base: 20, perPosition: 10, most: 100 },
    unbooked: { base: 0, perVacancy: 0, perPosition: 0 },
  },
  mostPositions: 10,
  watch: 0.8,
  abuse: 3,
  exempt: [],
  exemptKinds: [],
  weights: 'identifying',
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
  approach: actLimitsSchema.optional(),
  mostPositions: z.int().min(0).max(1e12).optional(),
  watch: z.number().min(0).max(1).optional(),
  abuse: z.number().min(1).max(1e6).optional(),
  exempt: z.array(name).optional(),
  exemptKinds: z.array(name).optional(),
  weights: z
    .union([
      z.literal('identifying'),
      z.array(z.strictObject({ categories: z.array(name).min(1), weight: z.number().min(1).max(1000) })).max(8),
    ])
    .optional(),
  canaries: z.array(name).optional(),
  exactUpTo: z.int().min(1).max(1_000_000).optional(),
})

/** Checks an allowance and fills in what it leaves out, as its type says. A limit that is given is given whole.
 *
 * @param vocabulary - the words of the records that are counted: every category that has a weight is one of theirs. A gate
 * does without it and takes that of its guard; counting without a gate needs it, unless the weights are given
 * @throws UsageError `invalid-allowance` with every issue
 * @example defineAllowance({ canaries: ['subject-0'] }, recruitment.vocabulary)
 */
export function defineAllowance(
  input: AllowanceInput,
  vocabulary: { readonly definition: VocabularyDefinition },
): WeightedAllowance
export function defineAllowance(input: AllowanceInput): Allowance
export function defineAllowance(
  input: AllowanceInput,
  vocabulary?: { readonly definition: VocabularyDefinition },
): Allowance {
  const json = plainJson(input)
  if (json === undefined) throw new UsageError('invalid-allowance', 'an allowance is plain data')
  const read = readJson(allowanceSchema, json)
  if (!read.ok) throw new UsageError('invalid-allowance', 'the allowance cannot be used', read.issues)
  const { view, download, approach, ...rest } = read.value
  const issues = Array.isArray(rest.weights) ? repeatedCategories(rest.weights) : []
  if (issues.length > 0) throw new UsageError('invalid-allowance', 'the allowance cannot be used', issues)
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  const allowance = freezeDeep<Allowance>({
    ...defaults,
    ...Object.fromEntries(given),
    kind: 'allowance',
    view: actLimits(defaults.view, view),
    download: actLimits(defaults.download, download),
    approach: actLimits(defaults.approach, approach),
  })
  return vocabulary === undefined ? allowance : weightedIn(allowance, vocabulary.definition)
}

/** The allowance with the weights that its categories have in a vocabulary, and the kinds that are about no person. */
function weightedIn(allowance: Allowance, vocabulary: VocabularyDefinition): WeightedAllowance {
  const exemptKinds = [...new Set([...allowance.exemptKinds, ...(vocabulary.kindsWithoutSubject ?? [])])]
  return freezeDeep<WeightedAllowance>({ ...allowance, exemptKinds, weights: weightsIn(allowance.weights, vocabulary) })
}

/** An allowance that can be counted by: checked, and kept as it is now.
 *
 * @throws UsageError `invalid-allowance` where its weights wait for a vocabulary
 */
export function countable(input: Allowance): WeightedAllowance {
  const allowance = defineAllowance(input)
  const { weights } = allowance
  if (weights !== 'identifying') return { ...allowance, weights }
  const message = 'nothing says which categories identify: define the allowance with a vocabulary, or give its weights'
  throw new UsageError('invalid-allowance', 'the allowance cannot be used', [
    { code: 'no-weights', path: pointer('weights'), message },
  ])
}

/** What is booked on none follows a limit of the account that is given, and goes with the others where none is. */
function actLimits(usual: ActLimits, given: z.output<typeof actLimitsSchema> = {}): ActLimits {
  const { account = usual.account, organisation = usual.organisation, vacancy = usual.vacancy } = given
  const ofAccount = given.account && { base: given.account.base, perVacancy: 0, perPosition: 0 }
  const { unbooked = ofAccount ?? usual.unbooked } = given
  return {
    account: { ...account },
    organisation: { ...organisation },
    vacancy: { ...vacancy },
    unbooked: { ...unbooked },
  }
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
