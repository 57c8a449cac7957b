import type { Condition } from '../../src'
import { foldCondition } from '../../src/policy'

/** A two-valued condition over facts that always have a value, *unknown* being one: what the peers can evaluate. */
export type Formula =
  | { readonly kind: 'in'; readonly fact: string; readonly values: readonly string[] }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] }

export const unknown = 'unknown'
export type Domains = ReadonlyMap<string, readonly string[]>

/** When a condition is certainly true, and when it is not certainly false. */
interface Bounds {
  readonly certain: Formula
  readonly possible: Formula
}

/** Three-valued logic in two-valued: a permit needs `certain`, a forbid applies on `possible`. */
export function boundsOf(condition: Condition, domains: Domains): Bounds {
  return foldCondition<Bounds>(condition, {
    is: (fact, wanted) => {
      const values = wanted.map(String)
      return { certain: { kind: 'in', fact, values }, possible: { kind: 'in', fact, values: [...values, unknown] } }
    },
    all: (parts) => joined('all', parts),
    any: (parts) => joined('any', parts),
    not: ({ certain, possible }) => ({ certain: negated(possible, domains), possible: negated(certain, domains) }),
  })
}

function joined(kind: 'all' | 'any', parts: readonly Bounds[]): Bounds {
  return {
    certain: { kind, parts: parts.map(({ certain }) => certain) },
    possible: { kind, parts: parts.map(({ possible }) => possible) },
  }
}

function negated(formula: Formula, domains: Domains): Formula {
  if (formula.kind !== 'in') {
    const kind = formula.kind === 'all' ? 'any' : 'all'
    return { kind, parts: formula.parts.map((part) => negated(part, domains)) }
  }
  const domain = [...(domains.get(formula.fact) ?? []), unknown]
  return { ...formula, values: domain.filter((value) => !formula.values.includes(value)) }
}

/** Always true: an `all` of nothing. Always false: an `any` of nothing. */
export function isConstant(formula: Formula, kind: 'all' | 'any'): boolean {
  return formula.kind === kind && formula.parts.length === 0
}

/** The formula with some facts fixed, in its shortest form. */
export function fixed(formula: Formula, known: ReadonlyMap<string, string>): Formula {
  if (formula.kind === 'in') {
    const value = known.get(formula.fact)
    if (value === undefined) return formula
    return { kind: formula.values.includes(value) ? 'all' : 'any', parts: [] }
  }
  const { kind } = formula
  const opposite = kind === 'all' ? 'any' : 'all'
  const parts = formula.parts
    .map((part) => fixed(part, known))
    .filter((part) => !isConstant(part, kind))
    .flatMap((part) => (part.kind === kind ? part.parts : [part]))
  if (parts.some((part) => isConstant(part, opposite))) return { kind: opposite, parts: [] }
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind, parts }
}

/** A conjunction: each fact has one of the values. */
export type Clause = ReadonlyMap<string, readonly string[]>

/** The formula as a disjunction of clauses, for peers without a nested *or*. */
export function clausesOf(formula: Formula): readonly Clause[] {
  if (formula.kind === 'in') return [new Map([[formula.fact, formula.values]])]
  const parts = formula.parts.map(clausesOf)
  if (formula.kind === 'any') return parts.flat()
  return parts.reduce<readonly Clause[]>(
    (all, part) => all.flatMap((left) => part.flatMap((right) => bothOf(left, right))),
    [new Map()],
  )
}

/** Both clauses at once; none when they contradict each other. */
function bothOf(left: Clause, right: Clause): readonly Clause[] {
  const both = new Map(left)
  for (const [fact, values] of right) {
    const shared = both.get(fact)?.filter((value) => values.includes(value)) ?? values
    if (shared.length === 0) return []
    both.set(fact, shared)
  }
  return [both]
}
