import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type CommandLine, readCommandLine, usage } from './command-line'
import { ProgressLine } from './progress'
import { type Replay, replays } from './replays'
import { type Outcome, sideBySide, TaskFailure } from './side-by-side'

// `npm run replay`: the incidents, each part in a process of its own, as many at a time as there are cores.

// Whoever stops this stops what it has started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const ids = replays.map(({ id }) => id)
const asked = readCommandLine(process.argv.slice(2), ids)
if (asked.kind === 'misuse') fail(asked.message)
else if (asked.help) console.log(usage(ids))
else await replay(asked)

async function replay({ json, ids }: CommandLine): Promise<void> {
  const chosen = replays.filter(({ id }) => ids.includes(id))
  const started = performance.now()
  try {
    const outcomes = await runAll(chosen)
    const seconds = (performance.now() - started) / 1000
    console.log(json ? asJson(outcomes) : asText(outcomes, seconds))
  } catch (error) {
    if (!(error instanceof TaskFailure)) throw error
    fail(error.message)
  }
}

interface Replayed {
  readonly replay: Replay
  readonly parts: readonly Outcome[]
}

async function runAll(chosen: readonly Replay[]): Promise<readonly Replayed[]> {
  const line = new ProgressLine(process.stderr)
  const tasks = chosen.flatMap(({ id, parts }) =>
    parts.map(({ weight }, i) => ({ id, weight, name: `${id} ${i + 1}/${parts.length}`, args: [id, String(i)] })),
  )
  // The longest first: what is left at the end is short.
  const ordered = tasks.toSorted((a, b) => b.weight - a.weight)
  const outcomes = await sideBySide(fileURLToPath(new URL('./child.ts', import.meta.url)), ordered, {
    width: availableParallelism(),
    // Histories are made and dropped by the hundred thousand: most of them die young, given the room.
    nodeOptions: ['--max-semi-space-size=32'],
    progress: ({ name }) => {
      line.say(name, 0, 1)
      return (done, of) => line.say(name, done, of)
    },
  }).finally(() => line.clear())
  const outcomeOf = new Map(ordered.map((task, i) => [task, outcomes[i]]))
  return chosen.map((replay) => {
    const own = tasks.filter(({ id }) => id === replay.id).map((task) => outcomeOf.get(task))
    return { replay, parts: own.filter((outcome) => outcome !== undefined) }
  })
}

function asJson(replayed: readonly Replayed[]): string {
  const results = replayed.map(({ replay, parts }) => ({
    ...replay.result(parts.map(({ result }) => result)),
    megabytes: Math.max(...parts.map(({ megabytes }) => megabytes)),
  }))
  return JSON.stringify({ replays: results })
}

function asText(replayed: readonly Replayed[], seconds: number): string {
  const reports = replayed.map(({ replay, parts }) => replay.report(parts.map(({ result }) => result)))
  return [...reports, `${seconds.toFixed(1)} s`].join('\n\n\n')
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}
