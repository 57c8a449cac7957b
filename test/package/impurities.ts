import { builtinModules } from 'node:module'
import ts from 'typescript'
import { bindSources, placeOf } from './bound-sources'
import { moduleState } from './module-state'
import type { SourceText } from './source-files'
import { specifiers } from './specifiers'

/** What a file may not take from its surroundings: clocks, randomness, input and output, other realms, code as text. */
const FORBIDDEN = new Set(
  [
    'process console globalThis global window self document navigator fetch crypto performance Buffer require module',
    'setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame eval Function WeakRef',
    'FinalizationRegistry XMLHttpRequest WebSocket EventSource Worker SharedArrayBuffer Atomics localStorage',
    'sessionStorage indexedDB alert structuredClone __dirname __filename',
  ].flatMap((line) => line.split(' ')),
)

/** Date methods that read the machine's time zone, and methods that read its language. */
const AMBIENT_METHOD =
  /^(get(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)|toLocale(Date|Time|Upper|Lower)?(Case)?String|localeCompare)$/

/** Everything under `src` that would make it depend on, or change, something besides its arguments.
 * Read from the syntax tree and its symbols: comments, strings, property names and local names do not trip it. */
export function impurities(texts: readonly SourceText[]): string[] {
  const { checker, files } = bindSources(texts)
  const found: string[] = []
  for (const file of files) {
    const report = (node: ts.Node, what: string) => found.push(`${placeOf(node)} ${what}`)
    for (const { node, name } of specifiers(file)) if (isBuiltin(name)) report(node, `imports ${name}`)
    moduleState(file, checker, report)
    const visit = (node: ts.Node): void => {
      const what = impurity(node, checker)
      if (what !== undefined) report(node, what)
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return found
}

const isBuiltin = (name: string) => name.startsWith('node:') || builtinModules.includes(name)

function impurity(node: ts.Node, checker: ts.TypeChecker): string | undefined {
  if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) return 'reads import.meta'
  if (ts.isPropertyAccessExpression(node) && AMBIENT_METHOD.test(node.name.text)) {
    return `calls ${node.name.text}, which depends on the machine`
  }
  if (!ts.isIdentifier(node) || !isValueReference(node) || isDeclaredHere(node, checker)) return undefined
  if (node.text === 'Date') return dateUse(node)
  if (node.text === 'Math') return mathUse(node)
  if (FORBIDDEN.has(node.text) && !isHarmlessFunction(node)) return `uses ${node.text}`
  return undefined
}

/** `new Date(value)` and `Date.UTC` are functions of their arguments; everything else may read the clock. */
function dateUse(node: ts.Identifier): string | undefined {
  const { parent } = node
  if (ts.isNewExpression(parent) && parent.expression === node) {
    const first = parent.arguments?.[0]
    return first === undefined || ts.isSpreadElement(first) ? 'reads the clock with new Date()' : undefined
  }
  if (isInstanceOf(node)) return undefined
  if (ts.isPropertyAccessExpression(parent) && ['UTC', 'prototype'].includes(parent.name.text)) return undefined
  return ts.isPropertyAccessExpression(parent) ? `uses Date.${parent.name.text}` : 'uses Date itself'
}

function mathUse(node: ts.Identifier): string | undefined {
  const { parent } = node
  const isPlain = ts.isPropertyAccessExpression(parent) && parent.expression === node
  if (isPlain && parent.name.text !== 'random') return undefined
  return isPlain ? 'uses Math.random' : 'uses Math itself'
}

const isHarmlessFunction = (node: ts.Identifier) => node.text === 'Function' && isInstanceOf(node)

const isInstanceOf = ({ parent }: ts.Identifier) =>
  ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword

/** Is the identifier a use of a variable, rather than a property's name, a type's name or a declaration? */
function isValueReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isShorthandPropertyAssignment(parent)) return true
  if (ts.isExpressionWithTypeArguments(parent)) return isClassExtends(parent.parent)
  if (ts.isTypeNode(parent) || ts.isQualifiedName(parent)) return false
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false
  return !('name' in parent && parent.name === node)
}

const isClassExtends = (node: ts.Node) =>
  ts.isHeritageClause(node) && node.token === ts.SyntaxKind.ExtendsKeyword && ts.isClassLike(node.parent)

function isDeclaredHere(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node)
  const own = node.getSourceFile()
  return symbol?.declarations?.some((declaration) => declaration.getSourceFile() === own) ?? false
}
