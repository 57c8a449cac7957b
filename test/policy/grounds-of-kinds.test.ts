import { compile, entries, field, lintNotices, parsePolicy, timeline, vocabulary, voidReasons } from 'need-to-know'
import { lint } from 'need-to-know/prove'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { issuesOf } from './issues-of'

const words = vocabulary({
  roles: ['reader'],
  purposes: ['reading'],
  kinds: ['person', 'ad'],
  kindsWithoutSubject: ['ad'],
  kindsOfRecipients: ['person'],
  categories: {
    text: {},
    number: { nationalNumber: true },
    name: { identifying: true },
    gender: { personal: true },
    'number.former': {},
    'name.maiden': {},
    'gender.legal': {},
    health: { special: true },
    'health.sight.left': {},
    wares: { personal: false },
    'wares.colour': {},
  },
  facts: { grounds: 'flag', active: 'flag' },
  consents: ['yes'],
  notices: ['told'],
})
const { permit, definePolicy, record, fact } = words
const ad = permit({
  id: 'ad',
  to: ['subject', 'reader'],
  on: 'ad',
  categories: '*',
  purpose: 'reading',
  when: fact('active'),
  source: 'NAV-28',
})
const given = { id: 'p', to: 'reader', on: 'person', purpose: 'reading', notice: 'told', source: 'test' } as const
const byYes = { article: '6(1)(a)', consent: 'yes' } as const
const title = { name: 'p', version: '1' } as const
const schema = z.object({ text: z.string() })
const adRecord = record('ad', { schema, classify: { text: 'text' }, subject: 'none' })

describe('a kind without a data subject', () => {
  it('NAV-28 is read by a subject and by others on no basis, without a notice', () => {
    const guard = compile(definePolicy({ ...title, rules: [ad] }), { records: { ad: adRecord } })
    for (const role of ['subject', 'reader'] as const) {
      const request = { viewer: { id: 'x', role, assurance: 'none' }, purpose: 'reading', at: 0 } as const
      expect(guard.view('ad', { text: 'Come' }, request, { active: true })).toEqual({ text: 'Come' })
      expect(guard.view('ad', { text: 'Come' }, request, {})).toBeNull()
    }
  })

  it('is refused with a ground, beside kinds that have a subject, and without its mark', () => {
    const codes = (...rules: Parameters<typeof definePolicy>[0]['rules']) =>
      issuesOf(() => definePolicy({ ...title, rules })).map(({ code }) => code)
    expect(codes({ ...ad, basis: byYes, notice: 'told' })).toEqual(['needless-ground', 'needless-ground'])
    expect(codes({ ...ad, on: ['ad', 'person'] })).toContain('mixed-kinds')
    const { subject: _, ...unmarked } = ad
    expect(codes(unmarked)).toEqual(['mixed-kinds'])
    expect(codes({ ...ad, on: ['person'] })).toContain('mixed-kinds')
  })

  it('alone holds what is about no person: a kind with a subject is refused it', () => {
    const policy = definePolicy({ ...title, rules: [ad] })
    const records = (person: unknown) => ({ ad: { ...adRecord, classify: { text: 'wares' } }, person }) as never
    const person = { kind: 'person', schema, classify: { text: 'text' } }
    expect(() => compile(policy, { records: records(person) })).not.toThrow()
    expect(issuesOf(() => compile(policy, { records: records({ ...person, classify: { text: 'wares' } }) }))).toEqual([
      {
        code: 'wrong-subject',
        path: '/records/person/classify',
        message: 'a kind with a data subject has a field under `wares`, which is about no person',
      },
    ])
    const part = { ...person, classify: { text: 'wares.colour' } }
    expect(issuesOf(() => compile(policy, { records: records(part) })).map(({ code }) => code)).toEqual([
      'wrong-subject',
    ])
    const parts = { ad: { ...adRecord, classify: { text: 'wares.colour' } } } as never
    expect(() => compile(policy, { records: parts })).not.toThrow()
    const stored = parsePolicy(JSON.parse(JSON.stringify(policy)))
    expect(stored).toMatchObject({ ok: true, policy: { hash: policy.hash } })
  })

  it('cannot be defined with a subject, an identifying, special or national category, or around a person', () => {
    const codes = (definition: object) =>
      issuesOf(() => compile(definePolicy({ ...title, rules: [ad] }), { records: { ad: definition } as never })).map(
        ({ code }) => code,
      )
    expect(codes({ ...adRecord, subject: () => 's' })).toEqual(['wrong-subject'])
    const below = ['name.maiden', 'gender.legal', 'health.sight.left', 'number.former']
    const marked = ['name', 'gender', 'health', 'number', ...below, field('name', {}, { identifying: false })]
    for (const text of [...marked, field('text', {}, { identifying: true })]) {
      expect(codes({ ...adRecord, classify: { text } })).toEqual(['wrong-subject'])
    }
    const table = z.object({ text: z.record(z.string(), z.string()) })
    const keyed = { ...adRecord, schema: table, classify: { text: entries('name', 'text') } }
    expect(codes(keyed)).toEqual(['wrong-subject'])
    const unmarked = { ...adRecord, classify: { text: field('text', {}) } }
    expect(compile(definePolicy({ ...title, rules: [ad] }), { records: { ad: unmarked } }).kind).toBe('guard')
    const person = record('person', { schema, classify: { text: 'text' }, subject: 'none' })
    const records = { ad: adRecord, person } as never
    expect(issuesOf(() => compile(definePolicy({ ...title, rules: [ad] }), { records }))).toMatchObject([
      { code: 'wrong-subject', path: '/records/person/subject' },
    ])
  })

  it('NAV-28 is nothing that a notice tells of, nor that a login guards, for either lint', () => {
    const always = <T>(value: T) => timeline([{ from: 0, value }])
    const onPerson = permit({ ...given, id: 'person', categories: ['existence', 'text'], basis: byYes })
    const codes = (...rules: Parameters<typeof definePolicy>[0]['rules']) => {
      const policy = definePolicy({ ...title, rules })
      const found = lint(policy).findings.filter(({ severity }) => severity !== 'note')
      const untold = lintNotices(always(policy), []).filter(({ rule }) => rule !== undefined)
      return [...untold, ...found].map(({ code }) => code)
    }
    expect(codes(ad)).toEqual([])
    expect(codes(ad, onPerson)).toEqual(['notice-silent', 'shared-login', 'no-login'])
    const messages = lint(definePolicy({ ...title, rules: [ad, onPerson] })).findings.map(({ message }) => message)
    expect(messages).toContain('somebody who is not logged in can see something of `person`')
  })

  it('is not made of a kind that is there already', () => {
    expect(() => words.extend({ kindsWithoutSubject: ['person'] })).toThrow('is there already')
    expect(issuesOf(() => words.extend({ kindsWithoutSubject: ['none'] })).map(({ code }) => code)).toEqual([
      'unknown-record-kind',
    ])
  })
})

