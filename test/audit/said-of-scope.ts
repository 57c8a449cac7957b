import type { BreachScope } from 'need-to-know/audit'
import type { Quantity } from 'need-to-know/history'

/** All that a scope says, as the reference says it. */
export function saidOfScope(scope: BreachScope) {
  const { couldSee, didSee, affected, records, protectedAddress } = scope
  const numbers = JSON.stringify(scope).match(/"is":"(exact|atLeast)"/g) ?? []
  return {
    isExact: numbers.every((each) => each.includes('exact')),
    narrowed: scope.narrowed,
    ruledOut: scope.ruledOut,
    fromLog: scope.fromLog,
    lawful: scope.lawful.count,
    notJudged: scope.notJudged.count,
    attributable: didSee.attributable.count,
    unattributable: didSee.unattributable.count,
    persons: affected.persons.count,
    records: records.count,
    protectedAddress: [protectedAddress.known.count, protectedAddress.possibly.count],
    couldSee: tally(couldSee),
    didSee: tally(didSee),
    intervals: [couldSee.intervals.count, didSee.intervals.count],
    organisations: didSee.organisations,
    contacted: didSee.contacted,
    affected: affected.subjects
      .map(({ records, categories, further, ...person }) => ({
        ...person,
        categories: categories.map(({ category, level }) => `${category} ${level}`),
        further: further.map(({ category, level }) => `${category} ${level}`),
        records: records.map(({ kind, id }) => `${kind} ${id}`).sort(),
      }))
      .sort((a, b) => (a.subject < b.subject ? -1 : 1)),
  }
}

const counts = (all: Readonly<Record<string, Quantity>>) =>
  Object.fromEntries(Object.entries(all).map(([name, { count }]) => [name, count]))

function tally({ persons, records, byPolicy, byCategory, byRecipient }: BreachScope['couldSee']) {
  return {
    persons: persons.count,
    records: records.count,
    byPolicy: counts(byPolicy),
    byCategory: counts(byCategory),
    byRecipient: Object.fromEntries(
      Object.entries(byRecipient).map(([role, each]) => [
        role,
        { persons: each.persons.count, byCategory: counts(each.byCategory) },
      ]),
    ),
  }
}
