import { z } from 'zod'
import * as mini from 'zod/mini'

/** A leaf schema of zod's, with the name it goes by in a test. */
export type NamedSchema = readonly [name: string, schema: z.core.$ZodType]

const primitives = ['string', 'number', 'boolean', 'bigint', 'date']

/** Every leaf that zod makes without being told anything: the types, all formats of texts, numbers and dates as text. */
export function formatSchemas(): readonly NamedSchema[] {
  const rooms = { z, 'z.iso': z.iso, mini, 'mini.iso': mini.iso }
  return Object.entries(rooms).flatMap(([room, functions]) =>
    Object.entries(functions).flatMap(([name, make]): readonly NamedSchema[] => {
      const schema = needsArguments.test(name) ? undefined : made(make)
      return schema === undefined ? [] : [[`${room}.${name}`, schema]]
    }),
  )
}

/** Parsers, of which some give promises, and a format that is to be named. */
const needsArguments = /async|stringFormat/i

function made(make: unknown): z.core.$ZodType | undefined {
  try {
    const schema = (make as () => z.core.$ZodType | undefined)()
    const type = schema?._zod?.def.type ?? ''
    return primitives.includes(type) ? schema : undefined
  } catch {
    return undefined
  }
}

const even = /^(..)*$/g
const sticky = /a/y
enum Grade {
  low = 1,
  high,
}

/** Leaves that are asked something, in zod and in zod/mini. */
export const askedSchemas: readonly NamedSchema[] = [
  ['length', z.string().min(2).max(3)],
  ['exact length, mini', mini.string().check(mini.length(2))],
  ['pattern', z.string().regex(/^[a-z]+$/)],
  ['pattern with a memory', z.string().regex(even)],
  ['pattern that sticks', z.string().regex(sticky)],
  ['starts, ends, includes', z.string().startsWith('a').endsWith('b').includes('-')],
  ['upper case', z.string().uppercase()],
  ['format of one’s own', z.stringFormat('pair', /^\w+=\w+$/)],
  ['hash', z.hash('md5')],
  ['JWT', z.jwt({ alg: 'HS256' })],
  ['UUID of a version', z.uuid({ version: 'v4' })],
  ['instants with offsets', z.iso.datetime({ offset: true })],
  ['URL of a protocol', z.url({ protocol: /^https$/ })],
  ['template', z.templateLiteral(['v', z.number()])],
  ['template with a bound', z.templateLiteral(['v', z.number().max(3)])],
  ['template, refined', z.templateLiteral(['v', z.number()]).refine((text) => text !== 'v1')],
  ['number bounds', z.number().min(0).max(5).multipleOf(0.5)],
  ['number bounds, mini', mini.number().check(mini.gt(0), mini.lt(5))],
  ['big bounds', z.bigint().min(0n).max(5n)],
  ['date bounds', z.date().min(new Date(0)).max(new Date(1000))],
  ['literals', z.literal(['a', 1, 3n, true, null])],
  ['enum', z.enum(['a', 'b'])],
  ['enum with numbers', z.enum(Grade)],
  ['enum, some of it', z.enum(['a', 'b', 'c']).exclude(['b'])],
  ['enum, refined', z.enum(['a', 'b']).refine((text) => text === 'b')],
  ['literal, refined', z.literal(['a', 'b']).refine((text) => text === 'b')],
  ['boolean, refined', z.boolean().refine((yes) => yes)],
  ['null', z.null()],
  ['nullable', z.string().max(2).nullable()],
  [
    'nullable, refined outside',
    z
      .string()
      .nullable()
      .refine((text) => text !== null),
  ],
  [
    'optional, refined outside',
    z
      .string()
      .optional()
      .refine((text) => text !== 'a'),
  ],
  ['nullish, readonly, branded', z.string().max(2).nullish().readonly().brand('x')],
  ['nonoptional', z.string().max(2).optional().nonoptional()],
  ['default', z.string().max(2).default('long default')],
  ['prefault', z.string().max(2).prefault('p')],
  ['lazy', z.lazy(() => z.string().max(2))],
  ['lazy, refined outside', z.lazy(() => z.string()).refine((text) => text.length < 2)],
  ['union', z.union([z.string().max(2), z.number().max(2), z.date(), z.null()])],
  ['union of texts', z.union([z.email(), z.literal('none'), z.string().max(1)])],
  ['union, refined outside', z.union([z.string(), z.number().min(3)]).refine((value) => value !== 'a')],
  ['union in a union', z.union([z.string().max(1), z.union([z.number().min(3), z.boolean()])])],
  ['refinement', z.string().refine((text) => text.length > 1)],
  [
    'two refinements',
    z
      .string()
      .refine((text) => text.length > 1)
      .refine((text) => text.length < 4),
  ],
  [
    'refinement that aborts',
    z
      .string()
      .refine((text) => text.length > 1, { abort: true })
      .max(3),
  ],
  ['refinement that may not be asked', z.string().refine(() => false, { when: ({ value }) => value === 'a' })],
  ['refinement, mini', mini.string().check(mini.refine((text) => text.length > 1))],
  [
    'superRefine',
    z.string().superRefine((text, context) => {
      if (text === 'a') context.addIssue('no')
    }),
  ],
  [
    'check',
    z.string().check(({ value, issues }) => {
      if (value === 'a') issues.push({ code: 'custom', input: value })
    }),
  ],
  ['described', z.string().describe('words').meta({ title: 'words' })],
]

