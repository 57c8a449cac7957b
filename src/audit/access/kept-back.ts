import type { VocabularyDefinition } from '../../vocabulary'
import { endsInTime } from '../log/ends-in-time'
import type { KeptBack } from '../log/log-record'
import { type Access, membersOf, text } from './access'

/** Why the subject was told of an access only later: the provision that it was kept back by, and until when. */
export interface KeptBackReason {
  readonly law: string
  readonly until: number
}

/** Which decisions are looked at, and when: what the subject may not be told of yet depends on both. */
export interface KeepingBack {
  /** Its `authorities` are the only roles of which an access is ever kept back. */
  readonly vocabulary: { readonly definition: Pick<VocabularyDefinition, 'authorities'> }
  /** The instant at which the subject is told: milliseconds since 1970-01-01T00:00Z. */
  readonly at: number
}

/** What a decision says, as far as it can be read; undefined for what is none. One without law, person or end keeps nothing
 * back.
 */
export function readKeptBack(record: unknown): Decision | undefined {
  try {
    const { kind, recipient, law, by, reference, at, until } = membersOf<KeptBack>(record)
    const { role, organisation } = membersOf<KeptBack['recipient']>(recipient)
    if (kind !== 'keptBack' || !endsInTime({ at, until })) return undefined
    const texts = { role, organisation, law, by, reference }
    if (Object.values(texts).some((each) => text(each) === undefined)) return undefined
    return { ...texts, from: at, until } as Decision
  } catch {
    return undefined
  }
}

/** Accesses of one recipient, from an instant until another, are kept back until then. */
interface Decision {
  readonly role: string
  readonly organisation: string
  readonly law: string
  readonly by: string
  readonly reference: string
  readonly from: number
  readonly until: number
}

/** The decisions about one subject, in the order of the log, and what they come to for an access. */
export class KeptBackAccesses {
  readonly #authorities: ReadonlySet<string>
  readonly #at: number
  /** Whose, and where it is kept → what the last says of them, from the first on. */
  readonly #decisions = new Map<string, Decision>()

  constructor({ vocabulary, at }: KeepingBack) {
    this.#authorities = new Set(vocabulary.definition.authorities)
    this.#at = at
  }

  /** Never of employers, agencies or the house's own people, whatever somebody decided. */
  decide(decision: Decision): void {
    const { role, organisation, reference } = decision
    if (!this.#authorities.has(role)) return
    const key = JSON.stringify([role, organisation, reference])
    const from = Math.min(decision.from, this.#decisions.get(key)?.from ?? decision.from)
    this.#decisions.set(key, { ...decision, from })
  }

  /** `hidden` as long as a decision stands; the reason once the last of them has ended; undefined where there is none. */
  of({ viewer, at }: Pick<Access, 'viewer' | 'at'>): 'hidden' | KeptBackReason | undefined {
    if (at === undefined) return undefined
    const [last] = [...this.#decisions.values()]
      .filter(({ role, organisation }) => role === viewer.role && organisation === viewer.organisation)
      .filter(({ from, until }) => from <= at && at < until)
      .sort((a, b) => b.until - a.until || (a.law < b.law ? -1 : 1))
    if (last === undefined) return undefined
    return this.#at < last.until ? 'hidden' : Object.freeze({ law: last.law, until: last.until })
  }
}
