import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format } from 'node:util'
import { vi } from 'vitest'
import type { PageModule } from './page-modules'

// A hidden folder beside this file: inside the project, so that packages and the library's own name resolve.
const folder = fileURLToPath(new URL(`./.modules-${process.pid}/`, import.meta.url))
/** Modules are loaded once: each run is a module of its own. */
let runs = 0
const BOUNDARY = '\u0000next block'

/** Runs the module and returns what each of its blocks printed. */
export async function runModule(module: PageModule, name: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${name.replace(/[^\w-]+/g, '-')}-${++runs}.ts`)
  const code = module.map((block) => block.code).join(`\nconsole.log(${JSON.stringify(BOUNDARY)})\n`)
  writeFileSync(file, `${code}\nexport {}\n`)
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...args) => {
    lines.push(format(...args))
  })
  try {
    await import(/* @vite-ignore */ file)
  } finally {
    log.mockRestore()
  }
  return lines
    .join('\n')
    .split(BOUNDARY)
    .map((text) => text.replace(/^\n|\n$/g, ''))
}

export const removeModules = () => rmSync(folder, { recursive: true, force: true })
