import { type VocabularyDefinition, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { issuesOf, usageErrorOf } from '../policy/issues-of'

const least: VocabularyDefinition = {
  roles: ['employer'],
  purposes: ['recruitment'],
  kinds: ['cv'],
  categories: {},
  facts: {},
}
const without = (more: Partial<VocabularyDefinition>) => () => vocabulary({ ...least, ...more })
const many = (count: number, prefix: string) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)

describe('a vocabulary is refused when', () => {
  it.each(['roles', 'purposes', 'kinds', 'consents', 'contracts', 'notices', 'obligations'] as const)(
    'one of its %s has no good name, or stands there twice',
    (list) => {
      expect(issuesOf(without({ [list]: ['a', 'two words', 'a'] }))).toEqual([
        { code: 'bad-name', path: `/${list}/1`, message: '`two words` cannot be a name' },
        { code: 'duplicate-name', path: `/${list}/2`, message: '`a` is listed twice' },
      ])
    },
  )

  it('a role that it marks as an authority is no role of its viewers, or is marked twice', () => {
    expect(issuesOf(without({ roles: ['subject', 'police'], authorities: ['police', 'subject', 'court'] }))).toEqual([
      { code: 'unknown-role', path: '/authorities/1', message: '`subject` is no role of a viewer' },
      { code: 'unknown-role', path: '/authorities/2', message: '`court` is no role of a viewer' },
    ])
    expect(issuesOf(without({ authorities: ['employer', 'employer'] })).map(({ code }) => code)).toEqual([
      'duplicate-name',
    ])
  })

  it('a category is marked as identifying with anything but `true`', () => {
    expect(vocabulary({ ...least, categories: { a: { identifying: true } } }).definition.categories.a.identifying).toBe(
      true,
    )
    expect(issuesOf(without({ categories: { a: { identifying: false as never } } }))).toHaveLength(1)
  })

  it.each(['', ' a', 'a.', '.a', 'a..b', '1a', 'a/b', '*', 'prototype', 'a.constructor', 'é', 'x'.repeat(201)])(
    'a name is %j',
    (name) => {
      const issues = [...usageErrorOf(without({ roles: [name] })).issues]
      expect(issues.map(({ code, path }) => ({ code, path }))).toEqual([{ code: 'bad-name', path: '/roles/0' }])
      expect(issues[0]?.hint).toMatch(/^letters, digits/)
    },
  )

  it('it names what every vocabulary has', () => {
    const categories = { existence: {}, 'existence.of': {}, address: { forms: ['full', 'withheld'] } }
    const facts = {
      purpose: 'flag',
      'viewer.role': 'flag',
      'consent.x': 'flag',
      'informed.y': 'flag',
      'contract.z': 'flag',
    } as const
    const found = issuesOf(without({ categories, facts }))
    expect(found.every(({ code }) => code === 'reserved-name')).toBe(true)
    expect(found.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      '/categories/address/forms: every category has `full` already',
      '/categories/address/forms: every category has `withheld` already',
      '/categories/existence: every record kind has `existence` already',
      '/categories/existence.of: every record kind has `existence` already',
      '/facts/consent.x: `consent.x` is a fact of every vocabulary',
      '/facts/contract.z: `contract.z` is a fact of every vocabulary',
      '/facts/informed.y: `informed.y` is a fact of every vocabulary',
      '/facts/purpose: `purpose` is a fact of every vocabulary',
      '/facts/viewer.role: `viewer.role` is a fact of every vocabulary',
    ])
  })

  it('an enumeration has one value, or none', () => {
    expect(issuesOf(without({ facts: { one: ['a'], none: [] } }))).toEqual([
      { code: 'bad-domain', path: '/facts/none', message: 'an enumeration needs two values or more' },
      { code: 'bad-domain', path: '/facts/one', message: 'an enumeration needs two values or more' },
    ])
  })

  it('an enumeration lists a value twice', () => {
    expect(issuesOf(without({ facts: { form: ['a', 'b', 'a'] } }))).toEqual([
      { code: 'duplicate-name', path: '/facts/form/2', message: '`a` is listed twice' },
    ])
  })

  it('a category lists a form twice', () => {
    expect(issuesOf(without({ categories: { address: { forms: ['region', 'region'] } } }))).toEqual([
      { code: 'duplicate-name', path: '/categories/address/forms/1', message: '`region` is listed twice' },
    ])
  })

  it('an impossible situation names what is not there, or nothing', () => {
    const impossible = [{}, { nothing: true }, { flag: ['yes', true] }, { flag: [] }]
    expect(issuesOf(without({ facts: { flag: 'flag' }, impossible }))).toEqual([
      { code: 'empty', path: '/impossible/0', message: 'this would make every situation impossible' },
      { code: 'unknown-fact', path: '/impossible/1/nothing', message: 'there is no fact `nothing`' },
      { code: 'unknown-value', path: '/impossible/2/flag', message: '`flag` is never `yes`' },
      { code: 'empty', path: '/impossible/3/flag', message: '`flag` is compared with nothing' },
    ])
  })

  it('it holds more names than anyone could mean', () => {
    const categories = Object.fromEntries(many(1001, 'c').map((name) => [name, {}]))
    const facts = Object.fromEntries(many(1001, 'f').map((name) => [name, 'flag' as const]))
    const message = 'there are more than 1000 names here'
    expect(issuesOf(without({ roles: many(1001, 'r'), categories, facts }))).toEqual([
      { code: 'too-many', path: '/categories', message },
      { code: 'too-many', path: '/facts', message },
      { code: 'too-many', path: '/roles', message },
    ])
    expect(without({ roles: many(1000, 'r') })).not.toThrow()
  })

  it.each<[string, unknown, string, string]>([
    ['null', null, '', 'wrong-type'],
    ['a text', 'employer', '', 'wrong-type'],
    ['a table with the key __proto__', { ...least, facts: JSON.parse('{"__proto__":"flag"}') }, '', 'not-a-vocabulary'],
    ['a class instance within', { ...least, facts: new Map() }, '', 'not-a-vocabulary'],
    ['a function within', { ...least, impossible: () => [] }, '', 'not-a-vocabulary'],
    ['a key of its own invention', { ...least, colours: [] }, '', 'unknown-key'],
    ['a number for a list', { ...least, roles: 7 }, '/roles', 'wrong-type'],
    ['an enumeration of numbers', { ...least, facts: { f: [1, 2] } }, '/facts/f', 'wrong-shape'],
  ])('it is, or holds, %s', (_, names, path, code) => {
    const error = usageErrorOf(() => vocabulary(names as VocabularyDefinition))
    expect(error.code).toBe('invalid-vocabulary')
    expect(error.issues.map((issue) => [issue.path, issue.code])).toEqual([[path, code]])
  })
})

