import { describe, expect, it } from 'vitest'
import { impurities } from './impurities'
import { sourceTexts } from './source-files'

const found = (text: string) => impurities([{ path: 'planted.ts', text }])

describe('src', () => {
  it('has no input, output, clock, randomness or module state', () => {
    expect(impurities(sourceTexts())).toEqual([])
  })
})

describe('the purity check', () => {
  it.each([
    ["import { readFileSync } from 'node:fs'", 'imports node:fs'],
    ["import fs from 'fs'", 'imports fs'],
    ["export * from 'node:path'", 'imports node:path'],
    ["const os = () => import('node:os')", 'imports node:os'],
    ['const now = () => Date.now()', 'uses Date.now'],
    ['const now = () => new Date()', 'reads the clock'],
    ['const now = (...a: []) => new Date(...a)', 'reads the clock'],
    ['const now = () => Date()', 'uses Date itself'],
    ['const D = Date', 'uses Date itself'],
    ['const roll = () => Math.random()', 'uses Math.random'],
    ["const roll = () => Math['random']()", 'uses Math itself'],
    ['const { random } = Math', 'uses Math itself'],
    ["const say = () => console.log('x')", 'uses console'],
    ['const env = () => process.env', 'uses process'],
    ['const all = () => ({ process })', 'uses process'],
    ['const later = (f: () => void) => setTimeout(f, 1)', 'uses setTimeout'],
    ['const often = (f: () => void) => setInterval(f, 1)', 'uses setInterval'],
    ['const soon = (f: () => void) => queueMicrotask(f)', 'uses queueMicrotask'],
    ["const get = () => fetch('x')", 'uses fetch'],
    ['const realm = () => globalThis', 'uses globalThis'],
    ["const run = () => eval('1')", 'uses eval'],
    ["const run = () => new Function('return 1')", 'uses Function'],
    ["const run = () => Function('return 1')", 'uses Function'],
    ['class Task extends Function {}', 'uses Function'],
    ['const key = () => crypto.randomUUID()', 'uses crypto'],
    ['const here = () => import.meta.url', 'reads import.meta'],
    ['const year = (d: Date) => d.getFullYear()', 'getFullYear, which depends on the machine'],
    ["const order = (a: string) => a.localeCompare('b')", 'localeCompare, which depends on the machine'],
    ['let count = 0', 'top-level variable that can change'],
    ['var count = 0', 'top-level variable that can change'],
    ['export const cache = new Map<string, string>()', 'keeps a Map'],
    ['const seen = new WeakMap<object, string>()', 'keeps a WeakMap'],
    ['const seen = { inside: new Set<string>() }', 'keeps a Set'],
    ['const list: string[] = []\nexport const add = (x: string) => list.push(x)', 'changes top-level list'],
    ['const state = { n: 0 }\nexport const next = () => state.n++', 'changes top-level state'],
    ['const state = { n: 0 }\nexport const set = () => { state.n = 1 }', 'changes top-level state'],
    ['const state = { n: 0 }\nexport const set = () => Object.assign(state, {})', 'changes top-level state'],
    ['class Counter { static count = 0 }', 'static property that can change'],
    ['start()', 'acts when imported'],
  ])('sees %s', (text, what) => {
    expect(found(text).join('\n')).toContain(what)
  })

  it.each([
    '// Date.now() and process.env are not read here\nexport const x = "new Date()"',
    'export const at = (t: number) => new Date(t)',
    'export const day = (y: number) => Date.UTC(y, 0)',
    'export const isDate = (x: unknown) => x instanceof Date',
    'export const most = (a: number) => Math.max(a, 1)',
    'export const stage = (vacancy: { process: string; console: string }) => vacancy.process + vacancy.console',
    'export const stage = (process: string) => process.length',
    'export const stage = () => ({ process: 1, fetch: 2 })',
    'export const stage = ({ process: p }: { process: string }) => p',
    'export interface Runs extends Function { readonly fetch: () => void }',
    'export type Clock = { process: Date; run: Function }',
    'export const kinds: ReadonlySet<string> = new Set(["cv"])',
    'export const kinds = new Set(["cv"]) as ReadonlySet<string>',
    'export const group = () => { const m = new Map<string, string>(); m.set("a", "b"); return m }',
    'export const push = (list: string[]) => list.push("x")',
    'export const count = () => { let n = 0; n++; return n }',
  ])('lets pass %s', (text) => {
    expect(found(text)).toEqual([])
  })
})
