import { each, entries, field, lazy, prefix, variants } from 'need-to-know'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type OpenRecord, openGuard, request, viewOf } from './open-record'

const text = z.string()
const categories = {
  name: { forms: ['initials'], identifying: true },
  employer: { identifying: true },
  phone: { identifying: true },
  label: { forms: ['short', 'initials'] },
  id: { forms: ['pseudonym'] },
} as const

/** A record with a name, an employer and a label; `levels` says how much is shown of the first two. */
const cv = (more: Partial<OpenRecord> = {}): OpenRecord => ({
  schema: z.object({ name: text.optional(), employer: text.optional(), label: text.optional() }),
  classify: { name: 'name', employer: 'employer', label: 'label' },
  categories,
  levels: { name: 'withheld', employer: 'withheld', phone: 'withheld' },
  ...more,
})
const asta = { name: 'Asta Holm', employer: 'Fjord Freight' }

describe('TERMS-008 TERMS-024 a text that repeats what is withheld of its record is masked', () => {
  it('where the value is withheld, and not where it is shown', () => {
    const record = { ...asta, label: 'Dispatcher at Fjord Freight, for Asta' }
    expect(viewOf(cv(), record)).toEqual({ label: 'Dispatcher at ***, for ***' })
    expect(viewOf(cv({ levels: { name: 'withheld' } }), record)).toEqual({
      employer: 'Fjord Freight',
      label: 'Dispatcher at Fjord Freight, for ***',
    })
    expect(viewOf(cv({ levels: {} }), record)).toEqual(record)
  })

  it('where the value is shown in a lesser form', () => {
    const record = { ...asta, label: 'Holm Consulting' }
    const levels = { name: 'initials' }
    expect(viewOf(cv({ levels }), record)).toEqual({
      name: 'A. H.',
      employer: 'Fjord Freight',
      label: '*** Consulting',
    })
  })

  it('in every form that shows letters of it: none is cut out of a value', () => {
    const short = (form: 'full' | ReturnType<typeof prefix>) =>
      cv({
        classify: { name: 'name', employer: 'employer', label: field('label', { short: form }) },
        levels: { name: 'withheld', employer: 'withheld', label: 'short' },
      })
    expect(viewOf(short(prefix(13)), { ...asta, label: 'Dispatcher Fjord Freight' })).toEqual({
      label: 'Dispatcher **',
    })
    expect(viewOf(short('full'), { ...asta, label: 'Fjord Freight' })).toEqual({ label: '***' })
    const initials = cv({ levels: { name: 'withheld', employer: 'withheld', label: 'initials' } })
    expect(viewOf(initials, { ...asta, label: 'Dispatcher Fjord Freight' })).toEqual({ label: 'D.' })
  })

  it('in lists, tuples, variants, tables, recursive parts and choices', () => {
    const tree: z.ZodType = z.lazy(() => z.object({ label: text, inner: z.array(tree) }))
    const treeClass = { label: 'label', inner: lazy((): unknown => treeClass) }
    const record = cv({
      schema: z.object({
        employer: text,
        list: z.array(text),
        pair: z.tuple([text, text]),
        either: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('a'), label: text }),
          z.object({ kind: z.literal('b') }),
        ]),
        table: z.record(text, text),
        tree,
        choice: z.union([text, z.array(text)]),
      }),
      classify: {
        employer: 'employer',
        list: 'label',
        pair: 'label',
        either: variants('kind', { a: { kind: 'label', label: 'label' }, b: { kind: 'label' } }),
        table: entries('label', 'label'),
        tree: treeClass,
        choice: 'label',
      },
    })
    const label = 'Dispatcher, Fjord Freight'
    const shown = 'Dispatcher, ***'
    expect(
      viewOf(record, {
        employer: 'Fjord Freight',
        list: ['Welder', label],
        pair: ['Welder', label],
        either: { kind: 'a', label },
        table: { skill: label, 'Fjord Freight': 'an entry under a withheld name is left out' },
        tree: { label, inner: [{ label, inner: [] }] },
        choice: [label],
      }),
    ).toEqual({
      list: ['Welder', shown],
      pair: ['Welder', shown],
      either: { kind: 'a', label: shown },
      table: { skill: shown },
      tree: { label: shown, inner: [{ label: shown }] },
      choice: [shown],
    })
  })

  it('wherever in the record the value stands, however it is kept there', () => {
    const tree: z.ZodType = z.lazy(() => z.object({ employer: text, inner: z.array(tree) }))
    const treeClass = { employer: 'employer', inner: lazy((): unknown => treeClass) }
    const schema = z.object({
      label: text,
      jobs: z.array(z.object({ employer: text.optional() })),
      pair: z.tuple([text, text]),
      either: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('a'), employer: text }),
        z.object({ kind: z.literal('b'), former: text }),
      ]),
      table: z.record(text, text),
      tree,
      phone: z.number(),
    })
    const classify = {
      label: 'label',
      jobs: { employer: 'employer' },
      pair: ['employer', 'label'],
      either: variants('kind', {
        a: { kind: 'employer', employer: 'employer' },
        b: { kind: 'employer', former: 'employer' },
      }),
      table: entries('employer', 'employer'),
      tree: treeClass,
      phone: 'phone',
    }
    const labelIn = (part: object, label = 'Dispatcher, Fjord Freight') =>
      (viewOf(cv({ schema, classify }), { ...part, label }) as { label: string }).label
    const [value, shown] = ['Fjord Freight', 'Dispatcher, ***']
    expect(labelIn({})).toBe('Dispatcher, Fjord Freight')
    expect(labelIn({ jobs: [{}, { employer: value }] })).toBe(shown)
    expect(labelIn({ pair: [value, 'x'] })).toBe(shown)
    expect(labelIn({ either: { kind: 'a', employer: value } })).toBe(shown)
    expect(labelIn({ either: { kind: 'no such kind', employer: value } })).toBe(shown)
    expect(labelIn({ either: { kind: 'no such kind', former: value } })).toBe(shown)
    expect(labelIn({ table: { a: value } })).toBe(shown)
    expect(labelIn({ table: { [value]: 'a' } })).toBe(shown)
    expect(labelIn({ tree: { inner: [{ employer: value }] } })).toBe(shown)
    expect(labelIn({ phone: 20304050 }, 'Ring 20 30 40 50')).toBe('Ring ***')
    // Of the wrong shape, and never shown; but it is what it is.
    expect(labelIn({ jobs: { employer: value } })).toBe(shown)
    expect(labelIn({ jobs: [value] })).toBe(shown)
    expect(labelIn({ jobs: [{ employer: { legal: { name: value } } }] })).toBe(shown)
    expect(labelIn({ jobs: [{ employer: [value] }] })).toBe(shown)
  })

  it('whatever type the value has, and where the label is a text or something else', () => {
    const labelOf = (employer: z.ZodType, value: unknown, label: unknown) => {
      const schema = z.object({ employer, label: z.union([z.number(), text]) })
      const record = cv({ schema, classify: { employer: 'employer', label: 'label' } })
      return (viewOf(record, { employer: value, label }) as { label: unknown }).label
    }
    expect(labelOf(z.bigint(), 20304050n, 'Ring 20 30 40 50')).toBe('Ring ***')
    expect(labelOf(z.date(), new Date('1984-03-05'), 'Born 1984-03-05')).toBe('Born ***')
    expect(labelOf(z.union([z.number(), z.array(text)]), ['Netto'], 'Chef, Netto')).toBe('Chef, ***')
    expect(labelOf(z.union([z.array(text), z.object({ of: text })]), { of: 'Netto' }, 'Chef, Netto')).toBe('Chef, ***')
    expect(labelOf(z.tuple([text, text]), 'Netto', 'Chef, Netto')).toBe('Chef, ***')
    expect(labelOf(text, 'Netto', 20304050)).toBe(20304050)
  })

  it('by the parts of a name that is a key', () => {
    const schema = z.object({ label: text, known: z.record(text, text) })
    const record = cv({ schema, classify: { label: 'label', known: entries('name', 'employer') } })
    expect(viewOf(record, { label: 'Holm Consulting', known: { 'Asta Holm': 'x' } })).toEqual({
      label: '*** Consulting',
    })
  })

  it('in the records nested in it, and by what is withheld of those', () => {
    const guard = openGuard(
      cv({
        schema: z.object({ employer: text, label: text, jobs: z.array(z.object({ employer: text, label: text })) }),
        classify: { employer: 'employer', label: 'label', jobs: each('job') },
        nested: {
          job: {
            schema: z.object({
              employer: text,
              label: text,
              deeper: z.array(z.object({ employer: text, label: text })),
            }),
            classify: { employer: 'employer', label: 'label', deeper: each('job') },
          },
        },
      }),
    )
    const record = {
      employer: 'Fjord Freight',
      label: 'Netto, Arla',
      jobs: [
        { employer: 'Netto', label: 'Fjord Freight', deeper: [{ employer: 'Arla', label: 'Netto' }] },
        { employer: 'Bilka', label: 'Bilka og Coop', deeper: [] },
      ],
    }
    expect(guard.view('cv', record, request)).toEqual({
      label: '***',
      jobs: [{ label: '***', deeper: [{ label: '***' }] }, { label: '*** og Coop' }],
    })
    // A record asked for by itself knows what it withholds itself.
    expect(guard.view('job', record.jobs[0], request)).toEqual({ label: 'Fjord Freight', deeper: [{ label: '***' }] })
  })

  it('by what is withheld of a nested record that is not there for the viewer', () => {
    const notes = { schema: z.object({ employer: text }), classify: { employer: 'employer' } }
    const withNotes = cv({
      schema: z.object({ label: text, notes: z.array(z.object({ employer: text })) }),
      classify: { label: 'label', notes: each('note') },
      nested: { note: notes },
    })
    const guard = openGuard(withNotes)
    expect(guard.view('cv', { label: 'Netto', notes: [{ employer: 'Netto' }] }, request)).toEqual({ label: '***' })
  })

  it('the same in view, disclose and discloseAll, and the receipt names what the view holds', () => {
    const guard = openGuard(cv())
    const record = { ...asta, label: 'Fjord Freight' }
    const disclosure = guard.disclose('cv', record, request)
    expect(disclosure.view).toEqual(guard.view('cv', record, request))
    expect([...guard.discloseAll('cv', [record], request, () => ({}))]).toEqual([disclosure])
    expect(disclosure.receipt.disclosed.map(({ category }) => category)).toEqual(['existence', 'label'])
  })
})

