import { aligned } from '../report'
import type { AuditResults } from './audit-benchmarks'

/** The results of the audit log for people. */
export function auditTable({ chain, allowance, questions }: AuditResults): string {
  const { bytes, categories, ratios, perSecond } = chain
  return [
    `receipts of ${categories} categories (${bytes} bytes) in a second, and the time of one by the floor's`,
    ...aligned([
      ['bare hash chain', count(perSecond['floor']), ''],
      ...Object.entries(ratios).map(([name, ratio]) => [name, count(perSecond[name]), `${ratio.toFixed(2)}×`]),
    ]),
    '',
    'allowance, window of 24 hours: in a second, at so many receipts in the log',
    ...aligned([
      ['', 'weighed and counted', 'weighed', 'in the window', 'counter', 'snapshot'],
      ...allowance.map((each) => [
        count(each.receipts),
        count(each.perSecond),
        count(each.weighedPerSecond),
        count(each.inWindow),
        megabytes(each.counterBytes),
        megabytes(each.snapshotBytes),
      ]),
    ]),
    '',
    'questions, at so many receipts in the log: in memory, and in PostgreSQL (PGlite)',
    ...aligned([
      ['', 'whoSaw', 'SQL', 'breachScope', 'of it exposures', 'SQL', 'of it load', 'log in memory', 'table filled'],
      ...questions.map(({ receipts, whoSawMs, breachScopeMs, logBytes, filledMs }) => [
        count(receipts),
        milliseconds(whoSawMs.memory),
        milliseconds(whoSawMs.sql),
        milliseconds(breachScopeMs.memory),
        milliseconds(breachScopeMs.exposures),
        milliseconds(breachScopeMs.sql),
        milliseconds(breachScopeMs.loaded),
        megabytes(logBytes),
        milliseconds(filledMs),
      ]),
    ]),
  ].join('\n')
}

/** The same as one object: what has a floor in the form of the other benchmarks, the rest under `audit`. */
export function auditJson({ chain, allowance, questions }: AuditResults): Readonly<Record<string, unknown>> {
  const { floorNs, ratios } = chain
  const beside = Object.entries(ratios).map(([name, ratio]) => [
    `receipt-${name}`,
    { floorNs, ratios: { 'need-to-know': ratio } },
  ])
  return { ...Object.fromEntries(beside), audit: { ...chain, allowance, questions } }
}

function count(number: number | undefined): string {
  return number === undefined ? '' : Math.round(number).toLocaleString('en')
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
}

function milliseconds(ms: number): string {
  return ms < 1e3 ? `${ms.toFixed(ms < 100 ? 1 : 0)} ms` : `${(ms / 1e3).toFixed(1)} s`
}
