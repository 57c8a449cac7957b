import type { DisclosedLevel } from './disclosed-levels'

/** One line: the level of a category, the rules that made it so, and what is missing for more. */
export function describeLevel({ category, level, decision, explanation }: DisclosedLevel): string {
  const { missing = [], wouldChange = [] } = explanation ?? {}
  const more = wouldChange.map(({ fact, to }) => `\`${fact}\` were ${to}`)
  const parts = [
    ...(decision === undefined ? [] : [reason(decision)]),
    ...(missing.length === 0 || level === 'full' ? [] : [`not known: ${missing.join(', ')}`]),
    ...(more.length === 0 ? [] : [`more if ${more.join(' and ')}`]),
  ]
  return `  ${category}: ${level}${parts.length === 0 ? '' : ` (${parts.join('; ')})`}`
}

function reason({ reason, rules }: NonNullable<DisclosedLevel['decision']>): string {
  const words = reason.replaceAll('-', ' ')
  return rules.length === 0 ? words : `${words} by ${rules.join(', ')}`
}

/** What to say besides when nothing but levels is there. */
export function hintFor(levels: readonly DisclosedLevel[]): readonly string[] {
  return levels.some(({ decision }) => decision !== undefined)
    ? []
    : ['  (give it what `guard.explain` gives, and it names the rules)']
}
