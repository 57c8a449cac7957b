import { each, entries, lazy, variants } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { expectNoUnhandledRejection } from '../unhandled-rejections'
import { openGuard, request } from './open-record'

const failing = () => Promise.reject(new Error('c4nary'))
const tree: z.ZodType = z.object({
  label: z.string(),
  names: z.array(z.string()),
  get more() {
    return z.array(tree)
  },
})
const table: unknown = { label: 'open', names: 'hidden', more: lazy(() => table) }
const note = z.object({ text: z.string(), of: z.string() })
const guard = openGuard({
  schema: z.object({
    title: z.string(),
    tags: z.array(z.string()),
    many: z.array(z.string()),
    one: z.discriminatedUnion('type', [
      z.object({ type: z.literal('a'), x: z.string() }),
      z.object({ type: z.literal('b') }),
    ]),
    name: z.string(),
    home: z.object({ street: z.string(), city: z.string() }),
    keyed: z.record(z.string(), z.string()),
    pair: z.tuple([z.string(), z.string()]),
    tree,
    notes: z.array(note),
  }),
  classify: {
    ...{ title: 'open', tags: 'open', many: 'many', name: 'hidden', home: 'hidden', pair: 'hidden', tree: table },
    ...{
      one: variants('type', { a: { type: 'open', x: 'open' }, b: { type: 'open' } }),
      keyed: entries('open', 'hidden'),
    },
    notes: each('note'),
  },
  categories: { open: {}, many: { forms: ['count'] }, hidden: { identifying: true } },
  levels: { many: 'count', hidden: 'withheld' },
  nested: { note: { schema: note, classify: { text: 'open', of: 'hidden' } } },
})

describe('a promise in a part of the record that is read', () => {
  expectNoUnhandledRejection()

  const open: readonly (readonly [string, () => object, readonly string[]])[] = [
    ['in a list of texts', () => ({ tags: ['a', failing(), failing()] }), ['/tags/*']],
    ['for the tag of a variant', () => ({ one: { type: failing(), x: 'x' } }), ['/one/type']],
    ['in a list that is counted', () => ({ many: [failing()] }), []],
    ['for a list', () => ({ tags: failing(), many: failing() }), ['/many', '/tags']],
  ]
  it.each(open)('%s rejects for nobody, with an account and without', (_, made, unread) => {
    expect(guard.disclose('cv', { title: 't', ...made() } as never, request).unread).toEqual(unread)
    expect(guard.view('cv', { title: 't', ...made() } as never, request)).toMatchObject({ title: 't' })
  })

  const hidden: readonly (readonly [string, () => object])[] = [
    ['for a name', () => ({ name: failing() })],
    ['twice', () => ({ name: failing(), home: { street: failing(), city: failing() } })],
    ['for an object', () => ({ home: failing() })],
    ['where one value is meant', () => ({ name: { first: failing(), last: failing() } })],
    ['after what cannot be read', () => ({ name: new Map(), home: { street: failing() } })],
    ['in a table', () => ({ keyed: { a: failing(), b: failing() } })],
    ['in a tuple', () => ({ pair: [failing(), failing()] })],
    ['in a recursive part', () => ({ tree: { label: 'l', names: [failing()], more: [{ names: [failing()] }] } })],
    ['in nested records', () => ({ notes: [{ text: 't', of: failing() }, { of: failing() }] })],
  ]
  it.each(hidden)('withheld %s, lets no text through and rejects for nobody', (_, made) => {
    const { view, unread, refusal } = guard.disclose('cv', { title: 't', ...made() } as never, request)
    expect(view).toBeNull()
    expect(unread).toContain('/title')
    expect(refusal).toBe('unreadable')
    expect(guard.view('cv', { title: 't', ...made() } as never, request)).toBeNull()
  })
})
