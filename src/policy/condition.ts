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

/** Works a condition out from its leaves up. Everything that reads conditions goes through here. */
export function foldCondition<T>(condition: Condition, algebra: ConditionAlgebra<T>): T {
  const fold = (part: Condition): T => foldCondition(part, algebra)
  return match(condition)
    .with({ kind: 'is' }, ({ fact, values }) => algebra.is(fact, values))
    .with({ kind: 'all' }, ({ conditions }) => algebra.all(conditions.map(fold)))
    .with({ kind: 'any' }, ({ conditions }) => algebra.any(conditions.map(fold)))
    .with({ kind: 'not' }, ({ condition }) => algebra.not(fold(condition)))
    .exhaustive()
}

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
  const names = foldCondition<readonly string[]>(condition, {
    is: (fact) => [fact],
    all: (parts) => parts.flat(),
    any: (parts) => parts.flat(),
    not: (part) => part,
  })
  return [...new Set(names)].sort()
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
