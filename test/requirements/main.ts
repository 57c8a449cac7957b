import { fileURLToPath } from 'node:url'
import { requirements } from './all'
import { coverage, titlesUnder } from './coverage'
import { table } from './table'

const tests = fileURLToPath(new URL('..', import.meta.url))
const result = coverage(requirements, titlesUnder(tests))

console.log(process.argv.includes('--json') ? JSON.stringify(result) : table(result))
