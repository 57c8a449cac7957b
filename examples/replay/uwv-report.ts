import { number } from './in-words'
import { table } from './table'
import type { UwvReplay } from './uwv'
import { customers } from './uwv-actors'

const rows = [
  ['2019, nothing counts', 'none'],
  ['4 May 2024, a monitor', 'monitor'],
  ['4 May 2024, an allowance', 'enforce'],
] as const

/** RP-3 for a person. */
export function reportUwv(result: UwvReplay): string {
  const { released, alarmIndex, alarmAfterwards, stoppedIndex, blockedIndex, honest, breach } = result
  const { aware, due, phase } = breach.authority
  return [
    'UWV: CVs taken from werk.nl by one account',
    '',
    table([
      ['', 'got out', 'somebody told at', 'stopped at', 'blocked at'],
      ...rows.map(([name, control]) => [
        name,
        number(released[control]),
        nth(alarmIndex[control]),
        nth(stoppedIndex[control]),
        nth(blockedIndex[control]),
      ]),
    ]),
    '',
    `When a monitor would have told somebody in 2019, by its log: ${nth(alarmAfterwards)}.`,
    '',
    `Honest work on the day before: ${number(honest.accounts)} accounts asked for ${number(honest.requests)} CVs, each customer under an`,
    `allowance of its own where it needs one. ${number(honest.blocked)} requests were refused, ${number(honest.watched)} accounts watched.`,
    '',
    table([
      ['customer', 'vacancies', 'accounts', 'used by one', '`most`', 'used by all', '`most`'],
      ...customers.map(({ employer, accounts, most }, i) => [
        employer.id,
        number(employer.positions.length),
        number(accounts),
        number(honest.used[i]?.account ?? 0),
        most === undefined ? 'in the box' : number(most.account),
        number(honest.used[i]?.organisation ?? 0),
        most === undefined ? 'in the box' : number(most.organisation),
      ]),
    ]),
    '',
    `Of ${number(breach.couldSee)} persons whose CV any employer could open, ${number(breach.affected)} are affected, by the log: ${number(breach.withName)} with`,
    `their name, ${number(breach.withoutName)} in anonymous form, ${number(breach.protectedAddresses)} with a protected address. ${number(breach.letters)} letters, ${breach.lists} different lists.`,
    `The authority: a ${phase} report, due ${hours(due - aware)} hours after awareness; more to follow: ${breach.authority.openAfterwards ? 'yes' : 'no'}.`,
    `To do, each on its own: ${breach.tasks.join(', ')}. The logs are ${result.verified ? 'whole' : 'not whole'}.`,
  ].join('\n')
}

function nth(index: number | null): string {
  return index === null ? 'never' : `request ${number(index)}`
}

function hours(milliseconds: number): number {
  return milliseconds / 3_600_000
}
