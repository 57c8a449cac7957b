import { createHmac } from 'node:crypto'
import { constant, entries, type Form, field, prefix } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openGuard, request, viewOf } from './open-record'

/** What a field of its own shows in a form, beside a field that keeps the record there. */
function shown(form: Form, schema: z.ZodType, value: unknown): unknown {
  const record = {
    schema: z.object({ keep: z.string(), part: schema }),
    classify: { keep: 'open', part: field('partly', { some: form }) },
    categories: { open: {}, partly: { forms: ['some'] } },
    levels: { partly: 'some' },
    options: { pseudonymKey: new TextEncoder().encode('a key of sixteen bytes') },
  }
  return (viewOf(record, { keep: 'k', part: value }) as { part?: unknown }).part
}

const text = z.string()
describe('each form shows what it says', () => {
  const cases: readonly (readonly [string, Form, z.ZodType, unknown, unknown])[] = [
    ['full', 'full', text, 'Anna', 'Anna'],
    ['present: there', 'present', text, 'Anna', true],
    ['present: empty text is nothing', 'present', text, '', false],
    ['present: absent', 'present', text, undefined, false],
    ['present: of another type is nothing', 'present', text, { a: 1 }, false],
    ['present: null', 'present', text.nullable(), null, false],
    ['present: zero and false are something', 'present', z.union([z.number(), z.boolean()]), false, true],
    ['present: an object', 'present', z.object({ a: text }), { a: 'x' }, true],
    ['present: an empty object', 'present', z.object({ a: text }), {}, false],
    ['present: a list', 'present', z.array(text), ['x'], true],
    ['present: an empty list', 'present', z.array(text), [], false],
    ['present: text where text or an object may be', 'present', z.union([text, z.object({ a: text })]), 'x', true],
    [
      'present: an object where text or an object may be',
      'present',
      z.union([text, z.object({ a: text })]),
      { a: 'x' },
      true,
    ],
    ['present: neither', 'present', z.union([text, z.object({ a: text })]), 7, false],
    ['count', 'count', z.array(text), ['a', 'b'], 2],
    ['count: none', 'count', z.array(text), [], 0],
    ['count: of what is no list', 'count', z.array(text), 'ab', undefined],
    ['count: of a text', 'count', text, 'ab', undefined],
    ['initials', 'initials', text, 'Anna Maria Lind', 'A. M. L.'],
    ['initials: hyphens and spaces', 'initials', text, ' jean-luc  ørsted ', 'J. L. Ø.'],
    ['initials: whole characters', 'initials', text, '𝔄nna Lind', '𝔄. L.'],
    ['initials: no letters', 'initials', text, '12 34', undefined],
    ['initials: a name of one letter', 'initials', text, '李', undefined],
    ['initials: a name of one letter, and what shows nothing', 'initials', text, ' Å\u200b', undefined],
    ['initials: a name that is its initials', 'initials', text, 'A S. T-A', undefined],
    ['initials: a name with more letters than they show', 'initials', text, 'A S Ta', 'A. S. T.'],
    ['month of a date', 'month', text, '1984-02-03', '1984-02'],
    ['month of a date-time with an offset', 'month', text, '1984-02-03T10:00:00.000+01:00', '1984-02'],
    ['month of a month', 'month', text, '1984-02', '1984-02'],
    ['month of a year', 'month', text, '1984', '1984'],
    ['month of a year as a number', 'month', z.number(), 1984, '1984'],
    ['month of a Date in UTC', 'month', z.date(), new Date('1984-02-29T23:59:59Z'), '1984-02'],
    ['month of what goes on after the month', 'month', text, '1984-02, at Fjord Freight', undefined],
    ['month of what goes on after the day', 'month', text, '1984-02-03, at Fjord Freight', undefined],
    ['month of a month that does not exist', 'month', text, '1984-13', undefined],
    ['month of null', 'month', text.nullable(), null, undefined],
    ['initials: of a number', 'initials', z.number(), 12, undefined],
    ['year of a date', 'year', z.iso.date(), '1984-02-03', '1984'],
    ['year of a date-time', 'year', text, '1984-02-03T10:00:00Z', '1984'],
    ['year of a month', 'year', text, '1984-02', '1984'],
    ['year of a Date in UTC', 'year', z.date(), new Date('1984-12-31T23:59:59Z'), '1984'],
    ['year of a number', 'year', z.number(), 1984, '1984'],
    ['year of a text that is no date', 'year', text, '1984 was a year', undefined],
    ['year of a date in words', 'year', text, '3 Feb 1984', undefined],
    ['year of a large number', 'year', z.number(), 19840203, undefined],
    ['decade', 'decade', text, '1984-02-03', '1980s'],
    ['decade of a Date', 'decade', z.date(), new Date('2001-01-01'), '2000s'],
    ['prefix', prefix(2), text, '9999', '99'],
    ['prefix: whole characters', prefix(1), text, '😀😀', '😀'],
    ['prefix: of a text no longer than that', prefix(4), text, '9999', undefined],
    ['prefix: of one with a blank at its end', prefix(4), text, '9999 ', undefined],
    ['prefix: of one with a line break', prefix(4), text, '\n9999\r\n', undefined],
    ['prefix: of one with a null character', prefix(4), text, '9999\0', undefined],
    ['prefix: of one with characters of no width', prefix(4), text, '99\u200b99\u2060\ufe0f', undefined],
    ['prefix: of one with a blank of braille', prefix(4), text, '9999\u2800', undefined],
    ['prefix: of one with a mark on its last letter', prefix(4), text, '999e\u0301', undefined],
    ['prefix: of a longer one, without its blanks', prefix(2), text, ' \u200b9\u200b99', '99'],
    ['prefix of nothing', prefix(0), text, '9', ''],
    ['prefix of a list', prefix(1), z.array(text), ['ab', 'c', 'de'], ['a', 'd']],
    ['constant: there', constant('a person'), text, 'Anna', 'a person'],
    ['constant: absent', constant('a person'), text, undefined, 'a person'],
    ['constant for a branch', constant('an address'), z.object({ a: text }), { a: 'x' }, 'an address'],
    ['constant for a branch, absent', constant('an address'), z.object({ a: text }), undefined, 'an address'],
    ['scrubbed', 'scrubbed', text, 'free text', undefined],
  ]
  it.each(cases)('%s', (_, form, schema, value, expected) => expect(shown(form, schema, value)).toEqual(expected))

  it('a field without a form of its own shows the namesake of the level, or of one below it', () => {
    const record = (level: string) => ({
      schema: z.object({ name: text, born: text }),
      classify: { name: 'who', born: field('who', { near: 'full' }) },
      categories: { who: { forms: ['initials', 'near', 'year'] } },
      levels: { who: level },
    })
    const value = { name: 'Anna Lind', born: '1984-01-01' }
    expect(viewOf(record('initials'), value)).toEqual({ name: 'A. L.' })
    expect(viewOf(record('near'), value)).toEqual({ name: 'A. L.', born: '1984-01-01' })
    expect(viewOf(record('year'), value)).toEqual({ born: '1984' })
    expect(viewOf(record('full'), value)).toEqual(value)
    expect(viewOf(record('withheld'), value)).toBeNull()
  })

  it('constants and absences keep nothing alive: not a record, an object, an item or an entry', () => {
    const forms = { some: constant('c') }
    const record = {
      schema: z.object({
        only: text.optional(),
        list: z.array(z.object({ a: text.optional(), b: text.optional() })).optional(),
        table: z.record(text, text).optional(),
      }),
      classify: {
        only: field('partly', forms),
        list: { a: field('partly', forms), b: 'open' },
        table: entries('open', field('partly', forms)),
      },
      categories: { open: {}, partly: { forms: ['some'] } },
      levels: { partly: 'some' },
    }
    expect(viewOf(record, { only: 'x', list: [{ a: 'x' }], table: { k: 'v' } })).toBeNull()
    expect(viewOf(record, { list: [{ a: 'x' }, { b: 'y' }] })).toEqual({ only: 'c', list: [{ a: 'c', b: 'y' }] })
  })
})

