import { each, entries, field, lazy, variants } from 'need-to-know'
import { z } from 'zod'
import { type OpenGuard, openGuard } from '../../enforce/open-record'
import type { Choice } from './choice'

const text = z.string().optional()
const categories = {
  name: { forms: ['initials'], identifying: true },
  employer: { forms: ['count'], identifying: true },
  email: { identifying: true },
  school: { identifying: true },
  skill: {},
  label: {},
} as const
type Category = Exclude<keyof typeof categories, 'school'>
const identifying = ['name', 'employer', 'email'] as const
type Identifying = (typeof identifying)[number]

const tree: z.ZodType = z.object({
  employer: text,
  label: text,
  get inner() {
    return z.array(tree).optional()
  },
})
const treeTable: unknown = { employer: 'employer', label: 'label', inner: lazy(() => treeTable) }
const note = z.object({ name: text, employer: text, school: text, label: text })
const schema = z.object({
  name: text,
  email: text,
  employers: z.array(z.string()).optional(),
  schools: z.array(z.string()).optional(),
  label: text,
  skills: z.array(z.string()).optional(),
  table: z.record(z.string(), z.string()).optional(),
  either: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('a'), employer: text, label: text }),
    z.object({ kind: z.literal('b'), label: text }),
  ]),
  tree: tree.optional(),
  notes: z.array(note).optional(),
})
const classify = {
  name: 'name',
  email: 'email',
  employers: 'employer',
  schools: 'school',
  label: 'label',
  skills: 'skill',
  table: entries('skill', 'label'),
  either: variants('kind', {
    a: { kind: 'skill', employer: 'employer', label: 'label' },
    b: { kind: 'skill', label: 'label' },
  }),
  tree: treeTable,
  notes: each('note'),
}
const noteTable = { name: 'name', employer: 'employer', school: 'school', label: field('label', {}) }

export type Levels = Readonly<Record<Category, string>>

export function someLevels(choice: Choice): Levels {
  const level = (...more: readonly string[]) => (choice.chance(60) ? 'withheld' : choice.pick(['full', ...more]))
  return {
    name: level('initials'),
    employer: level('count'),
    email: level(),
    skill: choice.chance(85) ? 'full' : 'withheld',
    label: choice.chance(85) ? 'full' : 'withheld',
  }
}

const made = new Map<string, OpenGuard>()

/** The guard that opens each category to its level. */
export function guardAt(levels: Levels): OpenGuard {
  const key = JSON.stringify(levels)
  const guard =
    made.get(key) ??
    openGuard({ schema, classify, categories, levels, nested: { note: { schema: note, classify: noteTable } } })
  made.set(key, guard)
  return guard
}

/** Values that identify, and whether a text of the record repeats them. */
export interface NamedValue {
  readonly category: Identifying
  readonly isRepeated: boolean
  readonly value: string
  /** The same value under another name; of a name, with the same initials. */
  readonly renamed: string
}

export function someValues(choice: Choice): readonly NamedValue[] {
  return choice.times(2, 5, (i) => {
    // A record has one address, so that one value at most can be it.
    const category = choice.pick(i === 0 ? identifying : (['name', 'employer'] as const))
    const initials = choice.times(1, 3, () => choice.below(20))
    const words = (of: string) =>
      initials.map((k, n) => `${letters[k] ?? 'B'}${letters[i]?.toLowerCase() ?? 'q'}${of}r${'åiø'[n] ?? 'y'}ler`)
    const isFree = category !== 'name' && choice.chance(50)
    const value = spelt(category, words('vo'))
    return {
      category,
      isRepeated: choice.chance(70),
      value,
      renamed: spelt(category, isFree ? ['Zimtub'] : words('ki')),
    }
  })
}

const letters = 'BCDFGHJKLMNPQRSTVWXZ'.split('')

function spelt(category: Category, words: readonly string[]): string {
  return category === 'email' ? `${words.join('.').toLowerCase()}@post.example` : words.join(' ')
}

/** What stands in a record for a value. */
export type NameOf = (value: NamedValue) => unknown

