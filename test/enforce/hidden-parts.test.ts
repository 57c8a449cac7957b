import { compile, each, entries, lazy, variants, vocabulary } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CountedReads } from './counted-reads'
import { type OpenGuard, openGuard, request, viewOf } from './open-record'

const text = z.string().optional()
const categories = { title: {}, employer: { identifying: true }, school: { identifying: true } } as const
const levels = { employer: 'withheld' }

interface Note {
  employer?: string
  title?: string
  replies?: readonly Note[]
}
const noteSchema: z.ZodType = z.object({
  employer: text,
  title: text,
  replies: z.array(z.lazy(() => noteSchema)).optional(),
})
const note = { schema: noteSchema, classify: { employer: 'employer', title: 'title', replies: each('note') } }
const guard = openGuard({
  schema: z.object({ title: text, notes: z.array(noteSchema) }),
  classify: { title: 'title', notes: each('note') },
  categories,
  levels,
  nested: { note },
})
const view = (record: object) => guard.view('cv', record, request)

const treeSchema: z.ZodType = z.object({
  employer: text,
  get inner() {
    return z.array(treeSchema).optional()
  },
})
const treeTable: unknown = { employer: 'employer', inner: lazy(() => treeTable) }
const tree = {
  schema: z.object({ title: text, tree: treeSchema }),
  classify: { title: 'title', tree: treeTable },
  categories,
}

function sharedTwice<T extends object>(bottom: T, around: (inner: T) => T): T {
  let shared = bottom
  for (let i = 0; i < 40; i++) shared = around(shared)
  return shared
}

describe('what is hidden is walked once, and takes nothing from what is shown', () => {
  it('100,001 parts that are hidden, more than are ever shown, leave the title, masked by the last of them', () => {
    const inner = Array.from({ length: 100_001 }, (_, i) => ({ employer: i < 100_000 ? 'Coop' : 'Fjord Freight' }))
    const record = { title: 'Dispatcher, Coop, then Fjord Freight', tree: { employer: 'Netto', inner } }
    expect(viewOf({ ...tree, levels }, record)).toEqual({ title: 'Dispatcher, ***, then ***' })
  })

  it('notes are read as often each, however many there are, and each masks the title', () => {
    const readsOf = (count: number) => {
      const reads = new CountedReads()
      const notes = Array.from({ length: count }, (_, i) => reads.of({ employer: `Fjord Freight ${i}` }))
      const title = `Dispatcher, Fjord Freight 0, then Fjord Freight ${count - 1}`
      expect(view({ title, notes })).toEqual({ title: 'Dispatcher, ***, then ***' })
      return reads.reads
    }
    expect(readsOf(1000)).toBe(100 * readsOf(10))
  })

  it('40 levels of notes, each shared twice, are read once each', () => {
    const reads = new CountedReads()
    const bottom = reads.of({ employer: 'Netto' } as Note)
    const top = sharedTwice(bottom, (inner) => reads.of({ employer: 'Coop', replies: [inner, inner] }))
    expect(view({ title: 'Netto og Coop', notes: [top] })).toEqual({ title: '*** og ***' })
    // A note is read by the projection and for the mask: its fields, and what its facts are read from.
    expect(reads.reads).toBeLessThan(41 * 40)
  })

  it('40 levels of a recursive part, each shared twice, and 10,000 levels, one inside the other', () => {
    const reads = new CountedReads()
    type Tree = { employer: string; inner?: readonly object[] }
    const top = sharedTwice<Tree>(reads.of({ employer: 'Netto' }), (inner) =>
      reads.of({ employer: 'x', inner: [inner, inner] }),
    )
    expect(viewOf({ ...tree, levels }, { title: 'Netto', tree: top })).toEqual({ title: '***' })
    expect(reads.reads).toBeLessThan(41 * 20)
    let deep: Tree = { employer: 'Netto' }
    for (let i = 0; i < 10_000; i++) deep = { employer: 'x', inner: [deep] }
    expect(viewOf({ ...tree, levels }, { title: 'Netto', tree: deep })).toEqual({ title: '***' })
  })

  it('what is withheld is masked below the depth that is shown; what is open there is not', () => {
    type Tree = { employer: string; inner?: readonly object[] }
    let deepTree: Tree = { employer: 'Netto' }
    for (let i = 0; i < 70; i++) deepTree = { employer: 'x', inner: [deepTree] }
    let deepNote: Note = { employer: 'Netto', title: 'the last' }
    for (let i = 0; i < 1_000; i++) deepNote = { employer: 'x', replies: [deepNote] }
    expect(view({ title: 'Netto', notes: [deepNote] })).toEqual({ title: '***' })
    expect(viewOf({ ...tree, levels }, { title: 'Netto', tree: deepTree })).toEqual({ title: '***' })
    // The policy lets the viewer see it: the cut keeps it out of the view, and out of no text.
    const open = viewOf(tree, { title: 'Netto', tree: deepTree }) as { title: string; tree: unknown }
    expect(open.title).toBe('Netto')
    expect(JSON.stringify(open.tree)).not.toContain('Netto')
  })

  it('a list that says that it is endless hides texts, and ends', () => {
    const endless = new Proxy([], { get: (list, key) => (key === 'length' ? 2 ** 52 : Reflect.get(list, key)) })
    const list = {
      schema: z.object({ title: text, jobs: z.array(z.string()) }),
      classify: { title: 'title', jobs: 'employer' },
    }
    expect(viewOf({ ...list, categories, levels }, { title: 'Netto', jobs: endless })).toBeNull()
  })
})

