import type { Case } from './cases'
import type { Entry } from './contender'
import { type Entered, enterAll, policyOf } from './enter-all'
import { floor, unfrozen } from './floor'
import { measure, type Side, type Timing } from './measure'
import { compileGuard, enterGuard, needToKnow } from './need-to-know'

export interface BenchmarkResult {
  readonly floorNs: number
  /** Contender → its time by the floor's. */
  readonly ratios: Readonly<Record<string, number>>
  /** Contender → milliseconds to prepare rules and viewpoints, once. */
  readonly preparedMs?: Readonly<Record<string, number>>
}
export type BenchmarkResults = Readonly<Record<string, BenchmarkResult>>

const sizes = [30, 300, 3000] as const
const timedCases = 64
const rounds = 200

export interface BenchmarkOptions {
  readonly say: (progress: string) => void
}

/** Runs everything: first all sides are found equal in all cases, then they are timed in those that show something. */
export async function runBenchmarks(cases: readonly Case[], { say }: BenchmarkOptions): Promise<BenchmarkResults> {
  const entered = new Map<number, readonly Entered[]>()
  for (const size of sizes) {
    say(`verifying ${cases.length} cases with ${size} rules`)
    entered.set(size, await enterAll(cases, size))
  }
  const byHand = await floor.enter(policyOf(30), cases)
  const shown = cases.flatMap((_, i) => (byHand.disclose(i) === null ? [] : [i])).slice(0, timedCases)
  const time = (name: string, sides: readonly Side[]) =>
    measure(sides, { cases: shown, rounds, onRound: (round) => say(`timing ${name}: round ${round + 1} of ${rounds}`) })

  const thirty = entered.get(30) ?? []
  const deciding = [{ name: floor.name, entry: byHand }, ...thirty.filter(({ name }) => name !== unfrozen.name)]
  const showing = [{ name: floor.name, entry: byHand }, ...thirty]
  const viewing = time('views', [
    ...sidesOf([{ name: floor.name, entry: byHand }], disclosing),
    ...sizes.flatMap((size) => sidesOf(entered.get(size) ?? [], disclosing, `${size} `)),
    { name: 'receipt', run: enterGuard(compileGuard(policyOf(30)), cases).receipt },
  ])
  const bySize = sizes.map((size) => [`rules-${size}`, sized(viewing, entered.get(size) ?? [], size)] as const)
  return {
    disclose: resultOf(viewing, '30 '),
    'disclose+stringify': resultOf(time('views as text', sidesOf(showing, stringifying))),
    decide: resultOf(
      time(
        'decisions',
        sidesOf(deciding, ({ decide }) => decide),
      ),
    ),
    receipt: { floorNs: floorOf(viewing), ratios: { [needToKnow.name]: viewing.get('receipt')?.ratio ?? Number.NaN } },
    ...Object.fromEntries(bySize),
  }
}

type Timings = ReadonlyMap<string, Timing>
type Job = (entry: Entry) => Side['run']

const disclosing: Job = ({ disclose }) => disclose
const stringifying: Job =
  ({ disclose }) =>
  (i) =>
    JSON.stringify(disclose(i))

function sidesOf(entered: readonly Pick<Entered, 'name' | 'entry'>[], job: Job, prefix = ''): readonly Side[] {
  return entered.map(({ name, entry }) => ({ name: prefix + name, run: job(entry) }))
}

/** The timings whose names begin with `prefix`, as ratios. */
function resultOf(timings: Timings, prefix = ''): BenchmarkResult {
  const ratios = [...timings]
    .filter(([name]) => name.startsWith(prefix) && name !== floor.name)
    .map(([name, { ratio }]) => [name.slice(prefix.length), ratio] as const)
  return { floorNs: floorOf(timings), ratios: Object.fromEntries(ratios) }
}

function floorOf(timings: Timings): number {
  return timings.get(floor.name)?.ns ?? Number.NaN
}

function sized(timings: Timings, entered: readonly Entered[], size: number): BenchmarkResult {
  const preparedMs = Object.fromEntries(entered.map(({ name, preparedMs }) => [name, preparedMs]))
  return { ...resultOf(timings, `${size} `), preparedMs }
}
