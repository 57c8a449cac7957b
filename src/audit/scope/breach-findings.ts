import type { Exposure } from '../../history'
import { concerns, type Permit, type Policy, type Timeline, type VoidReason, voidReasons } from '../../policy'
import { freezeDeep } from '../../vocabulary'

/** An element of the breach, by its own code: that the subject had not been told (JI-16), that no legal basis carried it,
 * or that nothing had granted it (JI-17).
 */
export type BreachCode = 'NOT_INFORMED' | 'NO_BASIS' | 'NOT_GRANTED'

export interface BreachFinding {
  readonly code: BreachCode
  /** The policy that showed it, as `name@version`. */
  readonly policy: string
  /** The permit that could not stand; undefined for what was not granted, which no single rule shows. */
  readonly rule: string | undefined
  /** The code of `voidReasons`. */
  readonly reason: string | undefined
  /** Articles and requirements. */
  readonly cites: readonly string[]
  /** Roles that could see it. */
  readonly recipients: readonly string[]
  /** The exposed categories that it is about. */
  readonly categories: readonly string[]
}

/** What was shown to a role, or could be, under a policy: an exposure is one. */
export interface Shown {
  readonly policy: Exposure['policy']
  readonly viewer: { readonly role: string }
  readonly record: { readonly kind: string }
  readonly categories: readonly { readonly category: string }[]
}

/** What was exposed to a role under a policy, and why no rule could show it in law. */
export class BreachFindings {
  readonly #policies: ReadonlyMap<string, readonly Policy[]>
  readonly #reasons = new Map<Policy, readonly VoidReason[]>()
  readonly #met = new Set<string>()
  readonly #lists = new Map<Shown['categories'], number>()
  readonly #found = new Map<string, Draft>()

  constructor(timeline: Timeline<Policy>) {
    const policies = new Map<string, Policy[]>()
    for (const { value } of timeline.entries) {
      const name = policyName(value)
      policies.set(name, [...new Set([...(policies.get(name) ?? []), value])])
    }
    this.#policies = policies
  }

  add({ policy, viewer, record, categories }: Shown): void {
    const list = this.#lists.get(categories) ?? this.#lists.size
    this.#lists.set(categories, list)
    const name = policyName(policy)
    const key = JSON.stringify([name, viewer.role, record.kind, list])
    if (this.#met.has(key)) return
    this.#met.add(key)
    for (const { category } of categories) {
      const reasons = (this.#policies.get(name) ?? []).flatMap((each) =>
        this.#reasonsFor(each, viewer.role, record.kind, category),
      )
      for (const reason of reasons) this.#note(name, viewer.role, category, reason)
      if (reasons.length === 0) this.#note(name, viewer.role, category)
    }
  }

  #reasonsFor(policy: Policy, role: string, kind: string, category: string): readonly VoidReason[] {
    const reasons = this.#reasons.get(policy) ?? voidReasons(policy)
    this.#reasons.set(policy, reasons)
    const permits = policy.rules.filter((rule): rule is Permit => rule.kind === 'permit')
    const showing = permits
      .filter(({ to }) => to === '*' || to.includes(role))
      .filter((rule) => concerns(rule, kind, category))
    return reasons.filter(({ rule }) => showing.some(({ id }) => id === rule))
  }

  #note(policy: string, role: string, category: string, reason?: VoidReason): void {
    const code = reason === undefined ? 'NOT_GRANTED' : codeOf(reason.code)
    // What nothing grants is told of each role by itself.
    const key = JSON.stringify([code, policy, reason?.rule ?? [role], reason?.code])
    const draft = this.#found.get(key) ?? {
      ...{ code, policy, rule: reason?.rule, reason: reason?.code, cites: reason?.cites ?? notGranted },
      ...{ recipients: new Set(), categories: new Set() },
    }
    this.#found.set(key, draft)
    draft.recipients.add(role)
    draft.categories.add(category)
  }

  /** By code, policy and rule. */
  get all(): readonly BreachFinding[] {
    const sorted = [...this.#found].sort(([a], [b]) => (a < b ? -1 : 1))
    return freezeDeep(
      sorted.map(([, { recipients, categories, ...rest }]) => ({
        ...rest,
        cites: [...rest.cites],
        recipients: [...recipients].sort(),
        categories: [...categories].sort(),
      })),
    )
  }
}

interface Draft extends Omit<BreachFinding, 'recipients' | 'categories'> {
  readonly recipients: Set<string>
  readonly categories: Set<string>
}

/** GDPR 5(1)(f): seen by whom it was not meant for. */
const notGranted = ['GDPR 5(1)(f)', 'JI-17']

export function policyName({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name}@${version}`
}

/** Whom a subject had not been told of is one element, what nothing carried in law another. */
function codeOf(reason: string): BreachCode {
  return reason === 'void-no-notice' || reason === 'void-wildcard-recipient' ? 'NOT_INFORMED' : 'NO_BASIS'
}
