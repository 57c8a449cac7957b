import type { Exposure } from '../../history'
import type { AddressAtRisk } from './address-at-risk'
import { worseRisk } from './address-at-risk'
import type { Coverage } from './coverage'
import type { LoggedRelease } from './logged-release'
import type { ReleaseVerdict } from './release-judge'

/** One exposure, and what is found out about it from the log. */
export class IndexedExposure {
  /** Something was seen of it, for certain. */
  isSeen = false
  /** An entry may have been of this, and nothing shows that it was lawful. */
  isPossible = false

  constructor(
    readonly exposure: Exposure,
    readonly except: readonly string[],
    /** The log has every release of such a record in all of this stretch. */
    readonly isCovered: boolean,
  ) {}

  /** More may have been seen than what is certain: a log that need not have it rules nothing out (JI-12). */
  get isOpen(): boolean {
    return !this.isCovered || this.isPossible
  }

  isDuring(at: number | undefined): boolean {
    const { from, to = Number.POSITIVE_INFINITY } = this.exposure
    return at === undefined || (at >= from && at < to)
  }

  isTo(organisation: string): boolean {
    const named = this.exposure.viewer.organisation
    return named === undefined ? !this.except.includes(organisation) : named === organisation
  }
}

/** One release of which nothing shows that it was lawful. */
export interface JudgedRelease {
  readonly release: LoggedRelease
  readonly verdict: ReleaseVerdict
  /** It is about this subject for certain. */
  readonly isSure: boolean
}

/** One subject: what could be seen of it, and what was released. */
export interface ConcernedSubject {
  readonly subject: string
  readonly exposures: IndexedExposure[]
  readonly releases: JudgedRelease[]
  address: AddressAtRisk | undefined
}

/** Everybody of whom something could be seen, or was. */
export class ExposureIndex {
  readonly #bySubject = new Map<string, ConcernedSubject>()

  constructor(readonly coverage: Coverage) {}

  addExposure(exposure: Exposure, except: readonly string[], address: AddressAtRisk): void {
    const { subject, record, from, to } = exposure
    const concerned = this.#concerned(subject)
    concerned.exposures.push(new IndexedExposure(exposure, except, this.coverage.covers(record.kind, from, to)))
    concerned.address = concerned.address === undefined ? address : worseRisk(concerned.address, address)
  }

  addRelease(subject: string, judged: JudgedRelease, address: AddressAtRisk): void {
    const concerned = this.#concerned(subject)
    concerned.releases.push(judged)
    concerned.address = concerned.address === undefined ? address : worseRisk(concerned.address, address)
  }

  subjects(): IterableIterator<ConcernedSubject> {
    return this.#bySubject.values()
  }

  subject(id: string): ConcernedSubject | undefined {
    return this.#bySubject.get(id)
  }

  #concerned(subject: string): ConcernedSubject {
    const found = this.#bySubject.get(subject) ?? { subject, exposures: [], releases: [], address: undefined }
    this.#bySubject.set(subject, found)
    return found
  }
}
