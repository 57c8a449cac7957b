import { recordsOf } from '../../history/exposures'
import { ledgerOf } from '../../history/history'
import type { AddressAtRisk } from './address-at-risk'
import { worseRisk } from './address-at-risk'
import type { PassingHistory } from './exposed-stretches'
import type { ExposureIndex } from './exposure-index'
import type { FactsOfRelease } from './facts-of-release'
import type { LogReading } from './log-reading'
import type { LoggedRelease } from './logged-release'
import { isLawful, type ReleaseJudge, type ReleaseVerdict } from './release-judge'

/** Finds out whom the releases of a log were about, and judges each with what is known of its subject. */
export class ReleasePlacing {
  /** Releases that something shows to be lawful. */
  lawful: number
  /** Releases of which nothing shows that, and nobody can say whom they were about: all, and those certainly unlawful. */
  unnamed = 0
  unnamedCertain = 0
  /** Those of them that name a record. */
  withoutSubject = 0
  readonly #found = new Map<LoggedRelease, Finding[]>()
  /** Releases that name a subject, by the id of their record: the subject may be one under another name. */
  readonly #byRecord = new Map<string, LoggedRelease[]>()
  readonly #met = new Set<string>()

  constructor(
    readonly reading: LogReading,
    readonly judge: ReleaseJudge,
    readonly facts: FactsOfRelease,
  ) {
    this.lawful = reading.lawful
    for (const releases of reading.bySubject.values()) {
      for (const release of releases) {
        if (release.id === undefined) continue
        const list = this.#byRecord.get(release.id)
        if (list === undefined) this.#byRecord.set(release.id, [release])
        else list.push(release)
      }
    }
  }

  /** Judges what was released of those whom a history is about. */
  meet(passing: PassingHistory): void {
    for (const subject of passing.subjects) {
      this.#met.add(subject)
      for (const release of this.reading.bySubject.get(subject) ?? []) this.#judge(release, subject, passing)
      const ledger = ledgerOf(passing.history)
      if (ledger === undefined || this.#byRecord.size + this.reading.byRecord.size === 0) continue
      for (const { record } of recordsOf(ledger, subject)) {
        const named = this.#byRecord.get(record.id)?.filter((release) => release.subject !== subject) ?? []
        for (const release of [...(this.reading.byRecord.get(record.id) ?? []), ...named]) {
          if ((release.kind ?? record.kind) === record.kind) this.#judge(release, subject, passing)
        }
      }
    }
  }

  #judge(release: LoggedRelease, subject: string, passing: PassingHistory): void {
    const facts = this.judge.isSettled(release) ? {} : this.facts.about(release, subject, passing)
    const finding: Finding = {
      subject,
      verdict: this.judge.judge(release, facts),
      address: passing.address(subject, release.at ?? Number.NEGATIVE_INFINITY),
    }
    const list = this.#found.get(release)
    if (list === undefined) this.#found.set(release, [finding])
    else list.push(finding)
  }

  /** Adds to each subject what was released of it, once all histories have passed. */
  finish(index: ExposureIndex): void {
    for (const [subject, releases] of this.reading.bySubject) {
      for (const release of releases) this.#finishNamed(index, subject, release)
    }
    for (const releases of this.reading.byRecord.values()) {
      for (const release of releases) this.#finishUnnamed(index, release)
    }
    const { all, certain } = this.reading.poor.unexplained
    this.unnamed += all
    this.unnamedCertain += certain
  }

  #finishNamed(index: ExposureIndex, subject: string, release: LoggedRelease): void {
    const found = this.#findings(release)
    const own = found.find((each) => each.subject === subject)
    const { verdict, address } = own ?? this.#unmet(release, subject)
    if (isLawful(verdict)) {
      this.lawful++
      return
    }
    index.addRelease(subject, { release, verdict, isSure: true }, address)
    // A subject that no history has may be one that a history has under another name.
    if (this.#met.has(subject)) return
    for (const other of found) {
      if (!isLawful(other.verdict)) index.addRelease(other.subject, { ...other, release, isSure: false }, other.address)
    }
  }

  #finishUnnamed(index: ExposureIndex, release: LoggedRelease): void {
    const found = this.#findings(release)
    const verdicts = found.length > 0 ? found : [this.#unmet(release, undefined)]
    if (verdicts.every(({ verdict }) => isLawful(verdict))) {
      this.lawful++
      return
    }
    if (found.length === 0) {
      this.unnamed++
      this.withoutSubject++
      if (verdicts.some(({ verdict }) => verdict.certain.length > 0)) this.unnamedCertain++
    }
    for (const { subject, verdict, address } of found) {
      if (isLawful(verdict)) continue
      // Records of two kinds may have one id.
      const isSure = found.length === 1 && release.kind !== undefined
      index.addRelease(subject, { release, verdict, isSure }, address)
    }
  }

  /** One for each subject. Of two histories of one, what one of them cannot show to be lawful is not. */
  #findings(release: LoggedRelease): readonly Finding[] {
    const all = this.#found.get(release) ?? []
    return [...new Set(all.map(({ subject }) => subject))].map((subject) =>
      all
        .filter((each) => each.subject === subject)
        .reduce((a, b) => ({
          subject,
          verdict: this.judge.joined(a.verdict, b.verdict),
          address: worseRisk(a.address, b.address),
        })),
    )
  }

  /** What is known without a history: what the host knows, and nothing where others should have been believed. */
  #unmet(release: LoggedRelease, subject: string | undefined): Finding {
    const facts = this.judge.isSettled(release) ? {} : this.facts.about(release, subject)
    return { subject: subject ?? '', verdict: this.judge.judge(release, facts), address: 'possibly' }
  }
}

interface Finding {
  readonly subject: string
  readonly verdict: ReleaseVerdict
  readonly address: AddressAtRisk
}
