import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root, type SourceText } from './source-files'

/** Functions whose last argument may be a limit in milliseconds. */
const RUNNERS = new Set(['it', 'test', 'describe', 'bench', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach'])

/** Options that are a limit in milliseconds; zero is none. */
const LIMITS = new Set(['timeout', 'testTimeout', 'hookTimeout', 'interruptAfterTimeLimit', 'skipAllAfterTimeLimit'])

/** Calls that give up after a time. */
const IMPATIENT = new Set(['expect.poll', 'vi.waitFor', 'vi.waitUntil', 'AbortSignal.timeout', 'vi.setConfig'])

/** What a slower machine, or one with less memory, answers otherwise. */
const MEASURES = new Set([
  ...[
    'performance.now',
    'performance.measure',
    'performance.timeOrigin',
    'Date.now',
    'process.hrtime',
    'process.uptime',
  ],
  ...['process.cpuUsage', 'process.memoryUsage', 'process.resourceUsage', 'v8.getHeapStatistics'],
])

/** Names of what was measured. */
const MEASURED = /^(ms|seconds|milliseconds|megabytes|rss|maxRSS|heap\w*|counterBytes)$/

/** Everything in tests that a slower machine, or one with less memory, could turn red: limits and measures. Benchmarks
 * measure, and their tests may not ask what came of it.
 */
export function machineLimits(texts: readonly SourceText[]): string[] {
  return texts.flatMap(({ path, text }) => {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    const found: string[] = []
    const visit = (node: ts.Node): void => {
      const what = limit(node) ?? (measures(path) ? undefined : measure(node)) ?? assertion(node)
      if (what !== undefined)
        found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`)
      ts.forEachChild(node, visit)
    }
    visit(file)
    return found
  })
}

/** Every file of the tests and of the runner's configuration, sorted by path. */
export function testTexts(): SourceText[] {
  const under = (folder: string) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`)
      : []
  return ['vitest.config.ts', ...under('test'), ...under('examples').filter((path) => path.endsWith('.test.ts'))]
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.[cm]?[jt]s$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

/** Programs that are run by hand, and processes that tests start, may look at the clock. */
const measures = (path: string) => /^test\/bench\/|main\.ts$|\.mjs$/.test(path) && !path.endsWith('.test.ts')

function limit(node: ts.Node): string | undefined {
  if (ts.isPropertyAssignment(node) && LIMITS.has(nameOf(node.name)) && node.initializer.getText() !== '0') {
    return `sets ${nameOf(node.name)}`
  }
  if (ts.isShorthandPropertyAssignment(node) && LIMITS.has(node.name.text)) return `sets ${node.name.text}`
  if (!ts.isCallExpression(node)) return undefined
  const called = node.expression.getText()
  if (IMPATIENT.has(called)) return `calls ${called}`
  const last = node.arguments.at(-1)
  if (node.arguments.length < 2 || last === undefined || !RUNNERS.has(rootOf(node.expression))) return undefined
  const isLimit = isNumber(last) && last.getText() !== '0' && !isTable(node)
  return isLimit ? `gives ${rootOf(node.expression)} ${last.getText()} ms` : undefined
}

function measure(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node) && MEASURES.has(node.getText())) return `reads ${node.getText()}`
  const isNow = ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0
  return isNow ? 'reads new Date()' : undefined
}

/** `expect` of something measured. */
function assertion(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'expect') return undefined
  const names: string[] = []
  const visit = (each: ts.Node): void => {
    if (ts.isIdentifier(each) && MEASURED.test(each.text)) names.push(each.text)
    ts.forEachChild(each, visit)
  }
  for (const argument of node.arguments) visit(argument)
  return names.length === 0 ? undefined : `expects something of ${names.join(', ')}`
}

/** `it.each(table)` takes no limit: what it returns does. */
const isTable = ({ expression }: ts.CallExpression) =>
  ts.isPropertyAccessExpression(expression) && ['each', 'for'].includes(expression.name.text)

const isNumber = (node: ts.Node) => ts.isNumericLiteral(node) || ts.isBinaryExpression(node)

/** `it` of `it`, `it.only`, `it.each(rows)`, `` it.each`…` ``. */
function rootOf(node: ts.Expression): string {
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return rootOf(node.expression)
  if (ts.isTaggedTemplateExpression(node)) return rootOf(node.tag)
  return ts.isIdentifier(node) ? node.text : ''
}

const nameOf = (name: ts.PropertyName) => (ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '')
