import type { RecordDefinition } from '../vocabulary'
import { answerOf } from './answer-of'
import { idIn } from './id-in'
import { own } from './own'
import type { Standing } from './standing'

/** Where the facts of one decision are read: from the host, from the record, from who asks. */
export interface FactSource {
  readonly facts: unknown
  /** The raw record; `absent` when the decision is about none. */
  readonly record: unknown
  readonly standing: Standing
  /** Of a nested record: whom the one around it is about. */
  readonly outerSubject?: string | undefined
}

/** Stands for a record that was not given; no record can be it. */
export const absent: unique symbol = Symbol('absent')

/** Reads a fact; undefined is unknown. Never throws. */
export type FactReader = (source: FactSource) => unknown

/** A fact that the host supplies. */
export function hostFact({ facts }: FactSource, fact: string): unknown {
  return answerOf(() => own(facts, fact))
}

/** A fact that the record holds. A host that supplies another value contradicts its own record: unknown. */
export function recordFact(fact: string, read: (record: never, request: never) => unknown): FactReader {
  return (source) => {
    const said = hostFact(source, fact)
    if (source.record === absent) return said
    const found = answerOf(() => read(source.record as never, source.standing.asked as never)) ?? undefined
    return said === undefined || said === found ? found : undefined
  }
}

/** Whether the viewer is the person whom the record is about; unknown when either is not known. */
export function isSubjectFact(definition: RecordDefinition): FactReader {
  if (definition.subject === 'none') return () => false
  return (source) => {
    const subject = subjectOf(definition, source)
    const viewer = source.standing.asked.viewer.id
    return subject === undefined || viewer === undefined ? undefined : subject === viewer
  }
}

/** Whom a record is about: as it says itself, or the request, or the record around it. Unknown when two disagree, and where
 * there is no such person.
 */
export function subjectOf({ subject: read }: RecordDefinition, source: FactSource): string | undefined {
  const { record, standing, outerSubject } = source
  const said = standing.asked.record.subject
  if (read === 'none') return undefined
  if (read === undefined) return said ?? outerSubject
  const found = record === absent ? undefined : answerOf(() => read(record as never))
  if (found === undefined) return said
  return said === undefined || said === found ? idIn(found) : undefined
}
