import type { Language, WordsOf } from '../audit'
import { freezeDeep } from '../vocabulary'
import type { recruitmentVocabulary } from './vocabulary'
import { da } from './words/da'
import { en } from './words/en'
import { nb } from './words/nb'
import { nl } from './words/nl'

/** How the names of the recruitment vocabulary are said to the person whom they are about, in each language of letters. A
 * host adds its own: `{ ...words.da, categories: { ...words.da.categories, … } }`.
 */
export const words: Readonly<Record<Language, WordsOf<typeof recruitmentVocabulary.definition>>> = freezeDeep({
  en,
  da,
  nb,
  nl,
})
