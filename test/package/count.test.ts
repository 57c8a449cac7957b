import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from './source-files'

const folder = mkdtempSync(join(tmpdir(), 'count-'))
afterAll(() => rmSync(folder, { recursive: true }))

const run = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, success: true }

/** What the count prints of the reports of several runs, and its exit code. */
function count(...reports: readonly (object | undefined)[]): Promise<{ text: string; code: number }> {
  const files = reports.map((report, i) => {
    const file = join(folder, `${i}.json`)
    writeFileSync(file, report === undefined ? '' : JSON.stringify(report))
    return file
  })
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, '.ci/count.mjs'), ...files], (error, stdout) => {
      resolve({ text: stdout, code: typeof error?.code === 'number' ? error.code : 0 })
    })
  })
}

describe('the count at the end of CI', () => {
  it('adds up all runs', async () => {
    expect(await count(run, run)).toEqual({ text: '6 passed, 0 failed, 4 skipped\n', code: 0 })
  })

  it.each([
    ['a test failed', { ...run, numFailedTests: 1 }, '6 passed, 1 failed, 4 skipped\n'],
    ['a run was no success', { ...run, success: false }, '6 passed, 0 failed, 4 skipped\n'],
    ['no test of a run passed', { ...run, numPassedTests: 0 }, '3 passed, 0 failed, 4 skipped\n'],
    ['a run left no report', undefined, '3 passed, 0 failed, 2 skipped\n'],
  ])('is a failure when %s', async (_, report, text) => {
    expect(await count(run, report)).toEqual({ text, code: 1 })
  })

  it('is a failure when nothing ran', async () => {
    expect(await count()).toEqual({ text: '0 passed, 0 failed, 0 skipped\n', code: 1 })
  })
})
