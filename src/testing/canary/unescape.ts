import { bytesToText } from './bytes-to-text'
import { undonePlaces } from './undone-places'

/** Undoes, in one pass, what texts are escaped with: per cent (also `%u`), HTML entities (with or without semicolon),
 * backslashes of JSON and of programs (also octal, and however often doubled), soft hyphens by entity. What is no escape
 * stays as it is.
 */
export function unescape(text: string): string {
  return /[%&\\]/.test(text) ? text.replaceAll(escape, undo) : text
}

/** Undoes the escapes of CSS: `\e9 `, `\0000e9`. */
export function fromCss(text: string): string {
  if (!text.includes('\\')) return ''
  return undonePlaces(text, /\\([0-9a-f]{2,6})[ \t\n]?/gi, ([, digits = '']) => fromHex(digits))
}

/** Undoes the way that Unicode writes its characters, three of them or more: `U+0076 U+00E9 …`. */
export function fromCodePoints(text: string): string {
  if (!/u\+/i.test(text)) return ''
  return undonePlaces(text, /(?:u\+[0-9a-f]{4,6}[\s,;\p{Cc}]{0,3}){3,}/giu, ([found]) =>
    (found.match(/\+[0-9a-f]+/gi) ?? []).map((digits) => fromHex(digits.slice(1))).join(''),
  )
}

/** Takes out the tags of HTML that may stand between letters. A step of its own: a tag can itself hold what is looked for. */
export function withoutTags(text: string): string {
  return text.includes('<') ? text.replaceAll(/<\/?[a-z][^<>]{0,200}>/gi, '') : text
}

const escape = new RegExp(
  [
    '(?:%[0-9a-f]{2})+',
    '%u[0-9a-f]{4}',
    '&#\\d{1,10};?',
    '&#x[0-9a-f]{1,10};?',
    '&[a-z](?:acute|grave|circ|uml|tilde|ring|cedil|caron|slash);?',
    '&(?:aelig|oelig|szlig|eth|thorn|amp|lt|gt|quot|apos|nbsp|shy|zwnj|zwj|num|sol|percnt|bsol|plus|equals|lowbar);?',
    '\\\\+u[0-9a-f]{4}',
    '\\\\+u\\{[0-9a-f]{1,6}\\}',
    '(?:\\\\+x[0-9a-f]{2})+',
    '(?:\\\\+[0-3][0-7]{2})+',
    '\\\\+[nrtbfv]',
  ].join('|'),
  'gi',
)

function undo(found: string): string {
  if (found.startsWith('%u') || found.startsWith('%U')) return fromHex(found.slice(2))
  if (found.startsWith('%')) return bytesToText(numbers(found, /[0-9a-f]{2}/gi, 16))
  if (found.startsWith('&')) return entity(found.replace(';', '').slice(1))
  const body = found.replaceAll('\\', '')
  if (/^u/i.test(body)) return fromHex(body.replaceAll(/[u{}]/gi, ''))
  if (/^x/i.test(body)) return bytesToText(numbers(body, /[0-9a-f]{2}/gi, 16))
  if (/^\d/.test(body)) return bytesToText(numbers(body, /\d{3}/g, 8))
  return ' '
}

function numbers(text: string, part: RegExp, radix: number): readonly number[] {
  return (text.match(part) ?? []).map((digits) => Number.parseInt(digits, radix))
}

function fromHex(digits: string): string {
  return fromPoint(Number.parseInt(digits, 16))
}

function fromPoint(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : ''
}

const marks: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  ring: '\u030a',
  cedil: '\u0327',
  caron: '\u030c',
  slash: '\u0338',
}

/** Entities without a mark: the letters that are two in one, and the characters that escapes themselves are made of. */
const named: Readonly<Record<string, string>> = {
  aelig: 'æ',
  oelig: 'œ',
  szlig: 'ß',
  eth: 'ð',
  thorn: 'þ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  num: '#',
  sol: '/',
  percnt: '%',
  bsol: '\\',
  plus: '+',
  equals: '=',
  lowbar: '_',
}

function entity(name: string): string {
  if (/^#x/i.test(name)) return fromHex(name.slice(2))
  if (name.startsWith('#')) return fromPoint(Number.parseInt(name.slice(1), 10))
  const mark = marks[name.slice(1).toLowerCase()]
  return mark === undefined ? (named[name.toLowerCase()] ?? '') : (name.charAt(0) + mark).normalize('NFC')
}
