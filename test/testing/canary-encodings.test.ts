import { describe, expect, it } from 'vitest'
import { canaries } from '../../src/testing/canaries'

const record = { a: 'Asta', b: { email: 'asta@mail.example', born: new Date(0), pay: 31_000 }, c: ['two words', 'x'] }
const { record: marked, find } = canaries(record)
const leak = marked.a
const pathsIn = (output: unknown) => [...new Set(find(output).map(({ path }) => path))]
const others = marked.c.join(' ').toUpperCase()

const points = (text: string) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
const units = (text: string) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
const hex = (n: number, size: number) => n.toString(16).padStart(size, '0')
const octets = (text: string, coding: BufferEncoding = 'utf8') => [...Buffer.from(text, coding)]
const named: Readonly<Record<string, string>> = { é: 'eacute', ô: 'ocirc', í: 'iacute', à: 'agrave', ú: 'uacute' }
const base32 = (text: string) => {
  const bits = octets(text)
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}
const percent = (text: string) =>
  octets(text)
    .map((byte) => `%${hex(byte, 2).toUpperCase()}`)
    .join('')
const base64 = (text: string) => Buffer.from(text).toString('base64')
const stripped = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '')
const jsonEscapes = (text: string) =>
  units(text)
    .map((unit) => `\\u${hex(unit, 4)}`)
    .join('')
const printable = (text: string) =>
  octets(text)
    .map((byte) => (byte < 128 ? String.fromCharCode(byte) : `=${hex(byte, 2).toUpperCase()}`))
    .join('')
