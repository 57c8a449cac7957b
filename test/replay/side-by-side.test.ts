import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sideBySide, TaskFailure } from '../../examples/replay/side-by-side'

const script = fileURLToPath(new URL('./child-process.mjs', import.meta.url))
const task = (...args: readonly string[]) => ({ name: args.join(' '), args })

describe('running side by side', () => {
  it('gives the outcomes in the order of the tasks, whichever ends first', async () => {
    const outcomes = await sideBySide(script, [task('wait', '200'), task('wait', '0'), task('wait', '50')], {
      width: 3,
    })
    expect(outcomes).toMatchObject([200, 0, 50].map((result) => ({ result, megabytes: 1 })))
  })

  it('runs no more at a time than it is told', async () => {
    const tasks = [task('now'), task('now'), task('now'), task('now')]
    const stretches = async (width: number) => {
      const outcomes = await sideBySide(script, tasks, { width })
      return outcomes.map(({ result }) => result as { readonly from: number; readonly to: number })
    }
    const together = (all: Awaited<ReturnType<typeof stretches>>) =>
      Math.max(...all.map(({ from }) => all.filter((other) => other.from <= from && from < other.to).length))
    expect(together(await stretches(1))).toBe(1)
    expect(together(await stretches(2))).toBeLessThanOrEqual(2)
  })

  it('passes on how far each has come', async () => {
    const told: unknown[] = []
    await sideBySide(script, [task('progress')], {
      width: 1,
      progress:
        ({ name }) =>
        (done, of) =>
          told.push([name, done, of]),
    })
    expect(told).toEqual([
      ['progress', 1, 2],
      ['progress', 2, 2],
    ])
  })

  it('starts the processes with the options of Node it is given', async () => {
    const [outcome] = await sideBySide(script, [task('options')], { width: 1, nodeOptions: ['--no-warnings'] })
    expect(outcome?.result).toContain('--no-warnings')
  })

  it.each([
    ['throws', 'this child came to nothing'],
    ['exits', 'exit 3'],
    ['silent', 'exit 0'],
  ])('fails with the name of the task and what it said when a child %s', async (what, message) => {
    const failure = await sideBySide(script, [task('now'), task(what)], { width: 2 }).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(TaskFailure)
    expect(String(failure)).toContain(`${what} failed`)
    expect(String(failure)).toContain(message)
  })

  it('stops the others when one fails, and waits until they have ended', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'side-by-side-'))
    const sign = join(folder, 'the-other-runs')
    let other = 0
    const running = sideBySide(script, [task('stay'), task('exits', sign)], {
      width: 2,
      progress: () => (pid) => {
        other = pid
        writeFileSync(sign, '')
      },
    })
    await expect(running).rejects.toThrow(`exits ${sign} failed`)
    expect(other).toBeGreaterThan(0)
    expect(isRunning(other)).toBe(false)
    rmSync(folder, { recursive: true })
  })
})

function isRunning(pid: number): boolean {
  try {
    // Signal 0 asks whether there is such a process, and does nothing to it.
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
