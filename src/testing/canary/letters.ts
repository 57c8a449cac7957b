import type { Draw } from './draw'

const consonants = 'bdfgjkmpqvwxz'
const plainVowels = 'eoiau'
const markedVowels = 'éôíàú'

/** Letters that are no word of any language, and no part of one: any six of them hold a vowel with a mark, and no others. */
export function markedLetters(draw: Draw, length: number): string {
  return letters(draw, length, markedVowels)
}

/** The same in ASCII, for what allows no more. */
export function plainLetters(draw: Draw, length: number): string {
  return letters(draw, length, plainVowels)
}

function letters(draw: Draw, length: number, vowels: string): string {
  return Array.from({ length }, (_, i) => draw.from(i % 5 === 1 ? vowels : consonants)).join('')
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Digits, the first of them not zero. */
export function digits(draw: Draw, length: number): string {
  return Array.from({ length }, (_, i) => draw.from(i === 0 ? '123456789' : '0123456789')).join('')
}
