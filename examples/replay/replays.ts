import { breachWithGoodLog, type JobindexReplay, type JobindexResult, replayJobindex } from './jobindex'
import type { JobindexBreach } from './jobindex-breach'
import { reportJobindex } from './jobindex-report'
import { type JobindexViews, viewJobindex } from './jobindex-views'
import { replayNav } from './nav'
import { reportNav } from './nav-report'
import type { Progress } from './progress'
import { replayTermsWalk } from './terms-walk'
import { reportTermsWalk } from './terms-walk-report'
import {
  type Enforced,
  type Monitored,
  replayEnforced,
  replayMonitored,
  replayUnwatched,
  type Unwatched,
  uwvReplay,
} from './uwv'
import { reportUwv } from './uwv-report'
import { replayWerknl } from './werknl'
import { reportWerknl } from './werknl-report'

/** An incident that can be replayed: in parts, each of which runs in a process of its own. */
export interface Replay {
  readonly id: string
  readonly parts: readonly Part[]
  /** Made of what came of all parts. */
  readonly result: (parts: readonly unknown[]) => object
  /** What it came to, for a person. */
  readonly report: (parts: readonly unknown[]) => string
}

export interface Part {
  readonly run: (progress: Progress) => object | Promise<object>
  /** How long it takes, beside the others: the longest begin first. */
  readonly weight: number
}

/** A replay of one part. */
function whole<R extends object>(
  id: string,
  part: { run: (progress: Progress) => R; weight: number },
  report: (result: R) => string,
): Replay {
  // What the parts came to has been through another process: only this replay's own results come back here.
  const only = ([result]: readonly unknown[]) => result as R
  return { id, parts: [part], result: only, report: (parts) => report(only(parts)) }
}

const jobindex: Replay = {
  id: 'jobindex',
  // The second: the same dialogues, had the subjects been told. The third: had the log named them.
  parts: [
    { weight: 8, run: (progress) => replayJobindex({ progress }) },
    { weight: 4, run: (progress) => viewJobindex({ notice: 'new', progress }) },
    { weight: 5, run: (progress) => breachWithGoodLog({ progress }) },
  ],
  result: jobindexResult,
  report: (parts) => reportJobindex(jobindexResult(parts)),
}

function jobindexResult([asTheyWere, told, withGoodLog]: readonly unknown[]): JobindexResult {
  return {
    ...(asTheyWere as JobindexReplay),
    told: told as JobindexViews,
    withGoodLog: withGoodLog as JobindexBreach,
  }
}

const uwv: Replay = {
  id: 'uwv',
  parts: [
    { weight: 6, run: (progress) => replayUnwatched({ progress }) },
    { weight: 12, run: (progress) => replayMonitored({ progress }) },
    { weight: 7, run: (progress) => replayEnforced({ progress }) },
  ],
  result: uwvResult,
  report: (parts) => reportUwv(uwvResult(parts)),
}

function uwvResult([unwatched, monitored, enforced]: readonly unknown[]) {
  return uwvReplay([unwatched as Unwatched, monitored as Monitored, enforced as Enforced])
}

/** Every replay, in the order in which they are told. */
export const replays: readonly Replay[] = [
  jobindex,
  whole('nav', { weight: 10, run: (progress) => replayNav({ progress }) }, reportNav),
  whole('werknl-2011', { weight: 1, run: () => replayWerknl() }, reportWerknl),
  uwv,
  whole('terms-walk', { weight: 1, run: () => replayTermsWalk() }, reportTermsWalk),
]
