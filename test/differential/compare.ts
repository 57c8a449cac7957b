import {
  compile,
  type DisclosureRequest,
  decide,
  type Guard,
  type Policy,
  type Situation,
  UsageError,
} from 'need-to-know'
import { compilePolicy } from '../../src/enforce/compiled-policy'
import { categoriesOf } from '../../src/vocabulary'
import type { Choice } from '../laws/arbitraries/choice'
import { somePolicy } from '../laws/arbitraries/policy'
import { requestFacts, someRequest } from '../laws/arbitraries/request'
import type { HostFacts } from '../laws/arbitraries/situation'
import { someFacts } from '../laws/arbitraries/situation'
import { someVocabulary } from '../laws/arbitraries/vocabulary'
import { plainRecords } from './plain-records'

/** What happened over a run: counts that show that it was not vacuous. */
export interface Tally {
  policies: number
  /** Policies of which some category had no diagram, so that its rules were consulted one by one. */
  consulted: number
  cases: number
  /** Cases in which something was disclosed, in which nothing was. */
  disclosed: number
  withheld: number
  /** Cases in which a category came out at a form, between withheld and full. */
  forms: number
  /** Cases that a forbid lowered: without the forbids more is shown. */
  capped: number
  /** Cases that an impossible situation closed. */
  impossible: number
  /** Cases in which knowing less shows less: with one fact forgotten. */
  forgotten: number
}

export const emptyTally = (): Tally => ({
  policies: 0,
  consulted: 0,
  cases: 0,
  disclosed: 0,
  withheld: 0,
  forms: 0,
  capped: 0,
  impossible: 0,
  forgotten: 0,
})

/** One case in which guard and reference differ; enough to replay it. */
export interface Disagreement {
  readonly policy: Policy
  readonly kind: string
  readonly request: DisclosureRequest
  readonly facts: HostFacts
  readonly expected: Readonly<Record<string, string>>
  readonly actual: Readonly<Record<string, string>>
}

/** Generates a vocabulary and a policy, and compares guard and reference over situations of any sort. */
export function comparePolicy(choice: Choice, situations: number, tally: Tally): Disagreement | undefined {
  const vocabulary = someVocabulary(choice)
  const policy = somePolicy(choice, vocabulary)
  const guard = choice.chance(30) ? tightGuard(choice, policy, tally) : roomyGuard(policy)
  tally.policies++
  for (let i = 0; i < situations; i++) {
    const found = compareCase(choice, guard, policy, tally)
    if (found !== undefined) return found
  }
  return undefined
}

function roomyGuard(policy: Policy): AnyGuard {
  return compile(policy, { records: plainRecords(policy.vocabulary), voidRules: 'keep' })
}

/** A guard with so little room that some categories have no diagram: there the rules are consulted one by one. */
function tightGuard(choice: Choice, policy: Policy, tally: Tally): AnyGuard {
  const nodeLimit = choice.pick([25, 50, 100, 200])
  try {
    const guard = compile(policy, { records: plainRecords(policy.vocabulary), voidRules: 'keep', nodeLimit })
    const { roots } = compilePolicy(policy, policy.vocabulary.kinds, nodeLimit)
    const categories = categoriesOf(policy.vocabulary).length
    if ([...roots.values()].some(({ size }) => size < categories)) tally.consulted++
    return guard
  } catch (error) {
    // No room even for the conditions alone.
    if (!(error instanceof UsageError) || error.code !== 'diagram-too-large') throw error
    return roomyGuard(policy)
  }
}

type AnyGuard = Pick<Guard<Policy['vocabulary'], ReturnType<typeof plainRecords>>, 'decide'>

function compareCase(choice: Choice, guard: AnyGuard, policy: Policy, tally: Tally): Disagreement | undefined {
  const { vocabulary } = policy
  const kind = choice.pick(vocabulary.kinds)
  const request = someRequest(choice, vocabulary)
  const facts = someFacts(choice, vocabulary)
  const expected = meaning(policy, kind, request, facts)
  const actual = guard.decide(kind, request, facts)
  count(choice, policy, kind, request, facts, expected, tally)
  return JSON.stringify(actual) === JSON.stringify(expected)
    ? undefined
    : { policy, kind, request, facts, expected, actual }
}

/** What the reference says: without an instant, nothing. */
export function meaning(policy: Policy, kind: string, request: DisclosureRequest, facts: Situation) {
  const said = requestFacts(policy.vocabulary, request)
  if (said !== undefined) return decide(policy, kind, { ...facts, ...said })
  return Object.fromEntries(Object.keys(decide(policy, kind, {})).map((category) => [category, 'withheld']))
}

function count(
  choice: Choice,
  policy: Policy,
  kind: string,
  request: DisclosureRequest,
  facts: Situation,
  levels: Readonly<Record<string, string>>,
  tally: Tally,
): void {
  const shown = Object.values(levels).filter((level) => level !== 'withheld')
  tally.cases++
  if (shown.length > 0) tally.disclosed++
  else tally.withheld++
  if (shown.some((level) => level !== 'full')) tally.forms++
  // The counts that need the reference again are taken from a sample.
  if (!choice.chance(5)) return
  const differs = (other: Policy, otherFacts: Situation) =>
    JSON.stringify(meaning(other, kind, request, otherFacts)) !== JSON.stringify(levels)
  const { rules, vocabulary } = policy
  if (differs({ ...policy, rules: rules.filter((rule) => rule.kind === 'permit') }, facts)) tally.capped++
  if (differs({ ...policy, vocabulary: { ...vocabulary, impossible: [] } }, facts)) tally.impossible++
  const known = Object.keys(facts)
  if (known.length > 0 && differs(policy, { ...facts, [choice.pick(known)]: undefined })) tally.forgotten++
}
