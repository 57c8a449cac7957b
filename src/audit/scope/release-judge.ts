import { type Known, levelCode } from '../../enforce'
import type { PolicyComparison } from '../../history/policy-comparison'
import { concerns, type Permit, type Policy, type VoidReason, voidReasons } from '../../policy'
import type { Situation } from '../../semantics'
import { levelsOf } from '../../vocabulary'
import type { DisclosedItem } from './disclosed-sets'
import { type LevelLists, noLevelsSeen, type SeenLevels } from './level-lists'
import type { LoggedRelease } from './logged-release'

/** What a release was, in law. */
export interface ReleaseVerdict {
  /** What was shown, and certainly should not have been. */
  readonly certain: SeenLevels
  /** What was shown, and nothing shows to have been lawful. */
  readonly possible: SeenLevels
  /** It does not say what was shown: more may have been, and not lawfully. */
  readonly isOpen: boolean
}

export const lawfulRelease: ReleaseVerdict = Object.freeze({
  certain: noLevelsSeen,
  possible: noLevelsSeen,
  isOpen: false,
})

export function isLawful({ certain, possible, isOpen }: ReleaseVerdict): boolean {
  return certain.length === 0 && possible.length === 0 && !isOpen
}

type ItemVerdict = 'certain' | 'lawful' | 'possible'

/** Judges releases, each distinct kind of release once.
 *
 * A part of a release was certainly unlawful where every rule it stands on is void or stands on nothing, or where what
 * should have held allows that much in no possible situation. It was lawful where what should have held allows as much
 * with what is known, every other fact unknown; or where the policy on the receipt nowhere allows more than that. Of
 * everything else nothing shows that it was lawful.
 */
export class ReleaseJudge {
  readonly #verdicts = new Map<string, ReleaseVerdict>()
  readonly #settled = new Map<string, boolean>()
  readonly #reasons = new Map<Policy, readonly VoidReason[]>()
  readonly #byHash: ReadonlyMap<string, Policy>

  constructor(
    readonly comparison: PolicyComparison,
    readonly lists: LevelLists,
    /** The facts that a gate was given are those that should have been believed, as far as anybody knows. */
    readonly isBelieved: boolean,
  ) {
    this.#byHash = new Map(comparison.policies.map((policy) => [policy.hash, policy]))
  }

