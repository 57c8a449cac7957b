import ts from 'typescript'

export type Titled = { readonly title: string; readonly file: string; readonly line: number }

/** The names of the tests that a file runs: `it`, `test`, their `each`, `for`, `fails` and `concurrent`.
 * Tests that do not run (`skip`, `todo`) keep nothing and are left out. */
export function testTitles(file: string, text: string): Titled[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: Titled[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.arguments[0] && runsATest(node.expression)) {
      const title = textOf(node.arguments[0])
      const { line } = source.getLineAndCharacterOfPosition(node.getStart())
      if (title !== undefined) found.push({ title, file, line: line + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function runsATest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 'it' || callee.text === 'test'
  if (ts.isCallExpression(callee)) return runsATest(callee.expression)
  if (ts.isTaggedTemplateExpression(callee)) return runsATest(callee.tag)
  if (ts.isPropertyAccessExpression(callee)) {
    return callee.name.text !== 'skip' && callee.name.text !== 'todo' && runsATest(callee.expression)
  }
  return false
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
