import { type BitVec, type Bool, type Context, init, killThreads, type Model } from 'z3-solver'
import { type Condition, levelFor, type Policy, type Rule, ruleCondition, rulesFor } from '../../../src/policy'
import { foldCondition } from '../../../src/policy/condition'
import type { SeesClaim } from '../../../src/prove'
import { asCondition, type Situation } from '../../../src/semantics'
import { domainsOf, existence, levelsOf, type Value } from '../../../src/vocabulary'
import { leastRank, placesOf } from './claim-meaning'

type Context3 = Context<'main'>
type Formula = Bool<'main'>
type Fact = { readonly values: readonly Value[]; readonly bits: number; readonly constant: BitVec<number, 'main'> }

/** Kleene's truth as two formulas; where neither is true, the truth is unknown. */
interface Truths {
  readonly isTrue: Formula
  readonly isFalse: Formula
}

export type SmtVerdict = 'holds' | 'fails' | 'vacuous'
export interface SmtAnswer {
  readonly verdict: SmtVerdict
  /** Of a claim that fails: the facts that are known in z3's model. */
  readonly situation?: Situation
}

/** The solver, in worker threads of its own; without `close` they keep the process alive. */
export interface Smt {
  readonly policy: (policy: Policy) => Pick<SmtPolicy, 'decide'>
  readonly close: () => Promise<void>
}

export async function openSmt(): Promise<Smt> {
  const later = new LaterRelease()
  const { Context, em } = await later.during(init)
  return {
    policy: (policy) => {
      later.release()
      return new SmtPolicy(Context('main'), policy)
    },
    close: () => killThreads(em),
  }
}

/** Frees formulas between checks only. z3-solver frees what is no longer reached whenever the garbage collector says so,
 * and its solver, in a thread of its own, may be reading just then: it crashes, or answers wrongly.
 */
class LaterRelease {
  readonly #waiting: (() => void)[] = []

  /** Runs what makes finalizers, which then wait for `release`. */
  async during<T>(make: () => Promise<T>): Promise<T> {
    const { FinalizationRegistry: Finalizers } = globalThis
    const waiting = this.#waiting
    globalThis.FinalizationRegistry = class<H> extends Finalizers<H> {
      constructor(free: (held: H) => void) {
        super((held) => waiting.push(() => free(held)))
      }
    }
    try {
      return await make()
    } finally {
      globalThis.FinalizationRegistry = Finalizers
    }
  }

  release(): void {
    for (const free of this.#waiting.splice(0)) free()
  }
}

/** A policy as SMT formulas over bit-vectors: fact f is the number of its value, 0 being *unknown*.
 *
 * Says what `semantics/decide` says. What is built once is kept: claims about the same policy share it.
 */
export class SmtPolicy {
  readonly #context: Context3
  readonly #policy: Policy
  readonly #facts = new Map<string, Fact>()
  readonly #rules = new Map<Rule, Truths>()
  readonly #reached = new Map<string, Formula>()
  readonly #solver: InstanceType<Context3['Solver']>
  readonly #impossible: readonly Truths[]

  constructor(context: Context3, policy: Policy) {
    this.#context = context
    this.#policy = policy
    // The solver for finite domains: of those tried, the fastest.
    this.#solver = new context.Solver('QF_FD')
    for (const [fact, values] of domainsOf(policy.vocabulary)) {
      const bits = Math.ceil(Math.log2(values.length + 1))
      const constant = context.BitVec.const(fact, bits)
      this.#facts.set(fact, { values, bits, constant })
      this.#solver.add(context.ULE(constant, values.length))
    }
    this.#impossible = (policy.vocabulary.impossible ?? []).map((partial) => this.#truths(asCondition(partial)))
  }

