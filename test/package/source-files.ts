import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One file of `src`; `path` is relative to it, with forward slashes. */
export type SourceText = { readonly path: string; readonly text: string }

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Every TypeScript file of `src`, sorted by path. */
export function sourceTexts(): SourceText[] {
  const src = join(root, 'src')
  if (!existsSync(src)) return []
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }))
}
