import { type Basis, coveredBy, covers, prefixesOf, type VocabularyDefinition } from '../vocabulary'
import type { Condition } from './condition'

/** How far a rule reaches: one level for all its categories, or a level by category or prefix. */
export type LevelTable = string | Readonly<Record<string, string>>

/** Opens categories of a record kind to roles for purposes, up to a level. Plain data. */
export interface Permit {
  readonly kind: 'permit'
  readonly id: string
  /** Roles; `*` is everybody, which no legal basis covers: such a permit is void. */
  readonly to: readonly string[] | '*'
  readonly on: readonly string[]
  readonly categories: readonly string[]
  readonly level: LevelTable
  readonly purpose: readonly string[]
  readonly when?: Condition
  /** The record kinds have no data subject: whoever is named sees them, on no basis and without a notice. */
  readonly subject?: 'none'
  /** Absent only from a permit to the subject, and where there is none. */
  readonly basis?: Basis
  /** The notice clause that told the subject of this recipient; `none` makes the permit void. */
  readonly notice?: string
  readonly obligations: readonly string[]
  /** Where the rule comes from: requirement ids, articles. */
  readonly source: readonly string[]
}

/** Caps the level of categories for the roles named, or for all. Plain data. */
export interface Forbid {
  readonly kind: 'forbid'
  readonly id: string
  readonly to: readonly string[] | '*'
  /** Record kinds; `*` is all. */
  readonly on: readonly string[] | '*'
  readonly categories: readonly string[]
  readonly cap: LevelTable
  readonly when: Condition
  readonly source: readonly string[]
}

export type Rule = Permit | Forbid

/** Whether a rule speaks of this category of this record kind. */
export function concerns(rule: Rule, kind: string, category: string): boolean {
  return (rule.on === '*' || rule.on.includes(kind)) && rule.categories.some((name) => covers(name, category))
}

/** The rules that say anything about a category of a record kind. */
export function rulesFor(rules: readonly Rule[], kind: string, category: string): readonly Rule[] {
  return rules.filter((rule) => concerns(rule, kind, category))
}

/** The level a rule names for a category: that of the longest prefix in its table; undefined when it names none. */
export function levelFor(rule: Rule, category: string): string | undefined {
  return tableLevel(rule.kind === 'permit' ? rule.level : rule.cap, category)
}

function tableLevel(table: LevelTable, category: string): string | undefined {
  if (typeof table === 'string') return table
  const name = [...prefixesOf(category), '*'].find((prefix) => Object.hasOwn(table, prefix))
  return name === undefined ? undefined : table[name]
}

/** The categories of which a permit can let out anything at all. */
export function releasedBy(
  vocabulary: VocabularyDefinition,
  permit: Pick<Permit, 'kind' | 'categories' | 'level'>,
): readonly string[] {
  const categories = new Set(permit.categories.flatMap((name) => coveredBy(vocabulary, name)))
  return [...categories].filter((category) => tableLevel(permit.level, category) !== 'withheld')
}
