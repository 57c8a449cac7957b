import { seal } from '../../enforce/seal'
import type { Situation } from '../../semantics'
import type { DisclosureRequest } from '../../vocabulary'
import type { AnyGuard } from '../arbitrary/guard-insides'
import type { Item } from '../arbitrary/question-builder'
import { bytesOf } from './bytes'

/** Reads something that a viewer, or whoever acts on the viewer's request, gets to see of a record. */
export type Observe = (record: unknown, request: DisclosureRequest, facts: Situation) => unknown

/** Everything that comes out for one record or for a list of them, by where it shows. Each is asked for when it is read. */
export interface Outputs {
  /** Of the first record: what costs much to work out. */
  readonly first: ReadonlyMap<string, (item: Item) => unknown>
  /** Of each record. */
  readonly single: ReadonlyMap<string, (item: Item) => unknown>
  /** Of a list: how many there are, and the whole of it. */
  readonly list: ReadonlyMap<string, (items: readonly Item[]) => unknown>
}

export function outputsOf(
  guard: AnyGuard,
  kind: string,
  request: DisclosureRequest,
  observe: Readonly<Record<string, Observe>>,
): Outputs {
  const disclose = ({ record, facts }: Item) => guard.disclose(kind, record as never, request as never, facts)
  const explain = ({ record, facts }: Item) => guard.explain(kind, request as never, facts, record as never)
  const sealed = ({ record, facts }: Item) => {
    const container = seal(kind, record)
    return [String(container), container, guard.view(kind, container as never, request as never, facts)]
  }
  const own = Object.entries(observe).map(
    ([name, read]) => [name, ({ record, facts }: Item) => read(record, request, facts)] as const,
  )
  return {
    first: new Map<string, (item: Item) => unknown>([
      ['explanation', explain],
      ['required-facts', ({ facts }) => guard.requiredFacts(kind, request as never, facts)],
    ]),
    single: new Map<string, (item: Item) => unknown>([
      ['view', ({ record, facts }) => guard.view(kind, record as never, request as never, facts)],
      ['disclosure', disclose],
      ['sealed', sealed],
      ['levels', ({ facts }) => guard.decide(kind, request as never, facts)],
      ...own,
    ]),
    list: new Map([['list', (items: readonly Item[]) => discloseAll(guard, kind, request, items)]]),
  }
}

function discloseAll(guard: AnyGuard, kind: string, request: DisclosureRequest, items: readonly Item[]): unknown {
  const facts = new Map(items.map((item) => [item.record, item.facts]))
  const records = items.map(({ record }) => record)
  return [
    ...guard.discloseAll(kind, records as never, request as never, (record) => (facts.get(record) ?? {}) as never),
  ]
}

/** Where two lots of records come out differently; undefined where they do not. */
export function firstDifference(
  { first, single, list }: Outputs,
  one: readonly Item[],
  other: readonly Item[],
): string | undefined {
  // All of one before anything of the other: what a guard remembers of the last record shows as well.
  const read = (items: readonly Item[]): readonly (readonly [string, Result])[] => [
    ...items.flatMap((item, i) => {
      const asked = i === 0 ? [...single, ...first] : [...single]
      return asked.map(([place, of]) => [place, resultOf(() => of(item))] as const)
    }),
    ...[...list].map(([place, of]) => [place, resultOf(() => of(items))] as const),
  ]
  const [results, others] = [read(one), read(other)]
  return results.map(([place, result], i) => compare(place, result, others[i]?.[1] ?? result)).find((told) => told)
}

type Result = { readonly value: unknown; readonly bytes: string } | { readonly error: string }

function compare(place: string, left: Result, right: Result): string | undefined {
  if ('error' in left || 'error' in right) return bytesOf(left) === bytesOf(right) ? undefined : 'error'
  if (left.bytes === right.bytes) return undefined
  if (place === 'disclosure') return partThatDiffers(left.value, right.value)
  return place === 'list' ? waysThatListsDiffer(left.value, right.value) : place
}

function resultOf(read: () => unknown): Result {
  try {
    const value = read()
    return { value, bytes: bytesOf(value) }
  } catch (error) {
    return { error: describeError(error) }
  }
}

/** What a caller may tell errors apart by. */
function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return `thrown ${bytesOf(error)}`
  const { name, message, code, issues } = error as {
    name?: unknown
    message?: unknown
    code?: unknown
    issues?: unknown
  }
  return bytesOf([name, message, code, issues])
}

/** The part of a disclosure that tells: `view`, `decision`, `receipt`, `obligations`, …; itself when it has others. */
function partThatDiffers(one: unknown, other: unknown): string {
  const [left, right] = [one ?? {}, other ?? {}] as Readonly<Record<string, unknown>>[]
  const keys = Object.keys({ ...left, ...right })
  return keys.find((key) => bytesOf(left?.[key]) !== bytesOf(right?.[key])) ?? 'disclosure'
}

/** How lists of disclosures tell: by `count` of what is seen, by `order`, or else by what is in one of them. */
function waysThatListsDiffer(one: unknown, other: unknown): string {
  const [left, right] = [one, other].map((list) => (Array.isArray(list) ? (list as unknown[]) : []))
  if (left === undefined || right === undefined) return 'list'
  const seen = (list: readonly unknown[]) => list.filter((each) => (each as { view?: unknown } | null)?.view != null)
  if (left.length !== right.length || seen(left).length !== seen(right).length) return 'count'
  const sorted = (list: readonly unknown[]) => bytesOf(list.map(bytesOf).sort())
  if (sorted(left) === sorted(right)) return 'order'
  const different = left.findIndex((each, i) => bytesOf(each) !== bytesOf(right[i]))
  return partThatDiffers(left[different], right[different])
}
