import type { Policy, Rule } from '../../policy'

/** One change to one rule. */
export interface RuleChange {
  /** The rule changed; undefined when it is gone. */
  readonly rule: Rule | undefined
  /** The sentence about it, without its subject and its full stop: ``no longer asks for `vacancy.own` ``. */
  readonly does: string
}

/** All changes of one sort to a rule of a policy, in a fixed order; none when there is nothing of the sort to change. */
export type ChangeRule = (rule: Rule, policy: Policy) => readonly RuleChange[]
