import { join } from 'node:path'
import ts from 'typescript'
import type { PageModule } from './page-modules'
import { root } from './pages'

export type Named = { readonly name: string; readonly module: PageModule }

/** What the compiler has against the modules, each as `name: message`. The modules need not be on disk. */
export function typeErrors(modules: readonly Named[]): string[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root)
  const texts = new Map(modules.map(({ name, module }, index) => [fileOf(index), { name, text: textOf(module) }]))
  const host = ts.createCompilerHost(options, true)
  const { fileExists, getSourceFile, readFile } = host
  host.fileExists = (file) => texts.has(file) || fileExists(file)
  host.readFile = (file) => texts.get(file)?.text ?? readFile(file)
  host.getSourceFile = (file, target, ...rest) => {
    const text = texts.get(file)?.text
    return text === undefined ? getSourceFile(file, target, ...rest) : ts.createSourceFile(file, text, target, true)
  }
  const program = ts.createProgram([...texts.keys()], options, host)
  return [...texts].flatMap(([file, { name }]) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
  )
}

const fileOf = (index: number) => join(root, `test/docs/page-module-${index}.ts`).replaceAll('\\', '/')

const textOf = (module: PageModule) => `${module.map(({ code }) => code).join('\n')}\nexport {}\n`
