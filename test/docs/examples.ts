import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './pages'

/** A numbered example; `prints` is the text of its last comment, `undefined` when it has none. */
export type Example = { readonly name: string; readonly lines: number; readonly prints: string | undefined }

const folder = join(root, 'examples')

export const hasExamples = existsSync(folder)

/** The numbered examples, in order. */
export function examples(): Example[] {
  if (!hasExamples) return []
  return readdirSync(folder)
    .filter((name) => /^\d{3}-[\w-]+\.ts$/.test(name))
    .sort()
    .map((name) => readExample(name, readFileSync(join(folder, name), 'utf8')))
}

/** Reads `/* prints: …` at the end of an example. */
export function readExample(name: string, text: string): Example {
  const [, prints] = /\/\* prints:\n([\s\S]*?)\n?\*\/\s*$/.exec(text) ?? []
  return { name, lines: text.trimEnd().split('\n').length, prints }
}

/** What the example writes to its standard output, run as a reader would run it. */
export async function outputOf(name: string): Promise<string> {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, join('examples', name)], { cwd: root })
  return stdout.trimEnd()
}
