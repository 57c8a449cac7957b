import { dirname, join } from 'node:path/posix'
import ts from 'typescript'
import type { SourceText } from './source-files'
import { specifiers } from './specifiers'

/** What each folder of `src` may import, besides itself. `enforce/index` means: through that file only. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  vocabulary: [],
  diagram: [],
  policy: ['vocabulary'],
  semantics: ['vocabulary', 'policy'],
  text: ['vocabulary'],
  enforce: ['vocabulary', 'policy', 'semantics', 'diagram', 'text'],
  history: ['vocabulary', 'policy', 'semantics', 'enforce/index'],
  audit: ['vocabulary', 'policy', 'semantics', 'enforce/index', 'history'],
  rights: ['vocabulary', 'policy', 'semantics', 'enforce/index', 'history', 'audit'],
  prove: ['vocabulary', 'policy', 'semantics', 'diagram', 'enforce'],
  query: ['vocabulary', 'policy', 'semantics', 'diagram', 'enforce', 'text'],
  sql: ['vocabulary', 'policy', 'semantics', 'diagram', 'enforce', 'query'],
  report: ['vocabulary', 'policy', 'semantics', 'enforce/index', 'prove', 'history', 'audit', 'rights'],
  recruitment: [
    ...['vocabulary', 'policy', 'semantics', 'text', 'enforce/index', 'history', 'audit', 'rights'],
    ...['prove', 'query', 'sql', 'report'],
  ],
  testing: [
    ...['vocabulary', 'policy', 'semantics', 'diagram', 'text', 'enforce', 'history', 'audit', 'rights'],
    ...['prove', 'query', 'sql', 'report', 'recruitment'],
  ],
}

/** Packages that a host has only where it runs its tests. */
const WHERE_TESTS_RUN: Readonly<Record<string, readonly string[]>> = { testing: ['fast-check'] }

/** Folders that stand on no package either. */
const WITHOUT_PACKAGES: readonly string[] = ['diagram']

export type Edge = { readonly from: string; readonly to: string }

/** Resolves each import of each file: to a path relative to `src` without its ending, or to a package's name. */
export function importEdges(texts: readonly SourceText[]): Edge[] {
  const modules = new Set(texts.map(({ path }) => moduleOf(path)))
  return texts.flatMap(({ path, text }) =>
    specifiers(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)).map(({ name }) => ({
      from: moduleOf(path),
      to: name.startsWith('.') ? resolved(join(dirname(path), name), modules) : `package ${packageOf(name)}`,
    })),
  )
}

/** Imports that go against the order of the folders, or that name a package which is not a dependency. */
export function wrongImports(edges: readonly Edge[], dependencies: readonly string[]): string[] {
  return edges.flatMap((edge) => {
    const reason = wrong(edge, dependencies)
    return reason === undefined ? [] : [`src/${edge.from} imports ${edge.to}: ${reason}`]
  })
}

function wrong({ from, to }: Edge, dependencies: readonly string[]): string | undefined {
  const folder = folderOf(from)
  if (to.startsWith('package ')) {
    if (WITHOUT_PACKAGES.includes(folder)) return `${folder} imports nothing`
    const name = to.slice('package '.length)
    return [...dependencies, ...(WHERE_TESTS_RUN[folder] ?? [])].includes(name) ? undefined : 'not a dependency'
  }
  if (to.startsWith('..')) return 'outside src'
  if (folder === '') return undefined
  const allowed = ORDER[folder]
  if (allowed === undefined) return `${folder} has no place in the order of folders`
  if (folderOf(to) === folder || allowed.includes(folderOf(to)) || allowed.includes(to)) return undefined
  return `${folder} may import ${allowed.join(', ') || 'nothing'}`
}

/** The first cycle through each group of files that import one another, as `a -> b -> a`. */
export function cycles(edges: readonly Edge[]): string[] {
  const targets = new Map<string, string[]>()
  for (const { from, to } of edges) targets.set(from, [...(targets.get(from) ?? []), to])
  const found: string[] = []
  const finished = new Set<string>()
  const walk = (module: string, trail: readonly string[]): void => {
    const start = trail.indexOf(module)
    if (start >= 0) found.push([...trail.slice(start), module].join(' -> '))
    if (start >= 0 || finished.has(module)) return
    for (const next of targets.get(module) ?? []) walk(next, [...trail, module])
    finished.add(module)
  }
  for (const module of [...targets.keys()].sort()) walk(module, [])
  return found
}

const moduleOf = (path: string) => path.replace(/(\.d)?\.ts$/, '')

const folderOf = (module: string) => (module.includes('/') ? module.slice(0, module.indexOf('/')) : '')

const packageOf = (name: string) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')

function resolved(path: string, modules: ReadonlySet<string>): string {
  const plain = path.replace(/\.[jt]s$/, '').replace(/\/$/, '')
  return modules.has(plain) || !modules.has(`${plain}/index`) ? plain : `${plain}/index`
}
