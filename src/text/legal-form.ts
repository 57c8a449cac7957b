/** Legal forms of companies as they are customarily written. */
const forms =
  'A/S I/S K/S P/S S/I P/F ApS IVS AmbA SmbA FmbA AS ASA ANS DA BA SA NUF AB HB KB BV NV VOF GmbH AG KG OHG UG ' +
  'Ltd Limited LLC LLP Inc PLC Oy Oyj SARL SRL SpA Corp'

/** Between any two letters a point may stand, and blanks around a slash. */
function patternOf(form: string): string {
  return Array.from(form, (sign) => (sign === '/' ? String.raw`\s?\/\s?` : String.raw`${sign}\.?`)).join('')
}

const words = forms.split(' ')
const before = String.raw`(?<![\s,])[\s,]+`
const atEnd = new RegExp(`${before}(?:${words.map(patternOf).join('|')})$`, 'iu')
const customary = words.flatMap((form) => [form, form.toUpperCase()]).map(patternOf)
const amid = new RegExp(String.raw`${before}(?:${customary.join('|')})(?![\p{L}\p{N}])`, 'u')
const alone = /^\p{L}\s?\/\s?\p{L}$/u

/** The name of a company without the legal form that it ends with. */
export function withoutLegalForm(name: string): string {
  return name.replace(atEnd, '')
}

/** What stands before a legal form and what ends with it, where more follows: `Nordlev AS avd. Oslo`. In any case of letters
 * a form is a word of many languages, so that here it counts as it is customarily written alone.
 */
export function upToLegalForm(name: string): readonly string[] {
  const found = amid.exec(name)
  return found === null ? [] : [name.slice(0, found.index), name.slice(0, found.index + found[0].length)]
}

/** Whether a text is no more than a form with a slash: `A/S`, which has the letters of a word. */
export function isSlashedForm(text: string): boolean {
  return alone.test(text)
}
