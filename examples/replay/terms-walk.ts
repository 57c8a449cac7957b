import { compile } from 'need-to-know'
import { type History, openHistory } from 'need-to-know/history'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { chronicle } from './chronicle'
import { secondsSince } from './progress'
import { lookAt, type WalkGuard } from './terms-walk-look'
import { predicted, rows, type Shown } from './terms-walk-oracle'
import { type Seen, type ShownOf, shownOf } from './terms-walk-rows'
import { beginning, type Protection, protections, viewers, type WalkState, type WalkViewer } from './terms-walk-state'
import { type WalkStep, walkSteps } from './terms-walk-steps'
import { pseudonymKey, type RecruitmentPolicy } from './words'

/** The matrix of §6.2 after each step of a walk through the terms of 2018, once for each kind of address protection. */
export interface TermsWalkReplay {
  readonly id: 'terms-walk'
  /** Cells compared: protections × steps × viewers × rows. */
  readonly cells: number
  /** Cells in which the table and the guard differ. */
  readonly mismatches: number
  readonly mismatched: readonly Mismatch[]
  readonly walks: readonly { readonly protection: Protection; readonly steps: number }[]
  readonly viewers: readonly string[]
  readonly rows: readonly string[]
  /** Acts of others than the subject: they changed nothing. */
  readonly attempts: readonly { readonly step: string; readonly alarm: string }[]
  /** The step at which each company was first shown who the subject is (TERMS-016, TERMS-032). */
  readonly controllers: readonly { readonly viewer: string; readonly step: string }[]
  /** The walk without address protection: for each step and viewer the rows that were shown. */
  readonly picture: readonly { readonly step: string; readonly shown: Readonly<Record<string, readonly string[]>> }[]
  readonly seconds: number
}

export interface Mismatch {
  readonly protection: Protection
  readonly step: string
  readonly viewer: string
  readonly row: string
  readonly predicted: Shown
  readonly shown: ShownOf
}

export interface TermsWalkOptions {
  /** @defaultValue the terms of 2018 */
  readonly policy?: RecruitmentPolicy
  /** @defaultValue all of them */
  readonly protections?: readonly Protection[]
  /** @defaultValue the walk of RP-5 */
  readonly steps?: (protection: Protection) => readonly WalkStep[]
}

/** A step that was gone, and what everybody was shown after it. */
export interface Walked {
  readonly step: WalkStep
  readonly state: WalkState
  readonly history: History
  readonly at: number
  readonly seen: readonly (readonly [viewer: WalkViewer, seen: Seen])[]
}

const firstDay = Date.parse('2017-03-01T09:00:00+01:00')
const day = 86_400_000

/** RP-5: one subject, seven viewers, step by step; what the table of §6.2 predicts beside what the guard discloses. */
export function replayTermsWalk(options: TermsWalkOptions = {}): TermsWalkReplay {
  const started = performance.now()
  const walks = (options.protections ?? protections).map((protection) => ({
    protection,
    walked: [...walk(protection, options)],
  }))
  const cells = walks.flatMap(({ protection, walked }) => walked.flatMap((each) => compare(protection, each)))
  const mismatched = cells.filter(({ predicted, shown }) => predicted !== shown)
  const [plain] = walks
  const picture = plain?.walked ?? []
  return {
    id: 'terms-walk',
    cells: cells.length,
    mismatches: mismatched.length,
    mismatched,
    walks: walks.map(({ protection, walked }) => ({ protection, steps: walked.length })),
    viewers: viewers.map(({ name }) => name),
    rows,
    attempts: attemptsIn(picture),
    controllers: controllersIn(picture),
    picture: picture.map(({ step, seen }) => ({ step: step.name, shown: shownTo(seen) })),
    seconds: secondsSince(started),
  }
}

/** Goes the walk: writes the history of each step, and looks through everybody's eyes. */
export function* walk(protection: Protection, options: TermsWalkOptions = {}): Generator<Walked> {
  const { policy = profiles.jobindex.terms2018, steps = walkSteps } = options
  const guard: WalkGuard = compile(policy, { records: recruitment.records, pseudonymKey })
  let last = { history: openHistory({ grounds: recruitment.grounds, complete: true }), state: beginning(protection) }
  for (const [i, step] of steps(protection).entries()) {
    const at = firstDay + i * day
    const events = step.events.map((event) => ({ ...event, at }))
    const history = chronicle(last.history, 'walk', events)
    const state = { ...last.state, ...step.changes }
    const seen = viewers.map((viewer) => [viewer, lookAt(guard, history, state, viewer, at)] as const)
    yield { step, state, history, at, seen }
    last = { history, state }
  }
}

function compare(protection: Protection, { step, state, seen }: Walked): readonly Mismatch[] {
  return seen.flatMap(([viewer, seenByViewer]) =>
    rows.map((row) => ({
      protection,
      step: step.name,
      viewer: viewer.name,
      row,
      predicted: predicted(state, viewer, row),
      shown: shownOf(row, seenByViewer),
    })),
  )
}

function attemptsIn(walked: readonly Walked[]): TermsWalkReplay['attempts'] {
  return walked.flatMap(({ step, history, at }) =>
    history.attempts.filter(({ event }) => event.at === at).map(({ alarm }) => ({ step: step.name, alarm })),
  )
}

function controllersIn(walked: readonly Walked[]): TermsWalkReplay['controllers'] {
  return viewers.flatMap((viewer, i) => {
    const first = walked.find(({ seen }) => seen[i]?.[1].obligations.includes('controllerTransition'))
    return first === undefined ? [] : [{ viewer: viewer.name, step: first.step.name }]
  })
}

function shownTo(seen: Walked['seen']): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    seen.map(([{ name }, seenByViewer]) => [name, rows.filter((row) => shownOf(row, seenByViewer) === 'yes')]),
  )
}
