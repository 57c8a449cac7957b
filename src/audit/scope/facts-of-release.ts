import type { FactsRequest } from '../../history'
import { recordsOf } from '../../history/exposures'
import { ledgerOf } from '../../history/history'
import { type HostFacts, joinedFacts } from '../../history/host-facts'
import type { Situation } from '../../semantics'
import { rolesOf, type VocabularyDefinition } from '../../vocabulary'
import type { PassingHistory } from './exposed-stretches'
import type { LoggedRelease } from './logged-release'

/** What is known of the subject of a release, and of its record. Where the release leaves something out, only the facts on
 * which every way to fill it in agrees: a role that was lost is not one that the subject was never told of.
 */
export class FactsOfRelease {
  constructor(
    readonly vocabulary: VocabularyDefinition,
    readonly host: HostFacts | undefined,
  ) {}

  /** Without a history it is what the host knows. */
  about(release: LoggedRelease, subject: string | undefined, passing?: PassingHistory): Situation {
    const [first = {}, ...others] = this.#ways(release, subject, passing).map((asked) =>
      joinedFacts(passing?.judged, this.host, asked),
    )
    if (others.length === 0) return first
    const isAgreed = ([fact, value]: [string, unknown]) =>
      others.every((each) => Object.hasOwn(each, fact) && each[fact] === value)
    return Object.fromEntries(Object.entries(first).filter(isAgreed))
  }

  #ways(release: LoggedRelease, subject: string | undefined, passing?: PassingHistory): readonly FactsRequest[] {
    const { viewer: id, at = Number.NaN, role, purpose, kind } = release
    const organisations = this.#organisations(release, subject, passing)
    return either(kind, this.vocabulary.kinds).flatMap((ofKind) =>
      either(release.id, idsOf(ofKind, subject, passing)).flatMap((ofId) =>
        either(role, rolesOf(this.vocabulary)).flatMap((asRole) =>
          either(purpose, this.vocabulary.purposes).flatMap((forPurpose) =>
            organisations.map((organisation) => ({
              viewer: { id, role: asRole, organisation },
              record: { kind: ofKind, id: ofId, subject },
              at,
              purpose: forPurpose,
            })),
          ),
        ),
      ),
    )
  }

  /** Staff of the house have none; another viewer without one has one that the log does not say. */
  #organisations({ organisation, role }: LoggedRelease, subject: string | undefined, passing?: PassingHistory) {
    if (organisation !== undefined || subject === undefined || passing === undefined) return [organisation]
    const isHouse = role !== undefined && passing.history.grounds.staff.includes(role)
    return isHouse ? [undefined] : [undefined, ...passing.except(subject)]
  }
}

function either<T>(said: T | undefined, all: readonly T[]): readonly T[] {
  return said === undefined ? all : [said]
}

function idsOf(kind: string, subject: string | undefined, passing?: PassingHistory): readonly (string | undefined)[] {
  const ledger = passing === undefined ? undefined : ledgerOf(passing.history)
  if (ledger === undefined || subject === undefined) return [undefined]
  const records = recordsOf(ledger, subject).map(({ record }) => record)
  return [undefined, ...records.filter((record) => record.kind === kind).map(({ id }) => id)]
}
