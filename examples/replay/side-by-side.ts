import { type ChildProcess, fork } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Progress } from './progress'

/** What a child process tells its parent. */
export type Message =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'result'; readonly result: unknown; readonly megabytes: number }

export interface Task {
  readonly name: string
  readonly args: readonly string[]
}

/** What a task came to, and the most memory that its process ever held. */
export interface Outcome {
  readonly result: unknown
  readonly megabytes: number
}

export interface SideBySideOptions {
  /** Most processes at a time. */
  readonly width: number
  /** Options of Node, beside those that this process was started with. */
  readonly nodeOptions?: readonly string[]
  readonly progress?: (task: Task) => Progress
}

/** A child process that ended without a result: the message says which, and what it wrote about it. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure'
}

/** Runs a script once for each task, each in a process of its own, some at a time; the outcomes in the order of the tasks.
 *
 * @throws TaskFailure when one fails: the others are stopped, and have ended
 */
export async function sideBySide(
  script: string,
  tasks: readonly Task[],
  { width, nodeOptions = [], progress }: SideBySideOptions,
): Promise<readonly Outcome[]> {
  const running = new Set<ChildProcess>()
  let isStopped = false
  const stop = () => {
    isStopped = true
    for (const child of running) child.kill()
  }
  const outcomes: Outcome[] = []
  const queue = tasks.entries()
  const worker = async () => {
    for (const [i, task] of queue) {
      if (isStopped) return
      // Nothing of a child reaches the standard output: that is for the result alone.
      const child = fork(script, task.args, {
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        execArgv: [...process.execArgv, ...nodeOptions],
      })
      running.add(child)
      outcomes[i] = await outcomeOf(child, task, progress?.(task))
      running.delete(child)
    }
  }
  process.once('exit', stop)
  const workers = Array.from({ length: Math.max(1, Math.min(width, tasks.length)) }, worker)
  try {
    await Promise.all(workers)
    return outcomes
  } finally {
    stop()
    await Promise.allSettled(workers)
    process.off('exit', stop)
  }
}

function outcomeOf(child: ChildProcess, task: Task, progress: Progress | undefined): Promise<Outcome> {
  const complaint = child.stderr === null ? Promise.resolve('') : text(child.stderr)
  return new Promise((resolve, reject) => {
    let outcome: Outcome | undefined
    child.on('message', (message: Message) => {
      if (message.kind === 'progress') progress?.(message.done, message.of)
      else outcome = message
    })
    child.on('error', reject)
    child.on('close', async (code) => {
      if (code === 0 && outcome !== undefined) resolve(outcome)
      else reject(new TaskFailure(`${task.name} failed (exit ${code})\n${await complaint}`.trimEnd()))
    })
  })
}
