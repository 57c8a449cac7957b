import { type AuditResults, runAuditBenchmarks, usualReceipts } from './audit/audit-benchmarks'
import { auditJson, auditTable } from './audit/audit-report'
import { type BenchmarkResults, runBenchmarks } from './benchmarks'
import { generateCases } from './cases'
import { readOptions } from './options'
import { type ProveResult, runProveBenchmarks } from './prove/prove-benchmarks'
import { proveJson, proveTable } from './prove/prove-report'
import { table } from './report'

// `npm run bench` prints tables, `npm run --silent bench -- --json` one JSON object. `--only decisions`, `--only audit` and
// `--only prove` run a part of it; `--receipts 100000,1000000` chooses the sizes of the log.
const { stderr } = process
const say = (progress: string): void => {
  if (stderr.isTTY) stderr.write(`\r\u001b[K${progress}`)
}
const { json, only, receipts = usualReceipts } = readOptions(process.argv.slice(2))
const runs = (part: typeof only): boolean => only === undefined || only === part
const decisions: BenchmarkResults = runs('decisions') ? await runBenchmarks(generateCases(1000, 1), { say }) : {}
const audit: AuditResults | undefined = runs('audit') ? await runAuditBenchmarks({ receipts, say }) : undefined
const proofs: readonly ProveResult[] | undefined = runs('prove') ? await runProveBenchmarks({ say }) : undefined
say('')
const tables = [
  ...(runs('decisions') ? [table(decisions)] : []),
  ...(audit === undefined ? [] : [auditTable(audit)]),
  ...(proofs === undefined ? [] : [proveTable(proofs)]),
]
const object = { ...decisions, ...(audit && auditJson(audit)), ...(proofs && proveJson(proofs)) }
console.log(json ? JSON.stringify(object) : tables.join('\n\n'))
