import fc from 'fast-check'
import { entries, UsageError } from 'need-to-know'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as mini from 'zod/mini'
import { askedSchemas, formatSchemas, leafValues } from './leaf-schemas'
import { openGuard, request, viewOf } from './open-record'

const open = (schema: z.core.$ZodType) => ({
  schema: z.object({ part: schema as z.ZodType }),
  classify: { part: 'open' },
  categories: { open: {} },
})

/** What a view shows of one leaf after another. */
function shownBy(schema: z.core.$ZodType): (value: unknown) => unknown {
  const guard = openGuard(open(schema))
  return (value) => (guard.view('cv', { part: value }, request) as { readonly part?: unknown } | null)?.part
}

/** Whether zod accepts a value and leaves it as it is: the reference. */
function isAccepted(schema: z.core.$ZodType, value: unknown): boolean {
  const { success, data } = z.safeParse(schema, value)
  return success && (Object.is(data, value) || (data instanceof Date && value instanceof Date))
}

function expectShownWhereAccepted(schema: z.core.$ZodType, values: readonly unknown[]): void {
  const shown = shownBy(schema)
  for (const value of values) expect(shown(value)).toStrictEqual(isAccepted(schema, value) ? value : undefined)
}

describe('what zod would refuse is not shown', () => {
  const formats = formatSchemas()

  it('every leaf that zod can make is among the cases', () => {
    const types = new Set([...formats, ...askedSchemas].map(([, { _zod }]) => _zod.def.type))
    for (const type of ['string', 'number', 'boolean', 'bigint', 'date', 'template_literal', 'enum', 'literal', 'null'])
      expect(types).toContain(type)
    expect(formats.length).toBeGreaterThan(60)
  })

  it.each([...formats, ...askedSchemas])('%s: shown if and only if zod accepts it', (_, schema) => {
    expectShownWhereAccepted(schema, leafValues)
    // Twice: a pattern with a memory answers the same again.
    expectShownWhereAccepted(schema, leafValues)
  })

  it.each([...formats, ...askedSchemas])('%s: the case can tell, for it has values of both kinds', (_, schema) => {
    const accepted = leafValues.filter((value) => isAccepted(schema, value))
    expect(accepted.length).toBeGreaterThan(0)
    expect(accepted.length).toBeLessThan(leafValues.length)
  })

  it('generated schemas: types, bounds, patterns and refinements, wrapped and united', () => {
    const text = fc
      .record({ least: fc.nat(3), most: fc.nat(4), letter: fc.constantFrom('a', 'b', ''), isRefined: fc.boolean() })
      .map(({ least, most, letter, isRefined }) => {
        const bounded = z.string().min(least).max(most).regex(new RegExp(letter, 'g'))
        return isRefined ? bounded.refine((value) => value.length !== 1) : bounded
      })
    const number = fc
      .record({ least: fc.integer({ min: -2, max: 3 }), step: fc.constantFrom(1, 0.5, 2) })
      .map(({ least, step }) => z.number().min(least).multipleOf(step))
    const date = fc.nat(3000).map((time) => z.date().max(new Date(time)))
    const literal = fc
      .subarray(['a', 'b', 1, 0, true, 3n] as const, { minLength: 1 })
      .map((values) => z.literal(values))
    const { leaf } = fc.letrec<{ leaf: z.ZodType }>((tie) => ({
      leaf: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        text,
        number,
        date,
        literal,
        tie('leaf').map((inner) => inner.nullable()),
        tie('leaf').map((inner) => inner.optional()),
        tie('leaf').map((inner) => z.lazy(() => inner).readonly()),
        tie('leaf').map((inner) => inner.refine((value) => value !== 'ab' && value !== 2)),
        fc.tuple(tie('leaf'), tie('leaf')).map((options) => z.union(options)),
      ),
    }))
    fc.assert(
      fc.property(leaf, (schema) => expectShownWhereAccepted(schema, leafValues)),
      { numRuns: 150 },
    )
  })

  it('a value that zod replaces is not shown: nothing of it is in the record as the schema describes it', () => {
    const shown = shownBy(z.string().max(3).catch('none'))
    expect([shown('abc'), shown('abcd'), shown(5)]).toEqual(['abc', undefined, undefined])
    const url = shownBy(z.url())
    expect([url('https://board.example'), url(' https://board.example')]).toEqual(['https://board.example', undefined])
  })
})

