import { canonicalJson, isForSubject, type Permit, type Policy } from '../../../policy'
import { type Basis, quote } from '../../../vocabulary'
import { groundedPermits } from '../ground-in'
import { nextAfter } from '../list-changes'
import type { ChangeRule, RuleChange } from '../rule-change'

/** `none`, and a basis without what the law asks of it: its statute, its balancing test, its exception (GDPR 6(3), 9(2)). */
export const dropBasis: ChangeRule = (rule) => {
  if (rule.kind === 'forbid' || rule.basis === undefined || rule.basis === 'none' || isForSubject(rule)) return []
  return [{ rule: { ...rule, basis: 'none' }, does: 'stands on no basis' }, ...lesserBases(rule, rule.basis)]
}

function lesserBases(rule: Permit, basis: Exclude<Basis, 'none'>): readonly RuleChange[] {
  const lesser = (basis: Basis, does: string) => ({ rule: { ...rule, basis }, does })
  const { special: _, ...general } = basis
  return [
    ...('statute' in basis ? [lesser(without(basis, 'statute'), 'names no statute')] : []),
    ...('balancingTest' in basis ? [lesser(without(basis, 'balancingTest'), 'was never weighed')] : []),
    ...(basis.special === undefined ? [] : [lesser(general, 'names no exception for special categories')]),
  ]
}

function without(basis: Exclude<Basis, 'none'>, key: string): Basis {
  return Object.fromEntries(Object.entries(basis).filter(([name]) => name !== key)) as unknown as Basis
}

/** A scope that is not this one: the next of the vocabulary, and the basis of the next permit that stands on another. */
export const changeBasis: ChangeRule = (rule, policy) => {
  if (rule.kind === 'forbid' || rule.basis === undefined || isForSubject(rule)) return []
  return [...otherScopes(rule, rule.basis, policy), ...basisOfAnother(rule, rule.basis, policy)]
}

function otherScopes(rule: Permit, basis: Basis, { vocabulary }: Policy): readonly RuleChange[] {
  if (basis === 'none') return []
  const { consents = [], contracts = [] } = vocabulary
  const { special } = basis
  return [
    ...(basis.article === '6(1)(a)'
      ? next(consents, basis.consent, 'consent', (consent) => ({ ...rule, basis: { ...basis, consent } }))
      : []),
    ...(basis.article === '6(1)(b)'
      ? next(contracts, basis.contract, 'contract', (contract) => ({ ...rule, basis: { ...basis, contract } }))
      : []),
    ...(special?.article === '9(2)(a)'
      ? next(consents, special.consent, 'explicit consent', (consent) => ({
          ...rule,
          basis: { ...basis, special: { ...special, consent } },
        }))
      : []),
  ]
}

function next(
  known: readonly string[],
  current: string,
  what: string,
  make: (name: string) => Permit,
): readonly RuleChange[] {
  const name = nextAfter(current, known, [current])
  return name === undefined
    ? []
    : [{ rule: make(name), does: `stands on the ${what} ${quote(name)} instead of ${quote(current)}` }]
}

function basisOfAnother(rule: Permit, basis: Basis, policy: Policy): readonly RuleChange[] {
  const permits = groundedPermits(policy)
  const at = permits.findIndex(({ id }) => id === rule.id)
  const said = canonicalJson(basis)
  const other = [...permits.slice(at + 1), ...permits.slice(0, at)].find(
    (permit) => permit.basis !== undefined && permit.basis !== 'none' && canonicalJson(permit.basis) !== said,
  )
  if (other?.basis === undefined) return []
  return [{ rule: { ...rule, basis: other.basis }, does: `stands on the basis of rule ${quote(other.id)}` }]
}
