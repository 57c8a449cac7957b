import {
  type Act,
  acts,
  assuranceLevels,
  type Need,
  needKinds,
  rolesOf,
  type VocabularyDefinition,
} from '../vocabulary'
import { idIn } from './id-in'
import { RequestParts } from './request-parts'

/** What a request says, each part read once, as an own property, and checked; what could not be read is undefined. */
export interface Asked {
  readonly viewer: {
    /** The person's own id: a login that a whole organisation shares is nobody's (JI-40). */
    readonly id: string | undefined
    readonly role: string | undefined
    readonly organisation: string | undefined
    readonly assurance: string | undefined
  }
  readonly purpose: string | undefined
  readonly at: number | undefined
  readonly act: Act | undefined
  readonly need: Need | undefined
  /** As it came: a receipt reads it, with the care that it takes. */
  readonly evidence: unknown
  readonly record: { readonly id: string | undefined; readonly subject: string | undefined }
}

/** Where a request stands: what it says, and what of it the rules can tell apart. */
export interface Standing {
  /** Equal for requests that the rules cannot tell apart. */
  readonly index: number
  /** The diagram values of role, purpose, assurance, individuality and act; 0 is unknown. */
  readonly values: readonly [role: number, purpose: number, assurance: number, individual: number, act: number]
  /** Decisions, record definitions and receipts all see the request as it stands here. */
  readonly asked: Asked
  /** Where the facts, the request or a part of it are a promise, by path: nothing was said there yet, and nothing opens.
   * Absent where none is. */
  readonly promised?: readonly string[]
  /** The facts that are promises each: unknown. Absent where none is. */
  readonly promisedFacts?: readonly string[]
}

/** Reads requests against one vocabulary. Nothing here throws: a request that cannot be read stands nowhere. */
export class StandingReader {
  readonly #roles: ReadonlyMap<string | undefined, number>
  readonly #purposes: ReadonlyMap<string | undefined, number>
  readonly #assurances: ReadonlyMap<string | undefined, number> = numbered(assuranceLevels)
  readonly #acts: ReadonlyMap<string | undefined, number> = numbered(acts)

  constructor(vocabulary: VocabularyDefinition) {
    this.#roles = numbered(rolesOf(vocabulary))
    this.#purposes = numbered(vocabulary.purposes)
  }

  read(request: unknown): Standing {
    const parts = new RequestParts(request)
    const { promised } = parts
    const standing = parts.isLost ? nowhere : this.#read(parts)
    return promised.length === 0 ? standing : { ...standing, promised: promised.map((path) => `/request${path}`) }
  }

  #read(parts: RequestParts): Standing {
    const { viewer, at, record } = parts
    const organisation = idIn(viewer.organisation)
    const id = idIn(viewer.id)
    const isIndividual = id !== undefined && id !== organisation
    const role = word(viewer.role)
    const purpose = word(parts.purpose)
    const assurance = word(viewer.assurance)
    const actValue = this.#acts.get(word(parts.act ?? 'view')) ?? 0
    const values = [
      this.#roles.get(role) ?? 0,
      this.#purposes.get(purpose) ?? 0,
      this.#assurances.get(assurance) ?? 0,
      isIndividual ? 2 : 1,
      actValue,
    ] as const
    return {
      index: (((values[0] * (this.#purposes.size + 1) + values[1]) * 5 + values[2]) * 3 + values[3]) * 4 + values[4],
      values,
      asked: {
        // A word that the vocabulary does not have may be anything, and is not kept.
        viewer: {
          id: isIndividual ? id : undefined,
          role: values[0] === 0 ? undefined : role,
          organisation,
          assurance: values[2] === 0 ? undefined : assurance,
        },
        purpose: values[1] === 0 ? undefined : purpose,
        at: typeof at === 'number' && Number.isFinite(at) ? at : undefined,
        act: acts[actValue - 1],
        need: needOf(parts.need),
        evidence: parts.evidence,
        record: record === undefined ? unnamed : { id: idIn(record.id), subject: idIn(record.subject) },
      },
    }
  }
}

function needOf(need: RequestParts['need']): Need | undefined {
  const id = idIn(need?.id)
  const kind = needKinds.find((each) => each === need?.kind)
  return id === undefined || kind === undefined ? undefined : { kind, id }
}

/** A request that names no record. */
export const unnamed: Asked['record'] = Object.freeze({ id: undefined, subject: undefined })

const nowhere: Standing = Object.freeze<Standing>({
  index: 0,
  values: [0, 0, 0, 0, 0],
  asked: {
    viewer: { id: undefined, role: undefined, organisation: undefined, assurance: undefined },
    purpose: undefined,
    at: undefined,
    act: undefined,
    need: undefined,
    evidence: undefined,
    record: unnamed,
  },
})

function numbered(names: readonly string[]): ReadonlyMap<string | undefined, number> {
  return new Map(names.map((name, i) => [name, i + 1]))
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
