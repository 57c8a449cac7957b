import { describe, expect, it } from 'vitest'
import manifest from '../../package.json'
import { cycles, importEdges, wrongImports } from './import-order'
import { sourceTexts } from './source-files'

const dependencies = Object.keys(manifest.dependencies)

const planted = (path: string, specifier: string, ...others: string[]) =>
  importEdges([
    { path, text: `import { x } from '${specifier}'` },
    ...others.map((other) => ({ path: other, text: 'export {}' })),
  ])

describe('src', () => {
  const edges = importEdges(sourceTexts())

  it('imports in one direction, and only its dependencies', () => {
    expect(wrongImports(edges, dependencies)).toEqual([])
  })

  it('has no cycle between files', () => {
    expect(cycles(edges)).toEqual([])
  })
})

describe('the import check', () => {
  it.each([
    ['vocabulary/role.ts', '../policy/rule', 'vocabulary may import nothing'],
    ['policy/rule.ts', '../semantics/decide', 'policy may import vocabulary'],
    ['semantics/decide.ts', '../diagram/node', 'semantics may import vocabulary, policy'],
    ['diagram/node.ts', '../vocabulary/role', 'diagram may import nothing'],
    ['diagram/node.ts', 'zod', 'diagram imports nothing'],
    ['history/event.ts', '../enforce/project', 'history may import'],
    ['rights/access.ts', '../recruitment/records', 'rights may import'],
    ['elsewhere/thing.ts', '../policy/rule', 'no place in the order'],
    ['policy/rule.ts', 'lodash', 'not a dependency'],
    ['prove/prove.ts', 'fast-check', 'not a dependency'],
    ['policy/rule.ts', 'need-to-know', 'not a dependency'],
    ['policy/rule.ts', '../../test/rule', 'outside src'],
  ])('refuses %s importing %s', (path, specifier, reason) => {
    expect(wrongImports(planted(path, specifier), dependencies).join()).toContain(reason)
  })

  it.each([
    ['policy/rule.ts', '../vocabulary/role'],
    ['policy/rule.ts', './condition'],
    ['policy/rule.ts', 'zod'],
    ['enforce/seal.ts', '@noble/hashes/sha2'],
    ['history/event.ts', '../enforce'],
    ['history/event.ts', '../enforce/index.js'],
    ['index.ts', './recruitment'],
    ['testing/record.ts', 'fast-check'],
  ])('lets %s import %s', (path, specifier) => {
    expect(wrongImports(planted(path, specifier, 'enforce/index.ts'), dependencies)).toEqual([])
  })

  it('sees a type-only import, a re-export and a dynamic import', () => {
    const text = "import type { A } from '../policy/a'\nexport * from '../policy/b'\nimport('../policy/c')"
    expect(wrongImports(importEdges([{ path: 'vocabulary/x.ts', text }]), dependencies)).toHaveLength(3)
  })

  it('names the files of a cycle', () => {
    const edges = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'd', to: 'a' },
    ]
    expect(cycles(edges)).toEqual(['a -> b -> c -> a'])
  })
})
