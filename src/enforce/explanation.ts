import type { Node } from '../diagram'
import { domainsOf, existence, levelsOf, type Value, viewerFacts } from '../vocabulary'
import type { CompiledKind } from './compiled-kind'
import type { CategoryDecision } from './decision'
import { describeBasis } from './describe-basis'
import type { Judgement } from './judgement'
import { FULL, levelCode } from './level-code'
import type { DisclosureGround, Refusal } from './receipt'
import { type Reading, unreadAccount } from './unread-account'

/** One fact whose value would have to be another. */
export interface FactChange {
  readonly fact: string
  /** Undefined: unknown. */
  readonly from: Value | undefined
  readonly to: Value
}

export interface CategoryExplanation extends CategoryDecision {
  /** The permits the level stands on, with their basis and notice. */
  readonly grounds: readonly DisclosureGround[]
  /** Unknown facts that could make a difference as things stand. */
  readonly missing: readonly string[]
  /** The fewest facts that would have to be otherwise for more to be shown; empty when nothing would do, and for a
   * category of which too many rules speak to search them. */
  readonly wouldChange: readonly FactChange[]
}

/** Why a viewer sees what it sees, twice: for the house, and for the viewer. */
export interface Explanation {
  readonly kind: 'explanation'
  readonly categories: Readonly<Record<string, CategoryExplanation>>
  /** Why nothing would be shown, as a receipt has it; undefined where something would. For the house. */
  readonly refusal: Refusal | undefined
  /** For staff, the subject and the authority: rules, bases, notices, missing facts, what would change it. */
  readonly inside: string
  /** For the viewer: the same words for protected, closed, blocked and not there (NAV-44). */
  readonly outside: string
}

const outsideClosed = 'There is nothing here for you to see.'
const outsideOpen = 'You see what is open to you for this purpose.'

/** Explains a decision in one situation. */
export function explain(judgement: Judgement, reading: Reading = unasked(judgement)): Explanation {
  const searches = new Map<string, Search>()
  const entries = judgement.kind.categories.map((category) => {
    const { level } = judgement.category(category)
    // Categories that share a diagram share what is found in it.
    const key = `${judgement.kind.rootOf(category) ?? category} ${level}`
    const search = searches.get(key) ?? searchFor(judgement, category)
    searches.set(key, search)
    return [category, explainCategory(judgement, category, search)] as const
  })
  const inside = [
    ...unknownNames(judgement),
    ...promiseAccount(judgement),
    ...unreadAccount(reading),
    ...entries.filter(([, { reason }]) => reason !== 'not-there').map(describeCategory),
  ]
  return Object.freeze({
    kind: 'explanation',
    categories: Object.freeze(Object.fromEntries(entries)),
    refusal: reading.refusal,
    inside: inside.join('\n'),
    outside: judgement.outcome.isThere ? outsideOpen : outsideClosed,
  })
}

/** Without a record there is nothing to read, and the decision says all. */
function unasked({ outcome }: Judgement): Reading {
  return { refusal: outcome.isThere ? undefined : 'policy', unread: [], isSealed: false, promised: [] }
}

/** A misspelt role or purpose opens nothing, and would otherwise look like a rule that is not there. */
function unknownNames({ standing: { values } }: Judgement): readonly string[] {
  const [role, purpose, assurance] = values
  const unknown = { role, purpose, assurance }
  return Object.entries(unknown)
    .filter(([, value]) => value === 0)
    .map(([name]) => `the request names no ${name} that the vocabulary has`)
}

/** Where the host gave promises: each has to be awaited first. */
function promiseAccount({ standing, kind }: Judgement): readonly string[] {
  const { promised = [], promisedFacts = [] } = standing
  const known = domainsOf(kind.compiled.policy.vocabulary)
  return [
    ...promised.map((path) => `${path} is a promise: await it first`),
    ...promisedFacts.filter((fact) => known.has(fact)).map((fact) => `the fact ${fact} is a promise: await it first`),
  ]
}

type Search = Pick<CategoryExplanation, 'missing' | 'wouldChange'>

