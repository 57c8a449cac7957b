import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { entries, PINNED, publicNames, publicNamesText } from './public-names'

it('the exported names are the pinned ones', () => {
  expect(publicNamesText(publicNames(entries))).toBe(readFileSync(PINNED, 'utf8'))
})

it('a name is pinned with its kind, and an entry with its specifier', () => {
  const folder = mkdtempSync(join(tmpdir(), 'public-names-'))
  try {
    const file = join(folder, 'index.ts')
    writeFileSync(join(folder, 'parts.ts'), 'export class Seal {}\nexport type View = string\nexport const seal = 1')
    writeFileSync(
      file,
      "export { Seal, seal, type View } from './parts'\nexport type { Seal as SealType } from './parts'",
    )
    const names = publicNames([{ entry: './thing', file }])
    expect(publicNamesText(names).split('\n').slice(1)).toEqual([
      '',
      'need-to-know/thing',
      '  Seal: value and type',
      '  SealType: type',
      '  View: type',
      '  seal: value',
      '',
    ])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
