import type { Node } from '../diagram'
import { levelFor, type Permit, type Rule, rulesFor } from '../policy'
import { levelsOf } from '../vocabulary'
import type { CompiledPolicy } from './compiled-policy'
import { FALSE, TRUE } from './condition-diagram'
import { fixViewer } from './fix-viewer'
import { FULL, levelCode } from './level-code'
import type { DisclosureGround } from './receipt'
import type { Standing } from './standing'

/** A rule that can speak of a category to one viewer, with the level it names there. */
export interface Voice<R extends Rule = Rule> {
  readonly rule: R
  readonly code: number
  readonly condition: Node
  /** What a receipt says of it. */
  readonly ground: DisclosureGround
}

/** The rules that have a say in one category. */
export interface Voices {
  readonly permits: readonly Voice<Permit>[]
  readonly forbids: readonly Voice[]
}

/** The rules of a record kind that can matter to a viewer, by category: those for other roles or purposes are left out. */
export function voicesFor(
  compiled: CompiledPolicy,
  kind: string,
  categories: readonly string[],
  standing: Standing,
): ReadonlyMap<string, Voices> {
  const { policy, conditions, diagrams } = compiled
  const never = diagrams.terminal(FALSE)
  return new Map(
    categories.map((category) => {
      const levels = levelsOf(policy.vocabulary, category)
      const voice = <R extends Rule>(rule: R): Voice<R> => ({
        rule,
        code: levelCode(levels, levelFor(rule, category) ?? 'withheld'),
        condition: fixViewer(compiled, conditions.get(rule) ?? never, standing),
        ground: groundOf(rule),
      })
      const rules = rulesFor(policy.rules, kind, category)
      const permits = rules.filter((rule) => rule.kind === 'permit').map((rule) => voice(rule))
      const forbids = rules.filter((rule) => rule.kind === 'forbid').map((rule) => voice(rule))
      return [
        category,
        {
          permits: permits.filter(({ condition, code }) => condition !== never && code > 0),
          forbids: forbids.filter(({ condition }) => condition !== never),
        },
      ] as const
    }),
  )
}

export function countVoices(voices: ReadonlyMap<string, Voices>): number {
  return [...voices.values()].reduce((sum, { permits, forbids }) => sum + permits.length + forbids.length, 1)
}

function groundOf(rule: Rule): DisclosureGround {
  const { basis, notice } = rule.kind === 'permit' ? rule : {}
  return Object.freeze({ rule: rule.id, basis, notice })
}

/** The level of a category by its rules, one by one: the highest permit that holds under the lowest cap that applies. */
export function codeOf(voices: Voices | undefined, truthOf: (condition: Node) => number): number {
  const { permits = [], forbids = [] } = voices ?? {}
  const held = permits.filter(({ condition }) => truthOf(condition) === TRUE)
  const applied = forbids.filter(({ condition }) => truthOf(condition) !== FALSE)
  const highest = held.reduce((most, { code }) => Math.max(most, code), 0)
  return applied.reduce((least, { code }) => Math.min(least, code), Math.min(highest, FULL))
}
