import { runBenchmarks } from './benchmarks'
import { generateCases } from './cases'
import { table } from './report'

// `npm run bench` prints a table, `npm run --silent bench -- --json` one JSON object.
const { stderr } = process
const say = (progress: string): void => {
  if (stderr.isTTY) stderr.write(`\r\u001b[K${progress}`)
}
const results = await runBenchmarks(generateCases(1000, 1), { say })
say('')
console.log(process.argv.includes('--json') ? JSON.stringify(results) : table(results))
