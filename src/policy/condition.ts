import { match } from 'ts-pattern'
import type { Value } from '../vocabulary'

/** When a rule holds: plain data over facts. An empty `all` is true, an empty `any` is false. */
export type Condition = IsCondition | AllCondition | AnyCondition | NotCondition

export interface IsCondition {
  readonly kind: 'is'
  readonly fact: string
  readonly values: readonly Value[]
}
export interface AllCondition {
  readonly kind: 'all'
  readonly conditions: readonly Condition[]
}
export interface AnyCondition {
  readonly kind: 'any'
  readonly conditions: readonly Condition[]
}
export interface NotCondition {
  readonly kind: 'not'
  readonly condition: Condition
}

/** What a condition becomes, part by part. */
export interface ConditionAlgebra<T> {
  readonly is: (fact: string, values: readonly Value[]) => T
  readonly all: (parts: readonly T[]) => T
  readonly any: (parts: readonly T[]) => T
  readonly not: (part: T) => T
}

/** Works a condition out from its leaves up, a part that stands in several places once. Everything that reads conditions goes
 * through here. */
export function foldCondition<T>(condition: Condition, algebra: ConditionAlgebra<T>): T {
  const done = new Map<Condition, T>()
  const fold = (part: Condition): T => {
    if (part.kind === 'is') return algebra.is(part.fact, part.values)
    // What stands for nothing is `undefined`, too.
    if (done.has(part)) return done.get(part) as T
    const folded = match(part)
      .with({ kind: 'all' }, ({ conditions }) => algebra.all(conditions.map(fold)))
      .with({ kind: 'any' }, ({ conditions }) => algebra.any(conditions.map(fold)))
      .with({ kind: 'not' }, ({ condition: inner }) => algebra.not(fold(inner)))
      .exhaustive()
    done.set(part, folded)
    return folded
  }
  return fold(condition)
}

/** How many conditions there are when a part that stands in several places is written out in each. */
export function writtenOut(condition: Condition): number {
  const sum = (parts: readonly number[]) => parts.reduce((total, part) => total + part, 1)
  return foldCondition<number>(condition, { is: () => 1, all: sum, any: sum, not: (part) => part + 1 })
}

/** The most conditions of a rule, written out: a stored policy has no parts that stand in several places. */
export const mostConditions = 20_000

/** The most conditions that may stand inside one another: deeper ones come from a mistake or an attack. */
export const deepestCondition = 100

/** Whether conditions stand inside one another deeper than that. Level by level, so that no depth exhausts the stack. */
export function isTooDeep(condition: Condition): boolean {
  let level: readonly Condition[] = [condition]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= deepestCondition) return true
    level = [...new Set(level.flatMap(partsOf))]
  }
  return false
}

function partsOf(condition: Condition): readonly Condition[] {
  if (condition.kind === 'is') return []
  return condition.kind === 'not' ? [condition.condition] : condition.conditions
}

export function is(fact: string, ...values: readonly Value[]): IsCondition {
  return Object.freeze({ kind: 'is', fact, values: Object.freeze([...values]) })
}

/** True when every part is. */
export function all(...conditions: readonly Condition[]): AllCondition {
  return Object.freeze({ kind: 'all', conditions: Object.freeze([...conditions]) })
}

/** True when some part is. */
export function any(...conditions: readonly Condition[]): AnyCondition {
  return Object.freeze({ kind: 'any', conditions: Object.freeze([...conditions]) })
}

/** True when the part is false; unknown when it is unknown. */
export function not(condition: Condition): NotCondition {
  return Object.freeze({ kind: 'not', condition })
}

/** The facts a condition reads, each once, sorted. */
export function factsIn(condition: Condition): readonly string[] {
  const names = new Set<string>()
  const nothing = () => undefined
  foldCondition<unknown>(condition, { is: (fact) => names.add(fact), all: nothing, any: nothing, not: nothing })
  return [...names].sort()
}

/** A condition in words, in the author's own names. */
export function describeCondition(condition: Condition): string {
  return foldCondition<string>(condition, {
    is: describeIs,
    all: (parts) => (parts.length === 0 ? 'always' : parts.length === 1 ? parts.join('') : `(${parts.join(' and ')})`),
    any: (parts) => (parts.length === 0 ? 'never' : parts.length === 1 ? parts.join('') : `(${parts.join(' or ')})`),
    not: (part) => `not ${part}`,
  })
}

function describeIs(fact: string, values: readonly Value[]): string {
  const [only] = values
  if (values.length === 1 && typeof only === 'boolean') return only ? fact : `not ${fact}`
  const text = `${fact} is ${values.map(String).join(' or ')}`
  return values.length > 1 ? `(${text})` : text
}
