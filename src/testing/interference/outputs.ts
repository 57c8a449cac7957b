import { seal } from '../../enforce/seal'
import type { Situation } from '../../semantics'
import type { DisclosureRequest } from '../../vocabulary'
import type { AnyGuard } from '../arbitrary/guard-insides'
import type { Item } from '../arbitrary/question-builder'
import { bytesOf } from './bytes'
import { accounts, isAccount, isForTheHouse } from './viewer-parts'

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
  /** Which of them are the host's. */
  readonly own: readonly string[]
}

/** What one output gave. */
export type Result = { readonly value: unknown; readonly bytes: string } | { readonly error: string }

/** Results of one lot of records, each with where it shows and of which record it is. */
export type Results = readonly Reading[]

export interface Reading {
  readonly place: string
  /** Undefined: of all of them. */
  readonly of: number | undefined
  readonly result: Result
}

export function outputsOf(
  guard: AnyGuard,
  kind: string,
  request: DisclosureRequest,
  observe: Readonly<Record<string, Observe>>,
): Outputs {
  const disclose = ({ record, facts }: Item) => guard.disclose(kind, record as never, request as never, facts)
  // Without a record, an explanation is of what the host says of one: null is none.
  const explain = ({ record, facts }: Item) => guard.explain(kind, request as never, facts, (record ?? null) as never)
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
    own: Object.keys(observe),
  }
}

function discloseAll(guard: AnyGuard, kind: string, request: DisclosureRequest, items: readonly Item[]): unknown {
  const facts = new Map(items.map((item) => [item.record, item.facts]))
  const records = items.map(({ record }) => record)
  return [
    ...guard.discloseAll(kind, records as never, request as never, (record) => (facts.get(record) ?? {}) as never),
  ]
}

/** Reads all outputs of a lot of records.
 *
 * @throws UsageError `unread-output`
 */
export function readOutputs({ first, single, list }: Outputs, items: readonly Item[]): Results {
  return [
    ...items.flatMap((item, of) => {
      const asked = of === 0 ? [...single, ...first] : [...single]
      return asked.map(([place, read]) => ({ place, of, result: resultOf(() => read(item)) }))
    }),
    ...[...list].map(([place, read]) => ({ place, of: undefined, result: resultOf(() => read(items)) })),
  ]
}

/** Where two lots of records come out differently; undefined where they do not. */
export function firstDifference(results: Results, others: Results): string | undefined {
  return results
    .map(({ place, result }, i) => compare(place, result, others[i]?.result ?? result))
    .find((told) => told !== undefined)
}

/** Where a viewer can tell a record that is withheld as a whole from none; undefined where it cannot.
 *
 * An output of the host's that cannot do without a record, or that names the record by its id, says nothing of this: who
 * asked for it named the id.
 */
export function tellsExistence(
  { single, first, own }: Outputs,
  results: Results,
  of: number,
  facts: Item['facts'],
  id: string | undefined,
): string | undefined {
  const nothing: Item = { record: undefined, facts }
  const named = id === undefined ? undefined : JSON.stringify(id).slice(1, -1)
  const asked = new Map([...single, ...first])
  for (const { place, of: index, result } of results) {
    const read = asked.get(place)
    if (index !== of || read === undefined || !visible(place, own)) continue
    const other = resultOf(() => read(nothing))
    const isOwn = own.includes(place)
    if (isOwn && ('error' in other || (named !== undefined && textOf(result).includes(named)))) continue
    const told = compareForViewer(place, result, other)
    if (told !== undefined) return told
  }
  return undefined
}

/** Not those that are asked without the record anyway. */
function visible(place: string, own: readonly string[]): boolean {
  return own.includes(place) || ['view', 'disclosure', 'explanation'].includes(place)
}

function textOf(result: Result): string {
  return 'error' in result ? result.error : result.bytes
}

function compareForViewer(place: string, left: Result, right: Result): string | undefined {
  if ('error' in left || 'error' in right) return textOf(left) === textOf(right) ? undefined : 'error'
  if (left.bytes === right.bytes) return undefined
  const [one, other] = [left, right].map(({ value }) => bytesOf(value, isForTheHouse))
  if (one === other) return undefined
  return place === 'disclosure' ? partThatDiffers(left.value, right.value, (key) => !houseKeys.includes(key)) : place
}

const houseKeys: readonly PropertyKey[] = ['decision', 'receipt', ...accounts]

function compare(place: string, left: Result, right: Result): string | undefined {
  if ('error' in left || 'error' in right)
    return 'error' in left && 'error' in right && left.error === right.error ? undefined : 'error'
  if (left.bytes === right.bytes) return undefined
  if (place === 'disclosure') return partThatDiffers(left.value, right.value)
  return place === 'list' ? waysThatListsDiffer(left.value, right.value) : place
}

function resultOf(read: () => unknown): Result {
  let value: unknown
  try {
    value = read()
  } catch (error) {
    return { error: `thrown ${bytesOf(error)}` }
  }
  return { value, bytes: bytesOf(value, isAccount) }
}

/** The part of a disclosure that tells: `view`, `decision`, `receipt`, `obligations`, …; itself when no part alone does. */
function partThatDiffers(one: unknown, other: unknown, isAsked = (_: string) => true): string {
  const [left, right] = [one ?? {}, other ?? {}] as Readonly<Record<string, unknown>>[]
  const keys = Object.keys({ ...left, ...right }).filter((key) => !accounts.includes(key) && isAsked(key))
  const partOf = (of: Readonly<Record<string, unknown>> | undefined, key: string) =>
    of !== undefined && Object.hasOwn(of, key) ? bytesOf(of[key], isAccount) : ''
  return keys.find((key) => partOf(left, key) !== partOf(right, key)) ?? 'disclosure'
}

/** How lists of disclosures tell: by `count` of what is seen, by `order`, or else by what is in one of them. */
function waysThatListsDiffer(one: unknown, other: unknown): string {
  const [left, right] = [one, other].map((list) => (Array.isArray(list) ? (list as unknown[]) : []))
  if (left === undefined || right === undefined) return 'list'
  const seen = (list: readonly unknown[]) => list.filter((each) => (each as { view?: unknown } | null)?.view != null)
  if (left.length !== right.length || seen(left).length !== seen(right).length) return 'count'
  const bytes = (each: unknown) => bytesOf(each, isAccount)
  const sorted = (list: readonly unknown[]) => bytesOf(list.map(bytes).sort())
  if (sorted(left) === sorted(right)) return 'order'
  const different = left.findIndex((each, i) => bytes(each) !== bytes(right[i]))
  return partThatDiffers(left[different], right[different])
}
