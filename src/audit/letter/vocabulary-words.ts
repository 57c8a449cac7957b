import type { CategoryOf, LevelOf, RoleOf, VocabularyDefinition } from '../../vocabulary'

/** The languages of letters: English, Danish, Norwegian (bokmål), Dutch. */
export const languages = ['en', 'da', 'nb', 'nl'] as const
export type Language = (typeof languages)[number]

/** How the names of a vocabulary are said to a person, in one language. */
export interface VocabularyWords {
  /** Category → level → what stands in the list of a letter: `the initials of your name`. Each level has words of its own:
   * an initial is not a name (UWV-20).
   */
  readonly categories: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Role → whoever has it, in the plural: `employers`. */
  readonly roles: Readonly<Record<string, string>>
}

/** The same with every name of a vocabulary: what is left out is a type error. */
export interface WordsOf<D extends VocabularyDefinition> extends VocabularyWords {
  readonly categories: {
    readonly [C in CategoryOf<D>]: { readonly [L in Exclude<LevelOf<D, C>, 'withheld'>]: string }
  }
  readonly roles: { readonly [R in RoleOf<D>]: string }
}
