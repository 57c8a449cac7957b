import type { ConsentChange, ConsentState } from './consent'
import type { ConsentRecord } from './consent-record'

/** The states of consent in the Data Privacy Vocabulary, with what we make of each; `none` is no consent at all.
 *
 * Revoked and terminated are by somebody else than the subject, withdrawn by the subject: see `stateOf`.
 * `dpv:ConsentTerminated` stands in the guide to ISO/IEC TS 27560 and not in the vocabulary; documents use it all the same.
 */
const states = {
  'dpv:ConsentGiven': 'given',
  'dpv:RenewedConsentGiven': 'reaffirmed',
  'dpv:ConsentWithdrawn': 'withdrawn',
  'dpv:ConsentExpired': 'expired',
  'dpv:ConsentInvalidated': 'invalidated',
  'dpv:ConsentRevoked': 'revoked',
  'dpv:ConsentTerminated': 'revoked',
  'dpv:ConsentRequested': 'none',
  'dpv:ConsentRequestDeferred': 'none',
  'dpv:ConsentRefused': 'none',
  'dpv:ConsentUnknown': 'none',
} as const satisfies Record<string, ConsentState | 'revoked' | 'none'>

export type StateTerm = keyof typeof states

export const stateTerms = Object.keys(states) as readonly StateTerm[]

/** DPV's name of each state that we hold. */
export const termOfState = {
  given: 'dpv:ConsentGiven',
  reaffirmed: 'dpv:RenewedConsentGiven',
  withdrawn: 'dpv:ConsentWithdrawn',
  expired: 'dpv:ConsentExpired',
  invalidated: 'dpv:ConsentInvalidated',
} as const satisfies Record<ConsentState, StateTerm>

/** The state that a term stands for; undefined for a request, a refusal and what is unknown: those are no consent. */
export function stateOf(term: StateTerm, by: ConsentChange['by'] | undefined): ConsentState | undefined {
  const state = states[term]
  if (state === 'none') return undefined
  if (state !== 'revoked') return state
  return by === 'subject' ? 'withdrawn' : 'invalidated'
}

/** How a consent was expressed, in DPV's words, weakest first. */
export const typeTerms = [
  'dpv:UninformedConsent',
  'dpv:InformedConsent',
  'dpv:ImpliedConsent',
  'dpv:ExpressedConsent',
  'dpv:ExplicitlyExpressedConsent',
] as const
export type TypeTerm = (typeof typeTerms)[number]

/** DPV's names of the two letters of the GDPR, and of the expression that each asks for (4(11), 9(2)(a)). */
export const termsOfBasis = {
  '6(1)(a)': { basis: 'eu-gdpr:A6-1-a', type: 'dpv:ExpressedConsent' },
  '9(2)(a)': { basis: 'eu-gdpr:A9-2-a', type: 'dpv:ExplicitlyExpressedConsent' },
} as const satisfies Record<ConsentRecord['basis'], { basis: string; type: TypeTerm }>

export const basisTerms = ['eu-gdpr:A6-1-a', 'eu-gdpr:A9-2-a'] as const
export type BasisTerm = (typeof basisTerms)[number]

export function basisOf(term: BasisTerm): ConsentRecord['basis'] {
  return term === 'eu-gdpr:A6-1-a' ? '6(1)(a)' : '9(2)(a)'
}

/** Whether consent so expressed is enough for the basis: explicit is more than express, and implied is nothing. */
export function isExpressedFor(basis: BasisTerm, type: TypeTerm): boolean {
  return typeTerms.indexOf(type) >= typeTerms.indexOf(termsOfBasis[basisOf(basis)].type)
}

/** Who acted. DPV has no words for the staff and the systems of a controller. */
export const termOfEntity = {
  subject: 'dpv:DataSubject',
  staff: 'staff',
  system: 'system',
  organisation: 'dpv:Organisation',
  authority: 'dpv:Authority',
} as const satisfies Record<ConsentChange['by'], string>

/** Who acted, from its name in a document: a term, the id of a party, or that of the subject. Undefined when unknown. */
export function entityOf(
  entity: string,
  { controller, subject }: { readonly controller: string; readonly subject: string },
): ConsentChange['by'] | undefined {
  const kinds = Object.keys(termOfEntity) as readonly ConsentChange['by'][]
  const kind = kinds.find((each) => termOfEntity[each] === entity)
  if (kind !== undefined) return kind
  // An id that is both says less than it seems to: only the subject can give, so it is read as the controller's.
  if (entity === controller) return 'organisation'
  return entity === subject ? 'subject' : undefined
}
