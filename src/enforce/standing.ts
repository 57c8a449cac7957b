import { assuranceLevels, rolesOf, type VocabularyDefinition } from '../vocabulary'
import { own } from './own'

/** What a request says, read once and checked: every part that could not be read is undefined. */
export interface Standing {
  /** Index of the four viewer facts together; equal for requests that the rules cannot tell apart. */
  readonly index: number
  /** The diagram values of role, purpose, assurance and individuality; 0 is unknown. */
  readonly values: readonly [role: number, purpose: number, assurance: number, individual: number]
  readonly viewerId: string | undefined
  readonly organisation: string | undefined
  readonly purpose: string | undefined
  /** False when the request has no instant: then nothing is disclosed. */
  readonly hasInstant: boolean
}

/** Reads requests against one vocabulary. Nothing here throws: a request that cannot be read stands nowhere. */
export class StandingReader {
  readonly #roles: ReadonlyMap<unknown, number>
  readonly #purposes: ReadonlyMap<unknown, number>
  readonly #assurances: ReadonlyMap<unknown, number> = numbered(assuranceLevels)

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
    const organisation = text(own(viewer, 'organisation'))
    const viewerId = text(own(viewer, 'id'))
    // A login that a whole organisation shares is nobody's own (JI-40).
    const isIndividual = viewerId !== undefined && viewerId !== organisation
    const purposeName = own(request, 'purpose')
    const role = this.#roles.get(own(viewer, 'role')) ?? 0
    const purpose = this.#purposes.get(purposeName) ?? 0
    const assurance = this.#assurances.get(own(viewer, 'assurance')) ?? 0
    const individual = isIndividual ? 2 : 1
    return {
      index: ((role * (this.#purposes.size + 1) + purpose) * 5 + assurance) * 3 + individual,
      values: [role, purpose, assurance, individual],
      viewerId: isIndividual ? viewerId : undefined,
      organisation,
      purpose: purpose === 0 ? undefined : (purposeName as string),
      hasInstant: Number.isFinite(own(request, 'at')),
    }
  }
}

const nowhere: Standing = Object.freeze<Standing>({
  index: 0,
  values: [0, 0, 0, 0],
  viewerId: undefined,
  organisation: undefined,
  purpose: undefined,
  hasInstant: false,
})

function numbered(names: readonly string[]): ReadonlyMap<unknown, number> {
  return new Map(names.map((name, i) => [name, i + 1]))
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}
