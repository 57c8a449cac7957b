import { type Access, membersOf, readAccess, text } from '../access/access'
import type { DisclosedSet, DisclosedSets } from './disclosed-sets'
import type { KnownWords } from './known-words'

/** One release as the log tells of it, with the names that say nothing left out. */
export interface LoggedRelease {
  readonly kind: string | undefined
  readonly id: string | undefined
  readonly subject: string | undefined
  /** Id of the account. */
  readonly viewer: string | undefined
  readonly role: string | undefined
  readonly purpose: string | undefined
  readonly organisation: string | undefined
  readonly at: number | undefined
  readonly act: string | undefined
  readonly disclosed: DisclosedSet
  /** What the receipt says of the viewer and of its grounds, in so far as many receipts say the same. */
  readonly manner: Manner
}

/** What many releases have in common. */
export interface Manner {
  readonly assurance: string | undefined
  /** Undefined: not known. */
  readonly isIndividual: boolean | undefined
  readonly isSubject: boolean | undefined
  /** The hash of the policy on the receipt. */
  readonly policy: string | undefined
  /** The consents and notices on the receipt, as facts; sorted. */
  readonly evidence: readonly string[]
}

/** The release that a record of the log tells of; undefined for one that tells of none. */
export function loggedRelease(record: unknown, words: KnownWords, sets: DisclosedSets): LoggedRelease | undefined {
  const access = readAccess(record)
  if (access === undefined) return undefined
  const { viewer, record: about, subject, purpose, act, at, disclosed } = access
  return {
    kind: words.kind(about.kind),
    id: about.id,
    subject,
    viewer: viewer.id,
    role: words.role(viewer.role),
    purpose: words.purpose(purpose),
    organisation: viewer.organisation,
    at,
    act: words.act(act),
    disclosed: sets.of(disclosed),
    manner: mannerOf(record, access, words),
  }
}

function mannerOf(record: unknown, { viewer, subject }: Access, words: KnownWords): Manner {
  const { id, organisation } = viewer
  const said = readRest(record)
  return {
    assurance: words.assurance(said.assurance),
    isIndividual: id === undefined ? undefined : id !== organisation,
    isSubject: id === undefined || subject === undefined ? undefined : id === subject,
    policy: said.policy,
    evidence: said.evidence,
  }
}

interface Rest {
  readonly assurance: string | undefined
  readonly policy: string | undefined
  readonly evidence: readonly string[]
}

const nothingSaid: Rest = Object.freeze({ assurance: undefined, policy: undefined, evidence: Object.freeze([]) })

function readRest(record: unknown): Rest {
  try {
    const { viewer, policy, evidence } = membersOf<{ viewer: unknown; policy: unknown; evidence: unknown }>(record)
    const shown = Object.entries(membersOf<Record<string, unknown>>(evidence))
      .filter(([fact, ids]) => isGround(fact) && Array.isArray(ids) && ids.some((id) => text(id) !== undefined))
      .map(([fact]) => fact)
    return {
      assurance: text(membersOf<{ assurance: unknown }>(viewer).assurance),
      policy: text(membersOf<{ hash: unknown }>(policy).hash),
      evidence: shown.sort(),
    }
  } catch {
    // What a getter throws may hold anything, and goes no further.
    return nothingSaid
  }
}

/** Consents and notices: what else a host noted as evidence decides nothing here. */
function isGround(fact: string): boolean {
  return fact.startsWith('consent.') || fact.startsWith('informed.')
}