describe('the issues of a vocabulary', () => {
  it('come all at once, sorted by path and then by code, numbers as numbers', () => {
    const roles = many(11, 'r').with(2, 'r 2').with(10, 'r 2')
    const found = issuesOf(without({ roles, kinds: ['?'], facts: { form: [] } }))
    expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual([
      '/facts/form bad-domain',
      '/kinds/0 bad-name',
      '/roles/2 bad-name',
      '/roles/10 bad-name',
      '/roles/10 duplicate-name',
    ])
  })

  it('stand in the message of the error, which has a code', () => {
    const error = usageErrorOf(without({ roles: ['a b'] }))
    expect(error).toMatchObject({ name: 'UsageError', code: 'invalid-vocabulary' })
    expect(error.message).toBe('the vocabulary cannot be used; /roles/0: `a b` cannot be a name')
  })

  it('write a path as a JSON Pointer, with `~` and `/` escaped', () => {
    expect(issuesOf(without({ categories: { 'a/b~c': {} } }))[0]?.path).toBe('/categories/a~1b~0c')
  })

  it('keep a hostile name on one line, and short', () => {
    const [issue] = issuesOf(without({ roles: [`a\nb\u202ec${'d'.repeat(500)}`] }))
    expect(issue?.message).toBe(`\`a\uFFFDb\uFFFDc${'d'.repeat(95)}…\` cannot be a name`)
  })
})
