import type { Happening } from './chronicle'

/** Persons in the same situation: one of them, and how many they are. What is decided for one holds for all. */
export interface Situated<P> {
  readonly one: P
  readonly count: number
}

/** Everything that a replay asks of a person but for who it is: two persons in the same situation have the same answers. */
export interface Circumstances {
  readonly happenings: readonly Happening[]
  /** Ids that are this person's alone, wherever they stand: as an id or as a part of one (`subject-7/consent`). */
  readonly names: readonly string[]
  /** Instants that matter beside those of the happenings: switches of policy, windows, looks. Milliseconds since 1970. */
  readonly instants: readonly number[]
  /** What else is asked: fields that a record has, what happens later. */
  readonly also?: unknown
}

/** Groups persons by their situation, in the order in which each situation first came up. */
export function situated<P>(persons: Iterable<P>, situationOf: (person: P) => string): readonly Situated<P>[] {
  const groups = new Map<string, { readonly one: P; count: number }>()
  for (const person of persons) {
    const situation = situationOf(person)
    const group = groups.get(situation)
    if (group === undefined) groups.set(situation, { one: person, count: 1 })
    else group.count++
  }
  return [...groups.values()]
}

/** Each person alone: the long way, which the short one is tested against. */
export function oneByOne<P>(persons: Iterable<P>): readonly Situated<P>[] {
  return [...persons].map((one) => ({ one, count: 1 }))
}

/** Less than any instant in a replay, more than any other number: 1971-03-02. */
const firstInstant = 36_800_000_000

/** The situation as a text: names by the order in which they first stand there, instants by their order among all.
 *
 * No fact turns on how long something lasted, only on what came before what: so much of an instant is enough.
 */
export function situation({ happenings, names, instants, also }: Circumstances): string {
  const anonymous = new Map([...new Set(names)].map((name, i) => [name, `#${i}`]))
  const met: number[] = []
  const text = JSON.stringify([happenings, also], (_, value: unknown) => {
    if (typeof value === 'string') return unnamed(value, anonymous)
    if (typeof value !== 'number' || value < firstInstant) return value
    met.push(value)
    return '@'
  })
  const all = [...met, ...instants]
  const order = [...new Set(all)].sort((a, b) => a - b)
  return `${text} ${all.map((at) => order.indexOf(at)).join()}`
}

function unnamed(text: string, anonymous: ReadonlyMap<string, string>): string {
  const known = anonymous.get(text)
  if (known !== undefined || !text.includes('/')) return known ?? text
  return text
    .split('/')
    .map((part) => anonymous.get(part) ?? part)
    .join('/')
}
