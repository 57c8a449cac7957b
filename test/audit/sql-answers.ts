import type { BreachScope } from 'need-to-know/audit'
import type { Quantity } from 'need-to-know/history'
import type { BreachInSql, PersonsBy } from '../../examples/stores/breach-questions'

/** What `breachScope` found, in the words of the database. */
export function asInSql({ didSee, affected }: BreachScope, poor: number): BreachInSql {
  const roles = Object.entries(didSee.byRecipient)
  return {
    persons: didSee.persons.count,
    cases: didSee.attributable.count,
    byRole: Object.fromEntries(roles.map(([role, { persons }]) => [role, persons.count])),
    byCategory: counts(didSee.byCategory),
    byRoleAndCategory: Object.fromEntries(roles.map(([role, { byCategory }]) => [role, counts(byCategory)])),
    byPolicy: counts(didSee.byPolicy),
    poor,
    affected: affected.subjects
      .map(({ subject, certainty }) => ({ subject, certainty }))
      .sort((a, b) => (a.subject < b.subject ? -1 : 1)),
  }
}

function counts(by: Readonly<Record<string, Quantity<'persons'>>>): PersonsBy {
  return Object.fromEntries(Object.entries(by).map(([name, { count }]) => [name, count]))
}
