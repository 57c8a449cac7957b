import { afterAll, describe, expect, it } from 'vitest'
import manifest from '../../package.json'
import { deadLinks } from './links'
import { pageModules, silentAboutOutput } from './page-modules'
import { linkedPages, pages, root } from './pages'
import { removeModules, runModule } from './run-module'
import { scriptsNamed } from './shell-scripts'
import { typeErrors } from './type-errors'

afterAll(removeModules)

const scripts = Object.keys(manifest.scripts)

describe('the pages', () => {
  it.runIf(pages().length > 0)('hold at least one block of code', () => {
    expect(pages().flatMap(({ text }) => pageModules(text))).not.toEqual([])
  })

  it('have no dead link', () => {
    const dead = linkedPages().flatMap((page) => deadLinks(page, root).map((target) => `${page.path}: ${target}`))
    expect(dead).toEqual([])
  })

  it('name only scripts that exist', () => {
    const named = pages().flatMap(({ path, text }) => scriptsNamed(text).map((script) => ({ path, script })))
    expect(named.filter(({ script }) => !scripts.includes(script))).toEqual([])
  })
})

const modules = pages().flatMap(({ path, text }) =>
  pageModules(text).map((module) => ({ path, module, line: module[0]?.line ?? 0 })),
)

describe.runIf(modules.length > 0)('the code of', () => {
  it('all pages compiles', () => {
    expect(typeErrors(modules.map(({ path, line, module }) => ({ name: `${path}:${line}`, module })))).toEqual([])
  })

  it.each(modules)('$path at line $line does what the page says', async ({ path, module, line }) => {
    const silent = silentAboutOutput(module).map((block) => `${path}:${block.line} prints, and no text block follows`)
    expect(silent).toEqual([])
    expect(await runModule(module, `${path}-${line}`)).toEqual(module.map(({ prints }) => prints ?? ''))
  })
})
