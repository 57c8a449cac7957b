import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { requirements } from './all'
import { coverage, titlesUnder } from './coverage'
import { idsInTitle } from './ids-in-title'
import { isPartial, kinds, parts } from './requirement'
import { testTitles } from './test-titles'

const numbered = (prefix: string, count: number, width = 2) =>
  Array.from({ length: count }, (_, i) => `${prefix}-${String(i + 1).padStart(width, '0')}`)

describe('the list of requirements', () => {
  const ids = requirements.map(({ id }) => id)

  it('holds every id once', () => {
    const expected = [
      ...numbered('JI', 50),
      ...numbered('NAV', 44),
      ...numbered('TERMS', 173, 3),
      ...numbered('UWV', 36),
      ...numbered('TK', 38),
      ...numbered('INV', 12),
    ]
    expect([...ids].sort()).toEqual(expected.sort())
  })

  it('knows the kind and the part of each', () => {
    expect(requirements.filter(({ kind, part }) => !kinds.includes(kind) || !parts.includes(part))).toEqual([])
  })

  it('has a title of at most fourteen words and a keeper for each', () => {
    const long = requirements.filter(
      ({ title, keeper }) => keeper === '' || title === '' || title.split(' ').length > 14,
    )
    expect(long).toEqual([])
  })
})

describe('a requirement of which a part is kept', () => {
  const partly = requirements.filter(isPartial)

  it('is marked, and says what waits', () => {
    const marked = ['009', '061', '071', '081'].map((number) => `TERMS-${number}`)
    expect(partly.map(({ id }) => id)).toEqual(marked)
  })

  it('is not counted among those with tests, and without a test is counted among those without', () => {
    const titles = partly.slice(1).map(({ id }) => ({ title: `${id} in part`, file: 'some.test.ts', line: 1 }))
    const { withTests, inPart, withoutTests, notTestable } = coverage(partly, titles)
    expect([withTests, notTestable]).toEqual([[], []])
    expect(inPart.map(({ id }) => id)).toEqual(partly.slice(1).map(({ id }) => id))
    expect(withoutTests.map(({ id }) => id)).toEqual(partly.slice(0, 1).map(({ id }) => id))
  })
})

