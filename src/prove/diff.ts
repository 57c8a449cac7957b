import { canonicalJson, concerns, type Policy, type Rule } from '../policy'
import { existence } from '../vocabulary'
import { casesOf } from './cases'
import { type Change, type Comparing, compare } from './compare'
import { describeDiff, describeRegion } from './describe-diff'
import type { ChangedRegion, Difference, PolicyName, Verdict } from './difference'
import { fixFacts } from './fix-facts'
import { gatherPlaces, groupBy, type Place, type Places } from './places'
import { printed } from './printed'
import type { Region } from './space'
import { type CasesOptions, checkOptions, type ProveOptions } from './with-order'

const usualCases = 32

/** Compares what two policies disclose in every situation, unknown facts included.
 *
 * They may differ in their vocabularies: what one has no word for, it never discloses, and a value that it does not know is
 * unknown to it. Both are taken as they are written, so `diff(policy, lawful(policy))` is the unlawful region of a policy.
 * @throws UsageError `invalid-policy`; `other-vocabulary` when they order the levels of a category differently;
 * `diagram-too-large`; `bad-number`, `unknown-key` for options
 */
export function diff(before: Policy, after: Policy, options: CasesOptions = {}): Difference {
  checkOptions('diff', options, ['nodeLimit', 'mostCases'])
  return compare(before, after, options, (comparing) => {
    const { space, changes, allowed } = comparing
    const union = (wider: boolean) =>
      space.size(space.any(...changes.filter(({ from, to }) => to > from === wider).map(({ region }) => region)))
    const [wider, narrower] = [union(true), union(false)]
    const found: Difference = {
      kind: 'diff',
      verdict: verdictOf(wider > 0n, narrower > 0n),
      before: nameOf(before),
      after: nameOf(after),
      situations: space.size(allowed),
      wider,
      narrower,
      regions: Object.freeze(regionsOf(comparing, changedRules(before, after), options.mostCases ?? usualCases)),
    }
    return printed(found, describeDiff)
  })
}

/** The verdict alone: no region is described. */
export function verdictBetween(before: Policy, after: Policy, options: ProveOptions = {}): Verdict {
  return compare(before, after, options, ({ changes }) =>
    verdictOf(
      changes.some(({ from, to }) => to > from),
      changes.some(({ from, to }) => to < from),
    ),
  )
}

function verdictOf(wider: boolean, narrower: boolean): Verdict {
  if (wider && narrower) return 'mixed'
  return wider ? 'wider' : narrower ? 'narrower' : 'equal'
}

function nameOf({ name, version, hash }: Policy): PolicyName {
  return Object.freeze({ name, version, hash })
}

/** A change as it looks to one role. */
interface Piece extends Place {
  readonly from: string
  readonly to: string
  readonly change: ChangedRegion['change']
  readonly region: Region
}

function regionsOf(comparing: Comparing, changed: readonly Rule[], mostCases: number): readonly ChangedRegion[] {
  const { space, allowed, roles } = comparing
  const pieces = comparing.changes.flatMap((change) => piecesOf(comparing, change))
  const alike = groupBy(pieces, ({ from, to, change, region }) => JSON.stringify([change, from, to, region]))
  const outside = space.outside(allowed)
  const regions = [...alike.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { region, from, to, change } = first
    const described = casesOf(space.diagrams, space.variables, region, space.any(region, outside), mostCases)
    return gatherPlaces(group, roles).map((places): ChangedRegion => {
      const situations = sizeFor(comparing, places, region)
      const data = { ...places, change, from, to, ...described, situations, rules: rulesAbout(changed, places) }
      return printed(data, (of) => describeRegion(of, comparing.vocabulary))
    })
  })
  return [...regions.filter(({ change }) => change === 'wider'), ...regions.filter(({ change }) => change !== 'wider')]
}

function piecesOf(
  { space, vocabulary, roles }: Comparing,
  { on, category, from, to, region }: Change,
): readonly Piece[] {
  const levels = vocabulary.levels.get(category) ?? []
  const change = to > from ? ('wider' as const) : ('narrower' as const)
  return [...roles, undefined]
    .map((role) => ({ role, region: fixFacts(space, region, { 'viewer.role': role }) }))
    .filter((own) => own.region !== space.nowhere)
    .map((own) => ({ ...own, on, category, from: levels[from] ?? '', to: levels[to] ?? '', change }))
}

/** The number of situations for all roles named: the region itself no longer depends on the role. */
function sizeFor({ space, roles }: Comparing, places: Places, region: Region): bigint {
  const all = BigInt(roles.length + 1)
  return (space.size(region) / all) * (places.roles === '*' ? all : BigInt(places.roles.length))
}

function changedRules(before: Policy, after: Policy): readonly Rule[] {
  const [old, young] = [before, after].map(({ rules }) => new Set(rules.map((rule) => canonicalJson(rule))))
  return [
    ...before.rules.filter((rule) => !young?.has(canonicalJson(rule))),
    ...after.rules.filter((rule) => !old?.has(canonicalJson(rule))),
  ]
}

function rulesAbout(changed: readonly Rule[], { roles, on, categories }: Places): readonly string[] {
  const speaks = (rule: Rule) =>
    on.some((kind) => [...categories, existence].some((category) => concerns(rule, kind, category))) &&
    (rule.to === '*' || roles === '*' || rule.to.some((role) => roles.includes(role)))
  return Object.freeze([...new Set(changed.filter(speaks).map(({ id }) => id))].sort())
}
