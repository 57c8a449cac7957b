import { each, entries, field, lazy, prefix, UsageError, variants } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type OpenRecord, openGuard, viewOf } from './open-record'

const categories = { open: { forms: ['present'] }, hidden: {}, name: { forms: ['initials'] } }
const levels = { hidden: 'withheld' }
const open = (schema: z.ZodType, classify: unknown, more: Partial<OpenRecord> = {}): OpenRecord => ({
  schema: z.object({ part: schema }),
  classify: { part: classify },
  categories,
  levels,
  ...more,
})

/** The codes and paths of what is wrong with a definition. */
function issuesOf(record: OpenRecord): readonly string[] {
  try {
    openGuard(record)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    expect(error.code).toBe('invalid-records')
    return error.issues.map(({ code, path }) => `${code} ${path}`)
  }
  return []
}

describe('schema nodes that are walked', () => {
  const cases: readonly (readonly [string, z.ZodType, unknown, unknown, unknown])[] = [
    ['text', z.string(), 'open', 'a', 'a'],
    ['text with checks and formats', z.email().min(3).brand('x'), 'open', 'a@mail.example', 'a@mail.example'],
    ['text that is not of its format', z.email(), 'open', 'no address', null],
    ['checks of a list span its items, and are not asked', z.array(z.string()).max(1), 'open', ['a', 'b'], ['a', 'b']],
    [
      'refinements of an object span its fields, and are not asked',
      z.object({ a: z.string() }).refine(() => false),
      'open',
      { a: 'x' },
      { a: 'x' },
    ],
    ['template literals', z.templateLiteral(['a', z.number()]), 'open', 'a1', 'a1'],
    ['numbers', z.int(), 'open', 1, 1],
    ['booleans', z.boolean(), 'open', false, false],
    ['big integers', z.bigint(), 'open', 3n, 3n],
    ['dates', z.date(), 'open', new Date(7), new Date(7)],
    ['optional', z.string().optional(), 'open', 'a', 'a'],
    ['optional, missing', z.string().optional(), 'open', undefined, null],
    ['nullable, null', z.object({ a: z.string().nullable() }), { a: 'open' }, { a: null }, { a: null }],
    ['nullish structure, null', z.object({ a: z.string() }).nullish(), { a: 'open' }, null, null],
    ['nullable structure, there', z.object({ a: z.string() }).nullable(), { a: 'open' }, { a: 'x' }, { a: 'x' }],
    ['defaults do not fill in', z.string().default('d'), 'open', undefined, null],
    ['prefault, catch, readonly', z.string().prefault('p').catch('c').readonly(), 'open', 'a', 'a'],
    ['enums', z.enum(['a', 'b']), 'open', 'b', 'b'],
    ['enums, none of them', z.enum(['a', 'b']), 'open', 'c', null],
    ['literals', z.literal(['a', 7, true]), 'open', 7, 7],
    ['literals, none of them', z.literal('a'), 'open', 'b', null],
    ['a union of primitives', z.union([z.string(), z.number(), z.date()]), 'open', 7, 7],
    ['a union of primitives, none', z.union([z.string(), z.number()]), 'open', true, null],
    ['a union with null', z.union([z.string(), z.null()]), 'open', 'a', 'a'],
    [
      'a union of an object and text, object',
      z.union([z.object({ a: z.string() }), z.string()]),
      'open',
      { a: 'x' },
      { a: 'x' },
    ],
    ['a union of an object and text, text', z.union([z.object({ a: z.string() }), z.string()]), 'open', 'x', 'x'],
    ['a union of a list and text', z.union([z.string(), z.array(z.string())]), 'open', ['x', 1], ['x']],
    ['lists', z.array(z.number()), 'open', [1, 'x', 2], [1, 2]],
    ['lists, empty', z.array(z.number()), 'open', [], null],
    ['lists of lists', z.array(z.array(z.string())), 'open', [['a'], [1], ['b']], [['a'], ['b']]],
    [
      'lists of objects',
      z.array(z.object({ a: z.string(), b: z.string() })),
      { a: 'open', b: 'hidden' },
      [{ a: 'x', b: 'y' }, { b: 'z' }],
      [{ a: 'x' }],
    ],
    ['tuples', z.tuple([z.string(), z.number()]), ['open', 'hidden'], ['a', 1], ['a', null]],
    ['tuples, nothing open', z.tuple([z.string(), z.number()]), ['hidden', 'hidden'], ['a', 1], null],
    ['tuples under one category', z.tuple([z.string(), z.number()]), 'open', ['a', 'x'], ['a', null]],
    ['dynamic keys', z.record(z.string(), z.string()), entries('open', 'open'), { a: 'x', b: 1 }, { a: 'x' }],
    ['dynamic keys, keys withheld', z.record(z.string(), z.string()), entries('hidden', 'open'), { a: 'x' }, null],
    ['dynamic keys, values withheld', z.record(z.string(), z.string()), entries('open', 'hidden'), { a: 'x' }, null],
    ['dynamic keys under one category', z.record(z.string(), z.string()), 'open', { a: 'x' }, { a: 'x' }],
    [
      'a branch under one category',
      z.object({ a: z.string(), b: z.object({ c: z.number() }) }),
      'open',
      { a: 'x', b: { c: 1 }, d: 2 },
      { a: 'x', b: { c: 1 } },
    ],
    ['unknown keys of loose objects', z.looseObject({ a: z.string() }), { a: 'open' }, { a: 'x', b: 'y' }, { a: 'x' }],
    ['catchall keys', z.object({ a: z.string() }).catchall(z.string()), { a: 'open' }, { a: 'x', b: 'y' }, { a: 'x' }],
  ]
  it.each(cases)('%s', (_, schema, classify, value, shown) => {
    expect(viewOf(open(schema, classify), { part: value })).toEqual(shown === null ? null : { part: shown })
  })

  const contact = z.discriminatedUnion('type', [
    z.object({ type: z.literal('mail'), mail: z.string() }),
    z.object({ type: z.literal(['phone', 'fax']), phone: z.string() }),
  ])
  const byType = variants('type', {
    mail: { type: 'open', mail: 'open' },
    phone: { type: 'open', phone: 'hidden' },
    fax: { type: 'hidden', phone: 'open' },
  })

  it.each([
    ['an open variant', { type: 'mail', mail: 'a' }, { part: { type: 'mail', mail: 'a' } }],
    ['a variant with a withheld field', { type: 'phone', phone: 'p' }, { part: { type: 'phone' } }],
    ['a variant whose tag is withheld', { type: 'fax', phone: 'p' }, null],
    ['a tag of no variant', { type: 'pigeon', mail: 'a' }, null],
    ['no tag', { mail: 'a' }, null],
    ['an inherited tag', Object.create({ type: 'mail' }), null],
    ['fields of another variant', { type: 'phone', mail: 'a' }, { part: { type: 'phone' } }],
  ])('discriminated unions: %s', (_, value, shown) => {
    expect(viewOf(open(contact, byType), { part: value })).toEqual(shown)
  })

  it.each([
    ['mail', { type: 'mail', mail: 'a' }],
    ['phone', { type: 'phone', phone: 'p' }],
    ['fax', { type: 'fax', phone: 'f' }],
  ] as const)('a discriminated union with one open variant, %s: that one shows, and no other', (openOne, shown) => {
    const category = (type: string) => (type === openOne ? 'open' : 'hidden')
    const oneOpen = variants('type', {
      mail: { type: category('mail'), mail: category('mail') },
      phone: { type: category('phone'), phone: category('phone') },
      fax: { type: category('fax'), phone: category('fax') },
    })
    const each = [
      { type: 'mail', mail: 'a' },
      { type: 'phone', phone: 'p' },
      { type: 'fax', phone: 'f' },
    ]
    for (const value of each) {
      const expected = value.type === openOne ? { part: shown } : null
      expect(viewOf(open(contact, oneOpen), { part: value })).toEqual(expected)
      expect(viewOf(open(contact.optional(), oneOpen), { part: value })).toEqual(expected)
    }
  })

  it('a discriminated union under one category, a list of them, and a nullable one', () => {
    const value = { type: 'mail', mail: 'a' }
    expect(viewOf(open(contact, 'open'), { part: value })).toEqual({ part: value })
    expect(viewOf(open(contact, 'hidden'), { part: value })).toBeNull()
    expect(viewOf(open(z.array(contact), byType), { part: [value, { type: 'fax', phone: 'p' }] })).toEqual({
      part: [value],
    })
    expect(viewOf(open(contact.nullable(), byType), { part: value })).toEqual({ part: value })
  })

  const nested = z.discriminatedUnion('type', [
    z.object({ type: z.literal('a'), x: z.string() }),
    z.discriminatedUnion('sort', [
      z.object({ type: z.literal('b'), sort: z.literal('b1'), y: z.string() }),
      z.object({ type: z.literal('c'), sort: z.literal('c1'), x: z.string().optional(), w: z.string() }),
    ]),
  ])
  const tables = {
    a: { type: 'open', x: 'open' },
    b: { type: 'open', sort: 'hidden', y: 'open' },
    c: { type: 'open', sort: 'open', x: 'hidden', w: 'open' },
  }

  it.each([
    ['the outer', { type: 'a', x: '1' }, { type: 'a', x: '1' }],
    ['one of the inner', { type: 'b', sort: 'b1', y: '1' }, { type: 'b', y: '1' }],
    ['the other', { type: 'c', sort: 'c1', x: '1', w: '2' }, { type: 'c', sort: 'c1', w: '2' }],
    ['none', { type: 'b1', sort: 'b1', y: '1' }, null],
  ])('discriminated unions inside one another: a variant of %s', (_, value, shown) => {
    for (const schema of [nested, nested.nullable(), z.lazy(() => nested)]) {
      expect(viewOf(open(schema, variants('type', tables)), { part: value })).toEqual(shown && { part: shown })
      const whole = viewOf(open(schema, 'open'), { part: value })
      expect(whole).toEqual(shown && { part: value })
    }
  })

  const tree: z.ZodType = z.object({
    label: z.string(),
    note: z.string().optional(),
    get children() {
      return z.array(tree).optional()
    },
  })
  const lazyTree: z.ZodType = z.lazy(() =>
    z.object({ label: z.string(), note: z.string().optional(), children: z.array(lazyTree).optional() }),
  )
  const table: unknown = { label: 'open', note: 'hidden', children: lazy(() => table) }

  it.each([
    ['getters', tree],
    ['z.lazy', lazyTree],
  ])('recursion by %s: by a table that refers to itself, and under one category', (_, schema) => {
    const value = { label: 'a', note: 'n', children: [{ label: 'b', children: [{ label: 'c', note: 'n' }] }] }
    const shown = { label: 'a', children: [{ label: 'b', children: [{ label: 'c' }] }] }
    expect(viewOf(open(schema, table), { part: value })).toEqual({ part: shown })
    expect(viewOf(open(schema, 'open'), { part: value })).toEqual({ part: value })
    expect(viewOf(open(schema, 'hidden'), { part: value })).toBeNull()
  })

  it('each item of a nested kind is decided on facts of its own; items that are not there leave no trace', () => {
    const note = z.object({ own: z.boolean(), text: z.string() })
    const guard = openGuard({
      ...open(z.array(note), each('note')),
      nested: { note: { schema: note, classify: { own: 'hidden', text: 'open' } } },
    })
    expect(guard).toBeDefined()
    expect(
      viewOf(
        open(z.array(note), each('note'), {
          nested: { note: { schema: note, classify: { own: 'hidden', text: 'open' } } },
        }),
        { part: [{ own: true, text: 'a' }, { own: false }] },
      ),
    ).toEqual({ part: [{ text: 'a' }] })
  })
})

