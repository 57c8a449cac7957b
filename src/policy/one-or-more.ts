/** What an author writes where a list is meant: one name, or a list of them. */
export type OneOrMore<T> = T | readonly T[]