function searchFor(judgement: Judgement, category: string): Search {
  const { level } = judgement.category(category)
  const changes =
    judgement.outcome === judgement.kind.closed ? [] : wouldChange(judgement.kind, category, judgement.situation, level)
  return { missing: Object.freeze(missingFacts(judgement, [category])), wouldChange: Object.freeze(changes) }
}

function explainCategory(judgement: Judgement, category: string, search: Search): CategoryExplanation {
  const grounds = Object.freeze(judgement.grounds(category))
  return Object.freeze({ ...judgement.category(category), grounds, ...search })
}

/** The unknown facts on which the levels of some categories still depend, in diagram order.
 *
 * Of a category without a diagram, those on which any of its rules depends.
 */
export function missingFacts(
  { kind, situation, standing, outcome }: Judgement,
  categories: readonly string[],
): readonly string[] {
  // Nothing opens for a request that does not say when, or names an act that there is none of.
  if (outcome === kind.closed) return []
  const { diagrams, variables, possible } = kind.compiled
  const fixed = (variable: number) => {
    const value = situation[variable] ?? 0
    return value === 0 && variable >= viewerFacts.length ? undefined : value
  }
  const functionsOf = (category: string): readonly Node[] => {
    const root = kind.rootOf(category)
    const { permits = [], forbids = [] } = kind.voices(standing).get(category) ?? {}
    if (root !== undefined) return [root]
    const own = [...permits, ...forbids].map(({ condition }) => condition)
    return category === existence ? [possible, ...own] : [possible, ...own, ...functionsOf(existence)]
  }
  const needed = categories.flatMap(functionsOf).flatMap((node) => diagrams.supportGiven(node, fixed))
  return [...new Set(needed)].sort((a, b) => a - b).map((variable) => variables[variable]?.fact ?? '')
}

/** A viewer asks as a role, for a purpose, to do an act; another question is no change. Everything else may come to be
 * otherwise. */
const fixedFacts: readonly string[] = ['viewer.role', 'purpose', 'act', 'viewer.isSubject']

function wouldChange(
  kind: CompiledKind,
  category: string,
  situation: readonly number[],
  level: string,
): readonly FactChange[] {
  const { diagrams, variables, policy } = kind.compiled
  const current = levelCode(levelsOf(policy.vocabulary, category), level)
  const root = kind.rootOf(category)
  if (current === FULL || root === undefined) return []
  const isFree = (variable: number) => !fixedFacts.includes(variables[variable]?.fact ?? '')
  const changes = diagrams.nearest(root, situation, (code) => code > current, isFree) ?? []
  // A change to *unknown* would be to forget something, and that never opens anything.
  return changes.map(({ variable, value }) => ({
    fact: variables[variable]?.fact ?? '',
    from: variables[variable]?.values[(situation[variable] ?? 0) - 1],
    to: variables[variable]?.values[value - 1] ?? false,
  }))
}

function describeCategory([category, explained]: readonly [string, CategoryExplanation]): string {
  const { level, reason, rules, grounds, missing, wouldChange } = explained
  const parts = [
    `${reasonText[reason]}${rules.length === 0 ? '' : ` by ${rules.join(', ')}`}`,
    ...grounds.map(
      ({ rule, basis, notice }) =>
        `${rule} stands on ${describeBasis(basis)}${notice === undefined ? '' : `, notice ${notice}`}`,
    ),
    ...(missing.length === 0 || level === 'full' ? [] : [`not known: ${missing.join(', ')}`]),
    ...(wouldChange.length === 0 ? [] : [`more if ${wouldChange.map(describeChange).join(' and ')}`]),
  ]
  return `${category === existence ? 'the record' : category}: ${level} (${parts.join('; ')})`
}

const reasonText: Readonly<Record<CategoryDecision['reason'], string>> = {
  permitted: 'permitted',
  capped: 'capped',
  'no-permit': 'no permit holds',
  'not-there': 'the record may not be seen',
  impossible: 'the situation cannot be',
  'no-instant': 'the request names no instant',
  'no-act': 'the request names an act that there is none of',
  promise: 'the facts, the request or a part of it are a promise, which must be awaited first',
}

function describeChange({ fact, to }: FactChange): string {
  return typeof to === 'boolean' ? `${fact} were ${to ? 'so' : 'not so'}` : `${fact} were ${to}`
}
