/** One way in which a text may repeat a value. */
export interface Spelling {
  readonly text: string
  /** Found only where it is a word, or words, by itself; otherwise inside of a longer word, too. */
  readonly isWord: boolean
}

/** What a value is to whoever writes it elsewhere.
 *
 * Every value whole, without the legal form of a company, the scheme of an address of the web, the postcode and district
 * of a town; and what it names between commas, slashes and brackets. Of a person's name each part of three letters or
 * more; of an e-mail address what stands before the `@`.
 */
export function spellingsOf(value: string, isName: boolean): readonly Spelling[] {
  if (isName) return nameSpellings(value)
  const whole = withoutFrame(value)
  const local = localPart(value)
  const isAddress = scheme.test(value.trim())
  return [
    { text: value, isWord: false },
    ...(whole === value ? [] : [{ text: whole, isWord: false }]),
    ...(local === undefined ? [] : [{ text: local, isWord: true }]),
    ...(isAddress ? [] : listed(whole).map((part) => ({ text: withoutFrame(part), isWord: true }))),
  ]
}

const separator = /[,;/|()[\]\n]|\s[-–—]\s/u

/** What a text names between commas, slashes and brackets; nothing where it names one thing. */
function listed(text: string): readonly string[] {
  return separator.test(text) ? text.split(separator) : []
}

/** Words of names that are no names. */
const particles: readonly string[] = [
  ...['van', 'von', 'der', 'den', 'ten', 'ter', 'het', 'del', 'dos', 'das', 'las', 'los', 'des', 'bin', 'ibn', 'the'],
  ...['della', 'voor', 'och', 'and'],
]

function nameSpellings(value: string): readonly Spelling[] {
  const parts = value.split(/[^\p{L}\p{M}\p{N}'’´`]+/u).filter((part) => part !== '')
  const named = parts.filter((part) => letterCount(part) >= 3 && !particles.includes(part.toLowerCase()))
  return [{ text: value, isWord: parts.length < 2 }, ...named.map((text) => ({ text, isWord: true }))]
}

function letterCount(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0
}

const twoLetters = /\p{L}\P{L}*\p{L}/u
const legalForm =
  /(?<![\s,])[\s,]+(?:a\/s|i\/s|k\/s|p\/s|s\/i|aps|ivs|as|asa|ans|da|ab|hb|kb|b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|gmbh|ag|ltd\.?|limited|llc|llp|inc\.?|plc|oy|oyj|s\.?a\.?|corp\.?)$/iu
const scheme = /^https?:\/\/(?:www\.)?/iu
const postcode = /^(?:[a-z]{1,2}-)?\d{3,5}(?:\s?\d\d|\s?[a-z]{2})?\s+(?=\p{L})/iu
const district = /(?<!\s)\s+(?:C|K|N|S|V|M|Ø|NV|NØ|SV|SØ)$/u

function withoutFrame(value: string): string {
  const text = value.trim()
  const bare = text
    .replace(scheme, '')
    .replace(/(?<!\/)\/+$/u, '')
    .replace(legalForm, '')
    .replace(postcode, '')
    .replace(district, '')
  return twoLetters.test(bare) ? bare : text
}

function localPart(value: string): string | undefined {
  const at = value.indexOf('@')
  if (at < 5 || value.indexOf('@', at + 1) >= 0) return undefined
  return value.slice(0, at).trim()
}