it('GDPR 87 a national number is disclosed on a statute alone', () => {
  const reasons = (categories: 'number' | 'number.former' | '*', basis: object) =>
    voidReasons(
      definePolicy({ ...title, rules: [permit({ ...given, categories, level: 'full', basis } as never)] }),
    ).map(({ code }) => code)
  expect(reasons('number', byYes)).toEqual(['void-national-number'])
  expect(reasons('number.former', byYes)).toEqual(['void-national-number'])
  expect(reasons('number', { ...byYes, nationalNumber: { statute: ' ' } })).toEqual(['void-national-number'])
  expect(reasons('number', { ...byYes, nationalNumber: { statute: 'CPR-loven' } })).toEqual([])
  expect(reasons('number', { article: '6(1)(c)', statute: 'CPR-loven' })).toEqual([])
})

it('GDPR 21(1) compelling grounds are a flag, and a recipient is controller of its own kinds alone', () => {
  const interest = { article: '6(1)(f)', interest: 'i', balancingTest: 't' } as const
  const define = (basis: object) =>
    definePolicy({ ...title, rules: [permit({ ...given, categories: 'text', basis } as never)] })
  expect(issuesOf(() => define({ ...interest, compellingGrounds: 'nothing' })).map(({ code }) => code)).toEqual([
    'unknown-fact',
  ])
  expect(define({ ...interest, compellingGrounds: 'grounds', controller: 'recipient' }).rules).toHaveLength(1)
  const other = vocabulary({ ...words.definition, kindsOfRecipients: [] })
  const rules = define({ ...interest, controller: 'recipient' }).rules
  expect(issuesOf(() => other.definePolicy({ ...title, rules })).map(({ code }) => code)).toEqual([
    'not-the-controller',
  ])
})

it('NAV-14 a policy carries its legal assessment and the day of it, in its hash and in its stored form', () => {
  const assessment = { by: 'counsel', date: '2021-02-17', text: 'no statute' } as const
  const policy = definePolicy({ ...title, assessment, rules: [ad] })
  expect(policy.hash).not.toBe(definePolicy({ ...title, rules: [ad] }).hash)
  expect(parsePolicy(JSON.parse(JSON.stringify(policy)))).toEqual({ ok: true, policy })
  const later = { ...policy, assessment: { ...assessment, date: '2021-02-18' } }
  expect(parsePolicy(later)).toMatchObject({ ok: false, issues: [{ code: 'hash-mismatch' }] })
  for (const date of ['2021-02-30', 'soon']) {
    const issues = issuesOf(() => definePolicy({ ...title, assessment: { ...assessment, date }, rules: [ad] }))
    expect(issues.map(({ code }) => code)).toEqual(['bad-date'])
  }
})