describe('what a schema refuses is told to the house', () => {
  const unread = (schema: z.ZodType, part: unknown) =>
    openGuard(open(schema)).disclose('cv', { part } as never, request).unread

  it('a leaf by its path, a key of a table by `*`, and no value', () => {
    expect(unread(z.email(), 'secret')).toEqual(['/part'])
    expect(unread(z.email(), 'asta@mail.example')).toEqual([])
    expect(unread(z.array(z.string().max(3)), ['abc', 'secret'])).toEqual(['/part/*'])
    expect(unread(z.record(z.enum(['sql']), z.string()), { sql: 'a', secret: 'b' })).toEqual(['/part/*'])
    expect(unread(z.record(z.enum(['sql']), z.string()), { sql: 'a' })).toEqual([])
    expect(
      unread(
        z.string().refine(async () => true),
        'secret',
      ),
    ).toEqual(['/part'])
  })
})

describe('a refinement that does not simply answer counts as no', () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  beforeEach(() => {
    process.on('unhandledRejection', note)
  })
  afterEach(() => {
    process.off('unhandledRejection', note)
  })

  it('one that throws, or gives a promise, also one of another make; what it is rejected with goes nowhere', async () => {
    // biome-ignore lint/suspicious/noThenProperty: a promise of another make is what is asked here
    const foreign = { then: (done: (value: boolean) => void) => done(true) }
    const refinements: readonly (readonly [string, (text: string) => unknown])[] = [
      ['throws', (text) => JSON.parse(text)],
      ['async, yes', async () => true],
      ['async, rejected', async (text) => Promise.reject(new Error(text))],
      ['a thenable', () => foreign],
    ]
    for (const [name, refinement] of refinements) {
      const twice = z.string().refine(refinement).refine(refinement)
      const inMini = mini.string().check(mini.refine(refinement as (text: string) => boolean))
      for (const schema of [twice, inMini, z.string().check(({ value }) => refinement(value) as undefined)])
        expect([name, shownBy(schema)('secret words')]).toEqual([name, undefined])
    }
    await new Promise((done) => setTimeout(done, 20))
    expect(unhandled).toEqual([])
  })

  it('one that puts another value in place, or sets the time of a date, shows nothing and changes nothing', () => {
    const born = new Date(7)
    const moving = z.date().refine((date) => date.setTime(8) > 0)
    expect(shownBy(moving)(born)).toBeUndefined()
    const kept: Date[] = []
    const keeping = shownBy(z.date().refine((date) => kept.push(date) > 0))
    const shown = keeping(born)
    for (const date of kept) date.setTime(9)
    expect([shown, born]).toEqual([new Date(7), new Date(7)])
    const replacing = z.string().check((payload) => {
      payload.value = 'other'
    })
    expect(shownBy(replacing)('secret')).toBeUndefined()
  })

  it('is not asked of what is withheld, and its message goes nowhere', () => {
    const asked: unknown[] = []
    const schema = z.object({
      part: z.string().refine((text) => asked.push(text) < 0, { error: ({ input }) => `${String(input)} refused` }),
    })
    const record = { part: 'secret' }
    const withheld = {
      schema,
      classify: { part: 'hidden' },
      categories: { hidden: {} },
      levels: { hidden: 'withheld' },
    }
    expect(viewOf(withheld, record)).toBeNull()
    expect(asked).toEqual([])
    const guard = openGuard({ schema, classify: { part: 'open' }, categories: { open: {} } })
    expect(JSON.stringify(guard.disclose('cv', record, request))).not.toContain('secret')
    expect(asked).not.toEqual([])
  })
})

