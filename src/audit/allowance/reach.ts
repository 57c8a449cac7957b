import { subjectRole } from '../../vocabulary'
import type { WeightedAllowance } from './allowance'
import { ReleaseWeights } from './release-weights'
import type { Weighed } from './weighed'

/** What of the log an allowance is about. */
export class Reach {
  /** The weight of each tier, rising from 1. */
  readonly ladder: readonly number[]
  readonly #weights: ReleaseWeights
  readonly #exempt: ReadonlySet<string>
  readonly #exemptKinds: ReadonlySet<string>
  readonly #canaries: ReadonlySet<string>

  constructor(allowance: WeightedAllowance) {
    this.#weights = new ReleaseWeights(allowance)
    this.ladder = this.#weights.ladder
    this.#exempt = new Set(allowance.exempt)
    this.#exemptKinds = new Set(allowance.exemptKinds)
    this.#canaries = new Set(allowance.canaries)
  }

  /** The tier of what it discloses; undefined when that is nothing of a person. Whoever is approached counts once, and who
   * is turned away unseen might have been shown the most.
   */
  tierOf(weighed: Weighed): number | undefined {
    if (weighed.kind === 'receipt') return this.#weights.tierOf(weighed)
    const isApproach = weighed.kind === 'contactRequest' || weighed.act === 'approach'
    return isApproach ? 0 : this.ladder.length - 1
  }

  /** Nobody is limited in what they see of themselves, as the subject that they are (GDPR 15). Who comes in another role is
   * a viewer like any other; before any record is looked up, a subject may be asking for its own.
   */
  isOwn(weighed: Weighed): boolean {
    const { id, role } = weighed.viewer
    if (role !== subjectRole || id === undefined) return false
    return weighed.kind === 'turnedAway' || id === weighed.record.subject
  }

  /** @param kind - of the record; of who was turned away nothing says it but the caller */
  isExempt(weighed: Weighed, kind = weighed.kind === 'turnedAway' ? undefined : weighed.record.kind): boolean {
    const { role } = weighed.viewer
    if (kind !== undefined && this.#exemptKinds.has(kind)) return true
    return this.isOwn(weighed) || (role !== undefined && this.#exempt.has(role))
  }

  isCanary(weighed: Weighed): boolean {
    if (weighed.kind === 'turnedAway') return false
    const { id, subject } = weighed.record
    return [id, subject].some((each) => each !== undefined && this.#canaries.has(each))
  }
}
