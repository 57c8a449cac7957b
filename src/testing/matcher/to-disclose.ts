import { describeLevel, hintFor } from './describe-level'
import { type DisclosedLevel, disclosedLevels } from './disclosed-levels'
import { type LevelOptions, requireLevel, vocabularyIn } from './level-options'
import type { MatcherResult } from './matcher-result'

const isWithheld = ({ level }: DisclosedLevel) => level === 'withheld'

/** Passes when every category that the name covers is disclosed; with a level, at that level or in full.
 *
 * What stands between two levels cannot be told from the levels alone, so another form than the one named does not pass.
 * @throws UsageError `unknown-category`, `unknown-level`, `wrong-type`: with `not`, too
 */
export function toDisclose(
  received: unknown,
  category: string,
  level?: string,
  options: LevelOptions = {},
): MatcherResult {
  const vocabulary = vocabularyIn(options)
  const levels = disclosedLevels(received, category, vocabulary)
  if (level !== undefined) requireLevel(level, received, levels, vocabulary)
  const isEnough = (one: DisclosedLevel) =>
    level === undefined ? !isWithheld(one) : one.level === level || one.level === 'full'
  const short = levels.filter((one) => !isEnough(one))
  const what = `all of \`${category}\`${level === undefined ? '' : ` at level \`${level}\` or in full`}`
  return result(short.length === 0, `to disclose ${what}`, short, levels)
}

/** Passes when nothing that the name covers is disclosed at all.
 * @throws UsageError `unknown-category`, `wrong-type`: with `not`, too
 */
export function toWithhold(received: unknown, category: string, options: LevelOptions = {}): MatcherResult {
  const levels = disclosedLevels(received, category, vocabularyIn(options))
  const shown = levels.filter((one) => !isWithheld(one))
  return result(shown.length === 0, `to withhold all of \`${category}\``, shown, levels)
}

function result(
  pass: boolean,
  what: string,
  wrong: readonly DisclosedLevel[],
  all: readonly DisclosedLevel[],
): MatcherResult {
  const told = pass ? all : wrong
  const message = () => [`expected it ${pass ? 'not ' : ''}${what}, but:`, ...told.map(describeLevel), ...hintFor(all)]
  return { pass, message: () => message().join('\n') }
}
