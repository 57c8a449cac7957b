import { describeCasesLines } from './describe-cases'
import { describeCategories, describeRoles } from './describe-places'
import type { MatrixLevel, MatrixRow } from './matrix-row'
import type { MergedVocabulary } from './merged-vocabulary'
import { groupBy } from './places'
import { width, wrapped } from './wrapped'

/** Rows for a terminal, or for a reviewer: a block for each group of roles and record kinds. */
export function describeMatrix(title: string, rows: readonly MatrixRow[], vocabulary: MergedVocabulary): string {
  const blocks = groupBy(rows, ({ roles, on }) => JSON.stringify([roles, on]))
  const texts = [...blocks.values()].map((block) => describeBlock(block, vocabulary))
  return [title, ...(texts.length === 0 ? ['nobody sees anything'] : texts)].join('\n\n')
}

function describeBlock(rows: readonly MatrixRow[], vocabulary: MergedVocabulary): string {
  const [first] = rows
  if (first === undefined) return ''
  const title = `${describeRoles(first.roles)}: ${first.on.join(', ')}`
  return [...wrapped(title, 0), ...rows.flatMap((row) => describeRow(row, vocabulary))].join('\n')
}

function describeRow({ categories, levels }: MatrixRow, vocabulary: MergedVocabulary): readonly string[] {
  return [
    ...wrapped(describeCategories(categories, vocabulary), 2),
    ...levels.flatMap((level) => describeLevel(level, vocabulary)),
  ]
}

function describeLevel({ level, cases, complete }: MatrixLevel, { ordered }: MergedVocabulary): readonly string[] {
  const lines = describeCasesLines(cases, ordered, width - 8)
  if (lines.join() === 'always') return [`    ${level}`]
  const more = complete ? [] : ['and in more cases than are listed here']
  return [`    ${level} if`, ...indented([...lines, ...more], 8)]
}

function indented(lines: readonly string[], by: number): readonly string[] {
  return lines.map((line) => ' '.repeat(by) + line)
}
