// Prints how many tests passed, as the test runner itself recorded it; no tests at all is a failure.
import { readFileSync } from 'node:fs'

const { numPassedTests: passed, numFailedTests: failed, success } = JSON.parse(readFileSync(process.argv[2], 'utf8'))

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = success && passed > 0 && failed === 0 ? 0 : 1
