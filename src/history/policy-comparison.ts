import { type CompiledPolicy, compileTogether, type Known, Reach, SideBySide } from '../enforce'
import { type Policy, type Timeline, timeline as timelineOf } from '../policy'
import type { Situation } from '../semantics'
import { UsageError, type Value, type VocabularyDefinition } from '../vocabulary'
import type { ExposedCategory } from './exposure'

/** The policies that were in force, beside what should have held: compiled once, and asked over unknown facts.
 *
 * What is not known may be anything: a category is exposed where the facts can have been such that the old policy showed
 * more of it than was allowed. Equal answers are the same frozen list.
 */
export class PolicyComparison {
  readonly vocabulary: VocabularyDefinition
  readonly against: Timeline<Policy>
  readonly #compiled: ReadonlyMap<Policy, CompiledPolicy>
  readonly #variables: CompiledPolicy['variables']
  readonly #pairs = new Map<Policy, Map<Policy | undefined, Pair>>()
  readonly #lists = new Map<string, readonly ExposedCategory[]>()

  /** @throws UsageError `invalid-timeline` without a policy; `other-vocabulary` for policies in different words */
  constructor(
    readonly timeline: Timeline<Policy>,
    against: Policy | Timeline<Policy>,
  ) {
    this.against =
      against.kind === 'timeline' ? against : timelineOf([{ from: Number.MIN_SAFE_INTEGER, value: against }])
    const policies = [...new Set([...timeline.entries, ...this.against.entries].map(({ value }) => value))]
    this.vocabulary = oneVocabulary(policies)
    this.#compiled = compileTogether(policies)
    this.#variables = [...this.#compiled.values()][0]?.variables ?? []
  }

  get policies(): readonly Policy[] {
    return [...this.#compiled.keys()]
  }

  /** The policies that can have been in force together, within some instants, right-open. */
  together(
    from = Number.NEGATIVE_INFINITY,
    to = Number.POSITIVE_INFINITY,
  ): readonly (readonly [Policy, Policy | undefined])[] {
    const switches = [...this.timeline.entries, ...this.against.entries].flatMap((entry) => [entry.from, entry.until])
    const instants = [from, ...switches].filter((at) => at !== undefined && at >= from && at < to) as number[]
    const found = new Map<string, readonly [Policy, Policy | undefined]>()
    for (const at of instants) {
      const [policy, should] = [this.timeline.at(at), this.against.at(at)]
      if (policy !== undefined) found.set(`${policy.hash} ${should?.hash}`, [policy, should])
    }
    return [...found.values()]
  }

  /** Facts as the diagrams have them; what is absent, or no value of its fact, may be anything. */
  known(situation: Situation): Known {
    return this.#variables.map(({ fact, values }) => {
      const index = Object.hasOwn(situation, fact) ? (values as readonly unknown[]).indexOf(situation[fact]) : -1
      return index < 0 ? undefined : index + 1
    })
  }

  /** Where more can have been shown than allowed. `believed`: the facts that should have been believed. */
  exposed(
    policy: Policy,
    should: Policy | undefined,
    kind: string,
    situation: Situation,
    believed: Situation = situation,
  ): readonly ExposedCategory[] {
    const pair = this.#pair(policy, should)
    let key = `${kind}${this.#key(situation)}`
    if (believed !== situation) key += `|${this.#key(believed)}`
    const before = pair.met.get(key)
    if (before !== undefined) return before
    const known = this.known(situation)
    const found = this.#compare(policy, pair, kind, known, believed === situation ? known : this.known(believed))
    pair.met.set(key, found)
    return found
  }

  /** Whether a policy shows more of a category than another, anywhere that agrees with what is known. */
  exceeds(policy: Policy, should: Policy | undefined, kind: string, category: string, known: Known): boolean {
    const { sides } = this.#pair(policy, should)
    return sides === undefined
      ? this.reach(policy, known).most(kind, category) > 0
      : sides.exceedsIn(kind, category, known)
  }

  reach(policy: Policy, known: Known): Reach {
    const compiled = this.#compiled.get(policy)
    if (compiled === undefined) throw new UsageError('invalid-timeline', 'this policy was not compared')
    return new Reach(compiled, known)
  }

  #compare(policy: Policy, { sides }: Pair, kind: string, known: Known, believed: Known): readonly ExposedCategory[] {
    if (sides !== undefined) return this.#interned(sides.exceeding(kind, known, believed))
    const reach = this.reach(policy, known)
    return this.#interned(
      reach.shown(kind).map(({ category, level }) => ({ category, seen: level, allowed: 'withheld' })),
    )
  }

  #pair(policy: Policy, should: Policy | undefined): Pair {
    const byPolicy = this.#pairs.get(policy) ?? new Map<Policy | undefined, Pair>()
    this.#pairs.set(policy, byPolicy)
    const pair = byPolicy.get(should) ?? { sides: this.#sides(policy, should), met: new Map() }
    byPolicy.set(should, pair)
    return pair
  }

  #sides(policy: Policy, should: Policy | undefined): SideBySide | undefined {
    const [shown, allowed] = [this.#compiled.get(policy), should && this.#compiled.get(should)]
    return shown === undefined || allowed === undefined ? undefined : new SideBySide(shown, allowed)
  }

  #key(situation: Situation): string {
    let key = ''
    for (const { fact } of this.#variables) {
      key += `|${Object.hasOwn(situation, fact) ? String(situation[fact] as Value) : '?'}`
    }
    return key
  }

  #interned(list: readonly ExposedCategory[]): readonly ExposedCategory[] {
    if (list.length === 0) return nothing
    const key = JSON.stringify(list)
    const interned = this.#lists.get(key) ?? Object.freeze(list.map((each) => Object.freeze({ ...each })))
    this.#lists.set(key, interned)
    return interned
  }
}

/** Two policies, and what was found before. Without a second, nothing was allowed. */
interface Pair {
  readonly sides: SideBySide | undefined
  readonly met: Map<string, readonly ExposedCategory[]>
}

const nothing: readonly ExposedCategory[] = Object.freeze([])

function oneVocabulary(policies: readonly Policy[]): VocabularyDefinition {
  const [first] = policies
  if (first === undefined) throw new UsageError('invalid-timeline', 'exposures are found under a policy')
  const text = JSON.stringify(first.vocabulary)
  if (policies.every(({ vocabulary }) => vocabulary === first.vocabulary || JSON.stringify(vocabulary) === text)) {
    return first.vocabulary
  }
  throw new UsageError('other-vocabulary', 'policies are compared in one vocabulary')
}
