import {
  type Act,
  acts,
  assuranceLevels,
  type Need,
  needKinds,
  rolesOf,
  type VocabularyDefinition,
} from '../vocabulary'
import { attempt } from './attempt'
import { idIn } from './id-in'
import { own } from './own'

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
  /** The facts, or the request, are a promise: nothing was said yet. */
  readonly isPromised?: true
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
    try {
      return this.#read(request)
    } catch {
      return nowhere
    }
  }

  #read(request: unknown): Standing {
    const viewer = own(request, 'viewer')
    const record = own(request, 'record')
    const organisation = idIn(own(viewer, 'organisation'))
    const id = idIn(own(viewer, 'id'))
    const isIndividual = id !== undefined && id !== organisation
    const role = word(own(viewer, 'role'))
    const purpose = word(own(request, 'purpose'))
    const assurance = word(own(viewer, 'assurance'))
    const at = own(request, 'at')
    const need = own(request, 'need')
    const act = own(request, 'act') ?? 'view'
    const actValue = this.#acts.get(word(act)) ?? 0
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
        need: need === undefined ? undefined : attempt(() => needOf(need)),
        evidence: own(request, 'evidence'),
        record: record === undefined ? unnamed : (attempt(() => named(record)) ?? unnamed),
      },
    }
  }
}

function named(record: unknown): Asked['record'] {
  return { id: idIn(own(record, 'id')), subject: idIn(own(record, 'subject')) }
}

function needOf(need: unknown): Need | undefined {
  const id = idIn(own(need, 'id'))
  const kind = needKinds.find((each) => each === own(need, 'kind'))
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
