import type { Exposure } from '../../history'
import type { AddressAtRisk } from './address-at-risk'
import { worseRisk } from './address-at-risk'
import type { Coverage } from './coverage'
import type { ExposedStretch } from './exposed-stretches'
import { noLevelsSeen, type SeenLevels } from './level-lists'

/** One exposure, and what is found out about it while the log is read. */
export class IndexedExposure {
  /** What was seen further than allowed, for certain. */
  seen: SeenLevels = noLevelsSeen
  /** An entry that does not say enough may have been of this. */
  isPossible = false

  constructor(
    readonly exposure: Exposure,
    readonly except: readonly string[],
    /** The log has every release of such a record in all of this stretch. */
    readonly isCovered: boolean,
  ) {}

  get isSeen(): boolean {
    return this.seen.length > 0
  }

  /** More may have been seen than what is certain: a log that need not have it rules nothing out (JI-12). */
  get isOpen(): boolean {
    return !this.isCovered || this.isPossible
  }

  get isAffected(): boolean {
    return this.isSeen || this.isOpen
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

/** The exposures of one subject. */
export interface ExposedSubject {
  readonly subject: string
  readonly exposures: IndexedExposure[]
  address: AddressAtRisk
  /** What viewers did who saw something, as far as the log says it. */
  acts: readonly string[]
}

/** Exposures by subject, and by the id of the record. */
export class ExposureIndex {
  readonly #bySubject = new Map<string, ExposedSubject>()
  #byRecord: Map<string, IndexedExposure[]> | undefined

  constructor(
    stretches: Iterable<ExposedStretch>,
    coverage: Coverage,
    /** Everybody whom a history is about. */
    readonly met: ReadonlySet<string>,
  ) {
    for (const { exposure, except, address } of stretches) {
      const { subject, record, from, to } = exposure
      const indexed = new IndexedExposure(exposure, except, coverage.covers(record.kind, from, to))
      const found = this.#bySubject.get(subject)
      if (found === undefined) this.#bySubject.set(subject, { subject, exposures: [indexed], address, acts: noActs })
      else {
        found.exposures.push(indexed)
        found.address = worseRisk(found.address, address)
      }
    }
  }

  subjects(): IterableIterator<ExposedSubject> {
    return this.#bySubject.values()
  }

  /** Whether a history is about this subject, exposed or not. */
  hasMet(id: string): boolean {
    return this.met.has(id)
  }

  subject(id: string): ExposedSubject | undefined {
    return this.#bySubject.get(id)
  }

  /** Of every record that has this id; made when it is first asked for. */
  ofRecord(id: string): readonly IndexedExposure[] {
    this.#byRecord ??= this.#recordsById()
    return this.#byRecord.get(id) ?? []
  }

  #recordsById(): Map<string, IndexedExposure[]> {
    const found = new Map<string, IndexedExposure[]>()
    for (const { exposures } of this.#bySubject.values()) {
      for (const indexed of exposures) {
        const list = found.get(indexed.exposure.record.id)
        if (list === undefined) found.set(indexed.exposure.record.id, [indexed])
        else list.push(indexed)
      }
    }
    return found
  }
}

const noActs: readonly string[] = Object.freeze([])
