import { match } from 'ts-pattern'
import type { ConstantForm, PrefixForm, SimpleForm } from '../vocabulary'
import type { ProjectionContext } from './projection-context'

/** Turns a well-formed primitive value into what one form shows of it; undefined shows nothing. */
export type FormProjector = (value: unknown, context: ProjectionContext) => unknown

/** The forms that change one value. `full`, `count` and `constant` are dealt with where structure is. */
export function formProjector(form: Exclude<SimpleForm, 'full' | 'count'> | PrefixForm): FormProjector {
  if (typeof form === 'object') return (value) => prefixOf(value, form.length)
  return match(form)
    .returnType<FormProjector>()
    .with('present', () => (value) => value !== undefined && value !== null && value !== '')
    .with('initials', () => initialsOf)
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

/** `Anna Maria Lind` → `A. M. L.`: the letters that begin a word. */
function initialsOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || hasLoneSurrogate(value)) return undefined
  return value
    .match(/(?<![^\s-])\p{L}/gu)
    ?.map((letter) => `${letter.toUpperCase()}.`)
    .join(' ')
}

function prefixOf(value: unknown, length: number): string | undefined {
  if (typeof value !== 'string' || hasLoneSurrogate(value)) return undefined
  const characters = [...value]
  return characters.length > length ? characters.slice(0, length).join('') : undefined
}

/** The year of an ISO 8601 date or date-time, of a `Date` in UTC, or of a whole number of four digits. */
function yearOf(value: unknown): string | undefined {
  if (value instanceof Date) return String(value.getUTCFullYear())
  if (typeof value === 'number')
    return Number.isInteger(value) && value >= 1000 && value <= 9999 ? String(value) : undefined
  if (typeof value !== 'string') return undefined
  return /^(\d{4})(-\d{2}(-\d{2}([T ].*)?)?)?$/.exec(value)?.[1]
}

function decadeOf(value: unknown): string | undefined {
  const year = yearOf(value)
  return year === undefined ? undefined : `${year.slice(0, -1)}0s`
}

/** Half of a character that is written with two code units: it has no character of its own to show. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Cs}/u.test(text)
}
