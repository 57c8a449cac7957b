import { type AuditResults, runAuditBenchmarks, usualReceipts } from './audit/audit-benchmarks'
import { auditJson, auditTable } from './audit/audit-report'
import { type BenchmarkResults, runBenchmarks } from './benchmarks'
import { generateCases } from './cases'
import { readOptions } from './options'
import { table } from './report'

// `npm run bench` prints tables, `npm run --silent bench -- --json` one JSON object. `--only decisions` and `--only audit` run
// a part of it; `--receipts 100000,1000000` chooses the sizes of the log.
const { stderr } = process
const say = (progress: string): void => {
  if (stderr.isTTY) stderr.write(`\r\u001b[K${progress}`)
}
const { json, only, receipts = usualReceipts } = readOptions(process.argv.slice(2))
const decisions: BenchmarkResults = only === 'audit' ? {} : await runBenchmarks(generateCases(1000, 1), { say })
const audit: AuditResults | undefined = only === 'decisions' ? undefined : await runAuditBenchmarks({ receipts, say })
say('')
const tables = [...(only === 'audit' ? [] : [table(decisions)]), ...(audit === undefined ? [] : [auditTable(audit)])]
console.log(json ? JSON.stringify({ ...decisions, ...(audit && auditJson(audit)) }) : tables.join('\n\n'))
