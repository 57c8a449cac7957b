import ts from 'typescript'

type Report = (node: ts.Node, what: string) => void

const COLLECTIONS = new Set(['Map', 'Set', 'WeakMap', 'WeakSet'])
const CHANGING_METHODS = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear'.split(' '),
)

/** Reports what a module would remember between two calls, and what it would do by being imported. */
export function moduleState(file: ts.SourceFile, checker: ts.TypeChecker, report: Report): void {
  for (const statement of file.statements) {
    if (ts.isExpressionStatement(statement)) report(statement, 'acts when imported')
    if (ts.isVariableStatement(statement) && !isAmbient(statement)) variables(statement, report)
    if (ts.isClassDeclaration(statement)) statics(statement, report)
  }
  changesToTopLevel(file, checker, report)
}

function variables({ declarationList }: ts.VariableStatement, report: Report): void {
  if (!(declarationList.flags & ts.NodeFlags.Const)) report(declarationList, 'has a top-level variable that can change')
  for (const { type, initializer } of declarationList.declarations) {
    if (initializer && !isReadonlyType(type)) collectionsMadeOnImport(initializer, report)
  }
}

function statics({ members }: ts.ClassDeclaration, report: Report): void {
  for (const member of members) {
    if (ts.isClassStaticBlockDeclaration(member)) report(member, 'acts when imported')
    if (!ts.isPropertyDeclaration(member)) continue
    const has = (kind: ts.SyntaxKind) => member.modifiers?.some((modifier) => modifier.kind === kind) ?? false
    if (!has(ts.SyntaxKind.StaticKeyword)) continue
    if (!has(ts.SyntaxKind.ReadonlyKeyword)) report(member, 'has a static property that can change')
    if (member.initializer && !isReadonlyType(member.type)) collectionsMadeOnImport(member.initializer, report)
  }
}

/** `new Map()` and its like in code that runs on import; inside a function they belong to the call. */
function collectionsMadeOnImport(node: ts.Node, report: Report): void {
  if (ts.isFunctionLike(node)) return
  if (ts.isAsExpression(node) && isReadonlyType(node.type)) return
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && COLLECTIONS.has(node.expression.text)) {
    report(node, `keeps a ${node.expression.text} that can change: annotate it as Readonly${node.expression.text}`)
  }
  ts.forEachChild(node, (child) => collectionsMadeOnImport(child, report))
}

const isReadonlyType = (type: ts.TypeNode | undefined) =>
  type !== undefined && ts.isTypeReferenceNode(type) && /^Readonly(Map|Set)$/.test(type.typeName.getText())

const isAmbient = (statement: ts.VariableStatement) =>
  statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ?? false

/** A constant whose contents are changed from inside a function is state all the same. */
function changesToTopLevel(file: ts.SourceFile, checker: ts.TypeChecker, report: Report): void {
  const visit = (node: ts.Node): void => {
    const target = changedBy(node)
    if (target && isTopLevelVariable(rootOf(target), checker))
      report(node, `changes top-level ${rootOf(target).getText()}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
}

function changedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isDeleteExpression(node)) return node.expression
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const { operator } = node
    const counts = operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken
    return counts ? node.operand : undefined
  }
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind)) return node.left
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  const { expression, name } = node.expression
  if (expression.getText() === 'Object' && ['assign', 'defineProperty', 'setPrototypeOf'].includes(name.text)) {
    return node.arguments[0]
  }
  return CHANGING_METHODS.has(name.text) ? expression : undefined
}

const isAssignment = (kind: ts.SyntaxKind) =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment

function rootOf(node: ts.Expression): ts.Expression {
  let root = node
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root) || ts.isNonNullExpression(root)) {
    root = root.expression
  }
  return root
}

function isTopLevelVariable(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!ts.isIdentifier(node)) return false
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration
  return (
    declaration !== undefined &&
    ts.isVariableDeclaration(declaration) &&
    ts.isVariableStatement(declaration.parent.parent) &&
    ts.isSourceFile(declaration.parent.parent.parent)
  )
}