  /** Whether facts about the subject can make a difference: where they cannot, nobody needs to look for them. */
  isSettled(release: LoggedRelease): boolean {
    const key = this.#keyOf(release)
    const before = this.#settled.get(key)
    if (before !== undefined) return before
    const policies = this.#shouldHaveHeld(release)
    const settled = (release.disclosed.items ?? []).every((item) => this.#first(release, item, policies) !== undefined)
    this.#settled.set(key, settled)
    return settled
  }

  /** What a release was, with the facts that are known of its subject and record at its instant. */
  judge(release: LoggedRelease, facts: Situation = {}): ReleaseVerdict {
    const known = this.isSettled(release) ? '' : this.#textOf(facts)
    const key = `${this.#keyOf(release)} ${known}`
    const before = this.#verdicts.get(key)
    if (before !== undefined) return before
    const verdict = this.#judge(release, facts)
    this.#verdicts.set(key, verdict)
    return verdict
  }

  /** Both together: of what one of them cannot show to be lawful, nothing shows it. */
  joined(a: ReleaseVerdict, b: ReleaseVerdict): ReleaseVerdict {
    return {
      certain: this.lists.join(a.certain, b.certain),
      possible: this.lists.join(a.possible, b.possible),
      isOpen: a.isOpen || b.isOpen,
    }
  }

  #judge(release: LoggedRelease, facts: Situation): ReleaseVerdict {
    const { items } = release.disclosed
    if (items === undefined) {
      return { certain: noLevelsSeen, possible: this.lists.of(this.#most(release, release.kind)), isOpen: true }
    }
    const policies = this.#shouldHaveHeld(release)
    const judged = items.map((item) => ({
      item,
      verdict: isWhole(item)
        ? (this.#first(release, item, policies) ?? this.#withFacts(release, item, policies, facts))
        : 'possible',
    }))
    const levels = (wanted: ItemVerdict) =>
      this.lists.of(
        judged.flatMap(({ item: { record, category, level }, verdict }) => {
          if (verdict !== wanted) return []
          return category === undefined ? this.#most(release, record) : [{ category, level: level ?? 'full' }]
        }),
      )
    const isOpen = judged.some(({ item, verdict }) => verdict === 'possible' && !isWhole(item))
    return Object.freeze({ certain: levels('certain'), possible: levels('possible'), isOpen })
  }

  /** What can be said before anything is known of the subject; undefined: that depends. */
  #first(
    release: LoggedRelease,
    item: DisclosedItem,
    policies: readonly (Policy | undefined)[],
  ): ItemVerdict | undefined {
    if (!isWhole(item)) return 'possible'
    if (this.#standsOnNothing(release, item)) return 'certain'
    const known = this.#known(release, {})
    if (policies.every((policy) => !this.#canAllow(policy, item, known))) return 'certain'
    if (this.#mayStandOnNothing(release, item)) return undefined
    return this.#isWithin(release, item, policies, known) ? 'lawful' : undefined
  }

  #withFacts(
    release: LoggedRelease,
    item: WholeItem & DisclosedItem,
    policies: readonly (Policy | undefined)[],
    facts: Situation,
  ): ItemVerdict {
    const known = this.#known(release, facts)
    if (policies.every((policy) => !this.#canAllow(policy, item, known))) return 'certain'
    if (this.#mayStandOnNothing(release, item)) return 'possible'
    const shown = this.#known(release, withEvidence(facts, release.manner.evidence))
    return policies.every((policy) => this.#allows(policy, item, shown)) ? 'lawful' : 'possible'
  }

  #canAllow(policy: Policy | undefined, item: WholeItem, known: Known): boolean {
    if (policy === undefined) return false
    const { record, category } = item
    return this.comparison.reach(policy, known).most(record, category) >= codeOf(policy, item)
  }

  #allows(policy: Policy | undefined, item: WholeItem, known: Known): boolean {
    if (policy === undefined) return false
    const { record, category } = item
    return this.comparison.reach(policy, known).sure(record, category) >= codeOf(policy, item)
  }

  /** The policy on the receipt can have shown that much, and nowhere shows more than what should have held. */
  #isWithin(
    { manner }: LoggedRelease,
    item: WholeItem,
    policies: readonly (Policy | undefined)[],
    known: Known,
  ): boolean {
    const policy = this.#policyOn(manner.policy)
    if (policy === undefined || !this.isBelieved || !this.#canAllow(policy, item, known)) return false
    return policies.every((should) => !this.comparison.exceeds(policy, should, item.record, item.category, known))
  }

  #standsOnNothing({ manner }: LoggedRelease, { rules, isOnNone }: DisclosedItem): boolean {
    if (isOnNone) return true
    const policy = this.#policyOn(manner.policy)
    if (policy === undefined || rules === undefined || rules.length === 0) return false
    const reasons = this.#reasonsOf(policy)
    return rules.every((id) => reasons.some(({ rule }) => rule === id))
  }

  /** What a receipt does not say of its grounds, or of its policy, can be a rule that could not stand. */
  #mayStandOnNothing({ manner }: LoggedRelease, { rules, record, category }: WholeItem & DisclosedItem): boolean {
    const policy = this.#policyOn(manner.policy)
    if (policy !== undefined && rules !== undefined) return false
    const policies = policy === undefined ? this.comparison.timeline.entries.map(({ value }) => value) : [policy]
    return policies.some((each) => {
      const isVoid = (id: string) => this.#reasonsOf(each).some(({ rule }) => rule === id)
      if (rules !== undefined) return rules.some(isVoid)
      return each.rules.some((rule): rule is Permit => isVoid(rule.id) && concerns(rule, record, category))
    })
  }

  /** Of what is not known, as much as can have been shown of records of a kind; undefined: of any. */
  #most(release: LoggedRelease, kind: string | undefined): SeenLevels {
    const { at, manner } = release
    const policy = this.#policyOn(manner.policy) ?? (at === undefined ? undefined : this.comparison.timeline.at(at))
    const policies = policy === undefined ? this.comparison.timeline.entries.map(({ value }) => value) : [policy]
    const known = this.#known(release, {})
    const kinds = kind === undefined ? this.comparison.vocabulary.kinds : [kind]
    return policies.flatMap((each) => kinds.flatMap((name) => this.comparison.reach(each, known).shown(name)))
  }

  #policyOn(hash: string | undefined): Policy | undefined {
    return hash === undefined ? undefined : this.#byHash.get(hash)
  }

  #reasonsOf(policy: Policy): readonly VoidReason[] {
    const reasons = this.#reasons.get(policy) ?? voidReasons(policy)
    this.#reasons.set(policy, reasons)
    return reasons
  }

  /** What should have held: where the instant is not known, each of what did. */
  #shouldHaveHeld({ at }: LoggedRelease): readonly (Policy | undefined)[] {
    const { against } = this.comparison
    if (at !== undefined) return [against.at(at)]
    return against.entries.length === 0 ? [undefined] : against.entries.map(({ value }) => value)
  }

  #known({ role, purpose, act, manner }: LoggedRelease, facts: Situation): Known {
    const { assurance, isIndividual, isSubject } = manner
    return this.comparison.known({
      ...facts,
      ...said('viewer.role', role),
      ...said('purpose', purpose),
      ...said('act', act),
      ...said('viewer.assurance', assurance),
      ...said('viewer.individual', isIndividual),
      ...said('viewer.isSubject', isSubject),
    })
  }

  #keyOf(release: LoggedRelease): string {
    const { role, purpose, act, kind, disclosed, manner } = release
    const { assurance, isIndividual, isSubject, policy, evidence } = manner
    const should = this.#shouldHaveHeld(release).map((each) => each?.hash)
    return [
      ...[role, purpose, act, kind, disclosed.id, assurance, isIndividual, isSubject, policy],
      ...[evidence.join(), should.join()],
    ].join('|')
  }

  #textOf(facts: Situation): string {
    return this.comparison.known(facts).join()
  }
}

/** A part of what was disclosed that says all there is to say. */
interface WholeItem {
  readonly record: string
  readonly category: string
  readonly level: string
}

function isWhole(item: DisclosedItem): item is WholeItem & DisclosedItem {
  return item.record !== undefined && item.category !== undefined && item.level !== undefined
}

function codeOf({ vocabulary }: Policy, { category, level }: WholeItem): number {
  return levelCode(levelsOf(vocabulary, category), level)
}

function said(fact: string, value: string | boolean | undefined): Situation {
  return value === undefined ? {} : { [fact]: value }
}

/** What a receipt names of consents and notices counts where nothing is known against it. */
function withEvidence(facts: Situation, evidence: readonly string[]): Situation {
  const shown = evidence.filter((fact) => !Object.hasOwn(facts, fact)).map((fact) => [fact, true] as const)
  return { ...facts, ...Object.fromEntries(shown) }
}
