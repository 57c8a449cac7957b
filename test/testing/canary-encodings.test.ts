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
  ['letters beyond ASCII dropped', leak.replaceAll(/\P{ASCII}/gu, '')],
  ['letters beyond ASCII as question marks', leak.replaceAll(/\P{ASCII}/gu, '?')],
  ['letters beyond ASCII as hyphens, in base64', base64(leak.replaceAll(/\P{ASCII}/gu, '-'))],
  ['a slug', leak.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')],
  ['seven bits of Latin-1', Buffer.from(leak, 'latin1').toString('ascii')],
  ['seven bits of UTF-8', Buffer.from(leak).toString('ascii')],
  ['UTF-8 read as Latin-1', Buffer.from(leak).toString('latin1')],
  ['UTF-8 read as Latin-1, twice', Buffer.from(Buffer.from(leak).toString('latin1')).toString('latin1')],
  ['UTF-8 read as Windows-1252', new TextDecoder('windows-1252' as 'utf-8').decode(Buffer.from(leak.toUpperCase()))],
  ['Latin-1 read as UTF-8', Buffer.from(leak, 'latin1').toString()],
  ['escapes of CSS', leak.replaceAll(/\P{ASCII}/gu, (letter) => `\\${hex(letter.charCodeAt(0), 2)} `)],
  ['long escapes of CSS', points(leak).map((point) => `\\${hex(point, 6)}`).join('')], // biome-ignore format: one line
  ['code points as Unicode writes them', points(leak).map((point) => `U+${hex(point, 4)}`).join(' ')], // biome-ignore format: one line
  ['long hexadecimal entities', points(leak).map((point) => `&#x${hex(point, 9)};`).join('')], // biome-ignore format: one line
  ...[0, 1, 2, 3, 4].map((n) => [`base32 after ${n} bytes`, base32(`${'.'.repeat(n)}${leak}`)] as const),
  ['base32 after 3 more characters', `AAA${base32(leak)}`],
  ['UTF-16 with the high byte first', Buffer.from(leak, 'utf16le').swap16().toString('base64')],
  [
    'six encodings, one in the other',
    [0, 1, 2, 3, 4, 5].reduce((text) => Buffer.from(text).toString('hex'), leak.slice(0, 6)),
  ],
  ['base64 of spaced-out upper case', base64(Array.from(leak.toUpperCase()).join('.'))],
]

describe('a marker is found in', () => {
  it.each(encodings)('%s', (_, output) => {
    expect(pathsIn(output)).toEqual(['/a'])
    expect(held.leak).toBe(leak)
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
class Secret {
  readonly #name = leak
  toPrimitive() {
    return this.#name
  }
}
const speaking = (name: string | symbol) => {
  const secret = new Secret()
  return Object.defineProperty(Object.create(null), name, { value: () => secret.toPrimitive() }) as object
}
const formOf = (name: string, value: string) => {
  const form = new FormData()
  form.append(name, value)
  return form
}
class Grand extends Profile {}
class Great extends Grand {}
/** An object that a getter makes, in one that a getter makes, and so on. */
const made = (times: number): object => (times === 0 ? { leak } : { get next() { return made(times - 1) } }) // biome-ignore format: one line
const withoutStack = (error: Error) => Object.assign(error, { stack: '' })

/** What a weak reference holds is there as long as this is. */
const held = { leak }
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
  ['what it is as a primitive', speaking(Symbol.toPrimitive)],
  ['its value', speaking('valueOf')],
  ['what it prints as', speaking(Symbol.for('nodejs.util.inspect.custom'))],
  ['data of a prototype', Object.create({ leak })],
  ['a getter of a class far above', new Great()],
  ['what six getters made, one after the other', made(6)],
  ['what a proxy answers only when asked', new Proxy({}, { get: (_, name) => (name === 'x' ? leak : undefined), ownKeys: () => ['x'], getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }) })], // biome-ignore format: one line
  ['FormData', formOf('name', leak)],
  ['a weak reference', new WeakRef(held)],
  ['a list of character codes', units(leak)],
  ['objects of character codes', units(leak).map((unit) => ({ unit }))],
  ['a Uint16Array', Uint16Array.from(units(leak))],
  ['a Uint32Array', Uint32Array.from(points(leak))],
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
    ['its day without zeros', `(${+day}/${+month}/${year})`],
    ['its day without zeros as Americans write it', `${+month}/${+day}/${year}`],
    ['its day without zeros, the year first', `${year}-${+month}-${+day}`],
    ['its day with a short year', `${day}-${month}-${year.slice(2)}`],
    ['the short day of Americans', `${+month}/${+day}/${year.slice(2)}`],
    ['the beginning of a national id', `${day}${month}${year.slice(2)}-1234`],
    ['the beginning of a compact national id', `${day}${month}${year.slice(2)}1234`],
    ['its month', `${+month}/${year}`],
    ['the day after', new Date(born.getTime() + 86_400_000).toISOString().slice(0, 10)],
    ['the day before', new Date(born.getTime() - 86_400_000).toLocaleDateString('en-GB', { timeZone: 'UTC' })],
    ...['en', 'da', 'nb', 'sv', 'nl', 'de', 'fr'].flatMap((locale) =>
      [{ dateStyle: 'long' }, { dateStyle: 'medium' }, { month: 'long', year: 'numeric' }].map((style) => {
        const text = born.toLocaleDateString(locale, { ...style, timeZone: 'UTC' } as Intl.DateTimeFormatOptions)
        return [`${locale} ${JSON.stringify(style)}`, text] as const
      }),
    ),
    ['its reversed day', `>${year}${month}${day}`.split('').reverse().join('')],
  ] as readonly (readonly [string, unknown])[])('a date is found as %s', (_, output) => {
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

  it('a date is not found by digits that only look like a part of it', () => {
    expect(find([`${+day}${+month}${year}0`, `x${day}${month}${year.slice(2)}12345`, `${+day}:${+month}`])).toEqual([])
  })

  it.each([1, 5, 9, 12])('a day of month %i is found in words', (wanted) => {
    const dates = Array.from({ length: 40 }, (_, i) => new Date(i))
    const filled = canaries(dates)
    const at = filled.record.findIndex((date) => date.getUTCMonth() + 1 === wanted)
    for (const locale of ['en', 'da', 'nb', 'sv', 'nl', 'de', 'fr']) {
      const text = filled.record[at]?.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' })
      expect([locale, ...new Set(filled.find(text).map(({ path }) => path))]).toEqual([locale, `/${at}`])
    }
  })

  it.each([
    ['two decimals', (n: number) => n.toFixed(2)],
    ['four decimals', (n: number) => n.toFixed(4)],
    ['hundredths', (n: number) => Math.round(n * 100)],
    ['an exponent', (n: number) => n.toExponential()],
    ['hexadecimal digits', (n: number) => `0x${Math.trunc(n).toString(16)}`],
    ['Arabic digits', (n: number) => n.toLocaleString('ar-EG')],
    ['a Float64Array', (n: number) => new Float64Array([n])],
    ['an Int32Array', (n: number) => new Int32Array([n])],
  ])('numbers are found in %s', (name, write) => {
    const filled = canaries({ pay: 31_000, part: 1.5 })
    expect(filled.find(write(filled.record.pay)).map(({ path }) => path)).toContain('/pay')
    if (/hexa|Int32/.test(name)) return
    expect(filled.find(write(filled.record.part)).map(({ path }) => path)).toContain('/part')
  })

  it('every field is told apart from the others, and so are several in one output', () => {
    expect(pathsIn(others)).toEqual(['/c/0', '/c/1'])
    expect(pathsIn(marked)).toEqual(['/a', '/b/born', '/b/email', '/b/pay', '/c/0', '/c/1'])
    const [local, host] = marked.b.email.split('@')
    expect(pathsIn(local)).toEqual(['/b/email'])
    expect(pathsIn(`www.${host}`)).toEqual(['/b/email'])
  })
})

