// Prints how many tests of all runs passed, as the test runner itself recorded it in the files named; a run without its
// record, or without a test that passed, is a failure.
import { readFileSync } from 'node:fs'

const runs = process.argv.slice(2).map((file) => {
  const text = readFileSync(file, 'utf8')
  return text === '' ? { numPassedTests: 0, numFailedTests: 0, success: false } : JSON.parse(text)
})
const total = (count) => runs.reduce((sum, run) => sum + (count(run) ?? 0), 0)

const passed = total((run) => run.numPassedTests)
const failed = total((run) => run.numFailedTests)
const skipped = total((run) => (run.numPendingTests ?? 0) + (run.numTodoTests ?? 0))
const isGood = runs.length > 0 && failed === 0 && runs.every((run) => run.success && run.numPassedTests > 0)

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = isGood ? 0 : 1
