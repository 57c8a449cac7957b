import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { compile, seal, UsageError } from 'need-to-know'
import { jsonResume, jsonResumeSchema, profiles, recruitment } from 'need-to-know/recruitment'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Canaries, canaries } from '../../src/testing/canaries'
import { columns, type Request } from '../recruitment/cv-cells'
import { fullCv } from '../recruitment/full-cv'
import { fullDialogue } from '../recruitment/full-dialogue'

const pathsIn = ({ find }: Canaries, output: unknown) => [...new Set(find(output).map(({ path }) => path))]
const thrownBy = (call: () => unknown) => {
  try {
    call()
  } catch (error) {
    return error as UsageError
  }
  throw new Error('nothing was thrown')
}
/** Text that looks random, and is the same each time. */
const noise = (size: number, seed = 'noise') =>
  Buffer.concat(
    Array.from({ length: Math.ceil(size / 32) }, (_, i) => createHash('sha256').update(`${seed} ${i}`).digest()),
  )

const resume = {
  basics: { name: 'Asta Holmgaard', email: 'asta@mail.example', location: { city: 'Sønderkøb', postalCode: '9998' } },
  work: [{ name: 'Fjord Freight', position: 'Dispatcher', startDate: '2010-01-01', highlights: ['forty lorries'] }],
  skills: [{ name: 'Planning', keywords: ['SAP TM'] }],
}

describe('the records of the box', () => {
  it.each([
    ['cv', recruitment.records.cv.schema, fullCv, 4],
    ['dialogue', recruitment.records.dialogue.schema, fullDialogue, 3],
    ['JSON Resume', jsonResumeSchema, resume, 0],
  ] as const)(
    'a %s full of markers still fits its schema, and every marker is found at its own place',
    (_, schema, record, left) => {
      const before = structuredClone(record) as unknown
      const filled = canaries<unknown>(record, { schema })
      expect(record).toEqual(before)
      expect((schema as z.ZodType).safeParse(filled.record).success).toBe(true)
      expect(filled.unmarked).toHaveLength(left)
      for (const path of filled.paths) {
        expect(pathsIn(filled, { value: valueAt(filled.record, path) })).toEqual([path])
      }
      expect(pathsIn(filled, filled.record)).toEqual([...filled.paths].sort())
      expect(pathsIn(filled, record)).toEqual([])
    },
  )

  it('literals of an enum and booleans are left, and listed', () => {
    const { unmarked } = canaries(fullCv, { schema: recruitment.records.cv.schema })
    expect(unmarked).toEqual(['/form', '/formSetBy', '/presence', '/status/followUp'])
  })
})