describe('pseudonyms (JI-37)', () => {
  const key = new TextEncoder().encode('a key of sixteen bytes')
  const guardOf = (pseudonymKey: Uint8Array | undefined) =>
    openGuard({
      schema: z.object({ id: text, keep: text }),
      classify: { id: 'id', keep: 'open' },
      categories: { id: { forms: ['pseudonym'] }, open: {} },
      levels: { id: 'pseudonym' },
      nested: { dialogue: { schema: z.object({ id: text }), classify: { id: 'id' } } },
      options: pseudonymKey === undefined ? {} : { pseudonymKey },
    })
  const asked = (organisation: string | undefined, id: string | undefined = 'u1') => ({
    ...request,
    viewer: { ...request.viewer, id, organisation },
  })
  const idOf = (
    guard: ReturnType<typeof guardOf>,
    organisation: string | undefined,
    id = 'cv-1',
    kind = 'cv',
    viewer?: string,
  ) => (guard.view(kind, { id, keep: 'k' }, asked(organisation, viewer)) as { id?: string } | null)?.id

  it('INV-07 two organisations get different pseudonyms of one CV, one organisation the same', () => {
    const guard = guardOf(key)
    expect(idOf(guard, 'Acme')).toMatch(/^[0-9a-f]{32}$/)
    expect(idOf(guard, 'Acme')).toBe(idOf(guard, 'Acme', 'cv-1', 'cv', 'another colleague'))
    expect(idOf(guard, 'Acme')).not.toBe(idOf(guard, 'Bemanning'))
    expect(idOf(guard, 'Acme')).not.toBe(idOf(guard, 'Acme', 'cv-2'))
  })

  it('JI-37 the CV of a dialogue cannot be found by its pseudonym: each record kind has its own', () => {
    expect(idOf(guardOf(key), 'Acme')).not.toBe(idOf(guardOf(key), 'Acme', 'cv-1', 'dialogue'))
  })

  it('INV-07 a pseudonym cannot be derived without the key, and another key gives another', () => {
    const mine = idOf(guardOf(key), 'Acme')
    const message = JSON.stringify(['Acme', 'cv', 'cv-1'])
    const guesses = ['', 'Acme', 'cv-1', 'cv', '\0'.repeat(16)].map((guess) =>
      createHmac('sha256', guess).update(message).digest('hex').slice(0, 32),
    )
    expect(guesses).not.toContain(mine)
    expect(idOf(guardOf(new TextEncoder().encode('another key of some bytes')), 'Acme')).not.toBe(mine)
    // RFC 2104 under the right key: the pseudonym is that and nothing else.
    expect(createHmac('sha256', key).update(message).digest('hex').slice(0, 32)).toBe(mine)
  })

  it('without a key, or for a viewer who is nobody, it is withheld', () => {
    expect(idOf(guardOf(undefined), 'Acme')).toBeUndefined()
    expect(
      guardOf(key).view(
        'cv',
        { id: 'cv-1', keep: 'k' },
        { ...request, viewer: { role: 'employer', assurance: 'low' } },
      ),
    ).toEqual({ keep: 'k' })
    expect(idOf(guardOf(key), undefined)).toMatch(/^[0-9a-f]{32}$/)
  })

  it('a viewer named like an organisation shares no pseudonym with it', () => {
    expect(idOf(guardOf(key), undefined, 'cv-1', 'cv', 'Acme')).not.toBe(idOf(guardOf(key), 'Acme'))
  })

  it('parts of the name cannot be moved from organisation to identifier', () => {
    expect(idOf(guardOf(key), 'A","cv', 'x')).not.toBe(idOf(guardOf(key), 'A', 'cv","x'))
  })

  it('a short key is refused, and changing the key afterwards changes nothing', () => {
    expect(() => guardOf(new Uint8Array(15))).toThrow('16 bytes')
    const mutable = Uint8Array.from(key)
    const guard = guardOf(mutable)
    const before = idOf(guard, 'Acme')
    mutable.fill(0)
    expect(idOf(guard, 'Acme')).toBe(before)
    expect(JSON.stringify(guard)).not.toContain('97')
  })
})
