import { languages } from 'need-to-know/audit'
import { recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { categoriesOf, covers, levelsOf, rolesOf } from '../../src/vocabulary'

const { definition } = recruitment.vocabulary
const levels = categoriesOf(definition).flatMap((category) =>
  levelsOf(definition, category)
    .filter((level) => level !== 'withheld')
    .map((level) => [category, level] as const),
)

describe.each(languages)('the words of recruitment in %s', (language) => {
  const { categories, roles } = recruitment.words[language]
  const wordFor = (category: string, level: string) =>
    (categories as Readonly<Record<string, Readonly<Record<string, string>>>>)[category]?.[level]

  it('UWV-20 are there for every category at every level, and no two are the same', () => {
    const said = levels.map(([category, level]) => wordFor(category, level))
    expect(said.filter((word) => word === undefined || word.trim() === '')).toEqual([])
    expect(new Set(said).size).toBe(levels.length)
  })

  it('are of nothing that the vocabulary does not have', () => {
    const own = Object.entries(categories).flatMap(([category, forms]) =>
      Object.keys(forms).map((level) => `${category} ${level}`),
    )
    expect(own.sort()).toEqual(levels.map(([category, level]) => `${category} ${level}`).sort())
    expect(Object.keys(roles).sort()).toEqual([...rolesOf(definition)].sort())
  })

  it('stand in a list as they are: no capital at the start but in a name, no full stop at the end', () => {
    for (const [category, level] of levels) expect(wordFor(category, level)).toMatch(/^\p{Ll}.*[^.]$/su)
  })

  it('UWV-08, UWV-20 say what kind of details a status is, as a question that the letter leaves open', () => {
    const secret = /benefit|follow-?up|ydelse|dagpenge|\bledig|ytelse|oppfølging|uitkering|begeleiding|werkloos/i
    for (const [category, level] of levels) {
      if (category === 'status') continue
      expect(wordFor(category, level)).not.toMatch(secret)
    }
    const asked = { en: /whether you (?:get|receive)/, da: /om du får/, nb: /om du får/, nl: /of u .* krijgt/ }
    expect(wordFor('status', 'full')).toMatch(secret)
    expect(wordFor('status', 'full')).toMatch(asked[language])
  })
})

describe('the harms of recruitment', () => {
  it('are said of every category of the vocabulary, and of none besides', () => {
    const names = Object.keys(recruitment.harms)
    const missing = categoriesOf(definition).filter((category) => !names.some((name) => covers(name, category)))
    expect(missing).toEqual([])
    expect(names.filter((name) => !categoriesOf(definition).some((category) => covers(name, category)))).toEqual([])
  })

  it('are said of every level, where they turn on it', () => {
    const tables = Object.entries(recruitment.harms).filter(([, harms]) => !Array.isArray(harms))
    expect(tables.length).toBeGreaterThan(0)
    for (const [category, harms] of tables) {
      expect(Object.keys(harms)).toEqual(levelsOf(definition, category).filter((level) => level !== 'withheld'))
    }
  })
})
