import fc from 'fast-check'
import {
  defineAllowance,
  type LogRecord,
  type OpenVacancy,
  type UsageCounter,
  type WeightedAllowance,
} from 'need-to-know/audit'
import { recruitment } from 'need-to-know/recruitment'
import type { Asked } from './allowance-reference'
import { approachOf, decisionOn, hour, receiptOf, refusedOf, start, turnedAwayOf } from './receipt-of'

/** Small enough for every limit to be met within a few dozen requests. */
export const tight: WeightedAllowance = defineAllowance(
  {
    window: 24 * hour,
    view: {
      account: { base: 2, perVacancy: 1, perPosition: 1, most: 9 },
      organisation: { base: 4, perVacancy: 2, perPosition: 1 },
      vacancy: { base: 3, perPosition: 1 },
    },
    download: {
      account: { base: 0, perVacancy: 1, perPosition: 1 },
      organisation: { base: 1, perVacancy: 1, perPosition: 1 },
      vacancy: { base: 2, perPosition: 1 },
    },
    approach: {
      account: { base: 1, perVacancy: 1, perPosition: 0 },
      organisation: { base: 3, perVacancy: 1, perPosition: 0 },
      vacancy: { base: 2, perPosition: 1 },
      unbooked: { base: 1, perVacancy: 0, perPosition: 0 },
    },
    mostPositions: 2,
    abuse: 2,
    exempt: ['support'],
    exemptKinds: ['message'],
    weights: [
      { categories: ['identity', 'contact'], weight: 2.5 },
      { categories: ['contact.email'], weight: 3 },
    ],
  },
  recruitment.vocabulary,
)

export type Step =
  | { readonly kind: 'ask'; readonly receipt: Asked; readonly open: readonly OpenVacancy[] }
  | { readonly kind: 'record'; readonly record: LogRecord }

const vacancies = ['v1', 'v2', 'v3'] as const
const open = fc
  .record({ ids: fc.subarray([...vacancies]), positions: fc.constantFrom(0, 1, 2, 100) })
  .map(({ ids, positions }): readonly OpenVacancy[] => ids.map((id) => ({ id, positions })))

const ask = fc.record({
  account: fc.constantFrom('a1', 'a2', 's1'),
  organisation: fc.constantFrom('o1', 'o2'),
  role: fc.constantFrom('employer', 'employer', 'employer', 'subject', 'support'),
  subject: fc.constantFrom(undefined, ...Array.from({ length: 12 }, (_, i) => `s${i}`)),
  kind: fc.constantFrom('cv', 'cv', 'cv', 'cv', 'message', 'jobAd'),
  record: fc.constantFrom('r1', 'r2'),
  act: fc.constantFrom('list', 'view', 'view', 'download'),
  vacancy: fc.constantFrom(undefined, ...vacancies, ...vacancies),
  shows: fc.constantFrom('existence', 'light', 'light', 'heavy'),
})

const made = { release: receiptOf, approach: approachOf, unseen: turnedAwayOf } as const
type Made = keyof typeof made

const decisions = [undefined, undefined, undefined, undefined, undefined, 'unblock', 'block'] as const

/** Requests and decisions, mostly in order: now and then one comes late, or a clock goes back, by less than half a window;
 * and a decision may be dated a year ahead.
 */
function stepsOf(
  pauses: readonly number[],
  decided: readonly (typeof decisions)[number][],
  calls: readonly Made[],
): fc.Arbitrary<Step[]> {
  const plan = fc.record({
    ask,
    open,
    pause: fc.constantFrom(...pauses),
    late: fc.constantFrom(0, 0, 0, 1, 2 * hour, 11 * hour),
    ahead: fc.constantFrom(0, 0, 0, 365 * 24 * hour),
    decide: fc.constantFrom(...decided),
    call: fc.constantFrom(...calls),
  })
  return fc.array(plan, { maxLength: 70 }).map((plans) => {
    let now = start
    return plans.map(({ ask: parts, open, pause, late, ahead, decide, call }): Step => {
      now += pause
      const at = now - late
      if (decide !== undefined && late > 0) {
        return { kind: 'record', record: decisionOn(parts.account, decide, at + ahead) }
      }
      return { kind: 'ask', receipt: made[call]({ ...parts, at } as never), open }
    })
  })
}

const seen: readonly Made[] = ['release', 'release', 'release', 'approach']

export const steps = stepsOf([0, 1, hour, 3 * hour], decisions, [...seen, 'unseen'])

/** All within a window, so that nothing is forgotten, whatever order it comes in. */
export const quickSteps = stepsOf([0, 1, 60_000, 300_000], decisions, seen)

/** The same, without decisions: those depend on the order that they come in. */
export const quickAsks = stepsOf([0, 1, 60_000, 300_000], [undefined], seen)

/** What stands in the log after a step: what was asked for, or that it was refused. Who is not turned away leaves nothing of
 * weight.
 */
export function recordAfter(step: Step, counter: Pick<UsageCounter, 'weigh'>): LogRecord {
  if (step.kind === 'record') return step.record
  const { receipt } = step
  const { refusal } = counter.weigh(receipt, step.open)
  if (receipt.kind === 'turnedAway') return { ...receipt, refusal: refusal ?? 'policy' }
  if (refusal === undefined) return receipt
  return receipt.kind === 'receipt' ? refusedOf(receipt, refusal) : { ...receipt, allowed: false, refusal }
}