describe('checks that change a value are refused like transforms', () => {
  const changing: readonly (readonly [string, z.core.$ZodType])[] = [
    ['string with overwrite', z.string().overwrite((text) => text.slice(0, 3))],
    ['string with overwrite', z.string().trim()],
    ['string with overwrite', z.string().min(2).toLowerCase()],
    ['string with overwrite', z.string().normalize()],
    ['string with overwrite', mini.string().check(mini.trim())],
    ['string with url that is normalised', z.url({ normalize: true })],
    [
      'optional with overwrite',
      z
        .string()
        .optional()
        .overwrite((text) => text),
    ],
    ['array with overwrite', z.array(z.string()).overwrite((items) => items.slice(0, 1))],
    ['object with overwrite', z.object({ a: z.string() }).overwrite((whole) => whole)],
    ['exclusive union', z.xor([z.string(), z.string().max(3)])],
  ]
  it.each(changing)('%s', (name, schema) => {
    for (const part of [schema, z.array(schema as z.ZodType), z.record(z.string(), schema as z.ZodType)])
      expect(() => openGuard(open(part))).toThrow(`a schema of type \`${name}\` cannot be projected`)
  })
})

describe('keys of dynamic tables are checked by the schema’s key type', () => {
  const keyed = (keys: z.core.$ZodRecordKey) => z.partialRecord(keys, z.string())
  const record = {
    sql: 'a',
    excel: 'b',
    SQL: 'c',
    '010180-0000': 'd',
    '7': 'e',
    '7.0': 'f',
    '-1': 'g',
    '1e3': 'h',
    '': 'i',
  }
  const named: readonly (readonly [string, z.core.$ZodRecordKey])[] = [
    ['any text', z.string()],
    ['enum', z.enum(['sql', 'excel'])],
    ['literals', z.literal(['sql', 7])],
    ['pattern', z.string().regex(/^[a-z]+$/g)],
    ['template', z.templateLiteral(['s', z.string().length(2)])],
    ['numbers', z.number()],
    ['whole numbers from 0', z.int().min(0)],
    ['a union', z.union([z.enum(['sql']), z.number()])],
    ['a refinement', z.string().refine((key) => key.length === 3)],
    ['mini', mini.string().check(mini.maxLength(3)) as unknown as z.core.$ZodRecordKey],
  ]

  it.each(named)('%s', (_, keys) => {
    const schema = keyed(keys)
    const whole = viewOf(open(schema), { part: record }) as { readonly part?: object } | null
    const table = { ...open(schema), classify: { part: entries('open', 'open') } }
    expect(viewOf(table, { part: record })).toEqual(whole)
    const accepted = Object.entries(record).filter(([key, value]) => {
      const { success, data } = schema.safeParse({ [key]: value })
      return success && Object.hasOwn(data, key)
    })
    expect(accepted.length).toBeGreaterThan(0)
    expect(Object.entries(whole?.part ?? {}).sort()).toEqual(accepted.sort())
  })

  it('a table that asks for every key, and a loose one, show the keys of the schema and no other', () => {
    for (const schema of [
      z.record(z.enum(['sql', 'excel']), z.string()),
      z.looseRecord(z.enum(['sql', 'excel']), z.string()),
    ])
      expect(viewOf(open(schema), { part: record })).toEqual({ part: { sql: 'a', excel: 'b' } })
  })

  it('a refinement of keys that throws or gives a promise lets no key through', () => {
    const throwing = z.string().refine((key) => JSON.parse(key))
    const asynchronous = z.string().refine(async () => true)
    for (const keys of [throwing, asynchronous]) expect(viewOf(open(keyed(keys)), { part: { sql: 'a' } })).toBeNull()
  })

  it.each([
    ['transformed', z.string().transform((key) => key) as unknown as z.core.$ZodRecordKey],
    ['trimmed', z.string().trim()],
    ['of another type', z.boolean() as unknown as z.core.$ZodRecordKey],
    ['anything', z.any() as z.core.$ZodRecordKey],
  ])('keys that are %s are refused by name', (_, keys) => {
    expect(() => openGuard(open(keyed(keys)))).toThrow(UsageError)
    expect(() => openGuard(open(keyed(keys)))).toThrow('cannot be projected')
  })
})
