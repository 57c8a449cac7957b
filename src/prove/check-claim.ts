import { checkCondition } from '../policy'
import { acts, asSets, assuranceLevels, covers, type Issue, pointer, quote, UsageError } from '../vocabulary'
import type { Claim, Comparison, SeesClaim, Standpoint } from './claim'
import type { MergedVocabulary } from './merged-vocabulary'

/** Refuses a claim that names what the policy has no word for: it would hold, or fail, for the wrong reason.
 *
 * @throws UsageError `invalid-claim` with every issue, sorted
 */
export function checkClaim(vocabulary: MergedVocabulary, claim: Claim, of?: Standpoint): void {
  const domains = asSets(vocabulary.domains)
  const issues = [
    ...('as' in claim ? checkComparison(vocabulary, claim, of) : checkSees(vocabulary, claim)),
    ...checkCondition(claim.where, domains, '/where'),
    ...checkCondition(claim.except, domains, '/except'),
  ]
  if (issues.length > 0) throw new UsageError('invalid-claim', 'the claim cannot be decided', issues)
}

function checkSees(vocabulary: MergedVocabulary, claim: SeesClaim): readonly Issue[] {
  const { to, on, categories, atLeast } = claim
  const covered = categories.map((name) => vocabulary.categories.filter((category) => covers(name, category)))
  const levels = covered.flat().flatMap((category) => vocabulary.levels.get(category) ?? [])
  return [
    ...(to === '*' ? [] : checkNames('role', to, rolesIn(vocabulary), '/to')),
    ...(on === '*' ? [] : checkNames('record kind', on, vocabulary.kinds, '/on')),
    ...(categories.length === 0 ? [empty('category', '/categories')] : []),
    ...categories.flatMap((name, i) =>
      covered[i]?.length === 0 ? [unknown('category', name, `/categories${pointer(i)}`)] : [],
    ),
    ...(atLeast === undefined || (atLeast !== 'withheld' && levels.includes(atLeast))
      ? []
      : [unknown('level', atLeast, '/atLeast')]),
  ]
}

function checkComparison(vocabulary: MergedVocabulary, { as }: Comparison, of: Standpoint = {}): readonly Issue[] {
  const same = Object.keys(of).sort().join() === Object.keys(as).sort().join() && Object.keys(of).length > 0
  return [
    ...checkStandpoint(vocabulary, of, '/of'),
    ...checkStandpoint(vocabulary, as, '/as'),
    ...(same
      ? []
      : [{ code: 'uneven-standpoints', path: '/as', message: 'both sides of a comparison say the same things' }]),
  ]
}

function checkStandpoint(vocabulary: MergedVocabulary, standpoint: Standpoint, path: string): readonly Issue[] {
  const domains: Readonly<Record<keyof Standpoint, readonly (string | boolean)[]>> = {
    role: rolesIn(vocabulary),
    purpose: vocabulary.domains.get('purpose') ?? [],
    assurance: assuranceLevels,
    individual: [false, true],
    act: acts,
  }
  return Object.entries(standpoint).flatMap(([key, value]) => {
    if (!Object.hasOwn(domains, key)) {
      return [{ code: 'unknown-standpoint', path, message: `a viewer has no ${quote(key)} here` }]
    }
    if (domains[key as keyof Standpoint].includes(value)) return []
    return [
      { code: 'unknown-value', path: `${path}${pointer(key)}`, message: `${quote(key)} is never ${quote(value)}` },
    ]
  })
}

function checkNames(what: string, names: readonly string[], known: readonly string[], path: string): readonly Issue[] {
  if (names.length === 0) return [empty(what, path)]
  return names.flatMap((name, i) => (known.includes(name) ? [] : [unknown(what, name, `${path}${pointer(i)}`)]))
}

function rolesIn({ domains }: MergedVocabulary): readonly string[] {
  return (domains.get('viewer.role') ?? []).map(String)
}

function empty(what: string, path: string): Issue {
  return { code: 'empty', path, message: `a claim names at least one ${what}` }
}

function unknown(what: string, name: unknown, path: string): Issue {
  return {
    code: `unknown-${what.replaceAll(' ', '-')}`,
    path,
    message: `there is no ${what} ${quote(name)}`,
  }
}
