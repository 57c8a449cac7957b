import { da } from './languages/da'
import { en } from './languages/en'
import { nb } from './languages/nb'
import { nl } from './languages/nl'
import type { LetterWords } from './letter-words'
import type { Language } from './vocabulary-words'

export const letterWords: Readonly<Record<Language, LetterWords>> = Object.freeze({ en, da, nb, nl })
