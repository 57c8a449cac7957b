import { cpus } from 'node:os'
import type { BenchmarkResult, BenchmarkResults } from './benchmarks'
import { contenders } from './enter-all'

/** The results for people: nanoseconds for one call, and in brackets by the floor's. */
export function table(results: BenchmarkResults): string {
  const columns = contenders.map(({ name }) => name)
  const heads = contenders.map(({ name, version }) => `${name} ${version}`.trim())
  const header = ['', 'hand-written', ...heads]
  const rows = Object.entries(results).map(([name, result]) => [
    name,
    nanoseconds(result.floorNs),
    ...cells(result, columns),
  ])
  return [
    `node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}; time of one call, and by the floor's`,
    ...aligned([header, ...rows]),
    '',
    'milliseconds to prepare rules and viewpoints, once',
    ...aligned([['', ...heads], ...prepared(results, columns)]),
  ].join('\n')
}

function cells({ floorNs, ratios }: BenchmarkResult, columns: readonly string[]): readonly string[] {
  return columns.map((column) => {
    const ratio = ratios[column]
    return ratio === undefined ? '' : `${nanoseconds(ratio * floorNs)} (${ratio.toFixed(ratio < 10 ? 2 : 0)}×)`
  })
}

function prepared(results: BenchmarkResults, columns: readonly string[]): readonly (readonly string[])[] {
  return Object.entries(results).flatMap(([name, { preparedMs }]) =>
    preparedMs === undefined ? [] : [[name, ...columns.map((column) => preparedMs[column]?.toFixed(0) ?? '')]],
  )
}

function nanoseconds(ns: number): string {
  return ns < 1e4 ? `${ns.toFixed(0)} ns` : ns < 1e6 ? `${(ns / 1e3).toFixed(0)} µs` : `${(ns / 1e6).toFixed(1)} ms`
}

/** Rows in columns: the first to the left, the others to the right. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd(),
  )
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}
