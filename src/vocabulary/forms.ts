/** How much of one value a level shows. A closed set of transforms: data, never code. */
export type Form = SimpleForm | PrefixForm | ConstantForm

/** Forms without a parameter. A level of the same name uses the form where a field says nothing else.
 *
 * - `full`: the value
 * - `present`: whether there is one
 * - `count`: how many items a list has
 * - `initials`: `A. L.`; nothing of a name that they would show whole
 * - `month`: of an ISO 8601 date or a `Date` (UTC): `1984-05`; `1984` where the date says no more
 * - `year`, `decade`: the same of a date: `1984`, `1980s`
 * - `pseudonym`: HMAC-SHA-256 under the host's key, different for each viewer organisation (JI-37)
 * - `scrubbed`: free text without what identifies; withheld until the scrubber is there
 */
export const simpleForms = [
  'full',
  'present',
  'count',
  'initials',
  'month',
  'year',
  'decade',
  'pseudonym',
  'scrubbed',
] as const
export type SimpleForm = (typeof simpleForms)[number]

/** The first `length` visible characters of a longer text. */
export interface PrefixForm {
  readonly kind: 'prefix'
  readonly length: number
}

/** The same text whether or not there is a value. */
export interface ConstantForm {
  readonly kind: 'constant'
  readonly text: string
}

/** Shows the first `length` characters. A text that is no longer than that is withheld, or it would be shown whole.
 *
 * What shows nothing is not counted: blanks at the ends, control characters, characters that are ignored by default.
 */
export function prefix(length: number): PrefixForm {
  return Object.freeze({ kind: 'prefix', length })
}

/** Shows `text` in place of the value, and whether or not there is one. */
export function constant(text: string): ConstantForm {
  return Object.freeze({ kind: 'constant', text })
}

export function isSimpleForm(name: unknown): name is SimpleForm {
  return (simpleForms as readonly unknown[]).includes(name)
}