describe('what is withheld because of what is around it is masked, whatever its own category says', () => {
  it('under a key that is withheld', () => {
    const table = {
      schema: z.object({ title: text, table: z.record(z.string(), z.string()) }),
      classify: { title: 'title', table: entries('employer', 'school') },
      categories,
    }
    const record = { title: 'Lærer, Nordlev', table: { Netto: 'Nordlev' } }
    expect(viewOf({ ...table, levels }, record)).toEqual({ title: 'Lærer, ***' })
    expect(viewOf(table, record)).toEqual(record)
  })

  it('in a variant that may not be told; and not by the fields that another variant has', () => {
    const either = {
      schema: z.object({
        title: text,
        either: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('a'), name: z.string() }),
          z.object({ kind: z.literal('b'), name: z.string() }),
        ]),
      }),
      classify: {
        title: 'title',
        either: variants('kind', { a: { kind: 'employer', name: 'school' }, b: { kind: 'title', name: 'title' } }),
      },
      categories,
      levels,
    }
    const record = (kind: string) => ({ title: 'Lærer, Nordlev', either: { kind, name: 'Nordlev' } })
    expect(viewOf(either, record('a'))).toEqual({ title: 'Lærer, ***' })
    expect(viewOf(either, record('b'))).toEqual(record('b'))
  })

  it('in a record that is open by itself, inside one that is not there', () => {
    const v = vocabulary({
      roles: ['employer'],
      purposes: ['recruitment'],
      kinds: ['cv', 'job', 'note'],
      categories,
      facts: { shut: 'flag' },
    })
    const { permit, fact, not } = v
    const open = {
      to: 'employer',
      purpose: 'recruitment',
      basis: 'none',
      notice: 'none',
      categories: '*',
      source: 'test',
    } as const
    const policy = v.definePolicy({
      name: 'open',
      version: '1',
      rules: [
        permit({ ...open, id: 'open', on: ['cv', 'note'] }),
        permit({ ...open, id: 'jobs', on: 'job', when: not(fact('shut')) }),
      ],
    })
    const closed = compile(policy, {
      voidRules: 'keep',
      records: {
        cv: {
          kind: 'cv',
          schema: z.object({ title: text, jobs: z.array(z.object({ shut: z.boolean(), inner: z.array(noteSchema) })) }),
          classify: { title: 'title', jobs: each('job') },
        },
        job: {
          kind: 'job',
          schema: z.object({ shut: z.boolean(), inner: z.array(noteSchema) }),
          classify: { shut: 'title', inner: each('note') },
          facts: { shut: (job: unknown) => (job as { shut: boolean }).shut },
        },
        note: { ...note, kind: 'note' },
      } as never,
    }) as unknown as OpenGuard
    const record = (shut: boolean) => ({ title: 'Chef, Netto', jobs: [{ shut, inner: [{ employer: 'Netto' }] }] })
    expect(closed.view('cv', record(false), request)).toMatchObject({ title: 'Chef, Netto' })
    expect(closed.view('cv', record(true), request)).toEqual({ title: 'Chef, ***' })
  })
})

describe('where nothing that identifies is withheld, nothing is walked for a mask', () => {
  /** How often a record is read for a view, its title masked or a text of its own kind that never is. */
  const readsOf = (open: Parameters<typeof viewOf>[0], record: (reads: CountedReads) => object) => {
    const reads = new CountedReads()
    viewOf(open, reads.of(record(reads)))
    return reads.reads
  }
  const unmasked = { title: {}, employer: {}, school: {} }

  it('a flat record and a recursive one are read as often as without a mark in the vocabulary', () => {
    const flat = {
      schema: z.object({ title: text, employer: text, school: text }),
      classify: { title: 'title', employer: 'employer', school: 'school' },
    }
    const person = () => ({ title: 'Chef', employer: 'Netto', school: 'Nordlev' })
    const recursive = (reads: CountedReads) => ({
      title: 'Chef',
      tree: reads.of({ employer: 'Netto', inner: [reads.of({ employer: 'Coop' })] }),
    })
    for (const [open, record] of [
      [flat, person],
      [tree, recursive],
    ] as const) {
      const without = readsOf({ ...open, categories: unmasked }, record)
      expect(without).toBeGreaterThan(0)
      expect(readsOf({ ...open, categories }, record)).toBe(without)
      // The count sees a walk: where something is withheld, there is one.
      expect(readsOf({ ...open, categories, levels }, record)).toBeGreaterThan(
        readsOf({ ...open, categories: unmasked, levels }, record),
      )
    }
  })
})
