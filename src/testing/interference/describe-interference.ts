import { quote } from '../../vocabulary'
import type { InterferenceDetails, Replay } from './interference-error'
import type { TellingWay, Trial } from './trial'
import { twinItem } from './trial'

const headlines: Readonly<Record<TellingWay, (kind: string, shown: string) => string>> = {
  input: (kind) => `a record of ${quote(kind)}, its facts or the request are changed by who was only to read them`,
  difference: (kind, shown) =>
    `two records of ${quote(kind)} that differ only in what is withheld can be told apart by ${quote(shown)}`,
  decision: (kind) => `of a record of ${quote(kind)} the decision says more than the policy does`,
  existence: (kind, shown) =>
    `a record of ${quote(kind)} that is withheld as a whole can be told from none by ${quote(shown)}`,
}

/** An error's message: names, paths and rules, never a value. */
export function describeInterference(
  kind: string,
  way: TellingWay,
  { on, shown, fields, rules }: InterferenceDetails,
  { seed, path }: Replay,
): string {
  const named = fields.map(({ path, categories }) => `${path || '/'} (${categories.join(', ') || 'not in the schema'})`)
  const isElsewhere = on !== kind && on !== ''
  return [
    headlines[way](kind, shown),
    ...(way === 'input'
      ? []
      : [`  what is different: ${named.join('; ') || 'nothing'}${isElsewhere ? `, of ${on}` : ''}`]),
    ...(rules.length === 0 ? [] : [`  decided by: ${rules.join(', ')}`]),
    `  to see it again: { seed: ${seed}, path: '${path}' }`,
  ].join('\n')
}

/** The two lots of records, the request and the facts. */
export function valuesOf({ request, pairs }: Trial): unknown {
  const items = pairs.map((pair) => ({ record: pair.item.record, twin: twinItem(pair).record, facts: pair.item.facts }))
  return { request, items }
}

/** Values as a terminal shows them. JSON knows no big integers. */
export function printed(values: unknown): string {
  return JSON.stringify(values, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part), 2)
}