describe('what a guard lets out', () => {
  /** Organisations decide what is a viewer's own. */
  const keep = [
    '/appliedJobs/0/organisation',
    '/notes/0/organisation',
    '/notes/0/authorRole',
    '/notes/2/organisation',
    '/notes/2/authorRole',
  ]
  const cv = canaries<typeof fullCv>(fullCv, { schema: recruitment.records.cv.schema, keep })
  const options = {
    records: recruitment.records,
    pseudonymKey: new TextEncoder().encode('a secret of sixteen bytes or more'),
  } as const
  const guards = { strict: compile(profiles.strict, options), terms2018: compile(profiles.jobindex.terms2018, options) }
  const request = (role: Request['viewer']['role']): Request => ({
    viewer: { id: 'person-1', role, organisation: 'org-viewer', assurance: 'substantial' },
    purpose: 'recruitment',
    at: Date.parse('2018-04-01T12:00:00Z'),
  })

  const cases = (['strict', 'terms2018'] as const).flatMap((profile) =>
    (['employer', 'agency', 'platform.recruiter'] as const).flatMap((role) =>
      columns.map((column) => [profile, role, column.name, column] as const),
    ),
  )

  it.each(cases)(
    'INV-04 %s shows an %s of a CV that is %s the permitted fields, and no other in any output',
    (profile, role, _, column) => {
      const guard = guards[profile]
      const record = { ...cv.record, ...column.cv }
      const { view, decision, receipt, obligations } = guard.disclose('cv', record, request(role), column.facts)
      const shown = new Set(leavesOf(view))
      const seen = pathsIn(cv, view)
      expect(seen).toEqual(cv.paths.filter((path) => shown.has(valueAt(record, path))).sort())
      expect(seen.filter((path) => never.some((one) => path.startsWith(one)))).toEqual([])
      const explanation = guard.explain('cv', request(role), column.facts, record)
      // A receipt names the record and its subject: that is what it is for.
      const around = { decision, obligations, explanation, receipt: { ...receipt, record: undefined }, guard }
      expect(cv.find(around)).toEqual([])
      expect(pathsIn(cv, receipt).filter((path) => path !== '/id' && path !== '/subjectId')).toEqual([])
      const errors = [{ ...record, person: 7 }, { ...record, work: record.person }, seal('cv', record)]
      expect(
        errors.map((odd) => cv.find(guard.disclose('cv', odd as never, request(role), column.facts).receipt.disclosed)),
      ).toEqual([[], [], []])
    },
  )

  it('INV-04 something is shown and something withheld, and a leak that is planted is found', () => {
    const column = columns.find(({ name }) => name === 'personal, online')
    const view = guards.strict.view('cv', { ...cv.record, ...column?.cv }, request('employer'), column?.facts)
    const seen = pathsIn(cv, view)
    expect(seen).toContain('/person/name')
    expect(seen).not.toContain('/person/nationalId')
    const log = `GET /cv?q=${Buffer.from(JSON.stringify({ id: cv.record.person.nationalId })).toString('base64url')}`
    expect(cv.find({ view, log }, { except: seen }).map(({ path }) => path)).toEqual(['/person/nationalId'])
  })

  it('INV-04 an anonymous JSON Resume names nobody', () => {
    const filled = canaries<unknown>(resume, { schema: jsonResumeSchema })
    const guard = compile(profiles.strict, { records: { ...recruitment.records, cv: jsonResume } })
    const asked = { ...request('employer'), record: { id: 'resume-1', subject: 'subject-1' } }
    const facts = {
      ...columns[0]?.facts,
      'cv.form': 'anonymous',
      'cv.presence': 'online',
      'informed.terms.staff': true,
    } as const
    const outcome = guard.disclose('cv', filled.record as never, asked, facts)
    expect(pathsIn(filled, outcome)).toContain('/skills/0/name')
    expect(
      pathsIn(filled, outcome).filter((path) => /name|email|city|postal/.test(path) && !path.startsWith('/skills')),
    ).toEqual([])
  })
})

/** What no recruiter may see of any CV, whatever its form. */
const never = ['/person/nationalId', '/technical', '/notes/1', '/appliedJobs/1', '/status']

function leavesOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value]
}

function valueAt(record: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((part, key) => Reflect.get(part as object, key), record)
}

describe('text without markers', () => {
  const filled = canaries<unknown>(fullCv, { schema: recruitment.records.cv.schema })
  const docs = readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(`docs/${name}`, 'utf8'))
  const sources = readdirSync('src/vocabulary').map((name) => readFileSync(`src/vocabulary/${name}`, 'utf8'))

  it.each([
    ['our own pages', docs],
    ['our own sources', sources],
    ['random base64', noise(150_000).toString('base64')],
    ['random base64, in lines', noise(75_000, 'x').toString('base64').replaceAll(/.{76}/g, '$&\n')],
    ['random hex', noise(100_000).toString('hex')],
    ['random bytes', noise(200_000)],
    ['random keys', Array.from({ length: 3000 }, (_, i) => noise(15, `key ${i}`).toString('base64url').toLowerCase())],
    ['random digits', noise(200_000).join('').slice(0, 200_000)],
    ['random instants', Array.from({ length: 3000 }, (_, i) => new Date(1.5e12 + i * 7_777_777))],
    [
      'random UUIDs',
      Array.from({ length: 2000 }, (_, i) =>
        noise(16, `u ${i}`)
          .toString('hex')
          .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
      ),
    ],
  ])('nothing is found in %s', (_, output) => {
    expect(filled.find(output)).toEqual([])
  })

  it('one leak at the end of half a megabyte is found', () => {
    const leak = canaries({ name: 'Asta' })
    const output = {
      noise: noise(200_000).toString('base64'),
      docs: docs.join('\n').repeat(2),
      leak: Buffer.from(leak.record.name).toString('hex'),
    }
    expect(leak.find(output)).toEqual([{ path: '/name', encoding: 'hex' }])
  })
})

