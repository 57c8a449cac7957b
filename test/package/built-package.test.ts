import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import manifest from '../../package.json'
import { installBuilt, namesSeenBy } from './built-package'
import { entries, publicNames } from './public-names'

const project = mkdtempSync(join(tmpdir(), 'built-package-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))

// Until every promised entry has its source there is no package to build.
describe.runIf(entries.every(({ file }) => existsSync(file)))('the built package', () => {
  const names = publicNames(entries)
  beforeAll(() => installBuilt(project))

  describe.each(entries)('$entry', ({ entry }) => {
    const specifier = join(manifest.name, entry).replaceAll('\\', '/')
    const values = (names.get(entry) ?? []).filter(({ kind }) => kind !== 'type').map(({ name }) => name)

    it.each(['import', 'require'] as const)('gives all its values to %s', (format) => {
      expect(values.length).toBeGreaterThan(0)
      expect(namesSeenBy(project, specifier, format)).toEqual([...values].sort())
    })
  })
})
