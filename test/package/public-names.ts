import { existsSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import manifest from '../../package.json'
import { root } from './source-files'

export type Entry = { readonly entry: string; readonly file: string }
export type PublicName = { readonly name: string; readonly kind: 'type' | 'value' | 'value and type' }

/** Where the pinned names are kept. */
export const PINNED = join(root, 'test/package/public-names.txt')

/** The entries that package.json promises, with the source file of each. */
export const entries: readonly Entry[] = Object.keys(manifest.exports)
  .filter((entry) => !entry.endsWith('.json'))
  .map((entry) => ({ entry, file: join(root, 'src', entry, 'index.ts') }))

/** The names that each entry exports, sorted. */
export function publicNames(of: readonly Entry[]): Map<string, PublicName[]> {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root)
  const present = of.filter(({ file }) => existsSync(file))
  const program = ts.createProgram(
    present.map(({ file }) => file),
    options,
  )
  return new Map(present.map(({ entry, file }) => [entry, namesOf(file, program)]))
}

function namesOf(file: string, program: ts.Program): PublicName[] {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const symbol = source && checker.getSymbolAtLocation(source)
  if (!symbol) return []
  return checker
    .getExportsOfModule(symbol)
    .map((exported) => ({ name: exported.name, kind: kindOf(exported, checker) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function kindOf(exported: ts.Symbol, checker: ts.TypeChecker): PublicName['kind'] {
  const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0
  const { flags } = isAlias ? checker.getAliasedSymbol(exported) : exported
  const typeOnly = exported.declarations?.some(isTypeOnlyExport) ?? false
  if (typeOnly || !(flags & ts.SymbolFlags.Value)) return 'type'
  return flags & ts.SymbolFlags.Type ? 'value and type' : 'value'
}

const isTypeOnlyExport = (node: ts.Declaration) =>
  ts.isExportSpecifier(node) && ts.isTypeOnlyImportOrExportDeclaration(node)

/** The text of the pinned file. */
export function publicNamesText(names: ReadonlyMap<string, readonly PublicName[]>): string {
  const sections = [...names].map(([entry, list]) => {
    const specifier = entry === '.' ? manifest.name : `${manifest.name}/${entry.slice(2)}`
    return `\n${specifier}\n${list.map(({ name, kind }) => `  ${name}: ${kind}\n`).join('')}`
  })
  return `Every name that the package exports. Regenerate with: npm run public-names\n${sections.join('')}`
}
