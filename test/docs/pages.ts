import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A Markdown page; `path` is relative to the root of the project. */
export type Page = { readonly path: string; readonly text: string }

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The README and everything under docs. */
export function pages(): Page[] {
  return [...present('README.md'), ...markdownUnder('docs')].map(read)
}

/** The pages, and the other Markdown files that a reader follows links in. */
export function linkedPages(): Page[] {
  return [...pages(), ...['CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'].flatMap(present).map(read)]
}

const present = (path: string): string[] => (existsSync(join(root, path)) ? [path] : [])

const read = (path: string): Page => ({ path, text: readFileSync(join(root, path), 'utf8') })

function markdownUnder(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort()
}
