import { under } from 'need-to-know/history'
import { breachIn, breachScopes, type JobindexBreach, type Unlawful, unlawfulIn, voidRules } from './jobindex-breach'
import type { JobindexOptions } from './jobindex-cases'
import { goodLog, poorLog } from './jobindex-uses'
import { type JobindexViews, viewsOf } from './jobindex-views'
import { type Progress, secondsSince } from './progress'

export interface JobindexReplay extends JobindexViews {
  readonly id: 'jobindex'
  /** Whom it may have touched, by the log there was: it names no dialogue (JI-12). */
  readonly breach: JobindexBreach
  /** What the rules of 2009 opened beyond what they could open in law, from 20 February 2009 to 6 February 2019. */
  readonly unlawful: Unlawful
}

/** The dialogues as they were, and beside them what employers would have seen if the subjects had been told. */
export interface JobindexResult extends JobindexReplay {
  readonly told: JobindexViews
  /** The same uses, had the log named the dialogues. */
  readonly withGoodLog: JobindexBreach
}

/** RP-1: the 130,000 dialogues, each with its history, seen by the employer that owns the vacancy, under the old rules
 * and the new; and what of it the old rules could not open in law, found by replaying the histories.
 */
export function replayJobindex(options: JobindexOptions = {}): JobindexReplay {
  const started = performance.now()
  const { count = 130_000, seed = 2009, progress } = options
  const firstHalf: Progress = (done, of) => progress?.(done, 2 * of)
  const secondHalf: Progress = (done, of) => progress?.(done + of, 2 * of)
  const log = { entries: [...poorLog(count, seed)], counted: under(500, 'cases') }
  const scopes = breachScopes(log, { ...options, progress: firstHalf })
  return {
    id: 'jobindex',
    ...viewsOf({ ...options, progress: secondHalf }),
    breach: breachIn(scopes),
    unlawful: { ...unlawfulIn(scopes), rules: voidRules() },
    seconds: secondsSince(started),
  }
}

/** Whom it touched, had the log been complete and named the dialogues. */
export function breachWithGoodLog(options: JobindexOptions = {}): JobindexBreach {
  const { count = 130_000, seed = 2009 } = options
  const log = { entries: [...goodLog(count, seed)], complete: [{ kinds: ['dialogue'] }] }
  return breachIn(breachScopes(log, { ...options, notice: 'old' }))
}
