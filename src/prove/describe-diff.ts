import { describeCasesLines } from './describe-cases'
import { describeRoles, describeThings } from './describe-places'
import type { ChangedRegion, Difference } from './difference'
import type { MergedVocabulary } from './merged-vocabulary'
import { grouped, inWords } from './proof'
import { width, wrapped } from './wrapped'

/** A diff for a terminal: the verdict, then each region. */
export function describeDiff(diff: Difference): string {
  const { before, after, verdict } = diff
  const title = `${before.name} ${before.version} → ${after.name} ${after.version}: ${verdict}`
  return [title, ...counts(diff), ...diff.regions.map((region) => `\n${region}`)].join('\n')
}

function counts({ situations, wider, narrower }: Difference): readonly string[] {
  const line = (number: bigint, what: string) =>
    number === 0n ? [] : [`${what} is seen in ${grouped(number)} of ${inWords(situations)}`]
  return [...line(wider, 'more'), ...line(narrower, 'less')]
}

/** A region for a terminal: of whom what changes, then when, then by which rules. */
export function describeRegion(region: ChangedRegion, vocabulary: MergedVocabulary): string {
  const { roles, change, from, to, cases, complete, rules } = region
  const sign = change === 'wider' ? '+' : '-'
  return [
    ...wrapped(`${sign} ${describeRoles(roles)}, ${describeThings(region, vocabulary)} (${from} → ${to})`, 0),
    ...describeCasesLines(cases, vocabulary.ordered, width - 4).map((line) => `    ${line}`),
    ...(complete ? [] : ['    and in more cases than are listed here']),
    ...(rules.length === 0 ? [] : wrapped(`by ${rules.join(', ')}`, 4)),
  ].join('\n')
}
