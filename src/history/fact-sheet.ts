import { type Evidence, freezeDeep } from '../vocabulary'

/** Facts of the recruitment vocabulary; what is absent is not known. */
export interface HistoryFacts {
  readonly 'cv.form'?: 'anonymous' | 'personal'
  readonly 'cv.presence'?: 'deleted' | 'offline' | 'online'
  readonly 'address.protected'?: boolean
  readonly 'address.graded'?: boolean
  readonly 'relation.follows'?: boolean
  readonly 'relation.contactAccepted'?: boolean
  readonly 'relation.addressSent'?: boolean
  readonly 'relation.attachmentSent'?: boolean
  readonly 'relation.blocked'?: boolean
  readonly 'subject.followUp'?: boolean
  readonly 'subject.restricted'?: boolean
  readonly 'subject.objected'?: boolean
  readonly 'objection.overridden'?: boolean
  readonly 'case.own'?: boolean
  readonly 'share.named'?: boolean
  readonly 'share.vacancy'?: boolean
  readonly 'organisation.registered'?: boolean
  readonly 'organisation.activeVacancy'?: boolean
  readonly 'account.active'?: boolean
  readonly 'dialogue.answer'?: 'none' | 'notInterested' | 'interested'
  readonly 'dialogue.own'?: boolean
  readonly 'dialogue.covering'?: boolean
  readonly 'vacancy.own'?: boolean
  readonly 'vacancy.active'?: boolean
  readonly 'approach.linked'?: boolean
  readonly 'approach.requested'?: boolean
  readonly [consent: `consent.${string}`]: boolean
  readonly [contract: `contract.${string}`]: boolean
  readonly [clause: `informed.${string}`]: boolean
}

type FactName = keyof HistoryFacts & string

/** Facts as they are found out. One object takes them all: putting together many small ones takes far longer. */
export class FactSheet {
  readonly facts: HistoryFacts = {}

  /** Notes a fact; undefined is not known, and says nothing. */
  say(fact: FactName, value: boolean | string | undefined): void {
    if (value !== undefined) (this.facts as Record<string, boolean | string>)[fact] = value
  }

  /** Notes what shows that a fact is so. Facts alone need none of it. */
  show(_fact: FactName, _id: string): void {}
}

/** Facts as they are found out, with what shows them. */
export class EvidenceSheet extends FactSheet {
  readonly #ids = new Map<string, Set<string>>()

  override show(fact: FactName, id: string): void {
    const ids = this.#ids.get(fact) ?? new Set<string>()
    this.#ids.set(fact, ids.add(id))
  }

  get evidence(): Evidence {
    return freezeDeep(Object.fromEntries([...this.#ids].map(([fact, ids]) => [fact, [...ids].sort()])))
  }
}

/** How much of a subject is recorded: all that it did, and every restriction, objection and block. */
export interface Completeness {
  readonly acts: boolean
  readonly protections: boolean
}

/** Facts about what a subject did, or was done for it. That it did not is known only where all that it did is recorded. */
export class SubjectSheet {
  readonly #sheet: FactSheet
  readonly #complete: Completeness

  constructor(sheet: FactSheet, complete: Completeness) {
    this.#sheet = sheet
    this.#complete = complete
  }

  /** Notes that something is so, or, where that can be known, that it is not. */
  say(fact: FactName, isSo: boolean): void {
    if (isSo || this.#complete.acts) this.#sheet.say(fact, isSo)
  }

  /** Notes what protects a subject. That it is not so is known where it was begun and ended, or where all of it is recorded:
   * one act of the subject tells nothing of what another register holds.
   */
  sayProtection(fact: FactName, isSo: boolean, isRecorded: boolean): void {
    const { acts, protections } = this.#complete
    if (isSo || protections || (acts && isRecorded)) this.#sheet.say(fact, isSo)
  }
}
