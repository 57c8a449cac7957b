import { inspect } from 'node:util'
import { list, number } from './in-words'
import type { JobindexResult } from './jobindex'
import type { Unlawful } from './jobindex-breach'
import { type JobindexViews, lookAtOne } from './jobindex-views'
import { table } from './table'

/** RP-1 for a person. */
export function reportJobindex(result: JobindexResult): string {
  const { subjects, dialogues, unlawful, breach, withGoodLog, told } = result
  return [
    `Jobindex: ${number(dialogues)} dialogues of ${number(subjects)} persons, each seen by the employer with the vacancy`,
    '',
    'One of them, as its employer sees it when the subject had been told:',
    '',
    ...lookAtOne('new').map(([profile, view]) => `${profile}: ${inspect(view, { depth: 1, breakLength: 120 })}`),
    '',
    'None had been told. Of all of them,',
    '',
    counts('dialogues that showed …', result),
    '',
    'and had the subjects been told, before they answered, that the employer would see it',
    '',
    counts('dialogues that showed …', told),
    '',
    ...found(unlawful),
    '',
    `Used, as the source counts it: ${breach.observed}. The log named no dialogue: ${number(breach.affected)} persons are affected, and none of`,
    `them for certain. Had it named them: ${number(withGoodLog.affected)}.`,
  ].join('\n')
}

function found({ persons, dialogues, intervals, byCategory, rules }: Unlawful): readonly string[] {
  return [
    'From the rules of 2009 alone, beside what is lawful of them, 20 February 2009 to 6 February 2019:',
    `${number(persons)} persons, ${number(dialogues)} dialogues, ${number(intervals)} intervals.`,
    ...rules.map(({ rule, codes }) => `\`${rule}\` could not stand: ${list(codes)}.`),
    '',
    table([
      ['persons of whom could be seen …', 'unlawfully'],
      ...Object.entries(byCategory).map(([category, count]) => [category, number(count)]),
    ]),
  ]
}

function counts(title: string, { exposed, exposedToOthers, protectedAddressExposed }: JobindexViews): string {
  const names = Object.keys(exposed)
  const tables = names.map((name) => exposed[name] ?? {})
  const rows = Object.keys(tables[0] ?? {}).flatMap((category) => {
    const levels = [...new Set(tables.flatMap((each) => Object.keys(each[category] ?? {})))].sort()
    return levels.map((level) => [
      level === 'full' ? category : `${category} (${level})`,
      ...tables.map((each) => number(each[category]?.[level] ?? 0)),
    ])
  })
  const protectedRow = [
    'of these: protected addresses',
    ...names.map((name) => number(protectedAddressExposed[name] ?? 0)),
  ]
  const othersRow = ['to a company without the vacancy', ...names.map((name) => number(exposedToOthers[name] ?? 0))]
  return table([[title, ...names], ...rows, protectedRow, othersRow])
}
