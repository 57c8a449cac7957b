import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import manifest from '../../package.json'
import { root } from './source-files'

export interface InstallOptions {
  /** With the declarations, which take a while longer to build. */
  readonly declarations?: boolean
}

/** Builds the package and installs it into an empty project at `project`, as a host would have it. */
export function installBuilt(project: string, { declarations = false }: InstallOptions = {}): void {
  const modules = join(project, 'node_modules')
  const installed = join(modules, manifest.name)
  mkdirSync(installed, { recursive: true })
  const tsup = join(root, 'node_modules/tsup/dist/cli-default.js')
  const types = declarations ? [] : ['--no-dts']
  execFileSync(process.execPath, [tsup, '--silent', ...types, '--out-dir', join(installed, 'dist')], { cwd: root })
  cpSync(join(root, 'package.json'), join(installed, 'package.json'))
  for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    mkdirSync(join(modules, dependency, '..'), { recursive: true })
    symlinkSync(join(root, 'node_modules', dependency), join(modules, dependency), 'junction')
  }
}

/** The names that a host in `project` gets from `specifier`, asked of a Node process of its own. */
export function namesSeenBy(project: string, specifier: string, format: 'import' | 'require'): string[] {
  const print = `(m) => console.log(JSON.stringify(Object.keys(m).filter((name) => name !== 'default').sort()))`
  const code =
    format === 'import' ? `import * as m from '${specifier}'; (${print})(m)` : `(${print})(require('${specifier}'))`
  const type = format === 'import' ? 'module' : 'commonjs'
  const output = execFileSync(process.execPath, [`--input-type=${type}`, '--eval', code], {
    cwd: project,
    encoding: 'utf8',
  })
  return JSON.parse(output) as string[]
}