describe('what is not masked', () => {
  it('a text of which the viewer may know the words: the mask would tell the value', () => {
    const known = cv({ classify: { name: 'name', employer: 'employer', label: field('label', {}, { known: true }) } })
    expect(viewOf(known, { ...asta, label: 'Fjord Freight' })).toEqual({ label: 'Fjord Freight' })
  })

  it('what identifies and is shown: the policy has decided on it', () => {
    const record = { name: 'Asta Holm', employer: 'Holm & Lie' }
    expect(viewOf(cv({ levels: { name: 'withheld' } }), record)).toEqual({ employer: 'Holm & Lie' })
  })

  it('free text, which has a form of its own to hide in', () => {
    const free = cv({ categories: { ...categories, label: { forms: ['scrubbed'] } } })
    expect(viewOf(free, { ...asta, label: 'Fjord Freight' })).toEqual({ label: 'Fjord Freight' })
    const levels = { name: 'withheld', employer: 'withheld', label: 'scrubbed' }
    expect(viewOf({ ...free, levels }, { ...asta, label: 'Fjord Freight' })).toBeNull()
  })

  it('a field of a category that identifies, where the field itself does not', () => {
    const fields = cv({
      classify: { name: 'name', employer: field('employer', {}, { identifying: false }), label: 'label' },
    })
    expect(viewOf(fields, { ...asta, label: 'Fjord Freight' })).toEqual({ label: 'Fjord Freight' })
    // Where it is shown, the policy has decided on the category.
    const shown = { name: 'Asta Holm', employer: 'Holm & Lie', label: 'x' }
    expect(viewOf({ ...fields, levels: { name: 'withheld' } }, shown)).toEqual({ employer: 'Holm & Lie', label: 'x' })
    const back = cv({
      classify: { name: 'name', employer: 'employer', label: field('label', {}, { identifying: true }) },
    })
    expect(viewOf(back, { ...asta, label: 'Fjord Freight' })).toEqual({ label: 'Fjord Freight' })
    // The same label is a value where it is withheld.
    const shut = {
      ...back,
      schema: z.object({ label: text, id: text }),
      classify: { label: field('label', {}, { identifying: true }), id: 'id' },
    }
    expect(viewOf({ ...shut, levels: { label: 'withheld' } }, { label: 'Nordlev', id: 'Lærer, Nordlev' })).toEqual({
      id: 'Lærer, ***',
    })
  })

  it('pseudonyms, literals and numbers', () => {
    const odd = cv({
      schema: z.object({ employer: text, id: text, kind: z.enum(['Netto', 'Bilka']), count: z.number(), keep: text }),
      classify: { employer: 'employer', id: 'id', kind: 'label', count: 'label', keep: 'label' },
      levels: { employer: 'withheld', id: 'pseudonym' },
      options: { pseudonymKey: new TextEncoder().encode('a secret of sixteen bytes or more') },
    })
    const idOf = (employer: string) =>
      viewOf(odd, { employer, id: 'Netto', kind: 'Netto', count: 20304050, keep: 'k' }) as { id: string }
    expect(idOf('Netto')).toEqual(idOf('Fjord Freight'))
    expect(idOf('Netto')).toMatchObject({ kind: 'Netto', count: 20304050, keep: 'k' })
  })
})