/** Values of every primitive type: well-formed texts of many formats, edges, and what is no leaf. */
export const leafValues: readonly unknown[] = [
  ...[
    '',
    ' ',
    'a',
    'b',
    'c',
    'ab',
    'abc',
    'abcd',
    'a-b',
    'AB',
    'none',
    'k=v',
    'v1',
    'v2',
    'v9',
    'v',
    'true',
    '12',
    '-1.5',
  ],
  ...[
    'asta@mail.example',
    'ASTA@MAIL.EXAMPLE',
    'https://board.example/p',
    'http://board.example',
    ' https://board.example',
  ],
  ...[
    '2020-02-29',
    '2021-02-29',
    '2020-02',
    '2020',
    '12:30',
    '12:30:00',
    '2020-02-29T12:30:00Z',
    '2020-02-29T12:30:00+01:00',
  ],
  ...[
    'P1D',
    '192.0.2.1',
    '192.0.2.0/24',
    '2001:db8::1',
    '2001:db8::/32',
    '00:1B:44:11:3A:B7',
    '+4500000001',
    '👍',
    'é',
    '\ud800',
  ],
  ...[
    '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
    '1b4e28ba-2fa1-11d2-883f-0016d3cca427',
    '00000000-0000-0000-0000-000000000000',
  ],
  ...[
    'cjld2cjxh0000qzrmn831i7rn',
    'tz4a98xxat96iws9zmbrgj3a',
    '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    '9m4e2mr0ui3e8a215n4g',
    '0ujtsYcgvSTl8PAuAdqWYSMnLOv',
  ],
  ...[
    'V1StGXR8_Z5jdHi6B-myT',
    'aGVq',
    'aGVqPw==',
    'aGVq-_',
    'localhost',
    'board.example',
    'd41d8cd98f00b204e9800998ecf8427e',
    'ff00',
  ],
  ...['4242424242424242', 'EUR', 'DK5000400440116243'],
  ...['1ef2fa11-b4e2-6b6e-883f-0016d3cca427', '017f22e2-79b0-7cc3-98c4-dc0c0c07398f'],
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
  ...[0, -0, 1, 2, 3, 5, 5.5, 0.25, -1, 1e9, 2 ** 31, 2 ** 53, 1e300, Number.NaN, Number.POSITIVE_INFINITY],
  ...[true, false, null, 0n, 1n, 3n, 6n, -1n, 2n ** 63n, 2n ** 64n],
  ...[new Date(0), new Date(500), new Date(5000), new Date(-1), new Date(Number.NaN)],
  ...[[], ['a'], {}, { a: 'a' }, Symbol('a'), () => 'a', new String('a'), new Map()],
]