describe('schema nodes that are refused by name', () => {
  const refused: readonly (readonly [string, z.ZodType])[] = [
    ['any', z.any()],
    ['unknown', z.unknown()],
    ['never', z.never()],
    ['void', z.void()],
    ['undefined', z.undefined()],
    ['symbol', z.symbol()],
    ['nan', z.nan()],
    ['map', z.map(z.string(), z.string())],
    ['set', z.set(z.string())],
    ['file', z.file()],
    ['custom', z.custom<string>()],
    ['custom', z.instanceof(URL)],
    ['promise', z.promise(z.string())],
    ['function', z.function() as unknown as z.ZodType],
    ['intersection', z.intersection(z.object({ a: z.string() }), z.object({ b: z.string() }))],
    ['pipe', z.string().transform(Number)],
    ['pipe', z.preprocess(String, z.string())],
    ['pipe', z.codec(z.string(), z.number(), { decode: Number, encode: String })],
    ['success', z.success(z.string())],
    ['tuple with a rest', z.tuple([z.string()], z.number())],
  ]
  it.each(refused)('%s', (type, schema) => {
    for (const [part, path] of [
      [schema, '/records/cv/classify/part'],
      [z.array(schema), '/records/cv/classify/part'],
      [z.object({ inner: schema.optional() }), '/records/cv/classify/part/inner'],
    ] as const) {
      expect(issuesOf(open(part, 'open'))).toEqual([`unsupported-schema ${path}`])
      expect(() => openGuard(open(part, 'open'))).toThrow(`a schema of type \`${type}\` cannot be projected`)
    }
  })

  it('a field `__proto__`', () => {
    const shape = JSON.parse('{"__proto__":1}') as Record<string, z.ZodType>
    for (const key of Object.keys(shape)) Object.defineProperty(shape, key, { value: z.string() })
    expect(issuesOf(open(z.object(shape), 'open'))[0]).toContain('unsupported-schema')
  })

  it('a schema or classification that has no end', () => {
    const endless = (): z.ZodType => z.object({ next: z.lazy(endless).optional() })
    expect(issuesOf(open(endless(), 'open'))[0]).toContain('unsupported-schema')
    const tree: z.ZodType = z.object({ next: z.lazy(() => tree).optional() })
    const fresh = (): unknown => ({ next: lazy(fresh) })
    expect(issuesOf(open(tree, fresh()))[0]).toContain('unsupported-schema')
    const self: unknown = lazy(() => self)
    expect(issuesOf(open(tree, self))[0]).toContain('unsupported-schema')
  })
})

