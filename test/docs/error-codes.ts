import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pages'

/** How a source file says a code. `unknown-…` codes are made of what is unknown. */
const literal: readonly RegExp[] = [
  /\bcode: '([\w-]+)'/g,
  /new UsageError\(\s*'([\w-]+)'/g,
  /#report\(\s*'([\w-]+)'/g,
  /\brequireText\(\s*'([\w-]+)'/g,
  /'(void-[\w-]+)',/g,
]
const unknownThing = /\b(?:checkList|checkKnown|unknownName)\(\s*'([\w ]+)'/g
const reasons =
  /type (?:InterferenceCode|LintCode|DecisionReason|Contradiction|ConsentFailure) =([^\n]*(?:\n\s*\|[^\n]*)*)/g
const alarms = /alarmKinds = \[([^\]]*)\]/g

/** The codes in the text of a source file, each once, sorted. */
export function codesIn(source: string): string[] {
  const spelt = literal.flatMap((pattern) => groups(source, pattern))
  const unknown = groups(source, unknownThing).map((what) => `unknown-${what.replaceAll(' ', '-')}`)
  const decided = [reasons, alarms].flatMap((pattern) =>
    groups(source, pattern).flatMap((union) => groups(union, /'([\w-]+)'/g)),
  )
  return [...new Set([...spelt, ...unknown, ...decided])].sort()
}

const groups = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, group]) => group ?? '')

/** The codes that the library can produce: those in the text of its sources. */
export function codesInSources(): string[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  return codesIn(files.map((name) => readFileSync(join(root, 'src', name), 'utf8')).join('\n'))
}

/** The codes that a page has a heading for, with the text under each. */
export function paragraphs(page: string): { code: string; text: string }[] {
  return page.split(/^(?=#+ )/m).flatMap((section) => {
    const [, code, text] = /^### `([\w-]+)`\n(.*)$/s.exec(section) ?? []
    return code === undefined ? [] : [{ code, text: (text ?? '').trim() }]
  })
}
