import type { Receipt } from '../../enforce'
import type { Allowance } from './allowance'
import { ReleaseWeights } from './release-weights'

/** Which receipts an allowance is about. */
export class Reach {
  /** The weight of each tier, rising from 1. */
  readonly ladder: readonly number[]
  readonly #weights: ReleaseWeights
  readonly #exempt: ReadonlySet<string>
  readonly #canaries: ReadonlySet<string>

  constructor(allowance: Allowance) {
    this.#weights = new ReleaseWeights(allowance)
    this.ladder = this.#weights.ladder
    this.#exempt = new Set(allowance.exempt)
    this.#canaries = new Set(allowance.canaries)
  }

  /** The tier of what a receipt discloses; undefined when that is nothing of a person. */
  tierOf(receipt: Receipt): number | undefined {
    return this.#weights.tierOf(receipt)
  }

  /** Nobody is limited in what they see of themselves (GDPR 15). */
  isOwn({ viewer, record }: Receipt): boolean {
    return viewer.id !== undefined && viewer.id === record.subject
  }

  isExempt(receipt: Receipt): boolean {
    const { role } = receipt.viewer
    return this.isOwn(receipt) || (role !== undefined && this.#exempt.has(role))
  }

  isCanary({ record: { id, subject } }: Receipt): boolean {
    return [id, subject].some((each) => each !== undefined && this.#canaries.has(each))
  }
}
