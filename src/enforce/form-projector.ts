import { match } from 'ts-pattern'
import type { ConstantForm, PrefixForm, SimpleForm } from '../vocabulary'
import type { Pseudonyms } from './projection-context'

/** Turns a well-formed primitive value into what one form shows of it; undefined shows nothing. */
export type FormProjector = (value: unknown, context: Pseudonyms) => unknown

/** The forms that change one value. `full`, `count` and `constant` are dealt with where structure is. */
export function formProjector(form: Exclude<SimpleForm, 'full' | 'count'> | PrefixForm): FormProjector {
  if (typeof form === 'object') return (value) => prefixOf(value, form.length)
  return match(form)
    .returnType<FormProjector>()
    .with('present', () => (value) => value !== undefined && value !== null && value !== '')
    .with('initials', () => initialsOf)
    .with('month', () => monthOf)
    .with('year', () => yearOf)
    .with('decade', () => decadeOf)
    .with('pseudonym', () => (value, context) => (typeof value === 'string' ? context.pseudonym(value) : undefined))
    .with('scrubbed', () => () => undefined)
    .exhaustive()
}

/** Forms whose answer does not show that there is a value: they fill a view, and never keep one alive. */
export function isFiller(form: SimpleForm | PrefixForm | ConstantForm): boolean {
  return form === 'present' || (typeof form === 'object' && form.kind === 'constant')
}

/** Forms that show something of a text as it was written. */
export function showsText(form: SimpleForm | PrefixForm | ConstantForm): boolean {
  return form === 'full' || form === 'initials' || (typeof form === 'object' && form.kind === 'prefix')
}

/** `Anna Maria Lind` → `A. M. L.`: the letters that begin a word. A name that has no other letters is not shown. */
function initialsOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || hasLoneSurrogate(value)) return undefined
  const name = withoutInvisible(value)
  const initials = name.match(/(?<![^\s-])\p{L}/gu) ?? []
  const letters = name.match(/\p{L}/gu) ?? []
  if (initials.length === 0 || initials.length === letters.length) return undefined
  return initials.map((letter) => `${letter.toUpperCase()}.`).join(' ')
}

function prefixOf(value: unknown, length: number): string | undefined {
  if (typeof value !== 'string' || hasLoneSurrogate(value)) return undefined
  const characters = withoutInvisible(value).match(/\P{M}\p{M}*/gsu) ?? []
  return characters.length > length ? characters.slice(0, length).join('') : undefined
}

/** A text without what shows nothing: blanks at its ends, control characters, characters that are ignored by default. */
function withoutInvisible(text: string): string {
  return text
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?!\s)\p{Cc}/gu, '')
    .replaceAll(/^[\s\u2800]+|[\s\u2800]+$/gu, '')
}

/** An ISO 8601 date or date-time: year, month, day. */
const isoDate = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ].*)?)?)?$/

/** Year and month of a date, or the year where it says no more. */
function monthOf(value: unknown): string | undefined {
  if (value instanceof Date) return `${yearOf(value)}-${String(value.getUTCMonth() + 1).padStart(2, '0')}`
  if (typeof value !== 'string') return yearOf(value)
  const [, year, month] = isoDate.exec(value) ?? []
  return month === undefined ? year : `${year}-${month}`
}

/** The year of an ISO 8601 date or date-time, of a `Date` in UTC, or of a whole number of four digits. */
function yearOf(value: unknown): string | undefined {
  if (value instanceof Date) return String(value.getUTCFullYear())
  if (typeof value === 'number')
    return Number.isInteger(value) && value >= 1000 && value <= 9999 ? String(value) : undefined
  if (typeof value !== 'string') return undefined
  return isoDate.exec(value)?.[1]
}

function decadeOf(value: unknown): string | undefined {
  const year = yearOf(value)
  return year === undefined ? undefined : `${year.slice(0, -1)}0s`
}

/** Half of a character that is written with two code units: it has no character of its own to show. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Cs}/u.test(text)
}
