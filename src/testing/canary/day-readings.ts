import { readingOf } from './draft'
import { foldText } from './fold'
import type { Core } from './needle'

export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const months: readonly (readonly string[])[] = [
  'January Jan januar jan. januari janvier janv Januar Jänner',
  'February Feb februar februari février févr',
  'March Mar marts mars maart mrt März mrz',
  'April Apr avril avr',
  'May maj mai mei',
  'June Jun juni juin',
  'July Jul juli juillet juil',
  'August Aug augustus augusti août',
  'September Sep sept septembre',
  'October Oct oktober okt octobre',
  'November Nov novembre',
  'December Dec desember des dezember dez décembre déc',
].map((names) => [...new Set(names.split(' ').map(foldText))])

export const two = (n: number) => String(n).padStart(2, '0')

/** A day as people write it: in any order, with or without leading zeros, with the names of months in English, Danish,
 * Norwegian, Swedish, Dutch, German and French.
 */
export function fullReadings({ year, month, day }: Day): readonly Core[] {
  const [d, dd, m, mm] = [String(day), two(day), String(month), two(month)]
  const orders = [dd + mm + year, mm + dd + year, `${year}${mm}${dd}`]
  const unpadded = [d + m + year, m + d + year, dd + m + year, m + dd + year, d + mm + year, mm + d + year]
  const backward = [`${year}${m}${d}`, `${year}${m}${dd}`, `${year}${mm}${d}`]
  const words = (months[month - 1] ?? []).flatMap((name) => [
    d + name + year,
    dd + name + year,
    name + d + year,
    name + dd + year,
    `${year}${name}${d}`,
  ])
  return [
    ...orders.map((text) => readingOf(text, 'other order')),
    ...[...unpadded, ...backward].map((text) => separated(text, 'other order')),
    ...words.map((text) => separated(text, 'in words')),
  ]
}

/** With two digits of the year: `15-08-96`, and `150896` as national ids begin with. */
export function shortReadings({ year, month, day }: Day): readonly Core[] {
  const [d, dd, m, mm, yy] = [String(day), two(day), String(month), two(month), two(year % 100)]
  return [
    ...[dd + mm + yy, yy + mm + dd].map((text): Core => ({ ...readingOf(text, 'short year'), beginsId: true })),
    ...[mm + dd + yy, d + m + yy, m + d + yy].map((text) => separated(text, 'short year')),
    ...(months[month - 1] ?? []).map((name) => separated(d + name + yy, 'short year')),
  ]
}

export function monthReadings({ year, month }: Omit<Day, 'day'>): readonly Core[] {
  const names = (months[month - 1] ?? []).flatMap((name) => [name + year, `${year}${name}`])
  return [
    readingOf(`${two(month)}${year}`, 'other order'),
    ...[`${month}${year}`, `${year}${month}`].map((text) => separated(text, 'other order', 2)),
    ...names.map((text) => separated(text, 'in words', 2)),
  ]
}

/** Only with something between its parts: the digits alone could be any number. */
const separated = (text: string, form: string, parts: 2 | 3 = 3): Core => ({
  ...readingOf(text, form),
  separated: parts,
})

/** Each once: the first of those that read the same. */
export function distinct(cores: readonly Core[]): readonly Core[] {
  const known = new Set<string>()
  return cores.filter(({ text }) => !known.has(text) && known.add(text))
}