/** A record that is told in two tongues: the same but for what `nameOf` calls the values. */
export function someTelling(choice: Choice, values: readonly NamedValue[]): (nameOf: NameOf) => object {
  const of = (category: Identifying) => values.filter((each) => each.category === category)
  const places = (category: Identifying) => choice.some([...of(category), ...of(category)], 60)
  const repeated = values.filter(({ isRepeated }) => isRepeated)
  const title = () => {
    const value = repeated.length > 0 && choice.chance(75) ? choice.pick(repeated) : undefined
    const way = choice.pick(value?.category === 'name' ? [...ways, ...waysOfNames] : ways)
    return (nameOf: NameOf) => (value === undefined ? 'Chef' : way(String(nameOf(value))))
  }
  const titles = choice.times(8, 8, title)
  const [names, employers] = [places('name'), places('employer')]
  const isA = choice.chance(50)
  return (nameOf) => {
    const say = (i: number) => titles[i]?.(nameOf) ?? 'Chef'
    // What no field holds is no withheld value: each stands in one at least.
    const held = (category: Identifying) => of(category).map(nameOf)
    const [first, ...more] = held('name')
    return {
      name: first,
      email: held('email')[0],
      employers: [...held('employer'), ...employers.map(nameOf)],
      label: say(0),
      skills: [say(1), 'Truck', say(2)],
      table: { [say(3)]: say(4), kursus: 'Truck' },
      either: isA ? { kind: 'a', employer: employers.map(nameOf)[0], label: say(5) } : { kind: 'b', label: say(5) },
      tree: { label: say(6), inner: employers.map((each) => ({ employer: nameOf(each), label: 'Chef' })) },
      notes: [...more.map((name) => ({ name, label: say(7) })), ...names.map((each) => ({ name: nameOf(each) }))],
    }
  }
}

const ways: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => `Chef hos ${value}`,
  (value) => `${value.toUpperCase()}, leder`,
  (value) => `${value}s lager`,
  (value) => value.replaceAll(' ', '-'),
  (value) => value.replaceAll(' ', ''),
  (value) => `Vagt, ${value.normalize('NFD')}, 2010`,
  (value) => `Vagt, ${value.replaceAll('å', 'aa').replaceAll('ø', 'o')}`,
]

/** Of a person's name, a part of it is found as well. */
const waysOfNames: readonly ((value: string) => string)[] = [
  (value) => `${value.split(' ')[0]} Consulting`,
  (value) => `Chef hos ${value.split(' ').at(-1)}s`,
]

/** A record with a school that is named after a value, and texts that repeat the school; schools are always shown. */
export function someSchooling(
  choice: Choice,
  values: readonly NamedValue[],
  namesake: NamedValue,
): { readonly texts: readonly string[]; readonly tell: (nameOf: NameOf) => object } {
  const { category, value } = namesake
  const word = category === 'name' ? choice.pick(value.split(' ')) : value
  const school = choice.pick(schoolsOf)(word)
  const texts = choice.times(2, 2, () => choice.pick(waysOfSchools)(school))
  const silent = values.map((each) => ({ ...each, isRepeated: false }))
  const told = someTelling(choice, silent)
  const isNested = choice.chance(40)
  const tell = (nameOf: NameOf) => {
    const record = told(nameOf) as { readonly notes: readonly object[] }
    const notes = [...record.notes, { label: texts[1], ...(isNested ? { school } : {}) }]
    return { ...record, label: texts[0], notes, ...(isNested ? {} : { schools: ['Handelsskolen', school] }) }
  }
  return { texts, tell }
}

const schoolsOf: readonly ((word: string) => string)[] = [
  (word) => `${word} Akademi`,
  (word) => `Universitetet i ${word}`,
  (word) => `Sankt ${word}s Skole`,
  (word) => word,
]

const waysOfSchools: readonly ((school: string) => string)[] = [
  (school) => school,
  (school) => `HF (${school})`,
  (school) => `${school.toUpperCase()}, HF 2010`,
  (school) => `HF-${school.normalize('NFD')}`,
]
