import ts from 'typescript'

/** The parts of a piece of code that may run. Left out is what stands behind a constant condition that fails, in a loop over
 * an empty list, after a `return` or a `throw`, or in a block that skips its test.
 */
export function liveChildren(node: ts.Node): readonly ts.Node[] {
  const dead = deadPart(node)
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    if (child !== dead) children.push(child)
  })
  return ts.isBlock(node) ? reached(node.statements) : isOverNothing(node) ? [] : children
}

/** Functions that are declared further down are there all the same. */
function reached(statements: readonly ts.Statement[]): readonly ts.Node[] {
  if (statements.some(skipsItsTest)) return []
  const end = statements.findIndex((each) => ts.isReturnStatement(each) || ts.isThrowStatement(each))
  if (end < 0) return statements
  return [...statements.slice(0, end + 1), ...statements.slice(end + 1).filter(ts.isFunctionDeclaration)]
}

/** `context.skip()`, and no `it.skip()`. */
function skipsItsTest(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return false
  const { expression: callee, arguments: given } = statement.expression
  const [condition] = given
  if (condition !== undefined && constantOf(condition) !== true) return false
  if (ts.isIdentifier(callee)) return callee.text === 'skip'
  const isOfContext = ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression)
  return isOfContext && callee.name.text === 'skip' && !/^(describe|suite|it|test)$/.test(callee.expression.getText())
}

/** A loop over an empty list, or a call of one of its methods. */
function isOverNothing(node: ts.Node): boolean {
  if (ts.isForOfStatement(node)) return isEmptyList(node.expression)
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  return /^(forEach|map|flatMap|every|some)$/.test(node.expression.name.text) && isEmptyList(node.expression.expression)
}

/** An array in which nothing stands, as it is written: what a name stands for may have been filled. */
export function isEmptyList(list: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(list) || ts.isAsExpression(list)) return isEmptyList(list.expression)
  return ts.isArrayLiteralExpression(list) && list.elements.length === 0
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
  if (ts.isWhileStatement(node)) return constantOf(node.expression) === false ? node.statement : undefined
  if (ts.isBinaryExpression(node)) {
    const holds = constantOf(node.left)
    const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
    const isOr = node.operatorToken.kind === ts.SyntaxKind.BarBarToken
    return (isAnd && holds === false) || (isOr && holds === true) ? node.right : undefined
  }
  return undefined
}

/** What a literal condition comes to, or a constant that is one; undefined for all else. */
export function constantOf(condition: ts.Expression): boolean | undefined {
  if (ts.isParenthesizedExpression(condition)) return constantOf(condition.expression)
  if (ts.isIdentifier(condition)) return constantNamed(condition)
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

/** What the constant comes to that a name stands for, by the nearest declaration around it. */
function constantNamed({ text, parent }: ts.Identifier): boolean | undefined {
  for (let scope = parent; scope !== undefined; scope = scope.parent) {
    if (ts.isFunctionLike(scope) && scope.parameters.some(({ name }) => declares(name, text))) return undefined
    if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue
    const declared = scope.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations)
      .find(({ name }) => declares(name, text))
    if (declared === undefined) continue
    const isConstant = (declared.parent.flags & ts.NodeFlags.Const) !== 0 && ts.isIdentifier(declared.name)
    return isConstant && declared.initializer ? constantOf(declared.initializer) : undefined
  }
  return undefined
}

function declares(name: ts.BindingName, text: string): boolean {
  if (ts.isIdentifier(name)) return name.text === text
  return name.elements.some((element) => ts.isBindingElement(element) && declares(element.name, text))
}
