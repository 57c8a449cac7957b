import { type Exposure, type ExposureOptions, exposures, type History, rejudgeHistory } from '../../history'
import { ledgerOf } from '../../history/history'
import type { Policy, Timeline } from '../../policy'
import { type AddressAtRisk, addressAtRisk, worseRisk } from './address-at-risk'
import { namedOrganisations } from './named-organisations'

/** Where could-see comes from: as `exposures` takes it. */
export interface ExposureSource extends ExposureOptions {
  /** The policies that were in force. */
  readonly timeline: Timeline<Policy>
  readonly histories: Iterable<History>
}

/** An exposure with what only its history says. */
export interface ExposedStretch {
  readonly exposure: Exposure
  /** Where the exposure names no organisation: those that it does not stand for. */
  readonly except: readonly string[]
  readonly address: AddressAtRisk
}

/** The exposures, each looked at while its history is at hand.
 *
 * @param met - takes the subjects of the histories, exposed or not
 * @throws as `exposures`
 */
export function exposedStretches(source: ExposureSource, met = new Set<string>()): Generator<ExposedStretch> {
  const { timeline, histories, ...options } = source
  const passing = new PassingHistories(histories, options.authority, met)
  // Made here: a generator would keep a mistake to itself until its first stretch is asked for.
  return stretchesIn(exposures(timeline, passing.each(), options), passing)
}

function* stretchesIn(found: Iterable<Exposure>, passing: PassingHistories): Generator<ExposedStretch> {
  for (const exposure of found) {
    const { except, address } = passing.about(exposure)
    yield { exposure, except: exposure.viewer.organisation === undefined ? except : none, address }
  }
}

const none: readonly string[] = Object.freeze([])

/** Histories as they pass by: while an exposure is at hand, so is the one that it lies in. */
class PassingHistories {
  #histories: readonly History[] = []
  #subject: string | undefined
  #except: readonly string[] = none

  constructor(
    readonly source: Iterable<History>,
    readonly authority: ExposureOptions['authority'],
    readonly met: Set<string>,
  ) {}

  *each(): Generator<History> {
    for (const history of this.source) {
      this.#histories = [history]
      this.#subject = undefined
      for (const subject of ledgerOf(history)?.subjectIds() ?? []) this.met.add(subject)
      yield history
    }
  }

  about({ subject, from }: Exposure): Omit<ExposedStretch, 'exposure'> {
    if (this.#subject !== subject) this.#meet(subject)
    const risks = this.#judged().map((history) => addressAtRisk(history, subject, from))
    return { except: this.#except, address: risks.reduce(worseRisk) }
  }

  #meet(subject: string): void {
    const [history] = this.#histories
    const named = history === undefined ? [] : namedOrganisations(history, subject)
    this.#subject = subject
    this.#except = named.length === 0 ? none : Object.freeze([...named])
  }

  /** A protection that was taken away by somebody who should not have been able to still stands. */
  #judged(): readonly History[] {
    const [history, ...others] = this.#histories
    if (history !== undefined && others.length === 0 && this.authority !== undefined) {
      this.#histories = [history, rejudgeHistory(history, this.authority)]
    }
    return this.#histories
  }
}
