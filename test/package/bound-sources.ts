import ts from 'typescript'
import type { SourceText } from './source-files'

export type Bound = { readonly checker: ts.TypeChecker; readonly files: readonly ts.SourceFile[] }

/** Parses and binds the texts, each on its own and with no library: a name that has no declaration in its own file
 * is then a name that the file takes from its surroundings. */
export function bindSources(texts: readonly SourceText[]): Bound {
  const byName = new Map(texts.map(({ path, text }) => [`/${path}`, text]))
  const options: ts.CompilerOptions = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022 }
  const host: ts.CompilerHost = {
    getSourceFile: (name) => {
      const text = byName.get(name)
      return text === undefined ? undefined : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true)
    },
    getDefaultLibFileName: () => '/lib.d.ts',
    writeFile: () => {},
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => byName.has(name),
    readFile: (name) => byName.get(name),
  }
  const program = ts.createProgram([...byName.keys()], options, host)
  const files = program.getSourceFiles().filter(({ fileName }) => byName.has(fileName))
  return { checker: program.getTypeChecker(), files }
}

/** `path:line` of a node, for a finding that a reader can click. */
export function placeOf(node: ts.Node): string {
  const source = node.getSourceFile()
  const { line } = source.getLineAndCharacterOfPosition(node.getStart())
  return `src${source.fileName}:${line + 1}`
}