/** A discriminated union with another inside it; the outer literals are `a`, `b` and the one given. */
function nestedUnion(last: string): z.ZodType {
  return z.discriminatedUnion('type', [
    z.object({ type: z.literal('a') }),
    z.discriminatedUnion('sort', [
      z.object({ type: z.literal('b'), sort: z.literal('b1') }),
      z.object({ type: z.literal(last), sort: z.literal('b2') }),
    ]),
  ])
}

describe('classifications that do not fit', () => {
  const object = z.object({ a: z.string(), b: z.string() })
  const two = z.union([z.object({ a: z.string() }), z.object({ b: z.string() })])
  const wrong: readonly (readonly [string, OpenRecord, readonly string[]])[] = [
    ['a leaf without a category', open(object, { a: 'open' }), ['unclassified-field /b']],
    ['a category that is not there', open(object, { a: 'open', b: 'typo' }), ['unknown-category /b']],
    ['the category of existence', open(z.string(), 'existence'), ['unknown-category ']],
    [
      'a prefix of categories',
      open(z.string(), 'id', { categories: { 'id.a': {}, 'id.b': {} }, levels: {} }),
      ['unknown-category '],
    ],
    ['a field the schema does not have', open(object, { a: 'open', b: 'open', c: 'open' }), ['unknown-field /c']],
    ['a table for a leaf', open(z.string(), { a: 'open' }), ['unclassified-field ']],
    ['nothing', open(z.string(), undefined), ['unclassified-field ']],
    ['dynamic keys without a category', open(z.record(z.string(), z.string()), { a: 'open' }), ['unclassified-field ']],
    ['a tuple with a place too few', open(z.tuple([z.string(), z.string()]), ['open']), ['unclassified-field /1']],
    ['a union of two objects', open(two, 'open'), ['ambiguous-union ']],
    ['a union of two lists', open(z.union([z.array(z.string()), z.array(z.number())]), 'open'), ['ambiguous-union ']],
    ['variants of a union without tags', open(two, variants('type', {})), ['ambiguous-union ', 'ambiguous-union ']],
    ['a place too many of a tuple', open(z.tuple([z.string()]), ['open', 'open']), ['unknown-field /1']],
    [
      'a variant inside another union that has no table',
      open(nestedUnion('b2'), variants('type', { a: { type: 'open' } })),
      [
        'unclassified-field /b/sort',
        'unclassified-field /b/type',
        'unclassified-field /b2/sort',
        'unclassified-field /b2/type',
      ],
    ],
    [
      'a table for a literal that the schema does not have',
      open(nestedUnion('b2'), variants('type', { a: 'open', b: 'open', b2: 'open', c: 'open' })),
      ['unknown-field /c'],
    ],
    [
      'two options with one literal, told apart by another key',
      open(nestedUnion('b'), variants('type', { a: 'open', b: 'open' })),
      ['ambiguous-union /b'],
    ],
    ['the same under one category', open(nestedUnion('b'), 'open'), ['ambiguous-union ']],
    [
      'variants beside a text',
      open(z.union([nestedUnion('b2'), z.string()]), variants('type', { a: 'open', b: 'open', b2: 'open' })),
      ['ambiguous-union '],
    ],
    [
      'an object beside a discriminated union',
      open(z.union([nestedUnion('b2'), z.object({ x: z.string() })]), 'open'),
      ['ambiguous-union '],
    ],
    [
      'an object in a union that is lazily inside a union with another',
      open(
        z.union([z.object({ a: z.string() }), z.lazy(() => z.union([z.object({ b: z.string() }), z.string()]))]),
        'open',
      ),
      ['ambiguous-union '],
    ],
    ['a level the category does not have', open(z.string(), field('open', { year: 'year' })), ['unknown-level ']],
    ['a form for withheld', open(z.string(), field('open', { withheld: 'full' })), ['unknown-level ']],
    ['a form that is none', open(z.string(), field('open', { present: 'everything' as 'full' })), ['unknown-form ']],
    ['a prefix of less than nothing', open(z.string(), field('open', { present: prefix(-1) })), ['unknown-form ']],
    ['a prefix of half a character', open(z.string(), field('open', { present: prefix(1.5) })), ['unknown-form ']],
    ['a nested kind without a definition', open(z.array(object), each('note')), ['unknown-record-kind ']],
  ]
  it.each(wrong)('%s', (_, record, codes) => {
    expect(issuesOf(record)).toEqual(codes.map((code) => code.replace(' ', ' /records/cv/classify/part')))
  })
})
