import { type Policy, verifyPolicy } from '../policy'
import type { Situation } from '../semantics'
import { categoriesOf, UsageError } from '../vocabulary'
import { Hearing } from './hearing'
import { mergeVocabularies } from './merged-vocabulary'
import { printed } from './printed'
import { redundantRules } from './redundant-rules'
import { checkOptions, type ProveOptions, withOrder } from './with-order'

/** Which rules some situations, of a test or of a day, have put to use. */
export interface Coverage {
  readonly kind: 'coverage'
  /** How many situations were given. */
  readonly situations: number
  /** Of all rules the share that decided something, from 0 to 1. */
  readonly share: number
  /** In the order of the policy. */
  readonly rules: readonly RuleCoverage[]
}

export interface RuleCoverage {
  readonly rule: string
  /** `deciding`: some level was of its making; `shadowed`: it held or applied, and others decided; `unused`: neither. */
  readonly use: 'deciding' | 'shadowed' | 'unused'
  /** In how many of the situations it held or applied, and in how many it made a level. */
  readonly speaking: number
  readonly deciding: number
  /** In no situation at all would anything be otherwise without it: exact, and whatever situations were given. */
  readonly redundant: boolean
}

/** Counts, for every rule, the situations in which it spoke and those in which it decided.
 *
 * @throws UsageError `invalid-policy`; `diagram-too-large`
 */
export function coverage(policy: Policy, situations: Iterable<Situation>, options: ProveOptions = {}): Coverage {
  checkOptions('coverage', options, ['nodeLimit'])
  verifyPolicy(policy)
  if (typeof situations?.[Symbol.iterator] !== 'function') {
    throw new UsageError('wrong-type', 'coverage is given situations, one after the other')
  }
  const redundant = withOrder(mergeVocabularies([policy]), [policy], options, (space) => redundantRules(space, policy))
  const tally = tallyOf(policy, situations)
  const rules = policy.rules.map(({ id }): RuleCoverage => {
    const [speaking, deciding] = [tally.speaking.get(id) ?? 0, tally.deciding.get(id) ?? 0]
    const use = deciding > 0 ? 'deciding' : speaking > 0 ? 'shadowed' : 'unused'
    return Object.freeze({ rule: id, use, speaking, deciding, redundant: redundant.has(id) })
  })
  const share = rules.length === 0 ? 0 : rules.filter(({ use }) => use === 'deciding').length / rules.length
  const data: Coverage = { kind: 'coverage', situations: tally.situations, share, rules: Object.freeze(rules) }
  return printed(data, describeCoverage)
}

function tallyOf(policy: Policy, situations: Iterable<Situation>) {
  const [speaking, deciding] = [new Map<string, number>(), new Map<string, number>()]
  let number = 0
  for (const situation of situations) {
    number++
    const hearing = new Hearing(policy, situation)
    addOne(speaking, new Set([...hearing.speaking].map(({ id }) => id)))
    addOne(deciding, decidingIn(policy, hearing))
  }
  return { speaking, deciding, situations: number }
}

function decidingIn(policy: Policy, hearing: Hearing): ReadonlySet<string> {
  const { kinds } = policy.vocabulary
  const categories = categoriesOf(policy.vocabulary)
  const behind = kinds.flatMap((kind) => categories.map((category) => hearing.behind(kind, category)))
  return new Set(behind.flatMap(({ rules }) => rules.map(({ id }) => id)))
}

function addOne(tally: Map<string, number>, ids: ReadonlySet<string>): void {
  for (const id of ids) tally.set(id, (tally.get(id) ?? 0) + 1)
}

function describeCoverage({ situations, share, rules }: Coverage): string {
  const list = (what: string, which: (rule: RuleCoverage) => boolean) => {
    const ids = rules.filter(which).map(({ rule }) => rule)
    return ids.length === 0 ? [] : [`  ${what}: ${ids.join(', ')}`]
  }
  return [
    `${Math.floor(share * 100)} % of ${rules.length} rules decided something in ${situations} situations`,
    ...list('unused', ({ use }) => use === 'unused'),
    ...list('shadowed', ({ use }) => use === 'shadowed'),
    ...list('redundant in every situation', ({ redundant }) => redundant),
  ].join('\n')
}
