import { distinct, fullReadings } from '../canary/day-readings'
import { readingOf } from '../canary/draft'
import { foldText } from '../canary/fold'
import { dayOf } from '../canary/instants'
import { keysOf } from '../canary/keys'
import { type Leaf, leavesOf } from '../canary/leaves'
import { lossyReadings } from '../canary/lossy-readings'
import type { Core, Needle } from '../canary/needle'

/** Shorter texts and numbers stand everywhere by chance. */
const fewest = 4
/** So many characters of a longer text, one after the other, give it away; of a name, fewer. */
const enough = 16
const enoughOfName = 8

/** What of a record can be looked for as it is: texts of four letters or more, numbers of four digits or more, dates and
 * days in all the usual orders, telephone numbers with and without their country, what stands before the `@` of an e-mail
 * address where it has no capital, keys that are data, and each name of a name of several, where it is written with a capital.
 *
 * They are ordinary words, so they must stand by themselves: what is part of a word is not found, nor is a single word of
 * a sentence, and a field that holds the same as another cannot be told from it. Markers can do all that.
 *
 * @throws UsageError `unmarkable-record`
 */
export function ownNeedles(record: unknown): readonly Needle[] {
  const values = leavesOf(record).flatMap((leaf): Needle[] => {
    const cores = distinct(coresOf(leaf))
    return cores.length === 0 ? [] : [{ path: leaf.path, text: String(leaf.value), cores }]
  })
  return [...values, ...keyNeedles(record)]
}

/** Keys that are data: they are found as they are, in whatever record they stand.
 *
 * @throws UsageError `unmarkable-record`
 */
export function keyNeedles(record: unknown): readonly Needle[] {
  return keysOf(record).flatMap(({ path, key }): Needle[] => {
    const cores = distinct(textCores(key)).map((core) => ({ ...core, form: core.form ?? 'key' }))
    return cores.length === 0 ? [] : [{ path, text: key, cores }]
  })
}

function coresOf({ value }: Leaf): readonly Core[] {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return []
    const epochs = [value.getTime(), Math.floor(value.getTime() / 1000)].map((count) => String(Math.abs(count)))
    return [
      readingOf(value.toISOString().slice(0, 10), 'plain'),
      ...fullReadings(dayOf(value.getTime())),
      ...epochs.map((text) => readingOf(text, 'epoch')),
    ].filter(({ text }) => text.length >= fewest)
  }
  if (typeof value === 'string') return textCores(value)
  return typeof value === 'number' || typeof value === 'bigint' ? wholeCore(String(value), enough) : []
}

function textCores(value: string): readonly Core[] {
  const isName = nameForm.test(value)
  const names = isName ? (value.match(/[\p{L}'’]+/gu) ?? []).filter((word) => startsHigh.test(word)) : []
  return [
    ...wholeCore(value, isName ? enoughOfName : enough),
    ...names
      .flatMap((word) => wholeCore(word, enough))
      .map((core) => ({ ...core, form: 'one name', written: 'high' as const })),
    ...partsOf(value).flatMap(([text, form]) =>
      wholeCore(text, enough).map((core) => ({ ...core, form, written: 'low' as const })),
    ),
    ...lossyReadings(value)
      .filter(({ text }) => text.length >= fewest)
      .map((core) => ({ ...core, ordinary: true, least: Math.min(core.text.length, enough) })),
    ...dayCores(value),
  ]
}

function wholeCore(value: string, most: number): readonly Core[] {
  const text = foldText(value)
  return text.length < fewest ? [] : [{ text, least: Math.min(text.length, most), ordinary: true }]
}

const startsHigh = /^\p{Lu}/u
/** Two to five words that begin with a capital, save short ones between them: `Asta von Holmgaard`. */
const nameForm = /^\p{Lu}[\p{L}'’]*\.?(?:[ -](?:\p{Ll}{1,3} )*\p{Lu}[\p{L}'’]*\.?){1,4}$/u

function partsOf(value: string): readonly (readonly [text: string, form: string])[] {
  const [, local] = /^([^\s@]+)@[^\s@]+\.[^\s@]+$/.exec(value) ?? []
  if (local !== undefined) return [[local, 'local part']]
  const [, national] = /^(?:\+|00)\d{2}([\d\s()./-]{6,})$/.exec(value) ?? []
  return national === undefined ? [] : [[national, 'without country']]
}

function dayCores(value: string): readonly Core[] {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(value) ?? []
  return day === undefined ? [] : fullReadings({ year: Number(year), month: Number(month), day: Number(day) })
}
