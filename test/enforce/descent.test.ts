import { each, lazy } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openGuard, request } from './open-record'

interface Tree {
  label?: string | undefined
  secret?: string
  left?: Tree
  right?: Tree
  children?: Tree[]
}
const tree: z.ZodType = z.object({
  label: z.string().optional(),
  secret: z.string().optional(),
  get left() {
    return tree.optional()
  },
  get right() {
    return tree.optional()
  },
  get children() {
    return z.array(tree).optional()
  },
})
const table: unknown = {
  label: 'open',
  secret: 'hidden',
  left: lazy(() => table),
  right: lazy(() => table),
  children: lazy(() => table),
}
const categories = { open: {}, hidden: {} }
const levels = { hidden: 'withheld' }
const guard = openGuard({ schema: tree, classify: table, categories, levels })
const view = (record: Tree) => guard.view('cv', record, request)

/** A record of which it is counted how often an object of it is asked for an entry. */
function counting(): { readonly count: () => number; readonly watch: <T extends object>(value: T) => T } {
  let reads = 0
  const watch = <T extends object>(value: T): T =>
    new Proxy(value, {
      getOwnPropertyDescriptor: (target, key) => {
        reads++
        return Reflect.getOwnPropertyDescriptor(target, key)
      },
    })
  return { count: () => reads, watch }
}

/** 40 levels, each shared twice. */
function sharedTwice(bottom: Tree, watch: (tree: Tree) => Tree): Tree {
  let shared = watch(bottom)
  for (let i = 0; i < 40; i++) shared = watch({ left: shared, right: shared })
  return shared
}

describe('recursive parts', () => {
  it('an object that stands twice is shown twice', () => {
    const leaf = { label: 'Company Ltd' }
    expect(view({ label: 'r', children: [leaf, leaf], left: leaf })).toEqual({
      label: 'r',
      children: [leaf, leaf],
      left: leaf,
    })
    const inner = { label: 'i', children: [leaf] }
    expect(view({ children: [inner, { label: 'o', left: inner }] })).toEqual({
      children: [inner, { label: 'o', left: inner }],
    })
  })

  it('40 hidden levels, each shared twice, are walked once', () => {
    const { count, watch } = counting()
    const record = { label: 'r', left: sharedTwice({ secret: 'x' }, watch), right: { label: 'shown' } }
    expect(view(record)).toEqual({ label: 'r', right: { label: 'shown' } })
    expect(count()).toBeLessThan(41 * 5)
  })

  it('40 hidden levels, each shared twice, of which the last leads back to the first, are walked a few times', () => {
    const { count, watch } = counting()
    const bottom: Tree = { secret: 'x' }
    const top = sharedTwice(bottom, watch)
    const record: Tree = { label: 'r', left: top, right: { label: 'shown' } }
    bottom.children = [top, record]
    expect(view(record)).toEqual({ label: 'r', right: { label: 'shown' } })
    expect(count()).toBeLessThan(41 * 10)
  })

  it('40 shown levels, each shared twice, end, and cost what is shown', () => {
    const { count, watch } = counting()
    const shown = view({ label: 'r', left: sharedTwice({ label: 'x' }, watch) })
    expect(JSON.stringify(shown)).toContain('x')
    expect(count()).toBeLessThan(10 * 100_000)
  })

  it('what is hidden takes nothing from what is shown', () => {
    const hidden = Array.from({ length: 100_001 }, () => ({ secret: 'x' }))
    expect(view({ children: [...hidden, { label: 'last' }] })).toEqual({ children: [{ label: 'last' }] })
  })

  it('more than 100,000 that are shown are cut', () => {
    const shown = view({ children: Array.from({ length: 100_010 }, () => ({ label: 'x' })) }) as { children: unknown[] }
    expect(shown.children).toHaveLength(100_000)
  })

  it('an object inside itself is not followed, and shows elsewhere what it shows', () => {
    const loop: Tree = { label: 'loop' }
    const around: Tree = { secret: 'x', children: [loop] }
    loop.left = around
    // Inside the loop nothing is left of what is around it; beside the loop there is the loop.
    expect(view({ children: [loop, around] })).toEqual({
      children: [{ label: 'loop' }, { children: [{ label: 'loop' }] }],
    })
  })

  it('what was too deep to follow in one place is followed where it is not', () => {
    const low: Tree = { secret: 'x', left: { secret: 'y', left: { label: 'end' } } }
    let deep: Tree = low
    for (let i = 0; i < 62; i++) deep = { label: `l${i}`, left: deep }
    const shown = view({ children: [deep, low] }) as { children: unknown[] }
    expect(JSON.stringify(shown.children[0])).not.toContain('end')
    expect(shown.children[1]).toEqual({ left: { left: { label: 'end' } } })
  })
})

describe('nested records', () => {
  const note: z.ZodType = z.object({
    org: z.string(),
    text: z.string(),
    replies: z.array(z.lazy(() => note)).optional(),
  })
  const notes = openGuard({
    schema: z.object({ name: z.string().optional(), notes: z.array(note) }),
    classify: { name: 'open', notes: each('note') },
    categories,
    levels,
    nested: { note: { schema: note, classify: { org: 'hidden', text: 'open', replies: each('note') } } },
  })
  const notesView = (record: unknown) => notes.view('cv', record as never, request)

  it('100,001 that show nothing take nothing from the one that does', () => {
    const hidden = Array.from({ length: 100_001 }, () => ({ org: 'x' }))
    expect(notesView({ notes: [...hidden, { text: 'mine' }] })).toEqual({ notes: [{ text: 'mine' }] })
    expect(notes.disclose('cv', { notes: [...hidden, { text: 'mine' }] } as never, request).view).toEqual({
      notes: [{ text: 'mine' }],
    })
  })

  it.each([
    ['hidden', { org: 'x' }, 41 * 10],
    ['shown', { text: 'x' }, 10 * 100_000],
  ])('40 levels that are %s, each shared twice, end', (_, bottom, most) => {
    const { count, watch } = counting()
    let shared: object = watch(bottom)
    for (let i = 0; i < 40; i++) shared = watch({ org: 'y', replies: [shared, shared] })
    expect(notesView({ name: 'Anna', notes: [shared] })).toMatchObject({ name: 'Anna' })
    expect(count()).toBeLessThan(most)
  })

  it('one that stands twice is shown twice, and not inside itself', () => {
    const reply = { text: 'r' }
    expect(notesView({ notes: [reply, { text: 'a', replies: [reply] }] })).toEqual({
      notes: [reply, { text: 'a', replies: [reply] }],
    })
    const loop: { text: string; replies?: unknown } = { text: 'a' }
    loop.replies = [loop, reply]
    expect(notesView({ notes: [loop] })).toEqual({ notes: [{ text: 'a', replies: [reply] }] })
  })
})