describe('canaries', () => {
  it('are the same each time, and share no six characters', () => {
    const make = () => canaries<unknown>(fullCv, { schema: recruitment.records.cv.schema }).record
    expect(make()).toEqual(make())
    const many = canaries(Array.from({ length: 1000 }, (_, i) => `value ${i}`)).record
    const windows = many.flatMap((text) => {
      const letters = text.normalize('NFD').replaceAll(/\P{L}/gu, '').toLowerCase()
      return Array.from({ length: letters.length - 5 }, (_, i) => letters.slice(i, i + 6))
    })
    expect(windows.length).toBeGreaterThan(10_000)
    expect(new Set(windows).size).toBe(windows.length)
    expect(many.every((text) => /\p{M}/u.test(text.normalize('NFD')))).toBe(true)
  })

  it('take any shape that a schema asks for', () => {
    const formats = {
      email: [z.email(), 'asta@mail.example'],
      url: [z.url(), 'https://board.example/asta'],
      phone: [z.e164(), '+4500000001'],
      date: [z.iso.date(), '1984-05-06'],
      moment: [z.iso.datetime(), '2018-03-01T09:00:00Z'],
      precise: [z.iso.datetime({ precision: 3 }), '2018-03-01T09:00:00.000Z'],
      local: [z.iso.datetime({ local: true }), '2018-03-01T09:00'],
      offset: [z.iso.datetime({ offset: true }), '2018-03-01T09:00:00+01:00'],
      month: [z.string().regex(/^\d{4}-\d{2}$/), '2018-03'],
      recent: [z.iso.date().refine((text) => text > '1920'), '1984-05-06'],
      coming: [z.iso.date().refine((text) => text > '2100'), '2184-05-06'],
      uuid: [z.uuidv4(), '3f333df6-90a4-4fda-8dd3-9485d27cee36'],
      ip: [z.ipv4(), '203.0.113.7'],
      digits: [z.string().regex(/^\d{10}$/), '3112369000'],
      prefixed: [z.string().startsWith('cv-'), 'cv-7001'],
      numbered: [z.string().regex(/^ref-\d{8}$/), 'ref-00000001'],
      pattern: [z.string().regex(/^[A-Z]{2}\d{6}\/[a-z]{3}$/), 'DK123456/abc'],
      shouted: [z.string().regex(/^[A-Z]+$/), 'DISPATCHER'],
      short: [z.string().max(8), 'Asta'],
      tight: [z.string().min(3).max(6), 'Asta'],
      whole: [z.int().min(0).max(9_999_999), 31_000],
      negative: [z.int().max(-1), -4],
      hundreds: [z.number().multipleOf(100), 31_000],
      ratio: [z.number().max(10).min(1), 1.5],
      large: [z.bigint(), 12n],
      born: [z.date(), new Date(0)],
      late: [z.date().min(new Date(Date.UTC(2020, 0))), new Date(Date.UTC(2021, 0))],
      nested: [z.union([z.string().max(3), z.iso.date()]), '1984-05-06'],
    } as const
    const schema = z.object(Object.fromEntries(Object.entries(formats).map(([name, [format]]) => [name, format])))
    const record = Object.fromEntries(Object.entries(formats).map(([name, [, value]]) => [name, value]))
    const filled = canaries<Record<string, unknown>>(record, { schema })
    expect(filled.unmarked).toEqual([])
    expect(schema.safeParse(filled.record).success).toBe(true)
    for (const [name, value] of Object.entries(filled.record)) {
      expect([name, pathsIn(filled, [value])]).toEqual([name, [`/${name}`]])
    }
  })

  it('leave what takes none, and say so', () => {
    const schema = z.object({
      code: z.string().length(3),
      percent: z.int().min(0).max(100),
      kind: z.literal('cv'),
      tag: z.enum(['a', 'b']),
      on: z.boolean(),
      none: z.null(),
      name: z.string(),
    })
    const record = { code: 'abc', percent: 7, kind: 'cv', tag: 'a', on: true, none: null, name: 'Asta' } as const
    const filled = canaries<z.infer<typeof schema>>(record, { schema })
    expect(filled.paths).toEqual(['/name'])
    expect(filled.unmarked).toEqual(['/code', '/percent', '/kind', '/tag', '/on', '/none'])
    expect({ ...filled.record, name: 'Asta' }).toEqual(record)
  })

  it('keep to rules between fields, and to variants', () => {
    const period = z.object({ from: z.iso.date(), to: z.iso.date() }).refine(({ from, to }) => from <= to)
    const variant = z.discriminatedUnion('by', [
      z.object({ by: z.literal('mail'), address: z.email() }),
      z.object({ by: z.literal('phone'), number: z.e164() }),
    ])
    const total = z.object({ parts: z.array(z.int()), sum: z.int() }).check((context) => {
      const { parts, sum } = context.value
      if (parts.reduce((a, b) => a + b, 0) !== sum)
        context.issues.push({ code: 'custom', input: sum, path: ['no', 'such'] })
    })
    const schema = z.object({ period, contacts: z.array(variant), total, name: z.string() })
    const record = {
      period: { from: '2001-01-01', to: '2002-01-01' },
      contacts: [
        { by: 'mail', address: 'asta@mail.example' },
        { by: 'phone', number: '+4500000001' },
      ],
      total: { parts: [1, 2], sum: 3 },
      name: 'Asta',
    }
    const filled = canaries<unknown>(record, { schema })
    expect(schema.safeParse(filled.record).success).toBe(true)
    expect(filled.paths).toEqual(
      expect.arrayContaining(['/name', '/contacts/0/address', '/contacts/1/number', '/period/to']),
    )
    expect(filled.unmarked).toEqual(expect.arrayContaining(['/contacts/0/by', '/contacts/1/by', '/total/sum']))
  })

  it('guess from the value when there is no schema', () => {
    const { record } = canaries({
      mail: 'asta@mail.example',
      link: 'https://board.example/asta',
      day: '1984-05-06',
      at: '2018-03-01T09:00:00Z',
      month: '2018-03',
      id: '3112369000',
      phone: '+45 00 00 00 01',
      words: 'two words',
      n: 4,
      x: 1.5,
      big: -3n,
    })
    expect(z.email().safeParse(record.mail).success).toBe(true)
    expect(z.url().safeParse(record.link).success).toBe(true)
    expect(z.iso.date().safeParse(record.day).success).toBe(true)
    expect(z.iso.datetime().safeParse(record.at).success).toBe(true)
    expect([record.month, record.id, record.phone, record.words].join('|')).toMatch(
      /^\d{4}-\d\d\|\d{10}\|\+45 \d\d \d\d \d\d \d\d\|\S+ \S+$/,
    )
    expect([Number.isInteger(record.n), Number.isInteger(record.x), record.big < -99_999n]).toEqual([true, false, true])
  })

  it('print, inspect and serialise without a marker', () => {
    const filled = canaries({ name: 'Asta' })
    const texts = [
      JSON.stringify(filled),
      inspect(filled, { depth: 9, showHidden: true }),
      String(filled),
      JSON.stringify({ ...filled }),
    ]
    expect(filled.find(texts)).toEqual([])
    expect(texts[0]).toBe('{"kind":"canaries","paths":["/name"],"unmarked":[]}')
    expect(thrownBy(() => expect(filled).toEqual({ other: 1 })).message).not.toContain(filled.record.name)
  })

  it('keep fields under a pointer as they are, whatever they hold', () => {
    const keep = ['/id', '/inner']
    const filled = canaries({ id: 'cv-7001', idea: 'that', inner: { map: new Map([[1, 2]]), deep: ['x'] } }, { keep })
    expect([filled.paths, filled.unmarked]).toEqual([['/idea'], ['/id', '/inner/map', '/inner/deep/0']])
    expect(filled.record).toMatchObject({ id: 'cv-7001', inner: { map: new Map([[1, 2]]), deep: ['x'] } })
  })

  it('leave keys, null prototypes and empty parts as they are', () => {
    const bare = Object.assign(Object.create(null) as object, { ['a/b~']: 'text', list: [], none: undefined })
    const { record, paths, unmarked } = canaries(bare)
    expect(Object.getPrototypeOf(record)).toBe(null)
    expect([Object.keys(record), paths, unmarked]).toEqual([['a/b~', 'list', 'none'], ['/a~1b~0'], ['/none', '/*']])
  })

  it('leave keys that are data, list them, and find them', () => {
    const filled = canaries(
      { byName: { 'Asta Holmgaard': 'text', plain: 1 }, kept: { 'Bo Kvist': 2 } },
      { keep: ['/kept'] },
    )
    expect(filled.unmarked).toEqual(['/kept/Bo Kvist', '/byName/*', '/kept/*'])
    expect(filled.find('for asta holmgaard, Bo Kvist')).toEqual([{ path: '/byName/*', encoding: 'key' }])
    expect(filled.find({ plain: 'plain' })).toEqual([])
  })

  it('share nothing with what the record held', () => {
    const first = canaries({ name: 'Asta' }).record.name
    expect(canaries({ name: 'Asta', note: first }).record.name).not.toBe(first)
  })

  it('look for nothing that may be seen', () => {
    const filled = canaries({ contact: { email: 'a@b.example', phone: '+45 00 00 00 01' }, name: 'Asta' })
    expect(filled.find(filled.record, { except: ['/contact/email', '/name'] }).map(({ path }) => path)).toEqual([
      '/contact/phone',
    ])
    expect(filled.find(filled.record, { except: ['/contact'] }).map(({ path }) => path)).toEqual(['/name'])
  })

  it('refuse what they cannot fill, naming every place and no value', () => {
    const cyclic: Record<string, unknown> = { name: 'Asta' }
    cyclic['again'] = { cyclic }
    const odd = { cyclic, list: [new Map(), () => 0, Symbol('s')], url: new URL('https://a.example'), get bad(): never { throw new Error('Asta') } } // biome-ignore format: one line
    expect(thrownBy(() => canaries(odd))).toMatchObject({ code: 'unmarkable-record', issues: [{ path: '' }] })
    const { bad: _, ...rest } = Object.getOwnPropertyDescriptors(odd)
    const error = thrownBy(() => canaries(Object.defineProperties({}, rest)))
    expect(error).toBeInstanceOf(UsageError)
    expect(error.issues.map(({ path }) => path)).toEqual([
      '/cyclic/again/cyclic',
      '/list/0',
      '/list/1',
      '/list/2',
      '/url',
    ])
    expect(thrownBy(() => canaries({ [Symbol('s')]: 1, a: 'text' })).code).toBe('unmarkable-record')
    expect(inspect(error)).not.toContain('Asta')
  })

  it.each([
    ['wrong-type', () => canaries({ a: 'text' }, { schema: {} as never })],
    ['wrong-type', () => canaries({ a: 'text' }, { keep: 'a' as never })],
    ['wrong-type', () => canaries({ a: 'text' }, { keep: ['a'] })],
    ['unknown-key', () => canaries({ a: 'text' }, { keeping: [] } as never)],
    ['unknown-key', () => canaries({ a: 'text' }).find('', { but: [] } as never)],
    ['wrong-type', () => canaries({ a: 'text' }).find('', { except: ['a'] })],
    ['record-does-not-fit', () => canaries<unknown>({ a: 'secret' }, { schema: z.object({ a: z.email() }) })],
    [
      'record-does-not-fit',
      () => canaries<unknown>({ a: 'secret' }, { schema: z.object({ a: z.string().refine(async () => true) }) }),
    ],
    ['nothing-marked', () => canaries({ on: true })],
    ['nothing-marked', () => canaries({ a: 'text' }, { keep: [''] })],
    ['nothing-marked', () => canaries({ a: 'text' }).find('', { except: ['/a'] })],
  ] as const)('answer %s rather than find nothing for ever', (code, call) => {
    const error = thrownBy(call)
    expect([error.code, error instanceof UsageError]).toEqual([code, true])
    expect(inspect(error)).not.toContain('secret')
  })
})
