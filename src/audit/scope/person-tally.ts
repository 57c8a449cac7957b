import type { Quantity, Unit } from '../../history'

/** Persons by who could see what of them. Each is counted once in each; nothing here is added up (JI-25). */
export interface PersonCount {
  readonly persons: Quantity<'persons'>
  /** Role → persons of whom it could see something; staff and employers apart (JI-13). */
  readonly byRecipient: Readonly<
    Record<
      string,
      { readonly persons: Quantity<'persons'>; readonly byCategory: Readonly<Record<string, Quantity<'persons'>>> }
    >
  >
  readonly byCategory: Readonly<Record<string, Quantity<'persons'>>>
  /** `name@version` of the policy that showed it → persons. */
  readonly byPolicy: Readonly<Record<string, Quantity<'persons'>>>
}

/** Makes a quantity of a number: exact, or a lower bound where something is not judged. */
export type Count = <U extends Unit>(number: number, unit: U) => Quantity<U>

/** What one exposure has in common with many. */
export interface Combination {
  readonly role: string
  readonly policy: string
  readonly categories: readonly { readonly category: string }[]
}

/** Counts persons one after the other, by what was exposed of each: few combinations occur, and each is kept once. */
export class PersonTally {
  readonly #combinations = new Map<string, Combination>()
  /** Lists are told apart by what they are, not by what is in them: it is quicker, and comes to the same counts. */
  readonly #lists = new Map<Combination['categories'], number>()
  readonly #persons = new Map<string, { readonly all: readonly Combination[]; count: number }>()

  /** Adds one person. With nothing to add, it is not counted. */
  add(combinations: Iterable<Combination>): void {
    const keys = new Set<string>()
    for (const combination of combinations) keys.add(this.#key(combination))
    if (keys.size === 0) return
    const sorted = [...keys].sort()
    const key = sorted.join('\n')
    const group = this.#persons.get(key) ?? {
      all: sorted.flatMap((each) => this.#combinations.get(each) ?? []),
      count: 0,
    }
    group.count++
    this.#persons.set(key, group)
  }

  #key(combination: Combination): string {
    const list = this.#lists.get(combination.categories) ?? this.#lists.size
    this.#lists.set(combination.categories, list)
    const key = JSON.stringify([combination.role, combination.policy, list])
    if (!this.#combinations.has(key)) this.#combinations.set(key, combination)
    return key
  }

  count(quantity: Count): PersonCount {
    const groups = [...this.#persons.values()]
    const roles = distinct(groups.flatMap(({ all }) => all.map(({ role }) => role)))
    const byRecipient = roles.map((role) => {
      const ofRole = groups.map(({ all, count }) => ({ all: all.filter((each) => each.role === role), count }))
      return [
        role,
        Object.freeze({ persons: total(ofRole, quantity), byCategory: byCategory(ofRole, quantity) }),
      ] as const
    })
    return Object.freeze({
      persons: total(groups, quantity),
      byRecipient: Object.freeze(Object.fromEntries(byRecipient)),
      byCategory: byCategory(groups, quantity),
      byPolicy: countBy(groups, ({ policy }) => [policy], quantity),
    })
  }
}

interface Group {
  readonly all: readonly Combination[]
  readonly count: number
}

function byCategory(groups: readonly Group[], quantity: Count): PersonCount['byCategory'] {
  return countBy(groups, ({ categories }) => categories.map(({ category }) => category), quantity)
}

function countBy(
  groups: readonly Group[],
  of: (each: Combination) => readonly string[],
  quantity: Count,
): PersonCount['byPolicy'] {
  const counts = new Map<string, number>()
  for (const { all, count } of groups) {
    for (const name of new Set(all.flatMap(of))) counts.set(name, (counts.get(name) ?? 0) + count)
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.freeze(Object.fromEntries(sorted.map(([name, count]) => [name, quantity(count, 'persons')])))
}

function total(groups: readonly Group[], quantity: Count): Quantity<'persons'> {
  return quantity(
    groups.reduce((sum, { all, count }) => (all.length === 0 ? sum : sum + count), 0),
    'persons',
  )
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort()
}
