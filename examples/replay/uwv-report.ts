import { number } from './in-words'
import { table } from './table'
import type { UwvReplay } from './uwv'
import { agency, recruiter } from './uwv-actors'

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
    `${number(honest.accounts)} accounts of a recruiter with ${recruiter.positions.length} vacancies and an agency with ${agency.positions.length} asked for ${number(honest.requests)} CVs the day before:`,
    `${number(honest.blocked)} were refused, ${number(honest.watched)} accounts watched.`,
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
