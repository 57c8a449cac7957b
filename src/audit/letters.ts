import type { LetterWords } from './letter-words'
import { da } from './letters/da'
import { en } from './letters/en'
import { nb } from './letters/nb'
import { nl } from './letters/nl'
import type { Language } from './vocabulary-words'

export const letterWords: Readonly<Record<Language, LetterWords>> = Object.freeze({ en, da, nb, nl })
