import { compile, type FieldClass, type RecordDefinition, UsageError, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const board = vocabulary({
  roles: ['employer'],
  purposes: ['recruitment'],
  kinds: ['cv'],
  categories: { name: { forms: ['short'] }, hidden: {} },
  facts: { open: 'flag' },
})
const permit = (level: 'short' | 'full') =>
  ({
    id: 'open',
    to: 'employer',
    on: 'cv',
    categories: ['existence', 'name'],
    level: { existence: 'full', name: level },
    purpose: 'recruitment',
    basis: 'none',
    notice: 'none',
    source: 's',
  }) as const
const policy = (level: 'short' | 'full') =>
  board.definePolicy({
    name: 'p',
    version: '1',
    rules: [
      board.permit({ ...permit(level), when: board.fact('open') }),
      board.permit({ id: 'own', to: 'subject', on: 'cv', categories: '*', purpose: 'recruitment', source: 's' }),
    ],
  })
const as = (role: 'employer' | 'subject') =>
  ({ viewer: { id: 'v', role, assurance: 'high' }, purpose: 'recruitment', at: 0 }) as const

/** A definition that nothing froze. */
function loose() {
  const forms: Record<string, unknown> = { short: { kind: 'prefix', length: 1 } }
  const name = Object.freeze({ kind: 'field', category: 'name', forms }) as FieldClass
  const shape = { name: z.string(), owner: z.string() }
  const readers = { open: ({ owner }: { readonly owner: string }) => owner === 'v' }
  const classify: Record<string, unknown> = { name, owner: 'hidden' }
  const definition = {
    kind: 'cv' as string,
    schema: z.object(shape) as z.ZodType<{ readonly name: string; readonly owner: string }>,
    classify,
    subject: (record: { readonly owner: string }) => record.owner,
    facts: readers,
  }
  return { forms, classify, definition, shape, readers }
}

describe('what is checked when a guard is compiled is what it reads later', () => {
  const record = { name: 'Asta', owner: 'v' }
  const other = { name: 'Asta', owner: 'someone' }

  it('the readers of a definition', () => {
    const { definition, readers } = loose()
    const guard = compile(policy('full'), { records: { cv: definition as RecordDefinition }, voidRules: 'keep' })
    const before = [guard.view('cv', other, as('subject')), guard.view('cv', other, as('employer'))]
    expect(before).toEqual([null, null])
    definition.subject = () => 'v'
    readers.open = () => true
    definition.facts = { open: () => true }
    expect([guard.view('cv', other, as('subject')), guard.view('cv', other, as('employer'))]).toEqual(before)
  })

  it('the forms of a field class, its classification and its schema', () => {
    const { forms, classify, definition, shape } = loose()
    const guard = compile(policy('short'), { records: { cv: definition as RecordDefinition }, voidRules: 'keep' })
    const prefix = forms['short'] as { length: number }
    prefix.length = -1
    forms['short'] = 'full'
    classify['owner'] = 'name'
    definition.classify = { name: 'name', owner: 'name' }
    shape.name = z.string().max(1)
    definition.schema = z.object({ name: z.string(), owner: z.string() })
    definition.kind = 'other'
    // Outcomes are built when they are first met: this one is, after everything changed.
    expect(guard.view('cv', record, as('employer'))).toEqual({ name: 'A' })
    expect(guard.disclose('cv', record, as('employer')).receipt.kind).toBe('receipt')
    expect(guard.disclose('cv', record, as('employer')).receipt.record.kind).toBe('cv')
  })

  it('the checks of a leaf', () => {
    const name = z.string().max(3)
    const definition = board.record('cv', { schema: z.object({ name }), classify: { name: 'name' } })
    const guard = compile(policy('full'), { records: { cv: definition }, voidRules: 'keep' })
    name._zod.def.checks?.splice(0)
    expect(guard.view('cv', { name: 'Asta' }, as('employer'), { open: true })).toBeNull()
    expect(guard.view('cv', { name: 'Bo' }, as('employer'), { open: true })).toEqual({ name: 'Bo' })
  })

  it('a getter that answers another way the second time is read once', () => {
    let asked = 0
    const forms = {
      get short() {
        return { kind: 'prefix', length: asked++ === 0 ? 1 : -1 }
      },
    }
    const { definition } = loose()
    definition.classify = { name: Object.freeze({ kind: 'field', category: 'name', forms }), owner: 'hidden' }
    const guard = compile(policy('short'), { records: { cv: definition as RecordDefinition }, voidRules: 'keep' })
    expect(guard.view('cv', record, as('employer'))).toEqual({ name: 'A' })
    expect(asked).toBe(1)
  })

  it.each([[undefined], [null], ['cv'], [7]])('%s for a definition is refused by name', (definition) => {
    const make = () => compile(policy('full'), { records: { cv: definition as never }, voidRules: 'keep' })
    expect(make).toThrow(UsageError)
    expect(make).toThrow('the record definitions cannot be used')
  })
})
