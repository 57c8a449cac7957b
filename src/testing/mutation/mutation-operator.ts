/** What a mutant does to one rule, the least telling change there is of its sort.
 *
 * - `drop-rule`: the rule is gone
 * - `drop-conjunct`, `drop-alternative`: one part of an `all`, of an `any`, at any depth
 * - `drop-condition`: the whole `when`: a permit holds always, a forbid applies always
 * - `flip-fact`: a comparison, or a `not` before more than a comparison, turned into its contrary
 * - `loosen-comparison`, `tighten-comparison`: one value of an enumeration more, one less
 * - `widen-level`, `narrow-level`: the next level up, down, for what one name or one entry of the level table covers
 * - `change-role`, `change-purpose`, `change-kind`, `change-categories`: one name less, one more, one for another
 * - `swap-effect`: a permit for a forbid, and the other way round
 * - `drop-basis`, `drop-notice`: `none`, and what the law asks of a basis: its statute, balancing test, exception
 * - `change-basis`, `change-notice`: another scope or clause of the vocabulary, and that of another permit
 */
export type MutationOperator =
  | 'drop-rule'
  | 'drop-conjunct'
  | 'drop-alternative'
  | 'drop-condition'
  | 'flip-fact'
  | 'loosen-comparison'
  | 'tighten-comparison'
  | 'widen-level'
  | 'narrow-level'
  | 'change-role'
  | 'change-purpose'
  | 'change-kind'
  | 'change-categories'
  | 'swap-effect'
  | 'drop-basis'
  | 'drop-notice'
  | 'change-basis'
  | 'change-notice'
