import { type Exposure, type ExposureOptions, type History, rejudgeHistory } from '../../history'
import { ExposureSearch } from '../../history/exposures'
import { ledgerOf } from '../../history/history'
import { PolicyComparison } from '../../history/policy-comparison'
import type { Policy, Timeline } from '../../policy'
import type { VocabularyDefinition } from '../../vocabulary'
import { type AddressAtRisk, addressAtRisk, worseRisk } from './address-at-risk'
import { namedOrganisations } from './named-organisations'

/** Where could-see comes from: as `exposures` takes it. */
export interface ExposureSource<D extends VocabularyDefinition = VocabularyDefinition> extends ExposureOptions<D> {
  /** The policies that were in force. */
  readonly timeline: Timeline<Policy<D>>
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
 * @throws as `exposures`
 */
export function exposedStretches(source: ExposureSource): Generator<ExposedStretch> {
  const { timeline, histories, against, ...options } = source
  const search = new ExposureSearch(new PolicyComparison(timeline, against), options)
  // Made here: a generator would keep a mistake to itself until its first stretch is asked for.
  return stretchesOf(histories, search)
}

function* stretchesOf(histories: Iterable<History>, search: ExposureSearch): Generator<ExposedStretch> {
  for (const history of histories) yield* stretchesIn(new PassingHistory(history, search.options.authority), search)
}

/** The exposures of one history. */
export function* stretchesIn(passing: PassingHistory, search: ExposureSearch): Generator<ExposedStretch> {
  for (const exposure of search.exposuresIn(passing.history)) {
    const { subject, from, viewer } = exposure
    const except = viewer.organisation === undefined ? passing.except(subject) : none
    yield { exposure, except, address: passing.address(subject, from) }
  }
}

const none: readonly string[] = Object.freeze([])

/** A history as it passes by. */
export class PassingHistory {
  #judged: History | undefined
  #subject: string | undefined
  #except: readonly string[] = none

  constructor(
    readonly history: History,
    readonly authority: ExposureOptions['authority'],
  ) {}

  /** As it should have been believed. */
  get judged(): History {
    this.#judged ??= this.authority === undefined ? this.history : rejudgeHistory(this.history, this.authority)
    return this.#judged
  }

  get subjects(): readonly string[] {
    return ledgerOf(this.history)?.subjectIds() ?? []
  }

  /** The organisations that are looked through one by one. */
  except(subject: string): readonly string[] {
    if (this.#subject !== subject) {
      const named = namedOrganisations(this.history, subject)
      this.#subject = subject
      this.#except = named.length === 0 ? none : Object.freeze([...named])
    }
    return this.#except
  }

  /** A protection that was taken away by somebody who should not have been able to still stands. */
  address(subject: string, since: number): AddressAtRisk {
    const believed = addressAtRisk(this.history, subject, since)
    return this.authority === undefined ? believed : worseRisk(believed, addressAtRisk(this.judged, subject, since))
  }
}
