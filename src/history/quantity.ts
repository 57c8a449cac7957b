import { quote, requireKnownKeys, UsageError } from '../vocabulary'

/** What is counted. Cases of use are not dialogues, and dialogues are not persons (JI-25). */
export type Unit =
  | 'persons'
  | 'records'
  | 'dialogues'
  | 'cvs'
  | 'accounts'
  | 'organisations'
  | 'cases'
  | 'views'
  | 'downloads'
  | 'intervals'

/** How a source gives a number: "under 500" is never the number 500 (JI-11). */
export type Precision = 'exact' | 'about' | 'justUnder' | 'under' | 'atLeast' | 'over'

/** What a quantity is called, and what it is a part of. */
export interface QuantityName {
  readonly name?: string
  /** The `name` of the quantity that has this one in it: the two are never added (NAV-31). */
  readonly partOf?: string
}

/** A count with its unit, as exact as its source is. Plain frozen data. */
export interface Quantity<U extends Unit = Unit> extends QuantityName {
  readonly kind: 'quantity'
  readonly is: Precision
  readonly count: number
  readonly unit: U
  /** What a sum was made of, as far as it had names: a sum has its parts in it, too. */
  readonly summands?: readonly QuantityName[]
}

export const exact = maker('exact')
/** Danish "omkring", Norwegian "om lag": NAV-24, NAV-29. */
export const about = maker('about')
/** Norwegian "i underkant av": NAV-22. */
export const justUnder = maker('justUnder')
/** An upper bound that is not reached: JI-11. */
export const under = maker('under')
/** A lower bound: there may be more, and nobody can say how many. */
export const atLeast = maker('atLeast')
/** A lower bound that is passed. */
export const over = maker('over')

/** @throws UsageError `not-a-count`; `unknown-key` */
type Maker = <U extends Unit>(count: number, unit: U, name?: QuantityName) => Quantity<U>

function maker(is: Precision): Maker {
  return (count, unit, name = {}) => {
    requireKnownKeys('a quantity', name, ['name', 'partOf'])
    return quantity(is, count, unit, name)
  }
}

function quantity<U extends Unit>(is: Precision, count: number, unit: U, rest: Partial<Quantity<U>>): Quantity<U> {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new UsageError('not-a-count', 'a count is a whole number, zero or more')
  }
  return Object.freeze({ kind: 'quantity', is, count, unit, ...rest })
}

/** The sum of two quantities of one unit, no more exact than the less exact of them.
 *
 * @throws UsageError `unlike-units`, `part-of-whole`, `incomparable-quantities`, `not-a-count` for a sum beyond counting
 */
export function addQuantities<U extends Unit>(a: Quantity<U>, b: Quantity<NoInfer<U>>): Quantity<U> {
  if (a.unit !== b.unit) throw new UsageError('unlike-units', `${quote(a.unit)} and ${quote(b.unit)} are not added`)
  const parts = [...summandsOf(a), ...summandsOf(b)]
  if (parts.some(({ partOf }) => partOf !== undefined && parts.some(({ name }) => name === partOf))) {
    throw new UsageError('part-of-whole', 'a part is in its whole already: the two are not added')
  }
  const is = sumIs(a.is, b.is) ?? sumIs(b.is, a.is)
  if (is === undefined) {
    throw new UsageError('incomparable-quantities', `what is ${words[a.is]} and what is ${words[b.is]} have no sum`)
  }
  return quantity(is, a.count + b.count, a.unit, parts.length === 0 ? {} : { summands: Object.freeze(parts) })
}

function summandsOf({ name, partOf, summands }: Quantity): readonly QuantityName[] {
  const own = { ...(name === undefined ? {} : { name }), ...(partOf === undefined ? {} : { partOf }) }
  return [...(summands ?? []), ...(Object.keys(own).length === 0 ? [] : [Object.freeze(own)])]
}

/** What the sum is, as far as it follows with the two in this order. */
function sumIs(a: Precision, b: Precision): Precision | undefined {
  if (a === b || a === 'exact') return b
  if (a === 'justUnder' && b === 'under') return 'under'
  if (a === 'justUnder' && b === 'about') return 'about'
  if (a === 'atLeast' && b === 'over') return 'over'
  return undefined
}

const words = {
  exact: 'exact',
  about: 'about',
  justUnder: 'just under',
  under: 'under',
  atLeast: 'at least',
  over: 'over',
} as const

/** A quantity in words: `just under 200,000 persons`. The same everywhere: it asks no locale. */
export function describeQuantity({ is, count, unit }: Quantity): string {
  const digits = String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  const noun = unit === 'cvs' ? 'CVs' : unit
  const counted = `${digits} ${count === 1 ? noun.slice(0, -1) : noun}`
  return is === 'exact' ? counted : `${words[is]} ${counted}`
}
