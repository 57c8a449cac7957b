import ts from 'typescript'

/** The parts of a piece of code that may run: what stands behind a constant condition that fails is left out. */
export function liveChildren(node: ts.Node): readonly ts.Node[] {
  const dead = deadPart(node)
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    if (child !== dead) children.push(child)
  })
  return children
}

function deadPart(node: ts.Node): ts.Node | undefined {
  if (ts.isIfStatement(node)) {
    const holds = constantOf(node.expression)
    return holds === undefined ? undefined : holds ? node.elseStatement : node.thenStatement
  }
  if (ts.isConditionalExpression(node)) {
    const holds = constantOf(node.condition)
    return holds === undefined ? undefined : holds ? node.whenFalse : node.whenTrue
  }
  if (ts.isBinaryExpression(node)) {
    const holds = constantOf(node.left)
    const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
    const isOr = node.operatorToken.kind === ts.SyntaxKind.BarBarToken
    return (isAnd && holds === false) || (isOr && holds === true) ? node.right : undefined
  }
  return undefined
}

/** What a literal condition comes to; undefined for what is no literal. */
export function constantOf(condition: ts.Expression): boolean | undefined {
  if (ts.isParenthesizedExpression(condition)) return constantOf(condition.expression)
  if (ts.isPrefixUnaryExpression(condition) && condition.operator === ts.SyntaxKind.ExclamationToken) {
    const inner = constantOf(condition.operand)
    return inner === undefined ? undefined : !inner
  }
  if (condition.kind === ts.SyntaxKind.TrueKeyword) return true
  if (condition.kind === ts.SyntaxKind.FalseKeyword || condition.kind === ts.SyntaxKind.NullKeyword) return false
  if (ts.isNumericLiteral(condition)) return Number(condition.text) !== 0
  if (ts.isStringLiteralLike(condition)) return condition.text !== ''
  return undefined
}
