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

describe('TERMS-008 what is shown in full beside a text is not cut up in it', () => {
  const school = { identifying: true } as const
  const schooled: Partial<OpenRecord> = {
    schema: z.object({ name: text.optional(), school: text.optional(), label: text }),
    categories: { ...categories, school },
    classify: { name: 'name', school: 'school', label: 'label' },
    levels: { name: 'withheld' },
  }
  const labelOf = (record: object, open = schooled) => (viewOf(cv(open), record) as { label: string }).label
  const utrecht = { name: 'Jan Utrecht', school: 'Universiteit Utrecht' }

  it('a withheld value that is a word of it makes no mask there, as another value makes none', () => {
    const label = 'Honours, Universiteit Utrecht'
    expect(labelOf({ ...utrecht, label })).toBe(label)
    expect(labelOf({ ...utrecht, name: 'Jan Zwolle', label })).toBe(label)
    expect(labelOf({ name: 'Ida Holberg', school: 'Holberg Akademi', label: 'Holberg Akademi, HF' })).toBe(
      'Holberg Akademi, HF',
    )
    expect(labelOf({ ...utrecht, school: 'Utrecht', label: 'Utrecht 2010' })).toBe('Utrecht 2010')
  })

  it.each([
    ['UNIVERSITEIT UTRECHT'],
    ['universiteit-utrecht'],
    ['Universiteit\u00a0Utrecht'],
    ['Universiteit Utrechts'],
    ['UniversiteitUtrecht'],
    ['Ùniversiteit (Utrecht)'],
  ])('in the spellings in which a withheld value is found: %s', (label) => {
    expect(labelOf({ ...utrecht, label })).toBe(label)
  })

  it('the value is masked elsewhere in the text, and where it reaches beyond what is shown', () => {
    expect(labelOf({ ...utrecht, label: 'Universiteit Utrecht, Utrecht' })).toBe('Universiteit Utrecht, ***')
    expect(labelOf({ ...utrecht, label: 'Utrecht, Universiteit Utrecht' })).toBe('***, Universiteit Utrecht')
    expect(labelOf({ ...utrecht, label: 'Universiteit' })).toBe('Universiteit')
    expect(labelOf({ ...utrecht, label: 'Utrecht' })).toBe('***')
    expect(labelOf({ ...utrecht, name: 'Utrecht Noord', label: 'Universiteit Utrecht Noord' })).toBe('Universiteit ***')
    expect(labelOf({ ...utrecht, name: 'Jan Universiteit', label: 'Universiteiten, Universiteit Leiden' })).toBe(
      'Universiteiten, *** Leiden',
    )
    // A longer word is another word, and one that holds the value is masked whole.
    const employed = { ...schooled, schema: z.object({ employer: text, school: text, label: text }) }
    const beside = { ...employed, classify: { employer: 'employer', school: 'school', label: 'label' } }
    const levels = { employer: 'withheld' }
    expect(
      labelOf(
        { employer: 'Utrecht', school: 'Universiteit Utrecht', label: 'Universiteit Utrechtse' },
        { ...beside, levels },
      ),
    ).toBe('Universiteit ***')
  })

  it('a number that is shown is left whole, and no longer one that holds it', () => {
    const called = cv({
      schema: z.object({ phone: z.number(), own: text, label: text }),
      classify: { phone: 'phone', own: field('label', {}, { identifying: true }), label: 'label' },
      levels: { phone: 'withheld' },
    })
    const record = { phone: 20304050, own: '+45 20 30 40 50' }
    expect(viewOf(called, { ...record, label: 'Ring +45 20304050' })).toMatchObject({ label: 'Ring +45 20304050' })
    expect(viewOf(called, { ...record, label: 'Ring 20304050' })).toMatchObject({ label: 'Ring ***' })
    expect(viewOf(called, { ...record, label: 'Ring +45 2030405099' })).toMatchObject({ label: 'Ring ***' })
  })

  it('only what the view shows: no lesser form, nothing withheld, nothing unreadable, nothing under what is withheld', () => {
    const label = 'Universiteit Utrecht'
    const shut = 'Universiteit ***'
    expect(labelOf({ ...utrecht, label }, { ...schooled, levels: { name: 'withheld', school: 'withheld' } })).toBe(
      '***',
    )
    const short = { ...categories, school: { ...school, forms: ['short'] } } as const
    const initials = { name: 'name', school: field('school', { short: 'initials' }), label: 'label' }
    const levels = { name: 'withheld', school: 'short' }
    const lesser = viewOf(cv({ ...schooled, categories: short, classify: initials, levels }), { ...utrecht, label })
    expect(lesser).toEqual({ school: 'U. U.', label: '***' })
    // Of the wrong shape, or refused by its schema.
    expect(labelOf({ ...utrecht, school: ['Universiteit Utrecht'], label })).toBe(shut)
    const bounded = z.object({ name: text, school: text.max(5), label: text })
    expect(labelOf({ ...utrecht, label }, { ...schooled, schema: bounded })).toBe(shut)
    let asked = 0
    const accessor = {
      name: 'Jan Utrecht',
      label,
      get school() {
        asked++
        return 'Universiteit Utrecht'
      },
    }
    expect(labelOf(accessor)).toBe(shut)
    expect(asked).toBe(0)
    const under = {
      ...schooled,
      schema: z.object({ name: text, table: z.record(text, text), label: text }),
      classify: { name: 'name', table: entries('name', 'school'), label: 'label' },
    }
    expect(labelOf({ name: 'Jan Utrecht', table: { Bo: 'Universiteit Utrecht' }, label }, under)).toBe('***')
    const keyed = { ...under, classify: { name: 'name', table: entries('school', 'school'), label: 'label' } }
    expect(labelOf({ name: 'Jan Utrecht', table: { 'Universiteit Utrecht': 'x' }, label }, keyed)).toBe(label)
    expect(labelOf({ name: 'Jan Utrecht', table: { 'Universiteit Utrecht': 7 }, label }, keyed)).toBe(shut)
  })

  it('a text that the viewer may know, and no other text', () => {
    const two = (own: object | string) =>
      cv({
        schema: z.object({ name: text, own: text, label: text }),
        classify: { name: 'name', own, label: 'label' },
        levels: { name: 'withheld' },
      })
    const record = { name: 'Jan Utrecht', own: 'Chef Utrecht', label: 'Chef Utrecht' }
    expect(viewOf(two(field('label', {}, { known: true })), record)).toEqual({
      own: 'Chef Utrecht',
      label: 'Chef Utrecht',
    })
    expect(viewOf(two('label'), record)).toEqual({ own: 'Chef ***', label: 'Chef ***' })
  })

  it('in the records nested in it, and by what those show', () => {
    const job = {
      schema: z.object({ school: text.optional(), label: text }),
      classify: { school: 'school', label: 'label' },
    }
    const nesting = cv({
      ...schooled,
      schema: z.object({ name: text, school: text.optional(), label: text, jobs: z.array(job.schema) }),
      classify: { name: 'name', school: 'school', label: 'label', jobs: each('job') },
      nested: { job },
    })
    const [name, school_, label] = ['Jan Utrecht', 'Universiteit Utrecht', 'Universiteit Utrecht, Utrecht']
    const shown = 'Universiteit Utrecht, ***'
    expect(viewOf(nesting, { name, school: school_, label, jobs: [{ label }] })).toEqual({
      school: school_,
      label: shown,
      jobs: [{ label: shown }],
    })
    expect(viewOf(nesting, { name, label, jobs: [{ label }, { school: school_, label }] })).toEqual({
      label: shown,
      jobs: [{ label: shown }, { school: school_, label: shown }],
    })
    // What is shown of another record in another call is nothing to this one.
    expect(viewOf(nesting, { name, label, jobs: [] })).toEqual({ label: 'Universiteit ***' })
  })

  it('the same in view, disclose and a careful reading, and the record is read no more often where nothing is found', () => {
    const guard = openGuard(cv(schooled))
    const record = { ...utrecht, label: 'Universiteit Utrecht, Utrecht' }
    const shown = { school: 'Universiteit Utrecht', label: 'Universiteit Utrecht, ***' }
    expect(guard.view('cv', record, request)).toEqual(shown)
    expect(guard.disclose('cv', record, request).view).toEqual(shown)
    let reads = 0
    const counted = (of: object) =>
      new Proxy(of, {
        getOwnPropertyDescriptor: (target, key) => {
          if (key === 'school') reads++
          return Reflect.getOwnPropertyDescriptor(target, key)
        },
      })
    guard.view('cv', counted({ ...record, label: 'Chef' }), request)
    expect(reads).toBe(1)
    guard.view('cv', counted(record), request)
    expect(reads).toBe(3)
  })

  it('what was read before a reading began again leaves nothing whole', () => {
    const open = { ...schooled, schema: z.object({ name: text, school: text, label: text, late: text }) }
    const classify = { name: 'name', school: 'school', label: 'label', late: 'label' }
    const labelWhere = (isLateRead: (count: number) => boolean) => {
      const reads = { school: 0, late: 0 }
      const lying = new Proxy(
        { ...utrecht, label: 'Universiteit Utrecht', late: 'x' },
        {
          getOwnPropertyDescriptor: (target, key) => {
            if (key === 'late' && !isLateRead(++reads.late)) throw new Error('Utrecht')
            if (key === 'school' && ++reads.school > 2) throw new Error('Utrecht')
            return Reflect.getOwnPropertyDescriptor(target, key)
          },
        },
      )
      return (viewOf(cv({ ...open, classify }), lying) as { label: string }).label
    }
    expect(labelWhere(() => false)).toBe('Universiteit ***')
    expect(labelWhere((count) => count > 2)).toBe('Universiteit ***')
  })

  it('what a proxy shows once and not again leaves nothing whole', () => {
    const guard = openGuard(cv(schooled))
    let reads = 0
    const lying = new Proxy(
      { label: 'Universiteit Utrecht', ...utrecht },
      {
        getOwnPropertyDescriptor: (target, key) => {
          if (key === 'school' && ++reads > 1) throw new Error('Utrecht')
          return Reflect.getOwnPropertyDescriptor(target, key)
        },
      },
    )
    expect(guard.view('cv', lying, request)).toMatchObject({ label: 'Universiteit ***' })
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
