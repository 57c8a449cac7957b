import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The test files that ask how deeply they run: all that import `depth`. */
export function deeper(folder: URL): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith('.test.ts') && readFileSync(new URL(name, folder), 'utf8').includes("/depth'"))
    .map((name) => fileURLToPath(new URL(name, folder)))
}
