import type { Policy } from '../../policy'
import { diff } from '../../prove/diff'
import { voidsOf } from './equivalent-to'
import type { Mutant } from './mutant'
import type { MutationScore } from './score'

/** Survivors of which is said what they change; the others are listed. */
const mostDescribed = 20
const mostRegions = 2
const mostLines = 6

/** A score for a terminal: the figures, then each survivor with its sentence and the beginning of what it changes. */
export function describeScore(policy: Policy, score: MutationScore): string {
  const { survived } = score
  return [
    title(policy, score),
    ...survived.slice(0, mostDescribed).flatMap((mutant) => ['', ...named(mutant), ...changes(policy, mutant)]),
    ...(survived.length > mostDescribed ? [''] : []),
    ...survived.slice(mostDescribed).flatMap(named),
  ].join('\n')
}

function title({ name, version }: Policy, { caught, equivalent, survived, score }: MutationScore): string {
  // Rounded down: a hundred says that nothing survived.
  const percent = Math.floor(score * 1000) / 10
  return [
    `${name} ${version}: mutation score ${percent} %`,
    `${caught} of ${caught + survived.length} mutants caught`,
    `${survived.length} survived`,
    `${equivalent.length} more are equivalent`,
  ].join(', ')
}

function named({ id, description }: Mutant): readonly string[] {
  return [`${id}: ${description}`]
}

function changes(policy: Policy, mutant: Mutant): readonly string[] {
  return [...voidLines(policy, mutant.policy), ...regionLines(policy, mutant.policy)].map((line) => `    ${line}`)
}

function voidLines(before: Policy, after: Policy): readonly string[] {
  const [old, young] = [voidsOf(before), voidsOf(after)]
  const line = (text: string, said: string) => `${said}: ${(JSON.parse(text) as readonly string[]).join(', ')}`
  return [
    ...young.filter((text) => !old.includes(text)).map((text) => line(text, 'now void')),
    ...old.filter((text) => !young.includes(text)).map((text) => line(text, 'no longer void')),
  ]
}

/** Each region of a diff stands apart, after its title and its figures. */
function regionLines(before: Policy, after: Policy): readonly string[] {
  const [, ...regions] = String(diff(before, after, { mostCases: 2 })).split('\n\n')
  const left = regions.length - mostRegions
  return [
    ...regions.slice(0, mostRegions).flatMap(shortened),
    ...(left > 0 ? [`… and ${left} more ${left === 1 ? 'region' : 'regions'}`] : []),
  ]
}

function shortened(region: string): readonly string[] {
  const lines = region.split('\n')
  return lines.length > mostLines ? [...lines.slice(0, mostLines), '    …'] : lines
}
