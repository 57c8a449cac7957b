import type { Coverage } from './coverage'

/** The coverage as a page of text for a terminal. */
export function table(coverage: Coverage): string {
  const { withTests, inPart, withoutTests, notTestable, unknown, seeds } = coverage
  return [
    section('With tests', withTests.length, withTests, ({ id, tests, title }) => [id, String(tests), title]),
    section('With tests of a part', inPart.length, inPart, ({ id, waits, title }) => [id, title, waits]),
    section('Without tests', withoutTests.length, withoutTests, ({ id, part, title }) => [id, part, title]),
    section('No test can keep', notTestable.length, notTestable, ({ id, reason, title }) => [id, title, reason]),
    ...(unknown.length > 0
      ? [section('Unknown ids', unknown.length, unknown, ({ id, file, line }) => [id, `${file}:${line}`])]
      : []),
    columns([
      ['seed', 'all', 'with', 'in part', 'without', 'no test can'],
      ...Object.entries(seeds).map(([seed, n]) =>
        [seed, n.total, n.withTests, n.inPart, n.withoutTests, n.notTestable].map(String),
      ),
      ['all', coverage.total, withTests.length, inPart.length, withoutTests.length, notTestable.length].map(String),
    ]),
  ].join('\n\n')
}

function section<T>(heading: string, count: number, rows: readonly T[], cells: (row: T) => string[]): string {
  return rows.length === 0 ? `${heading}: none` : `${heading}: ${count}\n${columns(rows.map(cells))}`
}

function columns(rows: readonly (readonly string[])[]): string {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const widths = (rows[0] ?? []).map((_, column) => width(column))
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd()).join('\n')
}
