import { z } from 'zod'
import { type Read, readJson } from '../../policy/read-json'
import { UsageError } from '../../vocabulary'
import { type CountedAct, countedActs } from './counted-act'
import { highestRank, registers } from './subject-hash'

/** Where the counting of an allowance stands: plain JSON data, of ids, counts and instants. What `usage()` of a counter gives
 * and `openUsage` goes on from.
 *
 * It names subjects, and which account was shown them: personal data, to be kept and erased as such (GDPR 5(1)(e)). Subjects
 * go out of it some windows after they were last released, as others are released later; of a counter that counts nothing
 * more they never do.
 */
export interface Usage {
  readonly kind: 'usage'
  /** Entries of the log that are in it. */
  readonly size: number
  /** Entries from `size` up to here may be in it as well; more than `size` only where usages were merged. */
  readonly upTo: number
  /** What it was counted with; counts of other windows or weights are other counts. */
  readonly measure: UsageMeasure
  /** What was released up to this instant may be forgotten; null as long as nothing is. */
  readonly horizon: number | null
  /** Towards the next forgetting. */
  readonly batch: Batch
  /** By scope, ids and act. */
  readonly counters: readonly UsageEntry[]
  /** Accounts that volume or a decision has blocked or let in again. */
  readonly accounts: readonly AccountMarks[]
}

export interface UsageMeasure {
  readonly window: number
  readonly exactUpTo: number
  readonly ladder: readonly number[]
}

export interface Batch {
  /** Additions to counters since what was old was last forgotten. */
  readonly counted: number
  /** How many it takes until it is forgotten again. */
  readonly due: number
  /** Additions of which the earliest instant will tell what is old, and their first and last instants; null when there is
   * none. */
  readonly block: number
  readonly oldest: number | null
  readonly latest: number | null
  /** What will be the next horizon; null as long as it is not known. */
  readonly ripe: number | null
}

/** What is counted together.
 *
 * - `account`, `organisation`: what it was shown; ids `[account]`, `[organisation]`
 * - `vacancy`: what was booked on it; ids `[organisation, vacancy]`
 * - `booking`: what one account booked on one vacancy; ids `[account, vacancy]`, or `[account]` for what it booked on none
 * - `refused`: what the account was refused for proportion; ids `[account]`
 */
export const countScopes = ['account', 'organisation', 'vacancy', 'booking', 'refused'] as const
export type CountScope = (typeof countScopes)[number]

export interface UsageEntry {
  readonly scope: CountScope
  readonly ids: readonly string[]
  readonly act: CountedAct
  readonly state: CounterState
}

/** Each tier: its subjects with the last instant of each; or slices of time with the ranks of a sketch, as text. */
export type CounterState =
  | { readonly kind: 'exact'; readonly tiers: readonly (readonly (readonly [subject: string, at: number])[])[] }
  | { readonly kind: 'sketch'; readonly tiers: readonly (readonly (readonly [slice: number, ranks: string])[])[] }

/** What was decided of an account, by volume or by a person. */
export interface AccountMarks {
  readonly account: string
  /** What the last entry of the log says, and the instant that it bears. */
  readonly isBlocked: boolean
  readonly at: number
  /** The latest instants that decisions of either kind bear. */
  readonly blocked?: number | undefined
  readonly unblocked?: number | undefined
  /** What it asked for up to this instant is forgotten. */
  readonly forgiven?: number | undefined
}

const instant = z.number().min(-8.64e15).max(8.64e15)
const count = z.int().min(0)
const ranks = z.string().regex(new RegExp(`^[0-${String.fromCharCode(48 + highestRank)}]{${registers}}$`))
const usageSchema = z.strictObject({
  kind: z.literal('usage'),
  size: count,
  upTo: count,
  measure: z.strictObject({ window: z.number(), exactUpTo: z.number(), ladder: z.array(z.number()) }),
  horizon: z.number().nullable(),
  batch: z.strictObject({
    counted: count,
    due: count,
    block: count,
    oldest: instant.nullable(),
    latest: instant.nullable(),
    ripe: z.number().nullable(),
  }),
  counters: z.array(
    z.strictObject({
      scope: z.enum(countScopes),
      ids: z.array(z.string()).min(1).max(2),
      act: z.enum(countedActs),
      state: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('exact'), tiers: z.array(z.array(z.tuple([z.string(), instant]))) }),
        z.strictObject({ kind: z.literal('sketch'), tiers: z.array(z.array(z.tuple([z.int(), ranks]))) }),
      ]),
    }),
  ),
  accounts: z.array(
    z.strictObject({
      account: z.string(),
      isBlocked: z.boolean(),
      at: instant,
      blocked: instant.optional(),
      unblocked: instant.optional(),
      forgiven: instant.optional(),
    }),
  ),
})

/** A usage from where a host keeps it, checked.
 *
 * @throws UsageError `invalid-usage` with every issue; `other-allowance` for what was counted in another way
 */
export function readUsage(usage: unknown, measure: UsageMeasure): Usage {
  const read = readQuietly(usage)
  if (!read.ok) throw new UsageError('invalid-usage', 'the usage cannot be gone on from', read.issues)
  const { window, exactUpTo, ladder } = read.value.measure
  const isSame = window === measure.window && exactUpTo === measure.exactUpTo && isEqual(ladder, measure.ladder)
  if (isSame) return read.value
  throw new UsageError('other-allowance', 'the usage was counted with another window, other weights or other exactness')
}

/** A usage is larger than `plainJson` copies; what its reading throws may hold anything, and is dropped all the same. */
function readQuietly(usage: unknown): Read<Usage> {
  try {
    return readJson<Usage>(usageSchema, usage)
  } catch {
    return { ok: false, issues: [{ code: 'wrong-type', path: '', message: 'this must be plain data' }] }
  }
}

function isEqual(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((weight, i) => weight === b[i])
}
