import type { Situation } from 'need-to-know'
import type { FactsRequest, History } from 'need-to-know/history'
import { type AddressAtRisk, worseRisk } from '../../src/audit/scope/address-at-risk'
import { rolesOf } from '../../src/vocabulary'
import { organisationsWith, recordsIn } from '../history/exposure-oracle'
import { type BreachQuestion, same } from './breach-question'
import { type Judgement, judged, type Release } from './release-reference'

/** A release and a subject that it is about, or may be. */
export interface Matter {
  readonly release: Release
  /** Undefined: somebody without a name. */
  readonly subject: string | undefined
  readonly judgement: Judgement
  /** It is about this subject for certain. */
  readonly isSure: boolean
  readonly address: AddressAtRisk
}

/** Those whom a release can be about, judged each as all histories of it know it. */
export function mattersOf(release: Release, question: BreachQuestion): readonly Matter[] {
  const { subject, id, kind } = release
  const about = (named: string | undefined, isSure: boolean) => matterOf(release, named, isSure, question)
  const records = question.histories.flatMap(recordsIn)
  const like = records.filter(({ record }) => record.id === id && same(kind, record.kind))
  const holders = [...new Set(like.map((each) => each.subject))].filter((each) => each !== subject)
  if (subject !== undefined) {
    const isMet = question.histories.some((history) => subjectsIn(history).includes(subject))
    // A subject that no history has may be one that a history has under another name.
    return [about(subject, true), ...(isMet ? [] : holders.map((holder) => about(holder, false)))]
  }
  // Records of two kinds may have one id.
  if (holders.length > 0) return holders.map((holder) => about(holder, holders.length === 1 && kind !== undefined))
  return [about(undefined, false)]
}

function matterOf(release: Release, subject: string | undefined, isSure: boolean, question: BreachQuestion): Matter {
  const { at = Number.NEGATIVE_INFINITY } = release
  const own = question.histories.filter((history) => subjectsIn(history).includes(subject ?? ''))
  // Whom a release is about by its record alone is told by the histories that hold the record.
  const histories = subject === release.subject ? own : own.filter((history) => holds(history, subject, release))
  const { timeline, against, authority } = question.input
  const judging = { every: question.every, timeline, against, isBelieved: authority === undefined }
  // What one history cannot show to be lawful is not, whatever another shows.
  const judgements = (histories.length === 0 ? [undefined] : histories).map((history) =>
    judged(release, agreedOn(waysToFillIn(release, subject, history, question)), judging),
  )
  const risks = histories.map((history) => question.addressOf(history, subject ?? '', at))
  return {
    release,
    subject,
    judgement: {
      certain: judgements.flatMap(({ certain }) => certain),
      possible: judgements.flatMap(({ possible }) => possible),
      isOpen: judgements.some(({ isOpen }) => isOpen),
    },
    isSure,
    address: risks.length === 0 ? 'possibly' : risks.reduce(worseRisk),
  }
}

function holds(history: History, subject: string | undefined, { id, kind }: Release): boolean {
  return recordsIn(history).some(
    (each) => each.subject === subject && each.record.id === id && same(kind, each.record.kind),
  )
}

/** What is known in each way to fill in what a release leaves out. */
function waysToFillIn(
  release: Release,
  subject: string | undefined,
  history: History | undefined,
  question: BreachQuestion,
): readonly Situation[] {
  const { vocabulary } = question
  const { role, purpose, kind, id, account, at = Number.NaN } = release
  const isHouse = role !== undefined && history?.grounds.staff.includes(role) === true
  const records = history === undefined ? [] : recordsIn(history).filter((each) => each.subject === subject)
  const organisations = history === undefined || isHouse ? [] : organisationsWith(history, subject ?? '')
  const either = <T>(said: T | undefined, all: readonly (T | undefined)[]) => (said === undefined ? all : [said])
  const asked = either(role, rolesOf(vocabulary)).flatMap((asRole) =>
    either(purpose, vocabulary.purposes).flatMap((forPurpose) =>
      either(kind, vocabulary.kinds).flatMap((ofKind = '') => {
        const ids = records.filter(({ record }) => record.kind === ofKind).map(({ record }) => record.id)
        return either(id, [undefined, ...ids]).flatMap((ofId) =>
          either(release.organisation, [undefined, ...organisations]).map((organisation): FactsRequest => {
            const viewer = { id: account, role: asRole, organisation }
            return { viewer, record: { kind: ofKind, id: ofId, subject }, at, purpose: forPurpose }
          }),
        )
      }),
    ),
  )
  const believed = history === undefined ? undefined : question.believed(history)
  return asked.map((each) => question.known(believed, subject, each))
}

/** The facts that are the same every time. One that a history and the host contradict each other in stays without a value. */
function agreedOn([first = {}, ...others]: readonly Situation[]): Situation {
  return Object.fromEntries(
    Object.entries(first).filter(([fact, value]) =>
      others.every((each) => Object.hasOwn(each, fact) && each[fact] === value),
    ),
  )
}

/** Those whom a history is about. */
export function subjectsIn({ events }: History): readonly string[] {
  return [...new Set(events.flatMap((event) => ('subject' in event ? [event.subject] : [])))]
}