const wide = (text: string) =>
  Array.from(stripped(text), (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join('')
const mathematical = (text: string) =>
  Array.from(stripped(text).toLowerCase(), (letter) => String.fromCodePoint(letter.charCodeAt(0) - 97 + 0x1d41a)).join(
    '',
  )
const backwards = (text: string) => Array.from(text).reverse().join('')
const alternating = (text: string) =>
  Array.from(text, (letter, i) => (i % 2 ? letter.toUpperCase() : letter.toLowerCase())).join('')

const encodings: readonly (readonly [name: string, output: unknown])[] = [
  ['plain', leak],
  ['inside a word', `id${leak}x`],
  ['lower case', leak.toLowerCase()],
  ['upper case', leak.toUpperCase()],
  ['alternating case', alternating(leak)],
  ...(['NFC', 'NFD', 'NFKC', 'NFKD'] as const).map((form) => [form, leak.normalize(form)] as const),
  ['without diacritics', stripped(leak)],
  ['full width', wide(leak)],
  ['mathematical letters, which are surrogate pairs', mathematical(leak)],
  ['reversed', backwards(leak)],
  ['reversed, decomposed', backwards(leak.normalize('NFD'))],
  ['reversed upper case', backwards(leak.toUpperCase())],
  ['percent', encodeURIComponent(leak)],
  ['percent, every byte', percent(leak)],
  ['percent in lower case', percent(leak).toLowerCase()],
  [
    'percent of Latin-1',
    octets(leak, 'latin1')
      .map((byte) => `%${hex(byte, 2)}`)
      .join(''),
  ],
  ['percent twice', encodeURIComponent(encodeURIComponent(leak))],
  ['percent three times', encodeURIComponent(encodeURIComponent(encodeURIComponent(leak)))],
  ['a form with + for space', new URLSearchParams({ q: `a ${leak}` }).toString()],
  [
    '%u escapes',
    units(leak)
      .map((unit) => `%u${hex(unit, 4)}`)
      .join(''),
  ],
  ['named entities', leak.replaceAll(/\P{ASCII}/gu, (letter) => `&${named[letter]};`)],
  ['named entities without semicolon', leak.replaceAll(/\P{ASCII}/gu, (letter) => `&${named[letter]}`)],
  [
    'decimal entities',
    points(leak)
      .map((point) => `&#${point};`)
      .join(''),
  ],
  [
    'hexadecimal entities',
    points(leak)
      .map((point) => `&#x${hex(point, 4)};`)
      .join(''),
  ],
  [
    'decimal entities without semicolon',
    points(leak)
      .map((point) => `&#${point}`)
      .join(''),
  ],
  [
    'entities of entities',
    points(leak)
      .map((point) => `&amp;#${point};`)
      .join(''),
  ],
  ['tags between the letters', Array.from(leak).join('</b><b class="x">')],
  ['a link in a page', `<a href="/write?to=${encodeURIComponent(leak)}">write</a>`],
  [
    'entities in an attribute',
    `<img alt="${points(leak)
      .map((point) => `&#${point};`)
      .join('')}">`,
  ],
  ['JSON escapes', jsonEscapes(leak)],
  ['JSON escapes of surrogate pairs', jsonEscapes(mathematical(leak))],
  ['JSON in JSON in JSON', JSON.stringify(JSON.stringify(jsonEscapes(leak)))],
  [
    '\\u{} escapes',
    points(leak)
      .map((point) => `\\u{${hex(point, 2)}}`)
      .join(''),
  ],
  [
    '\\x escapes of Latin-1',
    octets(leak, 'latin1')
      .map((byte) => `\\x${hex(byte, 2)}`)
      .join(''),
  ],
  [
    '\\x escapes of UTF-8',
    octets(leak)
      .map((byte) => `\\x${hex(byte, 2)}`)
      .join(''),
  ],
  [
    'octal escapes',
    octets(leak)
      .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
      .join(''),
  ],
  ['quoted-printable', printable(leak)],
  ['quoted-printable over two lines', `${printable(leak.slice(0, 5))}=\r\n${printable(leak.slice(5))}`],
  ...[0, 1, 2].map((n) => [`base64 at byte ${n}`, base64(`${'.'.repeat(n)}${leak}!`)] as const),
  ...[0, 1, 2, 3].map((n) => [`base64 after ${n} more characters`, `key:${'A'.repeat(n)}${base64(leak)}zz`] as const),
  ['base64url', Buffer.from(`~~~???${leak}`).toString('base64url')],
  ['base64 of UTF-16', Buffer.from(leak, 'utf16le').toString('base64')],
  ['base64 of Latin-1', Buffer.from(leak, 'latin1').toString('base64')],
  ['base64 in lines', (base64('filler '.repeat(9) + leak + ' filler'.repeat(20)).match(/.{1,76}/g) ?? []).join('\r\n')],
  ['base32', base32(leak)],
  ['base32 in lower case', base32(`.${leak}`).toLowerCase()],
  ['hex', Buffer.from(leak).toString('hex')],
  ['hex in upper case, half a byte off', `a${Buffer.from(leak).toString('hex').toUpperCase()}`],
  [
    'hex with colons',
    octets(leak)
      .map((byte) => hex(byte, 2))
      .join(':'),
  ],
  [
    'hex of a program',
    octets(leak)
      .map((byte) => `0x${hex(byte, 2)}`)
      .join(', '),
  ],
  ['a list of bytes', JSON.stringify(Buffer.from(leak))],
  ['a list of code points', JSON.stringify(points(leak))],
  ['its first six letters', leak.slice(0, 6)],
  ['six letters from the middle', `see ${leak.slice(3, 9)} there`],
  ['its last six letters, upper case, decomposed', leak.slice(-6).toUpperCase().normalize('NFD')],
  ['six letters without diacritics', `[${stripped(leak).slice(2, 8)}]`],
  ['zero-width characters between', Array.from(leak).join('\u200b')],
  ['soft hyphens and joiners between', Array.from(leak).join('\u00ad\u200d')],
  ['punctuation between', Array.from(leak).join('-')],
  ['spaces between', Array.from(leak).join('  ')],
  ['single characters in a list', Array.from(leak)],
  ['single characters in the JSON of a list', JSON.stringify(Array.from(leak), null, 4)],
  ['chunks in an object', { one: leak.slice(0, 5), two: leak.slice(5) }],
  ['chunks of base64', base64(leak).match(/.{1,3}/g)],
  ['base64 of JSON with escapes', base64(`{"name":"${jsonEscapes(leak)}"}`)],
  ['base64 of base64', base64(base64(leak))],
  ['percent of base64', encodeURIComponent(base64(`>>>${leak}???`))],
  [
    'base64 of percent of entities',
    base64(
      encodeURIComponent(
        points(leak)
          .map((point) => `&#${point};`)
          .join(''),
      ),
    ),
  ],
  ['hex of reversed', Buffer.from(backwards(leak)).toString('hex')],
  [
    'a data URL in JSON in a form',
    new URLSearchParams({ x: JSON.stringify({ u: `data:;base64,${base64(leak)}` }) }).toString(),
  ],
  ['base64 of spaced-out upper case', base64(Array.from(leak.toUpperCase()).join('.'))],
]

describe('a marker is found in', () => {
  it.each(encodings)('%s', (_, output) => {
    expect(pathsIn(output)).toEqual(['/a'])
    // Nor does what stands around it hide it.
    const text = typeof output === 'string' ? `{"id":"x-1","text":"Dispatcher, ${output} 2018-04-01"}` : output
    expect(pathsIn({ before: 'Some text.', deep: [{ text }], after: 7 })).toEqual(['/a'])
  })

  it('and each says how it was written', () => {
    const said = (output: unknown) => find(output).map(({ encoding }) => encoding)
    expect(said(leak)).toEqual(['plain'])
    expect(said(leak.slice(0, 7))).toEqual(['part'])
    expect(said(leak.toUpperCase())).toEqual(['case'])
    expect(said(leak.normalize('NFD'))).toEqual(['normal form'])
    expect(said(stripped(leak))).toEqual(['without diacritics'])
    expect(said(backwards(leak))).toEqual(['reversed'])
    expect(said(Array.from(leak))).toEqual(['split'])
    expect(said(Array.from(leak).join('-'))).toEqual(['spaced out'])
    expect(said(encodeURIComponent(leak))).toEqual(['escapes'])
    expect(said(base64(jsonEscapes(leak).toUpperCase()))).toEqual(['base64 > escapes'])
    expect(said([leak, base64(leak)])).toEqual(['base64', 'plain'])
  })
})

class Profile {
  readonly #name = leak
  get name() {
    return this.#name
  }
}
const cyclic: Record<string, unknown> = { leak }
cyclic['self'] = cyclic
const withoutStack = (error: Error) => Object.assign(error, { stack: '' })

const places: readonly (readonly [string, unknown])[] = [
  ['a key of an object', { [leak]: 1 }],
  ['a key of a map', new Map([[leak, 1]])],
  ['a value of a map in a set', new Set([new Map([[1, leak]])])],
  ['a property that cannot be enumerated', Object.defineProperty({}, 'x', { value: leak })],
  ['a getter', { get x() { return leak } }], // biome-ignore format: one line
  ['a getter of a class', new Profile()],
  ['what toJSON answers', { toJSON: () => ({ leak }) }],
  ['what toString answers', { toString: () => leak }],
  ['a symbol', { [Symbol(leak)]: 1 }],
  ['the message of an error', withoutStack(new Error(`no ${leak}`))],
  ['the stack of an error', Object.assign(new Error('no'), { stack: `at ${leak}` })],
  ['the cause of an error', withoutStack(new Error('no', { cause: { at: [leak] } }))],
  ['an error among several', withoutStack(new AggregateError([withoutStack(new Error(leak))], 'no'))],
  ['a cyclic object', cyclic],
  ['an object without a prototype', Object.assign(Object.create(null), { leak })],
  ['a Buffer', Buffer.from(`..${leak}..`)],
  ['a Uint8Array of UTF-16', new Uint8Array(Buffer.from(`x${leak}`, 'utf16le'))],
  ['an ArrayBuffer of Latin-1', Uint8Array.from(octets(`x ${leak}`, 'latin1')).buffer],
  ['chunks of a stream', [Buffer.from(leak).subarray(0, 4), Buffer.from(leak).subarray(4)]],
  ['URLSearchParams', new URLSearchParams({ q: leak })],
  ['Headers', new Headers({ 'x-name': encodeURIComponent(leak) })],
  ['a URL', new URL(`https://board.example/${leak}`)],
  ['an object that throws elsewhere', { get bad(): never { throw new Error('no') }, leak }], // biome-ignore format: one line
  ['a function', { call: Object.assign(() => 0, { leak }) }],
]

describe('a marker is found in', () => {
  it.each(places)('%s', (_, output) => {
    expect(pathsIn(output)).toEqual(['/a'])
  })
})

describe('markers that are no words', () => {
  const { born, pay } = marked.b
  const [year = '', month = '', day = ''] = born.toISOString().slice(0, 10).split('-')
  const number = String(pay)

  it.each([
    ['an instant', born],
    ['its text', born.toISOString()],
    ['its day', `${year}-${month}-${day}`],
    ['its day in another order', `${day}.${month}.${year}`],
    ['its day as Americans write it', `${month}/${day}/${year}`],
    ['its day in words', born.toUTCString()],
    ['its milliseconds', { at: born.getTime() }],
    ['its seconds', `t=${Math.floor(born.getTime() / 1000)}`],
    ['its compact day in base64', base64(`x${year}${month}${day}!`)],
    ['its reversed day', `>${year}${month}${day}`.split('').reverse().join('')],
  ])('a date is found as %s', (_, output) => {
    expect(pathsIn(output)).toEqual(['/b/born'])
  })

  it('a date is not found by its year alone', () => {
    expect(find({ year, text: `born in ${year}`, n: Number(year) })).toEqual([])
  })

  it.each([
    ['a number', pay],
    ['text', `${number} a month`],
    ['groups of digits', pay.toLocaleString('en')],
    ['groups as Danes write them', pay.toLocaleString('da')],
    ['its first six digits', `${number.slice(0, 6)}***`],
    ['full-width digits', wide(number)],
    ['single digits in a list', Array.from(number, Number)],
  ])('a number is found as %s', (_, output) => {
    expect(pathsIn(output)).toEqual(['/b/pay'])
  })

  it('every field is told apart from the others, and so are several in one output', () => {
    expect(pathsIn(others)).toEqual(['/c/0', '/c/1'])
    expect(pathsIn(marked)).toEqual(['/a', '/b/born', '/b/email', '/b/pay', '/c/0', '/c/1'])
    const [local, host] = marked.b.email.split('@')
    expect(pathsIn(local)).toEqual(['/b/email'])
    expect(pathsIn(`www.${host}`)).toEqual(['/b/email'])
  })
})
