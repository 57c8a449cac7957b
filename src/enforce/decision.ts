/** Why a category stands at its level. A closed set.
 *
 * - `permitted`: the highest permit that holds says so
 * - `capped`: a permit holds, and a forbid lowers it
 * - `no-permit`: no permit holds
 * - `not-there`: the record may not be seen at all, so no field of it can
 * - `impossible`: the situation is, or may be, one that the vocabulary calls impossible
 * - `no-instant`: the request does not say when
 * - `no-act`: the request names an act that there is none of
 * - `promise`: the facts, the request or a part of it are a promise; it must be awaited first
 */
export type DecisionReason =
  | 'permitted'
  | 'capped'
  | 'no-permit'
  | 'not-there'
  | 'impossible'
  | 'no-instant'
  | 'no-act'
  | 'promise'

/** The level of one category and the rules that made it so, by id, sorted. */
export interface CategoryDecision {
  readonly level: string
  readonly reason: DecisionReason
  readonly rules: readonly string[]
}

/** Category → level, reason and rules. */
export type Decision = Readonly<Record<string, CategoryDecision>>
