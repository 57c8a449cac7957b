import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Masker, Shield } from '../../src/text'
import { type Choice, choices } from '../laws/arbitraries/choice'
import { runs } from '../laws/arbitraries/depth'
import { slowlyMasked } from './slow-masker'

const syllables = [
  ...['a', 'A', 'å', 'Å', 'aa', 'e', 'E', 'o', 'ø', 'Oe', 'ö', 'u', 'ue', 'æ', 'ä', 's', 'S', 'ss', 'ß', 'n', 'N', 'é'],
  ...['no', 'va', 'Nova', 'energi', 'Netto', 'Fjord', 'hp', 'HP', 'Ｆｊ', 'e\u0301', '7', '12'],
  ...['Bo', 'bo', 'de', 'van', 'Ek'],
]
const signs = [
  '',
  '',
  '',
  ' ',
  ' ',
  ' ',
  '-',
  '. ',
  "'",
  '’',
  '\u200b',
  '\n',
  ' & ',
  '/',
  ', ',
  ' A/S',
  ' C',
  ' og ',
  ': ',
  ' A/S ',
  ' v/ ',
  '.dk',
  '+',
]

function someText(choice: Choice, least: number, most: number): string {
  return choice.times(least, most, () => choice.pick(syllables) + choice.pick(signs)).join('')
}

/** The value in another spelling: it is to be found in most of these. */
function respelt(choice: Choice, value: string): string {
  const ways: readonly ((text: string) => string)[] = [
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.normalize('NFD'),
    (text) => `${text}s`,
    (text) => text.replaceAll(' ', ''),
    (text) => text.replaceAll(' ', '-'),
    (text) => text.replaceAll(/[aå]/g, 'aa'),
    (text) => Array.from(text).join('\u00ad'),
  ]
  return choice.pick(ways)(value)
}

describe('the masker equals a slow one', () => {
  it('on generated values and texts', () => {
    let [found, inPart, none] = [0, 0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const value = someText(choice, 1, 4)
        const spelling = choice.chance(60) ? respelt(choice, value) : ''
        const text =
          someText(choice, 0, 3) +
          choice.pick([' ', '', '-']) +
          spelling +
          choice.pick([' ', '']) +
          someText(choice, 0, 3)
        const isName = choice.chance(30)
        const masker = new Masker()
        masker.add(value, isName)
        const shown = masker.mask(text)
        expect({ value, text, isName, shown }).toEqual({
          value,
          text,
          isName,
          shown: slowlyMasked(value, text, isName),
        })
        if (shown === text) none++
        else if (/[\p{L}\p{N}]/u.test(shown)) inPart++
        else found++
      }),
      { numRuns: runs(5000) },
    )
    expect(Math.min(found, inPart, none)).toBeGreaterThan(runs(100))
  })

  it('several values at once are masked where one of them is', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const values = choice.times(2, 4, () => someText(choice, 1, 2))
        const text = someText(choice, 1, 6)
        const masker = new Masker()
        for (const value of values) masker.add(value, false)
        const isTold = values.some((value) => slowlyMasked(value, text, false) !== text)
        expect(masker.mask(text) !== text).toBe(isTold)
      }),
      { numRuns: runs(1000) },
    )
  })

  it('beside values that are shown in full', () => {
    let [left, beyond, none] = [0, 0, 0]
    fc.assert(
      fc.property(choices, (choice) => {
        const value = someText(choice, 1, 2)
        const around =
          someText(choice, 0, 2) + choice.pick([' ', '']) + value + choice.pick([' ', '']) + someText(choice, 0, 2)
        const shown = [...(choice.chance(70) ? [around] : []), ...choice.times(0, 1, () => someText(choice, 1, 3))]
        const before = choice.chance(40) ? `${someText(choice, 1, 2)} ` : ''
        const after = choice.chance(40) ? ` ${respelt(choice, value)}` : ''
        const text = before + respelt(choice, choice.chance(80) ? around : value) + after
        const isName = choice.chance(30)
        const [masker, shield] = [new Masker(), new Shield()]
        masker.add(value, isName)
        for (const each of shown) shield.add(each)
        const masked = masker.mask(text, () => shield)
        const slowly = slowlyMasked(value, text, isName, shown)
        expect({ value, text, isName, shown, masked }).toEqual({ value, text, isName, shown, masked: slowly })
        if (masker.mask(text) === text) none++
        else if (masked === text) left++
        else if (masked !== masker.mask(text)) beyond++
      }),
      { numRuns: runs(1500) },
    )
    expect(Math.min(left, beyond, none)).toBeGreaterThan(runs(30))
  })
})
