import {
  createDiagrams,
  DiagramLimitError,
  type Diagrams,
  maximum,
  minimum,
  type Node,
  type Operator,
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
  /** Record kind → category → diagram; its terminals are level codes. Every category of the vocabulary is there. */
  readonly roots: ReadonlyMap<string, ReadonlyMap<string, Node>>
  /** Rule → diagram of its whole condition; its terminals are truth values. */
  readonly conditions: ReadonlyMap<Rule, Node>
  /** `FULL` where the situation is certainly none of the impossible ones. */
  readonly possible: Node
}

/** Shows nothing where the record is not there, or may only be counted. */
const whereThere: Operator = { name: 'where-there', apply: (exists, level) => (exists === FULL ? level : 0) }

/** Compiles the rules for the record kinds named.
 *
 * @throws UsageError `diagram-too-large`, naming the limit and the order of facts that was tried
 */
export function compilePolicy(policy: Policy, kinds: readonly string[], nodeLimit = 2_000_000): CompiledPolicy {
  const variables = variablesOf(policy)
  const diagrams = createDiagrams(
    variables.map(({ values }) => values.length + 1),
    { limit: nodeLimit },
  )
  try {
    const compiler = new PolicyCompiler(policy, variables, diagrams)
    const roots = new Map(kinds.map((kind) => [kind, compiler.rootsOf(kind)]))
    return { policy, variables, diagrams, roots, conditions: compiler.conditions, possible: compiler.possible }
  } catch (error) {
    if (!(error instanceof DiagramLimitError)) throw error
    const order = variables.map(({ fact }) => fact).join(', ')
    throw new UsageError(
      'diagram-too-large',
      `the diagrams of policy \`${policy.name}\` pass ${nodeLimit} nodes with the facts in the order ${order}`,
    )
  }
}

class PolicyCompiler {
  readonly #byFact: ReadonlyMap<string, Variable>
  readonly conditions = new Map<Rule, Node>()
  readonly possible: Node
  /** Categories of which the same rules say the same share one diagram: it is worked out once. */
  readonly #shared = new Map<string, Node>()

  constructor(
    readonly policy: Policy,
    variables: readonly Variable[],
    readonly diagrams: Diagrams,
  ) {
    this.#byFact = new Map(variables.map((variable) => [variable.fact, variable]))
    this.possible = this.#possible()
  }

  rootsOf(kind: string): ReadonlyMap<string, Node> {
    const exists = this.diagrams.combine(minimum, this.#levels(kind, existence), this.possible)
    const bound = (category: string): Node =>
      category === existence ? exists : this.diagrams.combine(whereThere, exists, this.#levels(kind, category))
    return new Map(categoriesOf(this.policy.vocabulary).map((category) => [category, bound(category)]))
  }

  #possible(): Node {
    const parts = (this.policy.vocabulary.impossible ?? []).map((partial) => {
      const truth = conditionDiagram(this.diagrams, this.#byFact, asCondition(partial))
      return this.diagrams.map(truth, (value) => (value === FALSE ? FULL : 0))
    })
    return this.diagrams.combineAll(minimum, [this.diagrams.terminal(FULL), ...parts])
  }

  #levels(kind: string, category: string): Node {
    const levels = levelsOf(this.policy.vocabulary, category)
    const speaking = rulesFor(this.policy.rules, kind, category).map((rule) => ({
      rule,
      code: levelCode(levels, levelFor(rule, category) ?? 'withheld'),
    }))
    const signature = JSON.stringify(speaking.map(({ rule, code }) => [rule.id, code]))
    const known = this.#shared.get(signature)
    if (known !== undefined) return known
    const node = this.#combine(speaking)
    this.#shared.set(signature, node)
    return node
  }

  #combine(speaking: readonly { readonly rule: Rule; readonly code: number }[]): Node {
    const { diagrams } = this
    const permitted = speaking
      .filter(({ rule }) => rule.kind === 'permit')
      .map(({ rule, code }) => diagrams.map(this.#condition(rule), (value) => (value === TRUE ? code : 0)))
    const caps = speaking
      .filter(({ rule }) => rule.kind === 'forbid')
      .map(({ rule, code }) => diagrams.map(this.#condition(rule), (value) => (value === FALSE ? FULL : code)))
    const highest = diagrams.combineAll(maximum, [diagrams.terminal(0), ...permitted])
    return diagrams.combineAll(minimum, [highest, ...caps])
  }

  #condition(rule: Rule): Node {
    const known = this.conditions.get(rule)
    if (known !== undefined) return known
    const node = conditionDiagram(this.diagrams, this.#byFact, ruleCondition(rule))
    this.conditions.set(rule, node)
    return node
  }
}
