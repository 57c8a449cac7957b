import ts from 'typescript'
import { assertionsIn, namedFunction, usedNames } from './assertions'
import { constantOf, isEmptyList, liveChildren } from './live-children'

export type Titled = { readonly title: string; readonly file: string; readonly line: number }

/** The names of the tests of a file that run and assert: `it`, `test`, their `each`, `for`, `fails` and `concurrent`.
 *
 * Left out are tests that do not run: `skip`, `todo`, `each` of an empty list, by themselves or by a `describe` around them,
 * what stands beside an `only`, behind a constant condition that fails, or in a function that is never named. Left out, too,
 * are tests in which nothing is asserted.
 * In a file of type tests, that it compiles is what is asserted.
 */
export function testTitles(file: string, text: string): Titled[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const asserts = file.endsWith('.test-d.ts') ? () => true : assertionsIn(source)
  const found: Titled[] = []
  const used = usedNames(source)
  const hasOnly = holdsOnly(source)
  const visit = (node: ts.Node, isChosen: boolean): void => {
    const { name, code } = namedFunction(node)
    if (name !== undefined && code !== undefined && !used.has(name)) return
    const chosen = isChosen || isOnly(node)
    if (ts.isCallExpression(node) && node.arguments[0]) {
      if (isOf(['describe', 'suite', 'it', 'test'], node.expression) && isSkipped(node)) return
      if (chosen && isOf(['it', 'test'], node.expression) && node.arguments.slice(1).some(asserts)) {
        const title = textOf(node.arguments[0])
        const { line } = source.getLineAndCharacterOfPosition(node.getStart())
        if (title !== undefined) found.push({ title, file, line: line + 1 })
      }
    }
    for (const child of liveChildren(node)) visit(child, chosen)
  }
  visit(source, !hasOnly)
  return found
}

/** Where one test is marked `only`, no other of its file runs. */
function holdsOnly(node: ts.Node): boolean {
  return isOnly(node) || liveChildren(node).some(holdsOnly)
}

function isOnly(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) &&
    isOf(['describe', 'suite', 'it', 'test'], node.expression) &&
    /\.only\b/.test(node.expression.getText())
  )
}

function isOf(names: readonly string[], callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return names.includes(callee.text)
  if (ts.isCallExpression(callee)) return isOf(names, callee.expression)
  if (ts.isTaggedTemplateExpression(callee)) return isOf(names, callee.tag)
  return ts.isPropertyAccessExpression(callee) && isOf(names, callee.expression)
}

/** Whether a call of `it` or `describe` runs nothing: by its name, by a condition that is always so, by its options. */
function isSkipped(call: ts.CallExpression): boolean {
  return isSkippedBy(call.expression) || call.arguments.some(optsOut)
}

function isSkippedBy(callee: ts.Expression): boolean {
  if (ts.isTaggedTemplateExpression(callee)) return isSkippedBy(callee.tag)
  if (ts.isPropertyAccessExpression(callee)) {
    return ['skip', 'todo'].includes(callee.name.text) || isSkippedBy(callee.expression)
  }
  if (!ts.isCallExpression(callee)) return false
  const [condition] = callee.arguments
  const holds = condition && constantOf(condition)
  const by = ts.isPropertyAccessExpression(callee.expression) ? callee.expression.name.text : ''
  if (condition && (by === 'each' || by === 'for') && isEmptyList(condition)) return true
  return (by === 'skipIf' && holds === true) || (by === 'runIf' && holds === false) || isSkippedBy(callee.expression)
}

function optsOut(argument: ts.Expression): boolean {
  return (
    ts.isObjectLiteralExpression(argument) &&
    argument.properties.some(
      (option) =>
        ts.isPropertyAssignment(option) &&
        ['skip', 'todo'].includes(option.name.getText()) &&
        constantOf(option.initializer) === true,
    )
  )
}

function textOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node)) {
    return (
      node.head.text +
      node.templateSpans.map((span) => `${textOf(span.expression) ?? '…'}${span.literal.text}`).join('')
    )
  }
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression)
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return `${textOf(node.left) ?? '…'}${textOf(node.right) ?? '…'}`
  }
  return undefined
}
