import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { installBuilt } from './built-package'
import { root } from './source-files'

const project = mkdtempSync(join(tmpdir(), 'declarations-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))

/** What a host's library exports: every type here is inferred, and has to be written down by the compiler. */
const hostCode = `
import { compile, each, field, prefix } from 'need-to-know'
import { profiles, recruitment } from 'need-to-know/recruitment'
import { z } from 'zod'
export const words = recruitment.vocabulary.extend({ kinds: ['assessment'], categories: { score: { forms: ['present'] } } })
export const assessment = words.record('assessment', {
  schema: z.object({ id: z.string(), zip: z.string(), score: z.number().optional() }),
  classify: { id: 'meta', zip: field('address', { region: prefix(2) }), score: 'score' },
})
export const guard = compile(profiles.strict, { records: recruitment.records })
export const notes = each('note')
`

describe('the declarations', () => {
  installBuilt(project, { declarations: true })

  it("let a host's own library declare its vocabulary, records and guard", () => {
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(project, 'host.ts'), hostCode)
    const compiler = join(root, 'node_modules/typescript/lib/tsc.js')
    const options = ['--declaration', '--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck']
    execFileSync(process.execPath, [compiler, ...options, 'host.ts'], { cwd: project, encoding: 'utf8' })
    expect(readFileSync(join(project, 'host.d.ts'), 'utf8')).toContain('export declare const guard')
  })

  it('of the main entry name no type of zod', () => {
    const declared = readFileSync(join(project, 'node_modules/need-to-know/dist/index.d.ts'), 'utf8')
    const [, chunk = ''] = /from '\.\/(vocabulary-[\w-]+)\.js'/.exec(declared) ?? []
    const shared = readFileSync(join(project, `node_modules/need-to-know/dist/${chunk}.d.ts`), 'utf8')
    expect(declared).not.toMatch(/from ['"]zod/)
    expect(shared).not.toMatch(/from ['"]zod/)
  })
})
