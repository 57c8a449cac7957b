import manifest from '../../../node_modules/z3-solver/package.json'
import { aligned } from '../report'
import type { ProveResult } from './prove-benchmarks'

/** The results of the proofs for people. */
export function proveTable(results: readonly ProveResult[]): string {
  const rows = results.flatMap(({ policy, rules, facts, claims, allMs }) => [
    [`${policy} (${rules} rules, ${facts} facts)`, '', '', '', ''],
    ...claims.map(({ claim, verdict, oursMs, smtMs }) => [`  ${claim}`, verdict, ...sides(oursMs, smtMs)]),
    [`  all ${claims.length}, one after another`, '', ...sides(allMs.ours, allMs.smt)],
  ])
  return [
    'from a policy to the proof of a claim, and in brackets by need-to-know; equal verdicts, counterexamples replayed',
    ...aligned([['', 'verdict', 'need-to-know', `z3 ${manifest.version}`, ''], ...rows]),
  ].join('\n')
}

/** The same as one object. */
export function proveJson(results: readonly ProveResult[]): Readonly<Record<string, unknown>> {
  return { prove: results }
}

function sides(ours: number, smt: number): readonly string[] {
  return [milliseconds(ours), milliseconds(smt), `(${(smt / ours).toFixed(smt < 10 * ours ? 1 : 0)}×)`]
}

function milliseconds(ms: number): string {
  return ms < 1e3 ? `${ms.toFixed(ms < 100 ? 1 : 0)} ms` : `${(ms / 1e3).toFixed(1)} s`
}
