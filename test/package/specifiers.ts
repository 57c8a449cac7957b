import ts from 'typescript'

export type Specifier = { readonly node: ts.Node; readonly name: string }

/** What a file imports, by any of the ways to say it: `import`, `export … from`, `import()`, `import('…').Type`. */
export function specifiers(file: ts.SourceFile): Specifier[] {
  const found: Specifier[] = []
  const visit = (node: ts.Node): void => {
    const target = imported(node)
    if (target && ts.isStringLiteralLike(target)) found.push({ node: target, name: target.text })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function imported(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0]
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal
  if (ts.isExternalModuleReference(node)) return node.expression
  return undefined
}
