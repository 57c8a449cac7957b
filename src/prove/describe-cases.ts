import type { Value } from '../vocabulary'
import type { Cases, Test } from './cases'
import { describeTest } from './describe-test'
import { type Expression, factoredCases, isTest } from './factored-cases'

type Domains = ReadonlyMap<string, readonly Value[]>

/** Cases in one line: what they share comes first and once, groups stand in brackets.
 *
 * `and` and `or` never meet without brackets between them, and a test that holds an `or` of its own stands in brackets
 * beside others. Where a fact may be unknown it says so.
 * @param domains - fact → its values from lowest to highest
 * @example describeCases([[{ fact: 'cv.form', is: ['personal'] }], [{ fact: 'relation.follows', is: [true] }]], domains)
 * // => 'cv.form is personal or relation.follows'
 */
export function describeCases(cases: Cases, domains: Domains): string {
  return textOf(expressionOf(cases, domains), domains, false)
}

/** As `describeCases`, in lines for a terminal: none longer than `width` characters, but for single words that are.
 *
 * Alternatives begin on lines of their own, groups that are broken are indented; joined, the lines are the one line.
 */
export function describeCasesLines(cases: Cases, domains: Domains, width: number): readonly string[] {
  const lines = linesOf(expressionOf(cases, domains), domains, width, false)
  return Object.freeze(lines.flatMap((line) => wrapped(line, width)))
}

function expressionOf(cases: Cases, domains: Domains): Expression {
  const isEverything = ({ fact, is }: Test) =>
    is.includes(null) && domains.get(fact)?.every((value) => is.includes(value)) === true
  const possible = cases.filter((tests) => tests.every(({ is }) => is.length > 0))
  return factoredCases(possible.map((tests) => tests.filter((test) => !isEverything(test))))
}

function textOf(expression: Expression, domains: Domains, isNested: boolean): string {
  if (isTest(expression)) {
    const { text, isSimple } = describeTest(expression, domains)
    return isNested && !isSimple ? `(${text})` : text
  }
  const { word, parts } = expression
  if (parts.length === 0) return word === 'and' ? 'always' : 'never'
  const text = parts.map((part) => textOf(part, domains, true)).join(` ${word} `)
  return isNested ? `(${text})` : text
}

function linesOf(
  expression: Expression,
  domains: Domains,
  width: number,
  isNested: boolean,
  lead = '',
): readonly string[] {
  const text = lead + textOf(expression, domains, isNested)
  if (text.length <= width || isTest(expression) || expression.parts.length === 0) return [text]
  if (!isNested) return brokenLines(expression.word, expression.parts, domains, width)
  const inside = brokenLines(expression.word, expression.parts, domains, width - 2)
  return [`${lead}(`, ...inside.map((line) => `  ${line}`), ')']
}

function brokenLines(word: 'and' | 'or', parts: readonly Expression[], domains: Domains, width: number) {
  const lines: string[] = []
  let isOpen = false
  for (const [index, part] of parts.entries()) {
    const lead = index === 0 ? '' : `${word} `
    const [first = '', ...more] = linesOf(part, domains, width, true, lead)
    const last = lines.at(-1) ?? ''
    // Conditions that all have to hold run on like prose; each alternative begins a line.
    const runsOn = word === 'and' && isOpen && more.length === 0 && last.length + 1 + first.length <= width
    if (runsOn) lines[lines.length - 1] = `${last} ${first}`
    else lines.push(first, ...more)
    isOpen = more.length === 0
  }
  return lines
}

/** Breaks a line at its spaces, and gives up indentation before width. */
function wrapped(line: string, width: number): readonly string[] {
  const indent = line.length - line.trimStart().length
  const lines: string[] = []
  for (const word of line.trimStart().split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`
    } else {
      const wanted = lines.length === 0 ? indent : indent + 2
      lines.push(' '.repeat(Math.max(0, Math.min(wanted, width - word.length))) + word)
    }
  }
  return lines
}
