import type { VocabularyDefinition } from './definition'
import type { ConsentOf, ContractOf } from './names'

/** Why a special category may be disclosed at all: the exceptions of GDPR Article 9(2). */
export type SpecialException<Consent extends string = string> =
  | { readonly article: '9(2)(a)'; readonly consent: Consent }
  | { readonly article: '9(2)(b)' | '9(2)(g)' | '9(2)(h)' | '9(2)(i)' | '9(2)(j)'; readonly statute: string }
  | { readonly article: '9(2)(c)' | '9(2)(d)' | '9(2)(e)' | '9(2)(f)' }

interface WithException<Consent extends string> {
  readonly special?: SpecialException<Consent>
  /** What lets a national identification number be disclosed: GDPR 87. A statute of (c) or (e) does so by itself. */
  readonly nationalNumber?: { readonly statute: string }
  /** Who stands on the basis where it is not the host: the recipient, as controller of records that it keeps at the host.
   * An objection to the host does not end it.
   */
  readonly controller?: 'recipient'
}

interface WithObjection {
  /** The flag that says that compelling legitimate grounds are on record, which an objection does not end: GDPR 21(1).
   * Without it every objection ends the basis.
   */
  readonly compellingGrounds?: string
}

/** The legal basis a permit stands on, GDPR Article 6(1), with what each letter needs to be valid.
 *
 * - (a) consent: the flag `consent.<scope>` must hold; `conditionOf` says that a service depends on it (7(4): void)
 * - (b) contract with the subject: the flag `contract.<name>` must hold
 * - (c) legal obligation and (e) public task: a statute (6(3): void without one)
 * - (d) vital interest: the flag `subject.vitalInterest` must hold
 * - (f) legitimate interest: a balancing test; not open to public authorities
 * - (e) and (f) end when the subject objects (21(1)): the flag `subject.objected` must be false, or the flag that
 *   `compellingGrounds` names must hold
 * - `none`: no basis; void. Old policies are written down with it.
 */
export type Basis<Consent extends string = string, Contract extends string = string> =
  | ({ readonly article: '6(1)(a)'; readonly consent: Consent; readonly conditionOf?: string } & WithException<Consent>)
  | ({ readonly article: '6(1)(b)'; readonly contract: Contract } & WithException<Consent>)
  | ({ readonly article: '6(1)(c)'; readonly statute?: string } & WithException<Consent>)
  | ({ readonly article: '6(1)(d)' } & WithException<Consent>)
  | ({ readonly article: '6(1)(e)'; readonly statute?: string } & WithObjection & WithException<Consent>)
  | ({
      readonly article: '6(1)(f)'
      readonly interest: string
      readonly balancingTest?: string
    } & WithObjection &
      WithException<Consent>)
  | 'none'

export type BasisOf<D extends VocabularyDefinition> = Basis<ConsentOf<D>, ContractOf<D>>
