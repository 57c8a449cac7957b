import type { Value } from '../vocabulary'
import { own } from './own'
import type { Standing } from './standing'

/** Where the facts of one decision are read: from the host, from the record, from who asks. */
export interface FactSource {
  readonly facts: unknown
  /** The raw record; `absent` when the decision is about none. */
  readonly record: unknown
  readonly request: unknown
  readonly standing: Standing
  /** Of a nested record: whether the viewer is the subject of the one around it. */
  readonly inherited?: Value | undefined
}

/** Stands for a record that was not given; no record can be it. */
export const absent: unique symbol = Symbol('absent')

/** Reads a fact; undefined is unknown. Never throws. */
export type FactReader = (source: FactSource) => unknown

/** A fact that the host supplies. */
export function hostFact({ facts }: FactSource, fact: string): unknown {
  try {
    return own(facts, fact)
  } catch {
    return undefined
  }
}

/** A fact that the record holds. A host that supplies another value contradicts its own record: unknown. */
export function recordFact(fact: string, read: (record: never, request: never) => unknown): FactReader {
  return (source) => {
    const said = hostFact(source, fact)
    if (source.record === absent) return said
    const found = attempt(() => read(source.record as never, source.request as never)) ?? undefined
    return said === undefined || said === found ? found : undefined
  }
}

/** Whether the viewer is the person whom the record is about; unknown when either is not known. */
export function isSubjectFact(subjectOf: ((record: never) => unknown) | undefined): FactReader {
  return (source) => {
    const { record, request, standing, inherited } = source
    const found = record === absent || subjectOf === undefined ? undefined : attempt(() => subjectOf(record as never))
    const said = attempt(() => own(own(request, 'record'), 'subject'))
    if (found !== undefined && said !== undefined && found !== said) return undefined
    const subject = found ?? said
    if (subject === undefined && subjectOf === undefined) return inherited
    if (typeof subject !== 'string' || standing.viewerId === undefined) return undefined
    return subject === standing.viewerId
  }
}

function attempt(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    // What a host's function throws may hold values of the record; it goes no further.
    return undefined
  }
}
