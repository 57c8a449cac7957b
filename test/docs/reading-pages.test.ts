import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { deadLinks } from './links'
import { pageModules, silentAboutOutput } from './page-modules'
import { removeModules, runModule } from './run-module'
import { scriptsNamed } from './shell-scripts'
import { typeErrors } from './type-errors'

afterAll(removeModules)

const fence = (language: string, ...lines: string[]) => [`\`\`\`${language}`, ...lines, '```'].join('\n')
const page = (...parts: string[]) => parts.join('\n\n')
const only = (markdown: string) => pageModules(markdown)[0] ?? []

describe('blocks of code', () => {
  it('run as one module when continued, as separate modules otherwise', () => {
    const text = page(
      fence('ts', 'const a = 1'),
      fence('ts', '// continued', 'const b = a'),
      fence('ts', 'const a = 2'),
    )
    expect(pageModules(text).map((module) => module.length)).toEqual([2, 1])
  })

  it('in other languages do not run', () => {
    expect(pageModules(page(fence('json', '{}'), fence('sh', 'ls')))).toEqual([])
  })

  it('have the output that directly follows, and no output across prose', () => {
    expect(only(page(fence('ts', 'console.log(1)'), fence('text', '1')))[0]?.prints).toBe('1')
    expect(only(page(fence('ts', 'console.log(1)'), 'Prose.', fence('text', '1')))[0]?.prints).toBeUndefined()
  })

  it('that print without saying what are found', () => {
    expect(silentAboutOutput(only(fence('ts', 'console.log(1)')))).toHaveLength(1)
    expect(silentAboutOutput(only(fence('ts', 'const a = 1')))).toEqual([])
  })

  it('that are never closed are an error', () => {
    expect(() => pageModules('```ts\nconst a = 1')).toThrow('never closed')
  })

  it('print into the block they stand in', async () => {
    const text = page(
      fence('ts', 'const a: number = await Promise.resolve(1)', "console.log('first', { a })"),
      fence('text', 'first { a: 1 }'),
      fence('ts', '// continued', 'const b = a + 1'),
      fence('ts', '// continued', 'console.log(b)', "console.log('')", 'console.log(a)'),
      fence('text', '2', '', '1'),
    )
    const module = only(text)
    expect(await runModule(module, 'prints')).toEqual(module.map(({ prints }) => prints ?? ''))
  })

  it('that throw fail', async () => {
    await expect(runModule(only(fence('ts', "throw new Error('planted')")), 'throws')).rejects.toThrow('planted')
  })
})

describe('types in blocks of code', () => {
  it('are checked, each module on its own', () => {
    const right = only(page(fence('ts', 'const a = 1'), fence('ts', '// continued', 'export const b: number = a')))
    const wrong = only(fence('ts', "const a: number = 'planted'", 'console.log(a)'))
    expect(typeErrors([{ name: 'right', module: right }])).toEqual([])
    expect(typeErrors([{ name: 'wrong', module: wrong }]).join()).toContain('wrong: Type')
  })
})

describe('links', () => {
  it('to missing files, to missing headings and out of the project are dead', () => {
    const folder = mkdtempSync(join(tmpdir(), 'links-'))
    try {
      writeFileSync(join(folder, 'other.md'), '# One `two`, three\n\n# Same\n\n# Same\n')
      const text = [
        '# Here',
        '[a](other.md) [b](other.md#one-two-three) [c](#here) [d](other.md#same-1) [e](https://example.org/x)',
        '[f](missing.md) [g](other.md#nowhere) [h](#nowhere) [i](../outside.md)',
        '`[j](missing.md)`',
      ].join('\n')
      writeFileSync(join(folder, 'page.md'), text)
      expect(deadLinks({ path: 'page.md', text }, folder)).toEqual([
        'missing.md',
        'other.md#nowhere',
        '#nowhere',
        '../outside.md',
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('shell blocks', () => {
  it('name npm scripts', () => {
    const text = fence('sh', 'npm run check', 'npm run --silent replay -- --json', 'npm cit')
    expect(scriptsNamed(text)).toEqual(['check', 'replay', 'test'])
  })
})
