import { type Draft, draft, readingOf, type Shape } from './draft'
import { foldText } from './fold'
import { dateShape, instantShapes, isMoment, momentShape, monthShape } from './instants'
import { capitalised, digits, markedLetters, plainLetters } from './letters'

type TextShape = Shape<string>

/** A word, or two where the value there has two. */
const plain: TextShape = (original, draw) => {
  if (!/\S\s+\S/.test(original)) return draft(capitalised(markedLetters(draw, 12)))
  const value = `${capitalised(markedLetters(draw, 8))} ${capitalised(markedLetters(draw, 8))}`
  return draft(value)
}

const asLong: TextShape = ({ length }, draw) =>
  length >= 6 ? draft(capitalised(markedLetters(draw, length))) : undefined
const short = (length: number): TextShape => {
  return (_, draw) => draft(capitalised(markedLetters(draw, length)))
}
const lower: TextShape = ({ length }, draw) => draft(plainLetters(draw, Math.max(length, 6)))
const upper: TextShape = ({ length }, draw) => draft(plainLetters(draw, Math.max(length, 6)).toUpperCase())

const email: TextShape = (_, draw) => {
  const [local, host] = [plainLetters(draw, 10), plainLetters(draw, 8)]
  return draft(`${local}@${host}.example`, local, host)
}

const url: TextShape = (_, draw) => {
  const [host, path] = [plainLetters(draw, 10), plainLetters(draw, 8)]
  return draft(`https://${host}.example/${path}`, host, path)
}

/** The digits of a number, and nothing else of it, changed; a country code stays. */
const phone: TextShape = (original, draw) => {
  const country = /^\+\d{2}/.exec(original)?.[0] ?? ''
  const rest = original.slice(country.length)
  const count = rest.replaceAll(/\D/g, '').length
  if (!isPhone(original) || count < 6) return undefined
  const fresh = digits(draw, count)
  let next = 0
  const text = country + rest.replaceAll(/\d/g, () => fresh.charAt(next++))
  return withCountry(text, country, fresh)
}
const somePhone: TextShape = (_, draw) => {
  const fresh = digits(draw, 8)
  return withCountry(`+45${fresh}`, '+45', fresh)
}

/** With its country code before it, the number does not begin where a number begins. */
function withCountry(text: string, country: string, fresh: string): Draft {
  const made = draft(text, fresh)
  return country === '' ? made : { ...made, cores: [...made.cores, readingOf(country + fresh, 'plain')] }
}

const uuid: TextShape = (_, draw) => {
  const some = (length: number) => Array.from({ length }, () => draw.from('0123456789abcdef')).join('')
  const value = `${some(8)}-${some(4)}-4${some(3)}-${draw.from('89ab')}${some(3)}-${some(12)}`
  // Part of a random number is random: only a large part of it is a sign.
  return { value, text: value, cores: [{ text: foldText(value), least: 12, ordinary: false }] }
}

const address: TextShape = (_, draw) => {
  const value = Array.from({ length: 4 }, () => 100 + draw.below(150)).join('.')
  return draft(value)
}

const sameDigits: TextShape = (original, draw) =>
  /^\d{6,}$/.test(original) ? draft(digits(draw, original.length)) : undefined
const manyDigits = (length: number): TextShape => {
  return (_, draw) => draft(digits(draw, length))
}

/** Letters for letters and digits for digits; everything else as it stands. */
const sameShape: TextShape = (original, draw) => {
  const count = original.replaceAll(/[^\p{L}\p{N}]/gu, '').length
  if (count < 6) return undefined
  const isHex = /\d/.test(original) && !/[g-z]/i.test(original)
  const [word, number] = [plainLetters(draw, count), digits(draw, count)]
  let next = 0
  const letter = (found: string) => {
    const fresh = isHex ? draw.from('abcdef') : word.charAt(next++)
    return found === found.toLowerCase() ? fresh : fresh.toUpperCase()
  }
  const value = original.replaceAll(/[\p{L}\p{N}]/gu, (found) =>
    /\p{N}/u.test(found) ? number.charAt(next++) : letter(found),
  )
  return draft(value)
}

/** What comes before the last separator stays. */
const afterPrefix = (tail: (original: string, draw: Parameters<TextShape>[1]) => string): TextShape => {
  return (original, draw): Draft | undefined => {
    const [, prefix, rest = ''] = /^(.*[-_:/.#@ ])([^-_:/.#@ ]*)$/s.exec(original) ?? []
    if (prefix === undefined) return undefined
    const fresh = tail(rest, draw)
    return draft(prefix + fresh, fresh)
  }
}
const prefixed: readonly TextShape[] = [
  afterPrefix((_, draw) => plainLetters(draw, 10)),
  afterPrefix(({ length }, draw) => plainLetters(draw, Math.max(6, length))),
  afterPrefix((_, draw) => plainLetters(draw, 10).toUpperCase()),
  afterPrefix((_, draw) => digits(draw, 8)),
  afterPrefix(({ length }, draw) => digits(draw, Math.max(6, length))),
]

const isPhone = (text: string) => /^\+?[\d\s()./-]{7,}$/.test(text) && /[+\s()/-]/.test(text)

const guesses: readonly (readonly [test: (text: string) => boolean, shape: TextShape])[] = [
  [(text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), email],
  [(text) => /^https?:\/\/\S+$/.test(text), url],
  [isMoment, momentShape],
  [(text) => /^\d{4}-\d\d-\d\d$/.test(text), dateShape],
  [(text) => /^\d{4}-\d\d$/.test(text), monthShape],
  [(text) => /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text), uuid],
  [(text) => /^(\d{1,3}\.){3}\d{1,3}$/.test(text), address],
  [isPhone, phone],
  [(text) => /^\d{6,}$/.test(text), sameDigits],
  [(text) => /^\d+$/.test(text), manyDigits(8)],
]

const byKind: readonly TextShape[] = [
  ...[asLong, short(8), short(6), lower, upper, email, url, phone, somePhone, ...instantShapes, uuid, address],
  ...[sameDigits, sameShape, ...prefixed, manyDigits(6), manyDigits(8), manyDigits(10), manyDigits(12)],
]

/** What a text looks like, and nothing besides: for records without a schema. */
export function guessedShapes(original: string): readonly TextShape[] {
  return [guesses.find(([test]) => test(original))?.[1] ?? plain, plain]
}

/** Every shape there is, the plainest first, then that which the value there has: for a schema to choose from. */
export function textShapes(original: string): readonly TextShape[] {
  const guess = guesses.find(([test]) => test(original))?.[1]
  return [plain, ...(guess === undefined ? [] : [guess]), ...byKind]
}
