import ts from 'typescript'
import { liveChildren } from './live-children'

/** Whether the code of a test asserts something: itself, or in a function that it names.
 *
 * - `expect(…)` and `expectTypeOf(…)` assert only with a matcher that is called.
 * - `fc.assert` asserts, and any function of another file named `expect…` or `assert…`.
 * - A function of the same file counts by what stands in it, however deep, and only where its name is used.
 */
export function assertionsIn(source: ts.SourceFile): (code: ts.Node) => boolean {
  const functions = functionsIn(source)
  const asserts = (code: ts.Node, seen: ReadonlySet<ts.Node>): boolean => {
    if (seen.has(code)) return false
    const inside = new Set([...seen, code])
    const search = (node: ts.Node): boolean => {
      const own = ts.isIdentifier(node) && isUsed(node) ? functions.get(node.text) : undefined
      if (own !== undefined) return own.some((named) => asserts(named, inside))
      if (ts.isCallExpression(node) && isAssertion(node) && !isNamedIn(functions, node)) return true
      return liveChildren(node).some((child) => !isNamedFunction(child) && search(child))
    }
    return search(code)
  }
  return (code) => asserts(code, new Set())
}

function isNamedIn(functions: ReadonlyMap<string, unknown>, { expression }: ts.CallExpression): boolean {
  return ts.isIdentifier(expression) && functions.has(expression.text)
}

/** Every function of a file that has a name, by that name. */
function functionsIn(source: ts.SourceFile): ReadonlyMap<string, readonly ts.Node[]> {
  const found = new Map<string, readonly ts.Node[]>()
  const visit = (node: ts.Node): void => {
    const { name, code } = namedFunction(node)
    if (name !== undefined && code !== undefined) found.set(name, [...(found.get(name) ?? []), code])
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** A function that has a name runs where that is used, and nowhere else. */
export function isNamedFunction(node: ts.Node): boolean {
  return namedFunction(node).code !== undefined
}

export function namedFunction(node: ts.Node): { readonly name?: string; readonly code?: ts.Node | undefined } {
  if (ts.isFunctionDeclaration(node) && node.name) return { name: node.name.text, code: node.body }
  const isHeld = ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)
  if (!isHeld || node.initializer === undefined || !ts.isIdentifier(node.name)) return {}
  const isCode = ts.isArrowFunction(node.initializer) || ts.isFunctionExpression(node.initializer)
  return isCode ? { name: node.name.text, code: node.initializer.body } : {}
}

function isAssertion(call: ts.CallExpression): boolean {
  const { expression } = call
  if (ts.isIdentifier(expression)) {
    if (expression.text === 'expect' || expression.text === 'expectTypeOf') return hasMatcher(call)
    return /^(expect|assert)/.test(expression.text)
  }
  return (
    ts.isPropertyAccessExpression(expression) &&
    (/^(expect|assert)[A-Z]/.test(expression.name.text) ||
      ['fc.assert', 'expect.unreachable', 'expect.fail'].includes(expression.getText()))
  )
}

/** `expect(1)` says nothing; `expect(1).not.toBe(2)` does. */
function hasMatcher(call: ts.CallExpression): boolean {
  let node: ts.Node = call
  while (ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node) node = node.parent
  return node !== call && ts.isCallExpression(node.parent) && node.parent.expression === node
}

/** The names that are used somewhere in a file, but for a function's own use of its name. */
export function usedNames(source: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (node: ts.Node, inside: readonly string[]): void => {
    if (ts.isIdentifier(node) && isUsed(node) && !inside.includes(node.text)) found.add(node.text)
    const { name } = namedFunction(node)
    ts.forEachChild(node, (child) => visit(child, name === undefined ? inside : [...inside, name]))
  }
  visit(source, [])
  return found
}

/** Whether a name stands for what it names, and is no key and no member. */
function isUsed(name: ts.Identifier): boolean {
  const { parent } = name
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name
  if (ts.isPropertyAssignment(parent)) return parent.initializer === name
  const isDeclared = ts.isVariableDeclaration(parent) || ts.isFunctionDeclaration(parent)
  return !(isDeclared && parent.name === name) && !ts.isParameter(parent)
}
