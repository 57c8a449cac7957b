import {
  createDiagrams,
  DiagramLimitError,
  type Diagrams,
  maximum,
  minimum,
  type Node,
  type Operator,
  transfer,
} from '../diagram'
import { levelFor, type Policy, type Rule, ruleCondition, rulesFor } from '../policy'
import { asCondition } from '../semantics'
import { categoriesOf, existence, levelsOf, UsageError } from '../vocabulary'
import { conditionDiagram, FALSE, TRUE } from './condition-diagram'
import { FULL, levelCode } from './level-code'
import { type Variable, variablesOf } from './variable'

/** A policy as decision diagrams: for each record kind and category, the level in every situation. */
export interface CompiledPolicy {
  readonly policy: Policy
  readonly variables: readonly Variable[]
  readonly diagrams: Diagrams
  /** Record kind → category → diagram; its terminals are level codes.
   *
   * A category of which so many unrelated rules speak that its diagram would pass `categoryLimit` has none: there the
   * rules are consulted one by one.
   */
  readonly roots: ReadonlyMap<string, ReadonlyMap<string, Node>>
  /** Rule → diagram of its whole condition; its terminals are truth values. */
  readonly conditions: ReadonlyMap<Rule, Node>
  /** `FULL` where the situation is certainly none of the impossible ones. */
  readonly possible: Node
}

/** The most inner nodes that the diagram of one category is given, intermediate ones included. */
const categoryLimit = 100_000

/** Shows nothing where the record is not there, or may only be counted. */
const whereThere: Operator = { name: 'where-there', apply: (exists, level) => (exists === FULL ? level : 0) }

/** Compiles the rules for the record kinds named; over more variables than its own where other policies are to be compared.
 *
 * @throws UsageError `diagram-too-large` when single conditions pass the limit, naming the order of facts that was tried
 */
export function compilePolicy(
  policy: Policy,
  kinds: readonly string[],
  nodeLimit = 2_000_000,
  variables = variablesOf(policy),
): CompiledPolicy {
  try {
    const compiler = new PolicyCompiler(policy, variables, nodeLimit)
    const roots = new Map(kinds.map((kind) => [kind, compiler.rootsOf(kind)]))
    const { diagrams, conditions, possible } = compiler
    return { policy, variables, diagrams, roots, conditions, possible }
  } catch (error) {
    if (!(error instanceof DiagramLimitError)) throw error
    const order = variables.map(({ fact }) => fact).join(', ')
    throw new UsageError(
      'diagram-too-large',
      `the conditions of policy \`${policy.name}\` pass ${nodeLimit} nodes with the facts in the order ${order}`,
    )
  }
}

/** A rule that speaks of a category, and the level it names there. */
interface Speaking {
  readonly rule: Rule
  readonly code: number
}

class PolicyCompiler {
  readonly diagrams: Diagrams
  readonly conditions: ReadonlyMap<Rule, Node>
  readonly possible: Node
  readonly #domains: readonly number[]
  /** Categories of which the same rules say the same share one diagram: it is worked out once. */
  readonly #shared = new Map<string, Node | undefined>()

  constructor(
    readonly policy: Policy,
    variables: readonly Variable[],
    nodeLimit: number,
  ) {
    const byFact = new Map(variables.map((variable) => [variable.fact, variable]))
    this.#domains = variables.map(({ values }) => values.length + 1)
    this.diagrams = createDiagrams(this.#domains, { limit: nodeLimit })
    const impossible = (policy.vocabulary.impossible ?? []).map((partial) =>
      this.diagrams.map(conditionDiagram(this.diagrams, byFact, asCondition(partial)), (value) =>
        value === FALSE ? FULL : 0,
      ),
    )
    this.possible = this.diagrams.combineAll(minimum, [this.diagrams.terminal(FULL), ...impossible])
    this.conditions = new Map(
      policy.rules.map((rule) => [rule, conditionDiagram(this.diagrams, byFact, ruleCondition(rule))]),
    )
  }

  /** The diagrams that could be made, by category. */
  rootsOf(kind: string): ReadonlyMap<string, Node> {
    const categories = categoriesOf(this.policy.vocabulary)
    const roots = categories.map((category) => [category, this.#root(kind, category)] as const)
    return new Map(roots.flatMap(([category, root]) => (root === undefined ? [] : [[category, root] as const])))
  }

  #root(kind: string, category: string): Node | undefined {
    const exists = this.#speaking(kind, existence)
    const speaking = this.#speaking(kind, category)
    // Of two equal sides, existence alone is not bound by itself: `count` is a level there and no record anywhere else.
    const sides = category === existence ? [exists] : [exists, speaking]
    const signature = JSON.stringify(sides.map((side) => side.map(({ rule, code }) => [rule.id, code])))
    if (this.#shared.has(signature)) return this.#shared.get(signature)
    const root = this.#tryOut((scratch) => {
      const there = scratch.combine(minimum, this.#levels(scratch, exists), this.#bring(this.possible, scratch))
      return category === existence ? there : scratch.combine(whereThere, there, this.#levels(scratch, speaking))
    })
    this.#shared.set(signature, root)
    return root
  }

  #speaking(kind: string, category: string): readonly Speaking[] {
    const levels = levelsOf(this.policy.vocabulary, category)
    return rulesFor(this.policy.rules, kind, category).map((rule) => ({
      rule,
      code: levelCode(levels, levelFor(rule, category) ?? 'withheld'),
    }))
  }

  #levels(scratch: Diagrams, speaking: readonly Speaking[]): Node {
    const permitted = speaking
      .filter(({ rule }) => rule.kind === 'permit')
      .map(({ rule, code }) => scratch.map(this.#condition(rule, scratch), (value) => (value === TRUE ? code : 0)))
    const caps = speaking
      .filter(({ rule }) => rule.kind === 'forbid')
      .map(({ rule, code }) => scratch.map(this.#condition(rule, scratch), (value) => (value === FALSE ? FULL : code)))
    const highest = scratch.combineAll(maximum, [scratch.terminal(0), ...permitted])
    return scratch.combineAll(minimum, [highest, ...caps])
  }

  #condition(rule: Rule, scratch: Diagrams): Node {
    return this.#bring(this.conditions.get(rule) ?? scratch.terminal(FALSE), scratch)
  }

  #bring(node: Node, scratch: Diagrams): Node {
    return transfer(this.diagrams, node, scratch)
  }

  /** Makes a diagram in a store of its own, and takes it over if it came out small enough. */
  #tryOut(make: (scratch: Diagrams) => Node): Node | undefined {
    try {
      const scratch = createDiagrams(this.#domains, { limit: Math.min(categoryLimit, this.diagrams.limit) })
      return transfer(scratch, make(scratch), this.diagrams)
    } catch (error) {
      if (error instanceof DiagramLimitError) return undefined
      throw error
    }
  }
}
