/** One way in which a text may repeat a value. */
export interface Spelling {
  readonly text: string
  /** Found only where it is a word, or words, by itself; otherwise inside of a longer word, too. */
  readonly isWord: boolean
  /** Of two letters, found only where it begins with a capital: `Bo` is a name, `bo` a word. */
  readonly isHigh: boolean
}
