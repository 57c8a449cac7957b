import { do_not_optimize } from 'mitata'

/** Something to be timed: does the job for case `i`, and returns what it made. */
export interface Side {
  readonly name: string
  readonly run: (i: number) => unknown
}

export interface Timing {
  /** Median nanoseconds for one call. */
  readonly ns: number
  /** Median, over the rounds, of this side's time by that of the first side. */
  readonly ratio: number
}

export interface MeasureOptions {
  /** The cases, by number; every batch goes through all of them. */
  readonly cases: readonly number[]
  readonly rounds: number
  readonly onRound?: (round: number) => void
}

/** Short, so that most batches fall between two interruptions, and the median is one of those. */
const batchNs = 5e5
const slowNs = 2e7
/** A side that takes longer than `slowNs` for one pass over the cases sits out all but this many rounds. */
const slowRounds = 5

/** Times the sides against each other: in each round every side once, beginning with another one each time, so that
 * all of them meet the same noise. Results are kept until others take their place, or nothing would be made at all. */
export function measure(
  sides: readonly Side[],
  { cases, rounds, onRound }: MeasureOptions,
): ReadonlyMap<string, Timing> {
  const entrants = sides.map((side) => ({ ...side, passes: calibrate(side, cases), times: [] as number[] }))
  for (let round = 0; round < rounds; round++) {
    onRound?.(round)
    entrants.forEach((_, k) => {
      const entrant = entrants[(k + round) % entrants.length] as (typeof entrants)[number]
      const isSlow = entrant.passes === 0
      if (isSlow && round >= slowRounds) return
      entrant.times.push(timePasses(entrant, cases, Math.max(1, entrant.passes)))
    })
  }
  const floor = entrants[0]?.times ?? []
  return new Map(
    entrants.map(({ name, times }) => {
      const ratios = times.map((time, round) => time / (floor[round] ?? Number.NaN))
      return [name, { ns: median(times), ratio: median(ratios) }] as const
    }),
  )
}

/** How many passes fill a batch, once the side is warm; 0 for a side that is slow. */
function calibrate(side: Side, cases: readonly number[]): number {
  let ns = 0
  for (let i = 0, spent = 0; i < 200 && spent < 3e8; i++) {
    ns = timePasses(side, cases, 1) * cases.length
    spent += ns
  }
  return ns > slowNs ? 0 : Math.max(1, Math.round(batchNs / ns))
}

const kept: unknown[] = new Array(64).fill(undefined)

/** Nanoseconds for one call. */
function timePasses(side: Side, cases: readonly number[], passes: number): number {
  // The side before has taken the caches; a server that does one thing does not meet that at every call.
  runPasses(side, cases, 1)
  const start = process.hrtime.bigint()
  runPasses(side, cases, passes)
  const ns = Number(process.hrtime.bigint() - start)
  do_not_optimize(kept)
  return ns / (passes * cases.length)
}

function runPasses({ run }: Side, cases: readonly number[], passes: number): void {
  for (let pass = 0; pass < passes; pass++) {
    for (let k = 0; k < cases.length; k++) kept[k % 64] = run(cases[k] as number)
  }
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
