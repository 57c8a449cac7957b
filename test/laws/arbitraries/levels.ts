import type { Decision, Levels, VocabularyDefinition } from 'need-to-know'
import { levelsOf } from '../../../src/vocabulary'

/** The levels of a decision. */
export function everything(decision: Decision): Levels {
  return Object.fromEntries(Object.entries(decision).map(([category, { level }]) => [category, level]))
}

/** Whether nothing is disclosed at these levels. */
export function withhold(levels: Levels): boolean {
  return Object.values(levels).every((level) => level === 'withheld')
}

/** The categories that stand higher in `more` than in `less`. */
export function raised(vocabulary: VocabularyDefinition, less: Levels, more: Levels): readonly string[] {
  const rank = (levels: Levels, category: string) =>
    levelsOf(vocabulary, category).indexOf(levels[category] ?? 'withheld')
  return Object.keys(more).filter((category) => rank(more, category) > rank(less, category))
}
