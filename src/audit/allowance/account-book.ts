import type { AccountDecision } from '../log/log-record'
import { compare } from './subject-counter'
import type { AccountMarks } from './usage'

/** Which accounts are blocked: by volume, or by a decision (UWV-11, UWV-14). Instants decide, so that logs of several
 * machines give one answer, whichever is read first.
 */
export class AccountBook {
  readonly #marks = new Map<string, AccountMarks>()

  /** Blocked by volume since the last decision that let it in, or by a decision as late as that: of two decisions of the
   * same millisecond, the one that blocks stands.
   */
  isBlocked(account: string): boolean {
    const { abused, blocked, unblocked = Number.NEGATIVE_INFINITY } = this.#marks.get(account) ?? {}
    return (abused !== undefined && abused > unblocked) || (blocked !== undefined && blocked >= unblocked)
  }

  /** What an account asked for up to this instant is forgotten: somebody has looked at it. */
  forgivenUpTo(account: string): number {
    return this.#marks.get(account)?.unblocked ?? Number.NEGATIVE_INFINITY
  }

  abused(account: string, at: number): void {
    this.#mark({ account, abused: at })
  }

  decided({ account, decision, at }: AccountDecision): void {
    this.#mark(decision === 'block' ? { account, blocked: at } : { account, unblocked: at })
  }

  absorb(accounts: readonly AccountMarks[]): void {
    for (const marks of accounts) this.#mark(marks)
  }

  state(): readonly AccountMarks[] {
    return [...this.#marks.values()].sort((a, b) => compare(a.account, b.account))
  }

  #mark({ account, abused, blocked, unblocked }: AccountMarks): void {
    const before = this.#marks.get(account)
    this.#marks.set(account, {
      account,
      ...latest('abused', before?.abused, abused),
      ...latest('blocked', before?.blocked, blocked),
      ...latest('unblocked', before?.unblocked, unblocked),
    })
  }
}

function latest<K extends string>(
  key: K,
  a: number | undefined,
  b: number | undefined,
): { readonly [P in K]?: number } {
  if (a === undefined && b === undefined) return {}
  const at = Math.max(a ?? Number.NEGATIVE_INFINITY, b ?? Number.NEGATIVE_INFINITY)
  return { [key]: at } as { readonly [P in K]?: number }
}
