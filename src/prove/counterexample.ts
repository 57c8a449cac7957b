import type { Policy } from '../policy'
import type { Situation } from '../semantics'
import { existence } from '../vocabulary'
import { describeSituation } from './describe-situation'
import { type Behind, Hearing } from './hearing'

/** One situation in which a claim fails: `decide(policy, on, situation)[category]` is `level`.
 *
 * Minimal: no situation in which it fails is fewer facts away from one where nothing is known but the role that the claim
 * names first, and where the viewer views.
 */
export interface Counterexample {
  readonly kind: 'counterexample'
  /** The record kind. */
  readonly on: string
  readonly category: string
  readonly level: string
  /** The facts that are known; all others are unknown. */
  readonly situation: Situation
  /** The rules that make the level, by id, sorted. */
  readonly rules: readonly string[]
  /** Of a comparison: the other viewer in the same situation, and what it sees. */
  readonly than?: Other
  readonly sentence: string
}

export interface Other {
  readonly situation: Situation
  readonly level: string
  readonly rules: readonly string[]
}

/** Where it was found: in a situation, a category of a record kind; of a comparison also the other side's situation. */
export interface Finding {
  readonly on: string
  readonly category: string
  readonly situation: Situation
  readonly other?: Situation
}

/** Asks the meaning of the policy, rule by rule, for what is seen there and why. */
export function counterexample(policy: Policy, { on, category, situation, other }: Finding): Counterexample {
  const here = sideOf(policy, on, category, situation)
  const there = other === undefined ? undefined : sideOf(policy, on, category, other)
  const seen = `${roleIn(situation)} sees ${thing(on, category)} ${how(here)}`
  const seenThere = there === undefined ? '' : `, and ${roleIn(there.situation)} ${how(there)}${differing(there, here)}`
  const { level, rules } = here
  return Object.freeze({
    kind: 'counterexample',
    on,
    category,
    level,
    situation,
    rules,
    ...(there === undefined ? {} : { than: otherOf(there) }),
    sentence: `${seen}${seenThere}, where ${describeSituation(situation, ['viewer.role'])}`,
  })
}

interface Side extends Other {
  readonly reason: Behind['reason']
}

function sideOf(policy: Policy, on: string, category: string, situation: Situation): Side {
  const { level, reason, rules } = new Hearing(policy, situation).behind(on, category)
  return { situation, level, reason, rules: Object.freeze(rules.map(({ id }) => id).sort()) }
}

function otherOf({ situation, level, rules }: Side): Other {
  return Object.freeze({ situation, level, rules })
}

function roleIn(situation: Situation): string {
  return String(situation['viewer.role'] ?? 'a viewer of no known role')
}

function thing(on: string, category: string): string {
  return category === existence ? `that a ${on} is there` : `${category} of a ${on}`
}

function how({ level, reason, rules }: Side): string {
  const amount = level === 'withheld' ? 'not at all' : `(${level})`
  return rules.length === 0 ? `${amount} (${reasonText[reason]})` : `${amount} by ${rules.join(', ')}`
}

const reasonText: Readonly<Record<Behind['reason'], string>> = {
  permitted: 'permitted',
  capped: 'capped',
  'no-permit': 'no permit holds',
  'not-there': 'the record may not be seen',
  impossible: 'such a situation may be impossible',
}

/** What the other side differs in, beside its role. */
function differing(there: Side, here: Side): string {
  const facts = Object.entries(there.situation).filter(
    ([fact, value]) => fact !== 'viewer.role' && here.situation[fact] !== value,
  )
  return facts.length === 0 ? '' : ` where ${describeSituation(Object.fromEntries(facts))}`
}