describe('the names of tests', () => {
  it('carry no unknown requirement id', () => {
    const titles = titlesUnder(fileURLToPath(new URL('..', import.meta.url)))
    expect(titles.length).toBeGreaterThan(0)
    expect(coverage(requirements, titles).unknown).toEqual([])
  })

  it.each([
    ['one id', 'one: XX-03 alone', ['XX-03']],
    ['several ids', 'both XX-03 and YYYYY-005', ['XX-03', 'YYYYY-005']],
    ['a range', 'XX-33 to XX-36 need a grant', ['XX-33', 'XX-34', 'XX-35', 'XX-36']],
    ['a short range', 'XX-09 to -11', ['XX-09', 'XX-10', 'XX-11']],
    ['a short list', 'YYYYY-033, -035 and -037', ['YYYYY-033', 'YYYYY-035', 'YYYYY-037']],
    ['no id', 'AMB-01 is a reading, RP-1 a replay', []],
  ])('stand for %s', (_, title, expected) => {
    // Written with other letters, so that this file names no requirement itself.
    const real = (text: string) => text.replaceAll('XX', 'JI').replaceAll('YYYYY', 'TERMS')
    expect(idsInTitle(real(title)).sort()).toEqual(expected.map(real))
  })

  it('are read from it, test, each and templates, not from skip, todo or comments', () => {
    const text = [
      'const f = () => expect(1).toBe(1)',
      "it('a', f)",
      "test.each([1])('b %s', f)",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a test file, in which it is a template.
      'it.each`x`(`c ${x} d`, f)',
      "it.skip('e', f)",
      "it.todo('f')",
      "describe('g', () => { it('h' + ' i', f) })",
      "// it('j', f)",
    ].join('\n')
    expect(testTitles('some.test.ts', text).map(({ title }) => title)).toEqual(['a', 'b %s', 'c … d', 'h i'])
  })

  it.each([
    ['a block that is skipped', "describe.skip('x', () => { it('a', () => expect(1).toBe(1)) })"],
    ['a block inside one', "describe.skip('x', () => describe('y', () => { it('a', () => expect(1).toBe(1)) }))"],
    ['a block to do', "describe.todo('x', () => { it('a', () => expect(1).toBe(1)) })"],
    ['a block skipped for each', "describe.skip.each([1])('x', () => { it('a', () => expect(1).toBe(1)) })"],
    ['a condition that never holds', "if (false) it('a', () => expect(1).toBe(1))"],
    ['one with an else', "if (!0) f(); else it('a', () => expect(1).toBe(1))"],
    ['a constant false', "false && it('a', () => expect(1).toBe(1))"],
    ['a constant false in the test', "it('a', () => { if (false) expect(1).toBe(1) })"],
    ['skipIf, always', "it.skipIf(true)('a', () => expect(1).toBe(1))"],
    ['runIf, never', "describe.runIf(false)('x', () => { it('a', () => expect(1).toBe(1)) })"],
    ['the option to skip', "it('a', { skip: true }, () => expect(1).toBe(1))"],
    ['no callback', "it('a')"],
    ['no assertion', "it('a', () => { compute() })"],
    ['no matcher', "it('a', () => { expect(1) })"],
    ['a matcher that is not called', "it('a', () => { expect(1).toBe })"],
    ['an expected shape alone', "it('a', () => { compare(expect.objectContaining({})) })"],
    ['a count of assertions alone', "it('a', () => { expect.assertions(0) })"],
    ['a helper without one', "const f = () => g(); function g() {}\nit('a', () => f())"],
    ['a helper that is named for one and has none', "function expectAll() {}\nit('a', () => expectAll())"],
    ['a helper that calls itself', "function f() { f() }\nit('a', () => f())"],
    ['each of an empty list', "it.each([])('a', () => { expect(1).toBe(1) })"],
    ['for an empty list', "it.for([] as number[])('a', () => { expect(1).toBe(1) })"],
    ['a block for each of an empty list', "describe.each([])('x', () => { it('a', () => expect(1).toBe(1)) })"],
    ['a return before it', "it('a', () => { return; expect(1).toBe(1) })"],
    ['a throw before it', "it('a', () => { throw new Error('later'); expect(1).toBe(1) })"],
    ['a test that skips itself', "it('a', (context) => { expect(1).toBe(1); context.skip() })"],
    ['one that does so by a name', "it('a', ({ skip }) => { skip('later'); expect(1).toBe(1) })"],
    ['a callback that is never called', "it('a', () => { const f = () => { expect(1).toBe(1) } })"],
    ['a function that is never called', "it('a', () => { function f() { expect(1).toBe(1); f() } })"],
    ['a loop over an empty list', "it('a', () => { for (const x of []) expect(x).toBe(1) })"],
    ['a method of an empty list', "it('a', () => { [].forEach((x) => expect(x).toBe(1)) })"],
    ['a loop that never begins', "it('a', () => { while (false) expect(1).toBe(1) })"],
    ['skipIf by a constant', "const off = true\nit.skipIf(off)('a', () => expect(1).toBe(1))"],
    ['a constant condition by its name', "const on = !true\nit('a', () => { if (on) expect(1).toBe(1) })"],
    ['a test in a function that is never called', "function f() { it('a', () => expect(1).toBe(1)); f() }"],
    ['a test in a callback that is never called', "const f = () => it('a', () => expect(1).toBe(1))"],
    ['a test beside an only', "it.only('b', f)\nit('a', () => expect(1).toBe(1))"],
    ['a block beside an only', "describe.only('x', f)\ndescribe('y', () => it('a', () => expect(1).toBe(1)))"],
    ['a key that is named as a helper', "const f = () => expect(1).toBe(1)\nit('a', () => g({ f: 1 }))"],
  ])('that neither run nor assert are left out: %s', (_, text) => {
    expect(testTitles('some.test.ts', text)).toEqual([])
  })

  it.each([
    ['an expectation', "it('a', () => { expect(1).not.toBe(2) })"],
    ['one that is awaited', "it('a', async () => { await expect(f()).rejects.toThrow() })"],
    ['one inside a loop', "it('a', () => { for (const x of y) expect(x).toBe(1) })"],
    ['a property', "it('a', () => { fc.assert(fc.property(x, f)) })"],
    ['a type', "it('a', () => { expectTypeOf(x).toEqualTypeOf<number>() })"],
    ['a helper', "function f() { g() }\nconst g = () => { expect(1).toBe(1) }\nit('a', () => f())"],
    ['a helper that is passed on', "const f = () => expect(1).toBe(1)\nit('a', () => y.forEach(f))"],
    ['a helper of another file that is named for it', "it('a', () => expectOnly(policy))"],
    ['a condition that may hold', "if (found) it('a', () => expect(1).toBe(1))"],
    ['options before the callback', "it('a', { retry: 0 }, () => expect(1).toBe(1))"],
    ['each of a list', "it.each([1])('a', () => expect(1).toBe(1))"],
    ['each of a list that has a name', "const list = []\nlist.push(1)\nit.each(list)('a', () => expect(1).toBe(1))"],
    ['a return after it', "it('a', () => { expect(1).toBe(1); return })"],
    ['a return of it', "it('a', () => { return expect(f()).resolves.toBe(1) })"],
    ['a return that may not come', "it('a', () => { if (x) return; expect(1).toBe(1) })"],
    ['a callback that is called', "it('a', () => { const f = () => { expect(1).toBe(1) }; f() })"],
    ['a function declared after the return', "it('a', () => { return f(); function f() { expect(1).toBe(1) } })"],
    ['a test that may skip itself', "it('a', (context) => { context.skip(isOff()); expect(1).toBe(1) })"],
    [
      'a condition that is a parameter',
      "const off = true\nconst f = (off) => it.skipIf(off)('a', g)\nf(0)\nconst g = () => expect(1).toBe(1)",
    ],
    ['a test in a function that is called', "function f() { it('a', () => expect(1).toBe(1)) }\nf()"],
    ['the only one', "it.only('a', () => expect(1).toBe(1))\nit('b', () => expect(1).toBe(1))"],
    [
      'one in the only block',
      "describe.only('x', () => it('a', () => expect(1).toBe(1)))\nit('b', () => expect(1).toBe(1))",
    ],
    ['a failure that is wanted', "it.fails('a', () => expect(1).toBe(2))"],
  ])('that run and assert are counted: %s', (_, text) => {
    expect(testTitles('some.test.ts', text).map(({ title }) => title)).toEqual(['a'])
  })

  it('of types count as they compile', () => {
    expect(testTitles('some.test-d.ts', "it('a', () => { f(1) })")).toHaveLength(1)
    expect(testTitles('some.test.ts', "it('a', () => { f(1) })")).toEqual([])
  })

  it('with an unknown id are reported with their place', () => {
    const id = ['JI', '99'].join('-')
    const titles = [{ title: `${id} is not there`, file: 'some.test.ts', line: 3 }]
    expect(coverage(requirements, titles).unknown).toEqual([{ id, file: 'some.test.ts', line: 3 }])
  })
})
