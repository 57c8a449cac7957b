/** Which part of the library keeps the requirement. */
export const parts = ['foundation', 'history', 'audit', 'rights', 'reviews', 'text', 'query', 'report'] as const

/** What the source sentence is: actor, date, fact, field, number, obligation, purpose, rule, sanction, state,
 * prohibition; or one of our own invariants. */
export const kinds = ['A', 'D', 'F', 'FLD', 'N', 'O', 'P', 'R', 'S', 'ST', 'X', 'INV'] as const

export type Part = (typeof parts)[number]
export type Kind = (typeof kinds)[number]

/** `keeper` is `test`; or says why no test can keep the requirement; or begins with `in part:` and says what waits. */
export type Row = readonly [id: string, kind: Kind, part: Part, keeper: string, title: string]
export type Requirement = {
  readonly id: string
  readonly kind: Kind
  readonly part: Part
  readonly keeper: string
  readonly title: string
}

/** Whether tests can keep only a part of the requirement as the library stands. */
export const isPartial = ({ keeper }: Requirement): boolean => keeper.startsWith('in part: ')

export const requirement = ([id, kind, part, keeper, title]: Row): Requirement => ({ id, kind, part, keeper, title })
