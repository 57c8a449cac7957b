import { match } from 'ts-pattern'
import { type Basis, type SpecialException, subjectRole } from '../vocabulary'
import { all, any, type Condition, is } from './condition'
import type { Permit } from './rule'

/** What must be true for a permit to stand in law: its basis holds for this recipient, and the subject was told.
 *
 * The subject needs neither for data about itself (GDPR 15), but must be this record's subject (TERMS-072). A record that
 * is about no person needs none (NAV-28).
 */
export function legalGround(permit: Permit): Condition {
  if (hasNoSubject(permit)) return all()
  if (isForSubject(permit)) return is('viewer.isSubject', true)
  return all(basisHolds(permit.basis ?? 'none'), wasInformed(permit.notice ?? 'none'))
}

/** Whether a permit opens records that have no data subject. */
export function hasNoSubject(permit: Permit): boolean {
  return permit.subject === 'none'
}

export function isForSubject(permit: Permit): boolean {
  return (
    !hasNoSubject(permit) &&
    permit.to !== '*' &&
    permit.to.length > 0 &&
    permit.to.every((role) => role === subjectRole)
  )
}

/** GDPR 6(1), and 21(1) for the letters that end with an objection. A basis that is void adds nothing here. */
function basisHolds(basis: Basis): Condition {
  if (basis === 'none') return all()
  const general = match(basis)
    .with({ article: '6(1)(a)' }, ({ consent }) => is(`consent.${consent}`, true))
    .with({ article: '6(1)(b)' }, ({ contract }) => is(`contract.${contract}`, true))
    .with({ article: '6(1)(c)' }, () => all())
    .with({ article: '6(1)(d)' }, () => is('subject.vitalInterest', true))
    .with({ article: '6(1)(e)' }, { article: '6(1)(f)' }, standsObjection)
    .exhaustive()
  return basis.special === undefined ? general : all(general, exceptionHolds(basis.special))
}

/** GDPR 21(1). Who objects to the host has not objected to a recipient that is a controller of its own. */
function standsObjection({ compellingGrounds, controller }: Exclude<Basis, 'none'> & { compellingGrounds?: string }) {
  if (controller === 'recipient') return all()
  const notObjected = is('subject.objected', false)
  return compellingGrounds === undefined ? notObjected : any(notObjected, is(compellingGrounds, true))
}

function exceptionHolds(special: SpecialException): Condition {
  return match(special)
    .with({ article: '9(2)(a)' }, ({ consent }) => is(`consent.${consent}`, true))
    .with({ article: '9(2)(c)' }, () => is('subject.vitalInterest', true))
    .otherwise(() => all())
}

/** GDPR 13(1)(e) and 5(1)(a); JI-08: without it nothing is disclosed, whatever the basis. */
function wasInformed(clause: string): Condition {
  return clause === 'none' ? all() : is(`informed.${clause}`, true)
}