  /** Decides a claim. */
  async decide(claim: SeesClaim): Promise<SmtAnswer> {
    const solver = this.#solver
    const scope = this.#scope(claim)
    const violation = this.#violation(claim)
    solver.push()
    try {
      solver.add(scope)
      solver.push()
      solver.add(violation)
      if ((await solver.check()) === 'sat') return { verdict: 'fails', situation: this.#situation(solver.model()) }
      solver.pop()
      return { verdict: (await solver.check()) === 'sat' ? 'holds' : 'vacuous' }
    } finally {
      solver.pop(solver.numScopes())
    }
  }

  #scope({ to, where, except }: SeesClaim): Formula {
    const { And, Not } = this.#context
    const viewers = to === '*' ? [] : [this.#among('viewer.role', to)]
    const allowed = this.#impossible.map(({ isTrue }) => Not(isTrue))
    return And(...viewers, ...allowed, this.#truths(where).isTrue, Not(this.#truths(except).isTrue))
  }

  #violation(claim: SeesClaim): Formula {
    const { Or, Not } = this.#context
    const seen = placesOf(this.#policy, claim).map(({ on, category }) =>
      this.#reaches(on, category, leastRank(this.#policy, claim, category)),
    )
    return Or(...(claim.kind === 'never' ? seen : seen.map((each) => Not(each))))
  }

  /** Where a category is disclosed at the level of that rank or above: the permits that reach it, the caps that do not. */
  #reaches(on: string, category: string, rank: number): Formula {
    const key = `${on} ${category} ${rank}`
    const made = this.#reached.get(key) ?? this.#reachesAnew(on, category, rank)
    this.#reached.set(key, made)
    return made
  }

  #reachesAnew(on: string, category: string, rank: number): Formula {
    const { And, Or } = this.#context
    const { vocabulary, rules } = this.#policy
    const levels = levelsOf(vocabulary, category)
    const named = (rule: Rule) => levels.indexOf(levelFor(rule, category) ?? 'withheld')
    const speaking = rulesFor(rules, on, category)
    const permits = speaking.filter((rule) => rule.kind === 'permit' && named(rule) >= rank)
    const forbids = speaking.filter((rule) => rule.kind === 'forbid' && named(rule) < rank)
    const there =
      category === existence
        ? this.#impossible.map(({ isFalse }) => isFalse)
        : [this.#reaches(on, existence, levelsOf(vocabulary, existence).indexOf('full'))]
    return And(
      ...there,
      Or(...permits.map((rule) => this.#ofRule(rule).isTrue)),
      ...forbids.map((rule) => this.#ofRule(rule).isFalse),
    )
  }

  #ofRule(rule: Rule): Truths {
    const made = this.#rules.get(rule) ?? this.#truths(ruleCondition(rule))
    this.#rules.set(rule, made)
    return made
  }

  #truths(condition: Condition): Truths {
    const { And, Or } = this.#context
    return foldCondition<Truths>(condition, {
      is: (fact, values) => {
        const others = (this.#facts.get(fact)?.values ?? []).filter((value) => !values.includes(value))
        return { isTrue: this.#among(fact, values), isFalse: this.#among(fact, others) }
      },
      all: (parts) => ({
        isTrue: And(...parts.map(({ isTrue }) => isTrue)),
        isFalse: Or(...parts.map(({ isFalse }) => isFalse)),
      }),
      any: (parts) => ({
        isTrue: Or(...parts.map(({ isTrue }) => isTrue)),
        isFalse: And(...parts.map(({ isFalse }) => isFalse)),
      }),
      not: ({ isTrue, isFalse }) => ({ isTrue: isFalse, isFalse: isTrue }),
    })
  }

  /** Where a fact is known to have one of the values. */
  #among(fact: string, wanted: readonly Value[]): Formula {
    const { Or, BitVec, Bool } = this.#context
    const known = this.#facts.get(fact)
    if (known === undefined) return Bool.val(false)
    const numbers = wanted.map((value) => known.values.indexOf(value) + 1).filter((number) => number > 0)
    return Or(...numbers.map((number) => known.constant.eq(BitVec.val(number, known.bits))))
  }

  #situation(model: Model<'main'>): Situation {
    const known = [...this.#facts].flatMap(([fact, { values, constant }]) => {
      const value = values[Number(model.eval(constant, true).value()) - 1]
      return value === undefined ? [] : [[fact, value] as const]
    })
    return Object.fromEntries(known)
  }
}
