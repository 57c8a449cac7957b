import type { Policy, Rule } from '../../src'
import { concerns, levelFor, ruleCondition } from '../../src/policy'
import { categoriesOf, domainsOf, levelsOf } from '../../src/vocabulary'
import type { Case } from './cases'
import { boundsOf, type Domains, type Formula, fixed, isConstant, unknown } from './formula'

/** A rule as the peers can say it: it allows or denies items, and an item is one level of one category. */
export interface PeerRule {
  readonly id: string
  readonly effect: 'allow' | 'deny'
  readonly items: readonly string[]
  readonly when: Formula
}

/** A category's items, from the lowest level up. A level is reached when its item is allowed. */
export interface Ladder {
  readonly category: string
  readonly levels: readonly string[]
  readonly items: readonly string[]
}

/** What a peer needs of a policy: for each viewpoint the rules that are left, the viewer's facts being known. */
export class PeerPolicy {
  readonly ladders: readonly Ladder[]
  readonly items: readonly string[]
  readonly facts: readonly string[]
  readonly #domains: Domains
  readonly #rules: readonly PeerRule[]

  constructor(policy: Policy) {
    const { vocabulary } = policy
    this.#domains = new Map([...domainsOf(vocabulary)].map(([fact, values]) => [fact, values.map(String)]))
    this.facts = [...this.#domains.keys()].filter((fact) => !viewpointFacts.includes(fact))
    this.ladders = categoriesOf(vocabulary).map((category) => {
      const levels = levelsOf(vocabulary, category)
      return { category, levels, items: levels.slice(1).map((level) => `${category}/${level}`.replaceAll('.', '-')) }
    })
    this.items = this.ladders.flatMap(({ items }) => items)
    this.#rules = policy.rules.map((rule) => this.#peerRule(rule))
  }

  /** The rules that can still hold for a viewpoint, with what is left of their conditions. */
  rulesFor(viewpoint: Viewpoint): readonly PeerRule[] {
    return this.#rules
      .map((rule) => ({ ...rule, when: fixed(rule.when, viewpoint.facts) }))
      .filter(({ when }) => !isConstant(when, 'any'))
  }

  /** The facts of a case that a viewpoint leaves open, by the names that `peerName` gives; `unknown` where absent. */
  factsOf({ record, request, facts }: Case): Readonly<Record<string, string>> {
    const viewer = viewpointOf({ request }).facts
    const known: Readonly<Record<string, unknown>> = {
      ...facts,
      'viewer.isSubject': viewer.get('viewer.individual') === 'true' ? request.viewer.id === record.id : undefined,
    }
    return Object.fromEntries(this.facts.map((fact) => [peerName(fact), String(known[fact] ?? unknown)]))
  }

  #peerRule(rule: Rule): PeerRule {
    const isPermit = rule.kind === 'permit'
    const { certain, possible } = boundsOf(ruleCondition(rule), this.#domains)
    const items = this.ladders
      .filter(({ category }) => concerns(rule, 'cv', category))
      .flatMap(({ category, levels, items }) => {
        const rank = levels.indexOf(levelFor(rule, category) ?? 'withheld')
        return isPermit ? items.slice(0, rank) : items.slice(rank)
      })
    return { id: rule.id, effect: isPermit ? 'allow' : 'deny', items, when: isPermit ? certain : possible }
  }
}

const viewpointFacts: readonly string[] = ['viewer.role', 'purpose', 'viewer.assurance', 'viewer.individual']

/** Who asks and why: what the peers may build their rules for, ahead of the calls. */
export interface Viewpoint {
  readonly key: string
  readonly facts: ReadonlyMap<string, string>
}

export function viewpointOf({ request }: Pick<Case, 'request'>): Viewpoint {
  const { role, assurance, id, organisation } = request.viewer
  const values = [role, request.purpose, assurance, String(id !== undefined && id !== organisation)]
  return { key: values.join(), facts: new Map(viewpointFacts.map((fact, i) => [fact, values[i] ?? unknown])) }
}

/** A fact's name where dots mean something else. */
export function peerName(fact: string): string {
  return fact.replaceAll('.', '_')
}
