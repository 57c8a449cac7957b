import type { Policy } from '../../policy'
import { rolesOf } from '../../vocabulary'

/** The roles to which a policy permits anything: what is forbidden to others changes nothing for them. */
export function permittedRoles({ rules, vocabulary }: Policy): readonly string[] {
  const permits = rules.filter((rule) => rule.kind === 'permit')
  return rolesOf(vocabulary).filter((role) => permits.some(({ to }) => to === '*' || to.includes(role)))
}

/** The record kinds of which a policy permits anything. */
export function permittedKinds({ rules, vocabulary }: Policy): readonly string[] {
  const permits = rules.filter((rule) => rule.kind === 'permit')
  return vocabulary.kinds.filter((kind) => permits.some(({ on }) => on.includes(kind)))
}
