import { type NoticeInput, parseNotice } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { board } from './board'
import { issuesOf, usageErrorOf } from './issues-of'

type BoardNotice = NoticeInput<typeof board.definition>

const controller = {
  name: 'Boards of Ribe A/S',
  address: 'Nygade 1, 6760 Ribe',
  country: 'DK',
  email: 'privacy@example.test',
  businessNumber: '00000000',
} as const
const clause = {
  clause: 'cvDatabase',
  recipients: ['employer', 'agency'],
  categories: ['existence', 'identity', 'skill'],
  purposes: ['recruitment'],
  trigger: ['cvCreated', 'cvMadePublic'],
} as const satisfies BoardNotice['clauses'][number]
const input = { name: 'terms', version: '1', language: 'da', controller, clauses: [clause] } as const

const defined = board.defineNotice(input)
/** The issues of a notice with some of it replaced; typed loosely, since a document need not be right. */
const issues = (more: object) => issuesOf(() => board.defineNotice({ ...input, ...more } as BoardNotice))
const inClause = (more: object) => issues({ clauses: [{ ...clause, ...more }] })
const codes = (found: readonly { readonly path: string; readonly code: string }[]) =>
  found.map(({ path, code }) => `${path} ${code}`)

describe('a notice', () => {
  it('JI-28 TERMS-002 says who answers, who sees what, what for, and before which acts it is shown', () => {
    expect(defined).toEqual({ kind: 'notice', ...input })
    expect(JSON.parse(JSON.stringify(defined))).toEqual(defined)
  })

  it('is frozen all the way down, and shares nothing with what it was made of', () => {
    const recipients: ('employer' | 'agency')[] = ['employer']
    const made = board.defineNotice({ ...input, clauses: [{ ...clause, recipients }] })
    recipients.push('agency')
    const [first] = made.clauses
    expect(first?.recipients).toEqual(['employer'])
    const parts = [made, made.controller, made.clauses, first, first?.recipients, first?.trigger]
    expect(parts.every((part) => Object.isFrozen(part))).toBe(true)
    expect(Object.isFrozen(controller)).toBe(false)
  })

  it('takes one name where a list of one is meant', () => {
    const one = {
      ...clause,
      recipients: 'employer',
      categories: 'skill',
      purposes: 'support',
      trigger: 'hired',
    } as const
    expect(board.defineNotice({ ...input, clauses: [one] }).clauses).toEqual([
      {
        clause: 'cvDatabase',
        recipients: ['employer'],
        categories: ['skill'],
        purposes: ['support'],
        trigger: ['hired'],
      },
    ])
  })
})

