import { isSlashedForm, upToLegalForm, withoutLegalForm } from './legal-form'
import { nameSpellings } from './name-spellings'
import type { Spelling } from './spelling'

/** How others write a value elsewhere.
 *
 * Every value whole, without the legal form of a company, the scheme of an address of the web, the postcode and district
 * of a town; what it names between commas, slashes and brackets; each of them with `&`, `and`, `og` alike. Of an e-mail
 * address what stands before the `@`, of an address of the web what stands before the point.
 */
export function spellingsOf(value: string, isName: boolean): readonly Spelling[] {
  if (isName) return nameSpellings(value)
  if (oneWord.test(value) || !letter.test(value)) return spelled([value], false)
  const whole = withoutFrame(value)
  const wholes = [value, whole, ...upToLegalForm(value).filter(hasTwoLetters)]
  const words = [localPart(value), hostName(whole), ...(scheme.test(value.trim()) ? [] : listed(whole))]
  const named = words.filter((text) => text !== undefined)
  return [...spelled(wholes, false), ...spelled(named, true)]
}

/** What has one spelling, as most values do that are no company and no address. */
const oneWord = /^\p{L}+$/u
const letter = /\p{L}/u

function spelled(texts: readonly string[], isWord: boolean): readonly Spelling[] {
  if (texts.length === 0) return []
  return [...new Set(texts.flatMap(withEachAnd))].map((text) => ({ text, isWord, isHigh: false }))
}

/** A blank with a dash, `v/` and `c/o` part what is named, and a slash that stands in no `A/S`. */
const slash = String.raw`\/(?!\s?\p{L}(?![\p{L}\p{N}]))|(?<!(?<![\p{L}\p{N}])\p{L}\s?)\/`
const separator = new RegExp(String.raw`[,;|()[\]\n•]|:\s|\s[-–—·]\s|\s[vV]\/|\s[cC]\/[oO]\s|${slash}`, 'u')

/** What a text names between commas, slashes and brackets; nothing where it names one thing. */
function listed(text: string): readonly string[] {
  if (!separator.test(text)) return []
  const parts = text.split(separator).map((part) => part.trim())
  return parts.filter((part) => part !== '' && !isSlashedForm(part)).flatMap((part) => [part, withoutFrame(part)])
}

/** Between two words; the last alternative is a sign that may stand close to them. */
const and = /(?<!\s)\s+(?:og|and|en|und|och)\s+(?=\S)|(?<![\s&])\s*[&+]\s*(?=[^\s&+])/giu
/** As much of it as costs little to look for: few values have it. */
const mayJoin = /[&+]|\s(?:og|and|en|und|och)\s/i
const eachAnd = [' ', ' og ', ' and ', ' en ', ' und ', ' och ']

/** A text, and where it joins words by an *and* of any language, with each of them. */
function withEachAnd(text: string): readonly string[] {
  if (!mayJoin.test(text)) return [text]
  const trimmed = text.trim()
  return trimmed.search(and) > 0 ? [text, ...eachAnd.map((each) => trimmed.replaceAll(and, each))] : [text]
}

const twoLetters = /\p{L}\P{L}*\p{L}/u
const scheme = /^(?:https?:\/\/(?:www\.)?|www\.)/iu
const postcode = /^(?:[a-z]{1,2}-)?\d{3,5}(?:\s?\d\d|\s?[a-z]{2})?\s+(?=\p{L})/iu
const district = /(?<!\s)\s+(?:C|K|N|S|V|M|Ø|NV|NØ|SV|SØ)$/u
const markSign = /[™℠]$/
const host = /^([\p{L}\p{N}-]{3,})(?:\.(?:co|com|org|ac))?\.[a-z]{2,}$/iu

function hasTwoLetters(text: string): boolean {
  return twoLetters.test(text)
}

function withoutFrame(value: string): string {
  const text = value.trim()
  const bare = withoutLegalForm(text.replace(scheme, '').replace(/(?<!\/)\/+$/u, ''))
    .replace(markSign, '')
    .replace(postcode, '')
    .replace(district, '')
  return hasTwoLetters(bare) ? bare : text
}

function hostName(text: string): string | undefined {
  return text.includes('.') ? host.exec(text)?.[1] : undefined
}

function localPart(value: string): string | undefined {
  const at = value.indexOf('@')
  if (at < 5 || value.indexOf('@', at + 1) >= 0) return undefined
  return value.slice(0, at).trim()
}
