import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { requirements } from './all'
import { coverage, titlesUnder } from './coverage'
import { idsInTitle } from './ids-in-title'
import { kinds, parts } from './requirement'
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

  it('with an unknown id are reported with their place', () => {
    const id = ['JI', '99'].join('-')
    const titles = [{ title: `${id} is not there`, file: 'some.test.ts', line: 3 }]
    expect(coverage(requirements, titles).unknown).toEqual([{ id, file: 'some.test.ts', line: 3 }])
  })
})