describe('a notice is refused', () => {
  it.each(['name', 'address', 'country', 'email', 'businessNumber'])(
    'TERMS-002 without the %s of the controller, missing or blank',
    (part) => {
      const { [part]: _, ...others } = controller as Readonly<Record<string, string>>
      const expected = [`/controller/${part} notice-incomplete`]
      expect(codes(issues({ controller: others }))).toEqual(expected)
      expect(codes(issues({ controller: { ...controller, [part]: ' \n' } }))).toEqual(expected)
    },
  )

  it('TERMS-002 without a controller', () => {
    const expected = ['address', 'businessNumber', 'country', 'email', 'name']
    expect(codes(issues({ controller: undefined }))).toEqual(
      expected.map((part) => `/controller/${part} notice-incomplete`),
    )
  })

  it.each(['recipients', 'categories', 'purposes', 'trigger'])('JI-28 when a clause names no %s', (part) => {
    const { [part]: _, ...others } = clause as Readonly<Record<string, unknown>>
    const expected = [`/clauses/0/${part} notice-incomplete`]
    expect(codes(issues({ clauses: [others] }))).toEqual(expected)
    expect(codes(inClause({ [part]: [] }))).toEqual(expected)
  })

  it.each(['name', 'version', 'language'])('without its %s', (part) => {
    expect(codes(issues({ [part]: '' }))).toEqual([`/${part} notice-incomplete`])
    expect(codes(issues({ [part]: undefined }))).toEqual([`/${part} notice-incomplete`])
  })

  it('without clauses, or with one that does not say which it is', () => {
    expect(codes(issues({ clauses: [] }))).toEqual(['/clauses notice-incomplete'])
    expect(codes(issues({ clauses: undefined }))).toEqual(['/clauses notice-incomplete'])
    expect(codes(inClause({ clause: undefined }))).toEqual(['/clauses/0/clause notice-incomplete'])
    const blank = { ...clause, clause: ' ' }
    expect(codes(issues({ clauses: [blank, blank] }))).toEqual([
      '/clauses/0/clause notice-incomplete',
      '/clauses/1/clause notice-incomplete',
    ])
  })

  it('JI-28 when it tells of everybody: that names no recipient', () => {
    expect(inClause({ recipients: ['employer', '*'] })).toEqual([
      {
        code: 'notice-incomplete',
        path: '/clauses/0/recipients/1',
        message: 'a clause names its recipients, and `*` names none',
      },
    ])
    expect(codes(inClause({ recipients: '*' }))).toEqual(['/clauses/0/recipients/0 notice-incomplete'])
  })

  it.each([
    [{ recipients: ['employer', 'boss'] }, '/clauses/0/recipients/1 unknown-role'],
    [{ categories: ['identity', 'ident'] }, '/clauses/0/categories/1 unknown-category'],
    [{ categories: ['*'] }, '/clauses/0/categories/0 unknown-category'],
    [{ purposes: ['similarServices'] }, '/clauses/0/purposes/0 unknown-purpose'],
    [{ clause: 'cvDatabasen' }, '/clauses/0/clause unknown-notice'],
    [{ trigger: ['cvCreated', ' '] }, '/clauses/0/trigger/1 notice-incomplete'],
    [{ recipients: 7 }, '/clauses/0/recipients wrong-shape'],
    [{ shownBefore: 'cvCreated' }, '/clauses/0 unknown-key'],
  ])('with a name that the vocabulary does not have, or a part that it cannot have: %j', (more, expected) => {
    expect(codes(inClause(more))).toEqual([expected])
  })

  it('takes the subject for a recipient, as every vocabulary has it', () => {
    expect(inClauseOk({ recipients: ['subject'] })).toEqual(['subject'])
  })

  it('when two of its clauses are the same one', () => {
    expect(issues({ clauses: [clause, { ...clause, recipients: 'agency' }] })).toEqual([
      { code: 'duplicate-clause', path: '/clauses/1/clause', message: 'there are two clauses `cvDatabase`' },
    ])
  })

  it('with every issue at once, sorted, in one error that says which notice it is', () => {
    const clauses = [{ ...clause, recipients: [], purposes: ['x'] }, 7, { ...clause, categories: ['y'] }]
    const error = usageErrorOf(() => board.defineNotice({ ...input, language: '', clauses } as unknown as BoardNotice))
    expect(error.code).toBe('invalid-notice')
    expect(error.message).toMatch(/^notice `terms` cannot be used; /)
    expect(codes(error.issues)).toEqual([
      '/clauses/0/purposes/0 unknown-purpose',
      '/clauses/0/recipients notice-incomplete',
      '/clauses/1 wrong-type',
      '/clauses/2/categories/0 unknown-category',
      '/clauses/2/clause duplicate-clause',
      '/language notice-incomplete',
    ])
  })

  it('with a key that nobody would read', () => {
    const misspelt = { ...input, recipients: ['employer'] } as BoardNotice
    expect(usageErrorOf(() => board.defineNotice(misspelt)).code).toBe('unknown-key')
    expect(codes(issues({ controller: { ...controller, phone: '1' } }))).toEqual(['/controller unknown-key'])
  })

  it.each([undefined, null, 'terms'])('when it is %s', (nothing) => {
    expect(usageErrorOf(() => board.defineNotice(nothing as unknown as BoardNotice)).code).toBe('wrong-type')
  })

  it('when it is no plain data', () => {
    expect(codes(issues({ name: () => 'terms' }))).toEqual([' not-a-notice'])
  })
})

describe('a stored notice', () => {
  const { definition } = board

  it('is read as it was written', () => {
    const parsed = parseNotice(definition, JSON.parse(JSON.stringify(defined)))
    expect(parsed).toEqual({ ok: true, notice: defined })
    expect(Object.isFrozen(parsed) && parsed.ok && Object.isFrozen(parsed.notice.clauses[0]?.recipients)).toBe(true)
  })

  it.each([
    [undefined, [' not-a-notice']],
    [null, [' not-a-notice']],
    [[defined], [' not-a-notice']],
    [{ ...defined, kind: 'policy' }, ['/kind wrong-shape']],
    [input, ['/kind wrong-shape']],
    [{ ...defined, hash: '' }, [' unknown-key']],
    [{ ...defined, clauses: 'cvDatabase' }, ['/clauses wrong-type']],
    [{ ...defined, version: 1, controller: [] }, ['/controller wrong-type', '/version wrong-type']],
  ])('is refused, and nothing thrown, where it is none: %#', (document, expected) => {
    const parsed = parseNotice(definition, document)
    expect(parsed.ok ? [] : codes(parsed.issues)).toEqual(expected)
  })

  it('is refused, and nothing thrown, where a part of it throws or is no data', () => {
    const throwing = Object.defineProperty({ ...defined }, 'name', {
      enumerable: true,
      get: () => {
        throw new Error('Anna Vinter')
      },
    })
    for (const document of [throwing, { ...defined, controller: new (class Controller {})() }]) {
      const parsed = parseNotice(definition, document)
      expect(parsed.ok ? [] : codes(parsed.issues)).toEqual([' not-a-notice'])
    }
  })

  it('is refused in a vocabulary without its names', () => {
    const parsed = parseNotice({ ...definition, roles: ['agency'], notices: [] }, defined)
    expect(parsed.ok ? [] : codes(parsed.issues)).toEqual([
      '/clauses/0/clause unknown-notice',
      '/clauses/0/recipients/0 unknown-role',
    ])
  })
})

function inClauseOk(more: object): readonly string[] | undefined {
  return board.defineNotice({ ...input, clauses: [{ ...clause, ...more }] }).clauses[0]?.recipients
}