class Each {
  readonly #name = leak;
  *[Symbol.iterator]() {
    yield this.#name
  }
}
class Shut {
  readonly #name = leak
  tell() {
    return this.#name
  }
}

describe('what is still to come is refused, wherever it stands', () => {
  it.each([
    ['a promise', () => Promise.resolve(leak)],
    // biome-ignore lint/suspicious/noThenProperty: what awaits takes this for a promise
    ['what has a then', () => ({ then: (take: (text: string) => void) => take(leak) })],
    ['a response', () => new Response(leak)],
    ['a stream', () => new Response(leak).body],
    ['a blob', () => new Blob([leak])],
    ['a file', () => new File([leak], 'cv.txt')],
    ['a generator', () => (function* () { yield leak })()], // biome-ignore format: one line
    ['an asynchronous generator', () => (async function* () { yield leak })()], // biome-ignore format: one line
    ['an iterator of a map', () => new Map([[1, leak]]).values()],
    ['an iterator of a list', () => [leak].values()],
    ['an object that can be iterated', () => new Each()],
    ['a list with an iterator of its own', () => Object.assign([], { [Symbol.iterator]: () => [leak].values() })],
  ])('%s', (_, make) => {
    const code = (output: () => unknown) => {
      try {
        return find(output())
      } catch (error) {
        return (error as { code?: string }).code
      }
    }
    expect(code(make)).toBe('unread-output')
    expect(code(() => [{ body: make() }])).toBe('unread-output')
    expect(code(() => new Map([['body', { get body() { return make() } }]]))).toBe('unread-output') // biome-ignore format: one line
  })

  it('and so is what is not there, a function, and an object that shows nothing', () => {
    for (const output of [undefined, () => leak, Shut, new Shut(), new WeakMap()]) {
      expect(() => find(output)).toThrow(expect.objectContaining({ code: 'unread-output' }))
    }
    for (const output of [null, '', [], {}, new Map(), new Uint8Array(), Object.create(null), { call: () => leak }]) {
      expect(find(output)).toEqual([])
    }
  })

  it('what is not still to come is read: classes, generator functions, typed arrays, texts in objects', () => {
    const odd = [Each, function* () { yield 1 }, new Uint16Array(3), new String('x'), new URL('https://a.example/?b')] // biome-ignore format: one line
    for (const around of odd) expect(pathsIn([around, leak])).toEqual(['/a'])
  })

  it('an output of more than two million parts is refused', () => {
    const part = Array.from({ length: 1000 }, () => 1)
    const output = Array.from({ length: 2100 }, () => part.slice())
    expect(() => find(output)).toThrow(expect.objectContaining({ code: 'output-too-large' }))
  })
})
