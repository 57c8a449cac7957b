import { recruitment } from 'need-to-know/recruitment'
import type { Rule } from '../../../src/policy'
import { withRules } from '../../../src/policy/define-policy'
import type { Profile } from './every-profile'
import { aboutPersons } from './viewers'

const { definition, permit } = recruitment.vocabulary

export function withRule(policy: Profile, rule: Rule): Profile {
  return withRules(policy, [...policy.rules, rule])
}

/** The policy without the rules named; each must be there. */
export function without(policy: Profile, ...ids: readonly string[]): Profile {
  const missing = ids.filter((id) => !policy.rules.some((rule) => rule.id === id))
  if (missing.length > 0) throw new Error(`${policy.name} has no rule ${missing.join()}`)
  return withRules(
    policy,
    policy.rules.filter(({ id }) => !ids.includes(id)),
  )
}

/** The worst that a host can write beside: everything to everybody for every purpose. What its forbids keep shut stays. */
export function opened(policy: Profile): Profile {
  const known = openedOnes.get(policy)
  if (known !== undefined) return known
  const made = withRules(policy, [...policy.rules, allOfIt, allOfAds])
  openedOnes.set(policy, made)
  return made
}

const openedOnes = new WeakMap<Profile, Profile>()

const allOfAds = permit({
  id: 'all-of-ads',
  to: '*',
  on: 'jobAd',
  categories: '*',
  purpose: definition.purposes,
  source: 'test',
})

const allOfIt = permit({
  id: 'all-of-it',
  to: '*',
  on: aboutPersons,
  categories: '*',
  purpose: definition.purposes,
  basis: 'none',
  notice: 'none',
  source: 'test',
})
