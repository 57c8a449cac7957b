import { DiagramLimitError } from '../diagram'
import { type Policy, verifyPolicy } from '../policy'
import type { CategoryPrefixOf, KindOf, PurposeOf, RoleOf, VocabularyDefinition } from '../vocabulary'
import type { Comparison, SeesClaim, Standpoint } from './claim'
import { mergeVocabularies } from './merged-vocabulary'
import type { Proof } from './proof'
import { proveComparison } from './prove-comparison'
import { proveSees } from './prove-sees'
import { readComparison, readSeesClaim } from './read-claim'
import { Sight } from './sight'
import { checkOptions, type ProveOptions, withOrder } from './with-order'

/** A claim in the words of one vocabulary. */
export type SeesClaimOn<D extends VocabularyDefinition> = SeesClaim<RoleOf<D>, CategoryPrefixOf<D> | '*', KindOf<D>>
export type StandpointIn<D extends VocabularyDefinition> = Standpoint<RoleOf<D>, PurposeOf<D>>

/** One policy, made ready for many claims. */
export interface Prover<D extends VocabularyDefinition = VocabularyDefinition> {
  readonly kind: 'prover'
  readonly policy: Policy<D>
  /** As `prove`, of this policy. */
  prove(claim: SeesClaimOn<D>): Proof
  prove(of: StandpointIn<D>, comparison: Comparison<StandpointIn<D>>): Proof
}

/** Makes a policy ready for many claims: what one claim has worked out serves the next. `prove` is for one.
 *
 * @throws UsageError `invalid-policy`; what it gives throws as `prove` does
 */
export function prover<D extends VocabularyDefinition>(policy: Policy<D>, options: ProveOptions = {}): Prover<D> {
  checkOptions('prove', options, ['nodeLimit'])
  verifyPolicy(policy)
  const kept = new KeptSight(policy, options)
  const prove = (first: SeesClaim | Standpoint, second?: Comparison): Proof => {
    if (second === undefined) {
      const claim = readSeesClaim(first)
      return kept.ask((sight) => proveSees(sight, claim))
    }
    const { of, comparison } = readComparison(first, second)
    return kept.ask((sight) => proveComparison(sight, of, comparison))
  }
  return Object.freeze({ kind: 'prover', policy, prove }) as Prover<D>
}

/** The regions of a policy, kept from one answer to the next. A store forgets nothing: a full one is replaced. */
class KeptSight {
  #sight: Sight | undefined

  constructor(
    readonly policy: Policy,
    readonly options: ProveOptions,
  ) {}

  ask(answer: (sight: Sight) => Proof): Proof {
    return this.#askKept(answer) ?? this.#askAnew(answer)
  }

  #askKept(answer: (sight: Sight) => Proof): Proof | undefined {
    if (this.#sight === undefined) return undefined
    try {
      return answer(this.#sight)
    } catch (error) {
      if (!(error instanceof DiagramLimitError)) throw error
      this.#sight = undefined
      return undefined
    }
  }

  #askAnew(answer: (sight: Sight) => Proof): Proof {
    const { policy, options } = this
    return withOrder(mergeVocabularies([policy]), [policy], options, (space) => {
      const sight = new Sight(space, policy)
      const proof = answer(sight)
      this.#sight = sight
      return proof
    })
  }
}
