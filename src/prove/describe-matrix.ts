import type { Cases, Test } from './cases'
import { describeCasesLines } from './describe-cases'
import { describeCategories, describeRoles } from './describe-places'
import type { MatrixLevel, MatrixRow } from './matrix-row'
import type { MergedVocabulary } from './merged-vocabulary'
import { groupBy } from './places'
import { width, wrapped } from './wrapped'

/** Rows for a terminal, or for a reviewer: a block for each group of roles and record kinds.
 *
 * What every case of a block asks for is said once, at its head.
 */
export function describeMatrix(title: string, rows: readonly MatrixRow[], vocabulary: MergedVocabulary): string {
  const blocks = groupBy(rows, ({ roles, on }) => JSON.stringify([roles, on]))
  const texts = [...blocks.values()].map((block) => describeBlock(block, vocabulary))
  return [title, ...(texts.length === 0 ? ['nobody sees anything'] : texts)].join('\n\n')
}

function describeBlock(rows: readonly MatrixRow[], vocabulary: MergedVocabulary): string {
  const [first] = rows
  if (first === undefined) return ''
  const always = commonTests(rows.flatMap(({ levels }) => levels.flatMap(({ cases }) => cases)))
  const needs =
    always.length === 0 ? [] : indented([`where`, ...describeCasesLines([always], vocabulary.domains, width - 4)], 2)
  return [
    `${describeRoles(first.roles)}: ${first.on.join(', ')}`,
    ...needs,
    ...rows.flatMap((row) => describeRow(row, always, vocabulary)),
  ].join('\n')
}

function describeRow(
  { categories, levels }: MatrixRow,
  always: readonly Test[],
  vocabulary: MergedVocabulary,
): string[] {
  return [
    ...wrapped(describeCategories(categories, vocabulary), 2),
    ...levels.flatMap((level) => describeLevel(level, always, vocabulary)),
  ]
}

function describeLevel({ level, cases, complete }: MatrixLevel, always: readonly Test[], vocabulary: MergedVocabulary) {
  const own: Cases = cases.map((tests) => tests.filter((test) => !has(always, test)))
  const lines = describeCasesLines(own, vocabulary.domains, width - 8)
  const [only] = lines
  if (lines.length === 1 && only === 'always') return [`    ${level}`]
  const more = complete ? [] : ['and in more cases than are listed here']
  return [`    ${level} if`, ...indented([...lines, ...more], 8)]
}

/** What all cases ask. */
function commonTests(cases: Cases): readonly Test[] {
  const [first = [], ...others] = cases
  return first.filter((test) => others.every((tests) => has(tests, test)))
}

function has(tests: readonly Test[], test: Test): boolean {
  return tests.some(({ fact, is }) => fact === test.fact && is.join() === test.is.join())
}

function indented(lines: readonly string[], by: number): readonly string[] {
  return lines.map((line) => ' '.repeat(by) + line)
}