describe('what cannot be read cannot be masked', () => {
  const throwing = (part: object, key: string) =>
    Object.defineProperty(part, key, {
      enumerable: true,
      get: () => {
        throw new Error('Asta Holm')
      },
    })

  it('no text is shown where a withheld value that identifies throws, and the rest of the view is', () => {
    const record = cv({
      schema: z.object({ name: text, label: text, count: z.number() }),
      classify: { name: 'name', label: 'label', count: 'label' },
    })
    expect(viewOf(record, throwing({ label: 'Asta Holm', count: 3 }, 'name'))).toEqual({ count: 3 })
    expect(viewOf(record, throwing({ label: 'Asta Holm' }, 'name'))).toBeNull()
  })

  it('nor where it is behind an accessor, a promise or a map, or deeper than a value lies', () => {
    const map = new Map([['name', 'Asta Holm']])
    const deep = Array.from({ length: 20 }).reduce<unknown>((inner) => ({ inner }), 'Asta Holm')
    for (const name of [Promise.resolve('Asta Holm'), map, deep]) {
      expect(viewOf(cv(), { name, label: 'Asta Holm' })).toBeNull()
    }
    const withAccessor = {
      label: 'Asta Holm',
      get name() {
        return 'Asta Holm'
      },
    }
    expect(viewOf(cv(), withAccessor)).toBeNull()
    class Person {
      readonly #name = 'Asta Holm'
      readonly label = 'Asta Holm'
      get name() {
        return this.#name
      }
    }
    expect(viewOf(cv(), new Person())).toBeNull()
    expect(openGuard(cv()).disclose('cv', withAccessor, request).unread).toEqual(['/label'])
  })

  it('nothing is lost where it is shown, or does not identify', () => {
    const record = { ...asta }
    expect(viewOf(cv({ levels: {} }), throwing({ ...record, label: 'x' }, 'name'))).toEqual({
      employer: 'Fjord Freight',
      label: 'x',
    })
    const other = cv({ schema: z.object({ id: text, label: text }), classify: { id: 'id', label: 'label' } })
    expect(viewOf({ ...other, levels: { id: 'withheld' } }, throwing({ label: 'x' }, 'id'))).toEqual({ label: 'x' })
  })

  it('a record without an end ends', () => {
    const tree: z.ZodType = z.lazy(() => z.object({ employer: text, inner: z.array(tree) }))
    const treeClass = { employer: 'employer', inner: lazy((): unknown => treeClass) }
    const record = cv({ schema: z.object({ label: text, tree }), classify: { label: 'label', tree: treeClass } })
    const cyclic: { employer: string; inner: unknown[] } = { employer: 'Netto', inner: [] }
    cyclic.inner.push(cyclic)
    expect(viewOf(record, { label: 'Netto', tree: cyclic })).toEqual({ label: '***' })
    const endless = () => ({
      employer: 'x',
      get inner() {
        return [endless()]
      },
    })
    expect(viewOf(record, { label: 'Netto', tree: endless() })).toBeNull()
  })

  it('values are read in each call: an object that was changed is masked by what it holds now', () => {
    const guard = openGuard(cv())
    const record = { ...asta, label: 'Netto, Fjord Freight' }
    expect(guard.view('cv', record, request)).toEqual({ label: 'Netto, ***' })
    record.employer = 'Netto'
    expect(guard.view('cv', record, request)).toEqual({ label: '***, Fjord Freight' })
  })
})
